"""The files of a paper. They are signed, so that a later paper takes the place of no other file."""

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from mlquiz.aside import write_together
from mlquiz.errors import MlquizError, reason

_SIGNED = re.compile(rb"(?P<held>.*)\n<!-- mlquiz (?P<signature>[0-9a-f]{16}) -->\n", re.DOTALL)


class PaperFiles:
    """Which files belong to one paper.

    A file that mlquiz did not write for a paper of this name, or that was changed since, is never written
    over. It is known by the checksum at the end of each file, a comment that neither Markdown nor a picture
    shows. Among the notes no file is written over at all.

    Args:
        paper: The file of the questions.
        notes: The folder of the notes.
    """

    def __init__(self, paper: Path, notes: Path) -> None:
        self._name = paper.name.encode(errors="surrogateescape")
        self._among_notes = paper.absolute().parent.resolve().is_relative_to(notes.resolve())

    def check(self, place: Path) -> None:
        """Make sure that a file may be written.

        Raises:
            MlquizError: Something else is there.
        """
        if self.is_free(place):
            return
        if place.is_dir():
            raise MlquizError(f"{place}: is a folder; name a file, such as {place / 'paper.md'}")
        if self._among_notes:
            why = "among the notes none is replaced; name another"
        else:
            why = "it is no paper of this name, or was changed since; name another, or move it away"
        raise MlquizError(f"{place}: there is a file already, and {why}")

    def is_free(self, place: Path) -> bool:
        """Whether a file may be written: there is none, or one of this paper.

        Raises:
            MlquizError: That cannot be found out.
        """
        try:
            place.lstat()
        except FileNotFoundError:
            return True
        except OSError as error:
            said = "{path}: cannot be written ({why}); choose another place"
            raise MlquizError(said, path=place, why=reason(error)) from error
        return self.is_own(place)

    def is_own(self, place: Path) -> bool:
        """Whether a file is of this paper, as it was written, and may be replaced."""
        if self._among_notes or place.is_symlink() or not place.is_file():
            return False
        try:
            found = _SIGNED.fullmatch(place.read_bytes())
        except OSError:
            return False
        return found is not None and found["signature"].decode() == self._signature(found["held"])

    def write(self, files: Mapping[Path, bytes]) -> None:
        """Write files, signed; all or none.

        Raises:
            MlquizError: The place cannot be written to.
        """
        write_together({place: self._signed(held) for place, held in files.items()})

    def _signed(self, held: bytes) -> bytes:
        return held + f"\n<!-- mlquiz {self._signature(held)} -->\n".encode()

    def _signature(self, held: bytes) -> str:
        return sha256(self._name + b"\0" + held).hexdigest()[:16]
