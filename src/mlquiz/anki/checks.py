"""What keeps notes from being exported, looked for while they pass by."""

from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.anki.media import Media
from mlquiz.errors import Problem, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mlquiz.anki.written import Written


class Checks:
    """Looks for what keeps notes from being exported, while they pass by.

    Args:
        root: The content folder.

    Attributes:
        media: The pictures of the notes.
        problems: Everything that was found so far, that with the pictures apart.
    """

    def __init__(self, root: Path) -> None:
        self.media = Media(root)
        self.problems: list[Problem] = []
        self._places: dict[str, tuple[str, int]] = {}

    def passed(self, notes: "Iterable[Written]") -> "Iterator[tuple[Written, str]]":
        """The notes, each with the digest of its content."""
        for note in notes:
            if note.problems:
                self.problems += note.told()
            if note.guid in self._places:
                self._double(note)
            else:
                self._places[note.guid] = (note.file, note.line)
            if note.shown:
                for figure in note.figures():
                    self.media.take(figure, note.name)
            yield note, note.digest or note.digest_with(self.media.digest(note.paths))

    def finish(self) -> None:
        """Refuse everything if anything is wrong.

        Raises:
            SourceError: Notes that cannot be written: figures that are missing or clash, LaTeX that Anki
                lacks, two notes of one name; every problem there is.
        """
        if self.problems or self.media.problems:
            raise SourceError({*self.problems, *self.media.problems})

    def _double(self, note: "Written") -> None:
        earlier = "{}:{}".format(*self._places[note.guid])
        message = f"two notes are named {note.name}: here and in {earlier}; rename one"
        self.problems.append(Problem(note.file, note.line, message, "I01", card=note.name))
