"""The pictures of a package: each under its bare file name, as Anki keeps all media in one folder."""

import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from mlquiz.errors import Problem
from mlquiz.model.note import Figure, Note

REFUSED = frozenset('[]<>:"/?*^\\|%')
"""Characters that Anki takes out of file names, and the one by which an address escapes others."""


class Media:
    """Collects the pictures that notes show.

    Args:
        root: The content folder; the paths of figures are relative to it.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._paths: dict[str, Path] = {}
        self._digests: dict[Path, str] = {}
        self.problems: list[Problem] = []

    def add(self, figure: Figure, note: Note) -> str:
        """The picture's name in Anki; its own address where it lies on the web or is at fault."""
        if figure.src and not figure.path:
            return figure.src
        path = self._root / figure.path
        name = unicodedata.normalize("NFC", PurePosixPath(figure.path).name)
        if not figure.exists or not path.is_file():
            self._report("F01", figure, note, "no such picture; mend the address or add the file")
        elif REFUSED.intersection(name):
            signs = " ".join(sorted(REFUSED.intersection(name)))
            self._report(
                "F02", figure, note, f"Anki does not take {signs} in a file name; rename the picture"
            )
        elif self._known(name, path) != self._digest(path):
            other = self._paths[name.casefold()]
            what = f"{self._shown(other)} has the same name, and Anki keeps all in one folder"
            self._report("F02", figure, note, f"{what}; rename one")
        else:
            return name
        return figure.src

    def digest(self, note: Note) -> str:
        """A digest of the content of a note's pictures: a picture drawn anew is a change of its notes."""
        paths = sorted(self._root / figure.path for figure in note.figures if figure.path)
        return " ".join(self._digests.get(path, "") for path in paths)

    def files(self) -> Mapping[str, Path]:
        """The files by their names in Anki, sorted."""
        named = {unicodedata.normalize("NFC", path.name): path for path in self._paths.values()}
        return dict(sorted(named.items()))

    def _known(self, name: str, path: Path) -> str:
        """The digest of the first picture of this name; to macOS and Windows `A.svg` and `a.svg` are one."""
        return self._digest(self._paths.setdefault(name.casefold(), path))

    def _digest(self, path: Path) -> str:
        if path not in self._digests:
            self._digests[path] = sha256(path.read_bytes()).hexdigest()
        return self._digests[path]

    def _shown(self, path: Path) -> str:
        return path.relative_to(self._root).as_posix()

    def _report(self, code: str, figure: Figure, note: Note, what: str) -> None:
        place = figure.place
        self.problems.append(Problem(place.file, place.line, f"{figure.src}: {what}", code, card=note.id))
