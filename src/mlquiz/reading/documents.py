"""A notes file to a document: sections, notes, figures, and everything that is wrong with it."""

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mlquiz.errors import Problem, Severity
from mlquiz.model.document import Document, Section
from mlquiz.model.note import Note, Tier
from mlquiz.model.place import Place
from mlquiz.reading.bodies import read_body
from mlquiz.reading.figures import find_figures, look_for_figures
from mlquiz.reading.front_matter import read_front_matter
from mlquiz.reading.markers import Marker
from mlquiz.reading.provisional import ProvisionalIds
from mlquiz.reading.sections import read_sections, sources_of
from mlquiz.reading.source_text import read_source_text, split_lines
from mlquiz.reading.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from mlquiz.model.note import Figure
    from mlquiz.reading.draft import Draft
    from mlquiz.reading.source_text import SourceText

LOST = "\ufffd"


def read_document(text: str, *, file: str, lang: str, root: "Path") -> Document:
    """Read a notes file. Whatever is wrong with it stands in `problems`; the rest is read all the same.

    Args:
        text: What the file holds.
        file: Its path relative to the content folder.
        lang: Language of its notes.
        root: The content folder, in which figures are looked for.
    """
    return look_for_figures(parse_document(text, file=file, lang=lang), root)


def parse_document(text: str, *, file: str, lang: str) -> Document:
    """As `read_document`, without looking whether figures are there: the same text is the same document."""
    lines = split_lines(text)
    front = read_front_matter(lines, file)
    source = read_source_text(lines, front.end, file)
    walk = Walk(source, front.end, file)
    document_id = front.id or _path_id(file, lang)
    sections = read_sections(walk.stretches, source, document_id)
    figures = find_figures(source, file)
    notes, problems = _Notes(source, file, lang, sections, figures).read(walk.drafts)
    found = (*front.problems, *source.problems, *walk.problems, *problems, *_lost(lines, file))
    return Document(
        id=document_id,
        title=front.title or _title(sections, file),
        lang=lang,
        file=file,
        needs=front.needs,
        sections=_without_empty_beginning(sections, notes),
        notes=notes,
        figures=_outside(figures, notes),
        problems=tuple(sorted(found, key=lambda problem: problem.line)),
    )


class _Notes:
    """Makes the notes of one file."""

    def __init__(
        self,
        source: "SourceText",
        file: str,
        lang: str,
        sections: "Sequence[Section]",
        figures: "Sequence[Figure]",
    ) -> None:
        self._source = source
        self._file = file
        self._lang = lang
        self._sections = sections
        self._figures = figures
        self._provisional = ProvisionalIds(file)

    def read(self, drafts: "Iterable[Draft]") -> tuple[tuple[Note, ...], tuple[Problem, ...]]:
        """The notes of the drafts that are cards, and what is wrong with any of them."""
        notes: list[Note] = []
        problems: list[Problem] = []
        for draft in drafts:
            note = self._note(draft)
            if note is not None:
                notes.append(note)
            problems.extend(
                Problem(self._file, line, message, severity=severity, card=draft.name)
                for line, message, severity in draft.faults
            )
        return tuple(notes), tuple(problems)

    def _note(self, draft: "Draft") -> Note | None:
        body = read_body(draft, self._source)
        if body is None or draft.broken:
            return None
        comment, asked = draft.comment, draft.text(Marker.QUESTION) or draft.text(Marker.CLOZE)
        return Note(
            id=draft.name or self._provisional.next(asked),
            stamped=bool(draft.name),
            body=body,
            section=self._sections[draft.section].id,
            lang=self._lang,
            place=Place(self._file, draft.line),
            hint=draft.text(Marker.HINT),
            sources=tuple(draft.sources) or sources_of(self._sections, draft.section),
            own_sources=bool(draft.sources),
            tier=comment.tier if comment else Tier.FULL,
            tags=comment.tags if comment else (),
            waivers=comment.waivers if comment else (),
            english=comment.english if comment else "",
            figures=_within(self._figures, draft),
        )


def _within(figures: "Iterable[Figure]", draft: "Draft") -> "tuple[Figure, ...]":
    return tuple(figure for figure in figures if draft.line <= figure.place.line < draft.end)


def _outside(figures: "Iterable[Figure]", notes: "Iterable[Note]") -> "tuple[Figure, ...]":
    inside = {id(figure) for note in notes for figure in note.figures}
    return tuple(figure for figure in figures if id(figure) not in inside)


def _path_id(file: str, lang: str) -> str:
    """A document's id where its front matter gives none: its path from the folder of its language on."""
    path = PurePosixPath(file)
    parts = path.with_suffix("").parts if path.name else (file,)
    if parts[:2] == ("notes", lang):
        parts = parts[2:]
    elif parts[:1] == ("notes",):
        parts = parts[1:]
    return "/".join(parts)


def _title(sections: "Sequence[Section]", file: str) -> str:
    headings = (section.title for section in sections if section.level and section.title)
    return next(headings, PurePosixPath(file).stem)


def _without_empty_beginning(sections: "tuple[Section, ...]", notes: "Iterable[Note]") -> tuple[Section, ...]:
    """The sections without the introduction, where nothing stands before the first heading."""
    first = sections[0]
    if first.prose or first.sources or any(note.section == first.id for note in notes):
        return sections
    return sections[1:]


def _lost(lines: "Sequence[str]", file: str) -> "Iterable[Problem]":
    for number, line in enumerate(lines, start=1):
        if LOST in line:
            message = "a character was lost when this text was converted (U+FFFD stands in its place)"
            yield Problem(file, number, message, "E01", Severity.WARNING, line.index(LOST) + 1)
