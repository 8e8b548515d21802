"""Names for cards that have none: written into the file, which stays as it is otherwise, byte for byte."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError
from mlquiz.model.place import Place
from mlquiz.reading.card_comment import NAME
from mlquiz.reading.documents import parse_document

if TYPE_CHECKING:
    from mlquiz.model.document import Document
    from mlquiz.model.note import Note

BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\n|\r")
_NAMELESS = re.compile(rb"<!--\s*card\s*:?\s*(?=\||-->)")
_COMMENT = re.compile(rb"\s*<!--\s*card\b")


@dataclass(frozen=True, slots=True)
class Stamped:
    """A file with names for its cards.

    Args:
        before: What it holds.
        after: The same with a comment above each card that had no name.
        names: Provisional ids with the names that take their place, in order.
    """

    before: bytes
    after: bytes
    names: Mapping[str, str]


def stamp(data: bytes, *, file: str, lang: str, propose: "Callable[[Note], str]") -> Stamped:
    """Give a name to every card of a file that has none.

    Args:
        data: What the file holds.
        file: Its path relative to the content folder.
        lang: Language of its notes.
        propose: A new name for a note; never twice the same.

    Raises:
        MlquizError: The file is not UTF-8, the comment of a card cannot be read, or names would change what
            the file says; it is to be left as it is.
    """
    before = _parse(data, file, lang)
    nameless = [note for note in before.notes if not note.stamped]
    names = {note.id: propose(note) for note in nameless}
    wrong = next((name for name in names.values() if not NAME.fullmatch(name)), None)
    if wrong is not None:
        raise ValueError(f"{wrong} is no card name")
    after = _insert(data, {note.place.line: names[note.id] for note in nameless}, file)
    _compare(before, _parse(after, file, lang), names)
    return Stamped(data, after, names)


def _parse(data: bytes, file: str, lang: str) -> "Document":
    try:
        return parse_document(data.decode("utf-8"), file=file, lang=lang)
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(data, 0, error.start)) + 1
        raise MlquizError(f"{file}:{line}: is not UTF-8 text; save it as UTF-8") from None


def _insert(data: bytes, names: Mapping[int, str], file: str) -> bytes:
    """The bytes with a comment line above some lines, by number from 1, with the line's own ending."""
    ends = [match.end() for match in _LINE_END.finditer(data)]
    starts = [len(BOM) if data.startswith(BOM) else 0, *ends]
    parts, done = [], 0
    for line in sorted(names):
        start = starts[line - 1]
        end = _LINE_END.search(data, start)
        written = data[start : end.start() if end else len(data)]
        name = names[line].encode()
        if _COMMENT.match(written):
            nameless = _NAMELESS.match(data, start + len(written) - len(written.lstrip()))
            if nameless is None:
                raise MlquizError(f"{file}:{line}: the card comment has no name to be read; mend it by hand")
            parts += [data[done:start], b"<!-- card: " + name + b" "]
            done = nameless.end()
        else:
            comment = b"<!-- card: " + name + b" -->" + (end[0] if end else _usual_end(data))
            parts += [data[done:start], comment]
            done = start
    return b"".join((*parts, data[done:]))


def _usual_end(data: bytes) -> bytes:
    """The line ending of a file whose last line has none."""
    found = _LINE_END.search(data)
    return found[0] if found else b"\n"


def _compare(before: "Document", after: "Document", names: Mapping[str, str]) -> None:
    """Refuse names that change what a file says."""
    same = (
        [_content(note, names.get(note.id, note.id)) for note in before.notes]
        == [_content(note, note.id) for note in after.notes]
        and [section.id for section in before.sections] == [section.id for section in after.sections]
        and [section.prose.split() for section in before.sections]
        == [section.prose.split() for section in after.sections]
    )
    if not same:
        raise MlquizError(
            f"{before.file}: comments above its cards would change what it says; name its cards by hand"
        )


def _content(note: "Note", name: str) -> "Note":
    """A note without where it stands."""
    here = Place(note.place.file, 0)
    figures = tuple(replace(figure, place=here) for figure in note.figures)
    return replace(note, id=name, stamped=True, place=here, figures=figures)
