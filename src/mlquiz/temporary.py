"""Room for a while, in the system's temporary folder: for other programs, or what is too much for memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError, Words, reason

if TYPE_CHECKING:
    from typing import NoReturn


def made_folder() -> Path:
    """A new folder, which nobody else may look into; to be deleted by the caller.

    Raises:
        MlquizError: There is no room for it.
    """
    from tempfile import mkdtemp  # noqa: PLC0415 - few commands need it

    try:
        return Path(mkdtemp(prefix="mlquiz-"))
    except OSError as error:
        no_room(error)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A new folder as long as the block takes.

    Raises:
        MlquizError: There is no room for it.
    """
    from shutil import rmtree  # noqa: PLC0415 - few commands need it

    folder = made_folder()
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)


def no_room(error: OSError) -> "NoReturn":
    """Say that something temporary could not be written.

    Raises:
        MlquizError: Always.
    """
    nowhere = Words("no folder for them can be written to")
    why = nowhere if isinstance(error, FileNotFoundError) else reason(error)
    said = (
        "there is no room for temporary files ({why}); make some, or name another folder for them in TMPDIR"
    )
    raise MlquizError(said, why=why) from error
