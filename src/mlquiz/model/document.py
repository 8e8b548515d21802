"""A notes file as it was read."""

from dataclasses import dataclass

from mlquiz.errors import Problem
from mlquiz.model.note import Figure, Note, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of a notes file and what stands under it up to the next one.

    Args:
        id: `ch16p1.1.2` for a numbered heading of `ch16p1`; `FILE#words-of-the-heading` for another; the
            document's own id for what stands before the first heading.
        number: `1.2`, `1-3`, or empty.
        title: The heading's text without the number, as plain text.
        level: 1 to 6; 0 for what stands before the first heading.
        line: Line of the heading, from 1.
        end: Line after the last line of its own text, without that of the headings below it.
        sources: Sources of its `Source:` line.
        prose: Markdown of the section without its cards and its `Source:` line.
    """

    id: str
    number: str
    title: str
    level: int
    line: int
    end: int
    sources: tuple[Source, ...] = ()
    prose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One notes file.

    Args:
        id: From the front matter, or the path without its ending.
        title: From the front matter, or the first heading, or the file's name.
        lang: Language code, from the folder `notes/<code>/`; `und` for a person's own folder.
        file: Path relative to the content folder.
        needs: Ids of the documents to know first.
        sections: In order; the first may be the introduction (level 0).
        notes: In order.
        figures: Pictures outside notes.
        problems: What was wrong; the rest was read all the same.
    """

    id: str
    title: str
    lang: str
    file: str
    needs: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    notes: tuple[Note, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()
