"""Files that are either whole or not there: written aside, then renamed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from mlquiz.errors import MlquizError, reason


@contextmanager
def written_aside(path: Path) -> Iterator[BinaryIO]:
    """A file that takes the place of `path` when the block ends, and vanishes when it fails.

    Raises:
        MlquizError: The folder is missing or may not be written to, the disk is full, or `path` is a folder.
    """
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with aside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as error:
        said = "{path}: cannot be written ({why}); choose another place"
        raise MlquizError(said, path=path, why=reason(error)) from error
    finally:
        aside.unlink(missing_ok=True)
