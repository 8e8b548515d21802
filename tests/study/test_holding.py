from pathlib import Path

from mlquiz.model.schedule import CardState, Phase
from mlquiz.reading.course import read_course
from mlquiz.study.holding import held_back, without_held_back

from tests.reading.course_samples import course_documents, write_course


def held(root: Path, *watched: int) -> set[str]:
    course, _ = read_course(write_course(root))
    return set(held_back(course, course_documents(), watched))


def test_notes_wait_for_their_required_video(tmp_path: Path) -> None:
    assert held(tmp_path) == {"qkv", "heads", "heads-why", "positions", "cnn"}
    assert held(tmp_path, 38) == {"positions", "cnn"}
    assert held(tmp_path, 38, 39) == set()


def test_notes_wait_for_all_required_videos_of_their_section(tmp_path: Path) -> None:
    lecture = write_course(tmp_path) / "lecture-4.yaml"
    text = lecture.read_text(encoding="utf-8").replace("[ch16p1.1.10, lec04]", "[ch16p1.1.1, lec04]")
    lecture.write_text(text, encoding="utf-8")
    course, _ = read_course(tmp_path / "decks")
    assert "qkv" in held_back(course, course_documents(), {38})
    assert "qkv" not in held_back(course, course_documents(), {38, 39})


def test_supplement_and_optional_videos_hold_nothing_back(tmp_path: Path) -> None:
    assert not held(tmp_path) & {"bert", "graph"}


def test_outside_a_course_nothing_is_held_back() -> None:
    assert held_back(None, course_documents(), ()) == frozenset()


def test_only_new_cards_are_left_out() -> None:
    cards = ["a", "a/reverse", "b/1", "b/2"]
    states = {
        "b/1": CardState(card="b/1", phase=Phase.NEW),
        "b/2": CardState(card="b/2", phase=Phase.LEARNING),
    }
    assert without_held_back(cards, {"a", "b"}, states) == ("b/2",)
    assert without_held_back(cards, {"b"}, states) == ("a", "a/reverse", "b/2")
