from pathlib import Path

from mlquiz.reading.course import read_course
from mlquiz.reading.coverage import coverage

from tests.reading.course_samples import course_documents, document, heading, write_course


def test_cards_and_prose_are_counted_by_leaf_section_in_course_order(tmp_path: Path) -> None:
    course, _ = read_course(write_course(tmp_path))
    assert course is not None
    entries = coverage(course, course_documents())
    assert [(entry.spot.section.id, entry.cards, entry.prose) for entry in entries] == [
        ("ch08.1-3", 1, True),
        ("ch08.4", 0, False),
        ("ch16p1.1.1", 3, True),
        ("ch16p1.1.2", 2, False),
        ("ch16p1.1.10", 1, True),
        ("ch16p2.1", 1, True),
        ("lec04", 1, True),
    ]


def test_a_section_is_complete_with_its_target_and_notes(tmp_path: Path) -> None:
    course, _ = read_course(
        write_course(tmp_path, units="units:\n  - {id: lec04, title: a, title_zh: b, target: 1}\n")
    )
    assert course is not None
    complete = {entry.spot.section.id for entry in coverage(course, course_documents()) if entry.complete}
    assert complete == {"ch08.4", "lec04"}


def test_an_introduction_is_no_text_of_the_first_section(tmp_path: Path) -> None:
    course, _ = read_course(write_course(tmp_path))
    assert course is not None
    headings = [heading("ch08", "", 0, prose="Welcome."), heading("ch08.1-3", "1-3", 2, prose="")]
    (first, *_) = coverage(course, [document("ch08", "notes/en/ch08.md", headings, [])])
    assert (first.spot.section.id, first.prose) == ("ch08.1-3", False)


def test_without_documents_nothing_is_written(tmp_path: Path) -> None:
    course, _ = read_course(write_course(tmp_path))
    assert course is not None
    assert not any(entry.cards or entry.prose for entry in coverage(course, ()))
