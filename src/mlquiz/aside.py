"""Files that are either whole or not there: written aside, then renamed."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from mlquiz.errors import MlquizError, reason


@contextmanager
def written_aside(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` when the block ends, and vanishes when it fails.

    Raises:
        MlquizError: The folder is missing or may not be written to, the disk is full, or `path` is a folder.
    """
    aside = _aside(path)
    try:
        with aside.open("wb") as file:
            yield file
            _bring_to_disk(file)
        aside.replace(path)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        _remove(aside)


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write files that belong together: none takes its place before all of them are on the disk.

    Raises:
        MlquizError: As `written_aside`.
    """
    asides = {path: _aside(path) for path in files}
    path = Path()
    try:
        for path, held in files.items():
            with asides[path].open("wb") as file:
                file.write(held)
                _bring_to_disk(file)
        for path, aside in asides.items():
            aside.replace(path)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        for aside in asides.values():
            _remove(aside)


def _aside(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


def _remove(aside: Path) -> None:
    with suppress(OSError):  # it is not there, or could not even be made
        aside.unlink()


def _bring_to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _not_written(path: Path, error: OSError) -> MlquizError:
    said = "{path}: cannot be written ({why}); choose another place"
    return MlquizError(said, path=path, why=reason(error))
