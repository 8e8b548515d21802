"""Where the content lies: `--content`, then `MLQUIZ_CONTENT`, then the course that came with the program."""

import os
from dataclasses import dataclass
from pathlib import Path

from mlquiz.errors import MlquizError
from mlquiz.folders import expanded

ENVIRONMENT = "MLQUIZ_CONTENT"
RELEASED = "released.txt"
"""The list of released notes, in the folder of decks."""
INSTALLED = "bundled"
"""The folder of the course in an installed program."""


@dataclass(frozen=True, slots=True)
class Content:
    """A folder of notes and decks.

    Args:
        root: The folder; file names shown to the user are relative to it.
        notes: Where Markdown files are: `root/notes`, or `root` itself in a person's plain folder.
        decks: Where deck files are; need not exist.
        course: Whether it is the course that came with the program.
    """

    root: Path
    notes: Path
    decks: Path
    course: bool


def find_content(wanted: Path | None = None) -> Content:
    """The content folder to use.

    Raises:
        MlquizError: The folder that was asked for does not exist, or is not a folder.
    """
    named = wanted or (Path(os.environ[ENVIRONMENT]) if os.environ.get(ENVIRONMENT) else None)
    if named is None:
        return _shipped()
    root = Path(expanded(named))
    if not root.exists():
        raise MlquizError(
            f"{root}: no such folder; --content names a folder with notes/ or with Markdown files"
        )
    if not root.is_dir():
        raise MlquizError(
            f"{root}: not a folder; --content names a folder with notes/ or with Markdown files"
        )
    notes = root / "notes"
    return Content(root, notes if notes.is_dir() else root, root / "decks", _same(root, _shipped_root()))


def _shipped_root() -> Path:
    here = Path(__file__).resolve().parent
    bundled = here / INSTALLED
    return bundled if bundled.is_dir() else here.parent.parent


def _shipped() -> Content:
    root = _shipped_root()
    if not (root / "notes").is_dir():
        raise MlquizError(f"{root}: the course's notes are missing here; install mlquiz again")
    return Content(root, root / "notes", root / "decks", course=True)


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
