"""What the back of a card says of its place."""

from pathlib import Path

from mlquiz.model.card import Card
from mlquiz.model.context import Context
from mlquiz.model.course import Link
from mlquiz.model.document import Section
from mlquiz.model.note import Note, Question, Source, SourceForm
from mlquiz.model.place import Place
from mlquiz.tui.face import Showing, face, place_words, section_page
from mlquiz.tui.layout.page import Remark
from mlquiz.tui.section.screen import sections_above

NOTE = Note(
    id="query",
    stamped=True,
    body=Question("What is a query?", "A row of $Q$."),
    section="ch16p1.1.1",
    lang="en",
    place=Place("notes/en/a.md", 7),
    sources=(
        Source(SourceForm.SLIDE, "slide Regression p4"),
        Source(SourceForm.VIDEO, "video p38", 38),
        Source(SourceForm.SLIDE, "slide Regression p7"),
    ),
)


def remarks(page: object) -> list[str]:
    assert isinstance(page, tuple)
    return [part.text for part in page if isinstance(part, Remark)]


def test_the_back_names_sources_lecture_and_video_and_the_front_does_not() -> None:
    card = Card("query", NOTE)
    assert remarks(face(card, Showing(), "Lecture 4, video p38")) == []
    assert remarks(face(card, Showing(revealed=True), "Lecture 4, video p38")) == [
        "Source: slide Regression p4, p7; video p38",
        "Lecture 4, video p38",
    ]


def test_the_place_is_said_in_words() -> None:
    videos = (Link("p38 first", "x"), Link("p39 second", "y"))
    assert place_words(Context(deck_path=(), section="")) == ""
    assert (
        place_words(Context(deck_path=(), section="", lectures=(4,), videos=videos[:1]))
        == "Lecture 4, video p38"
    )
    assert place_words(Context(deck_path=(), section="", lectures=(1, 3), videos=videos)) == (
        "Lectures 1, 3, videos p38, p39"
    )


def test_the_notes_of_a_section_say_where_the_card_stands(tmp_path: Path) -> None:
    section = Section(
        id="ch16p1.1.1",
        number="1.1",
        title="Query",
        level=3,
        line=1,
        end=9,
        prose=f"Read this: {tmp_path.name}",
    )
    assert remarks(section_page(section, NOTE, ["key", "query", "value"]))[-1] == (
        "▸ This card: 2 of 3 here, notes/en/a.md:7"
    )


def test_what_the_sections_above_say_stands_before_the_section() -> None:
    intro, one, before, here = (
        Section(id=name, number=name, title="T", level=level, line=1, end=2, prose=f"prose of {name}")
        for name, level in (("", 0), ("1", 2), ("1.1", 3), ("1.2", 3))
    )
    above = sections_above(here, (intro, one, before, here))
    assert above == [one]
    assert remarks(section_page(here, NOTE, ["query"], above))[:2] == ["1 T", "1.2 T"]
