"""The pictures of a package: each under its bare file name, as Anki keeps all media in one folder."""

import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol

from mlquiz.errors import Problem

if TYPE_CHECKING:
    from mlquiz.model.note import Figure, Note

REFUSED = frozenset('[]<>:"/?*^\\|%')
"""Characters that Anki takes out of file names, and the one by which an address escapes others."""


class Pictures(Protocol):
    """Takes the pictures that a note shows."""

    def add(self, figure: "Figure", note: "Note", /) -> str:
        """The picture's name in Anki; its own address where it lies on the web."""


def media_name(figure: "Figure") -> str:
    """The name of a picture in Anki; its own address where it lies on the web."""
    if figure.src and not figure.path:
        return figure.src
    return unicodedata.normalize("NFC", PurePosixPath(figure.path).name)


class Media:
    """Collects the pictures that notes show.

    Args:
        root: The content folder; the paths of figures are relative to it.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._paths: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._sound: set[str] = set()
        self.problems: list[Problem] = []

    def add(self, figure: "Figure", note: "Note") -> str:
        """The picture's name in Anki; its own address where it lies on the web or is at fault."""
        return media_name(figure) if self.take(figure, note.id) else figure.src

    def take(self, figure: "Figure", card: str) -> bool:
        """Take a picture of a note into the package; false where it is at fault, which is remembered."""
        if (figure.src and not figure.path) or (figure.exists and figure.path in self._sound):
            return True
        path, name = figure.path, media_name(figure)
        if not figure.exists or not (self._root / path).is_file():
            self._report("F01", figure, card, "no such picture; mend the address or add the file")
        elif REFUSED.intersection(name):
            signs = " ".join(sorted(REFUSED.intersection(name)))
            self._report(
                "F02", figure, card, f"Anki does not take {signs} in a file name; rename the picture"
            )
        elif self._known(name, path) != self._digest(path):
            other = self._paths[name.casefold()]
            what = f"{other} has the same name, and Anki keeps all in one folder"
            self._report("F02", figure, card, f"{what}; rename one")
        else:
            self._sound.add(path)
            return True
        return False

    def digest(self, paths: Iterable[str]) -> str:
        """A digest of the content of pictures: one drawn anew is a change of the notes that show it."""
        return " ".join(self._digests.get(path, "") for path in paths)

    def files(self) -> Mapping[str, Path]:
        """The files by their names in Anki, sorted."""
        paths = map(PurePosixPath, self._paths.values())
        named = {unicodedata.normalize("NFC", path.name): self._root / path for path in paths}
        return dict(sorted(named.items()))

    def _known(self, name: str, path: str) -> str:
        """The digest of the first picture of this name; to macOS and Windows `A.svg` and `a.svg` are one."""
        return self._digest(self._paths.setdefault(name.casefold(), path))

    def _digest(self, path: str) -> str:
        if path not in self._digests:
            self._digests[path] = sha256((self._root / path).read_bytes()).hexdigest()
        return self._digests[path]

    def _report(self, code: str, figure: "Figure", card: str, what: str) -> None:
        place = figure.place
        self.problems.append(Problem(place.file, place.line, f"{figure.src}: {what}", code, card=card))
