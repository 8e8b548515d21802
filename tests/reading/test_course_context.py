from pathlib import Path

import pytest

from mlquiz.model.context import Context
from mlquiz.reading.context import Contexts
from mlquiz.reading.course import read_course

from tests.reading.course_samples import course_documents, document, heading, note, write_course


def contexts(root: Path, lang: str = "en") -> dict[str, Context]:
    course, _ = read_course(write_course(root))
    documents = course_documents(lang)
    surroundings = Contexts(course, documents)
    return {note.id: surroundings.of(note) for document in documents for note in document.notes}


def test_the_deck_tree_follows_the_course(tmp_path: Path) -> None:
    found = contexts(tmp_path)
    assert {name: "::".join(found[name].deck_path) for name in ("qkv", "bert", "graph", "cnn")} == {
        "qkv": "Machine Learning::16 Self-attention & Transformer::Part 1",
        "bert": "Machine Learning::16 Self-attention & Transformer::Part 2",
        "graph": "Machine Learning::08 Graph Neural Network",
        "cnn": "Machine Learning::Lecture 04 Sequence as input::Self-attention against CNN",
    }


def test_another_language_has_a_tree_of_its_own(tmp_path: Path) -> None:
    found = contexts(tmp_path, "zh")
    assert found["qkv"].deck_path == ("Machine Learning (zh)", "16 自注意力与Transformer", "第1部分")
    assert found["qkv"].section == "1.1 QKV"
    assert found["heads"].section == "1.2 多头"


def test_a_context_names_section_lectures_videos_and_tags(tmp_path: Path) -> None:
    assert contexts(tmp_path)["graph"] == Context(
        deck_path=("Machine Learning", "08 Graph Neural Network"),
        section="1-3 What a graph is",
        lectures=(4,),
        videos=contexts(tmp_path)["graph"].videos,
        tags=("chapter::08", "lecture::04", "tier::full"),
    )
    assert contexts(tmp_path)["qkv"].tags == ("chapter::16", "part::ch16p1", "lecture::04", "tier::core")
    assert contexts(tmp_path)["cnn"].tags == ("unit::lec04", "lecture::04", "tier::full")


def test_a_video_is_named_with_its_address(tmp_path: Path) -> None:
    (video,) = contexts(tmp_path)["heads"].videos
    assert (video.name, video.url) == ("p38 自注意力(上)", "https://www.bilibili.com/video/BV1Wv411h7kN?p=38")


def test_required_videos_come_first(tmp_path: Path) -> None:
    lecture = write_course(tmp_path) / "lecture-4.yaml"
    text = lecture.read_text(encoding="utf-8")
    lecture.write_text(
        text.replace("[ch08]", "[ch08, ch16p1.1.1]").replace("p: 42", "p: 12"), encoding="utf-8"
    )
    course, _ = read_course(tmp_path / "decks")
    documents = course_documents()
    found = Contexts(course, documents).of(documents[1].notes[0])
    assert [video.name.partition(" ")[0] for video in found.videos] == ["p38", "p12"]


def test_a_section_in_a_unit_without_sections_is_called_as_its_heading(tmp_path: Path) -> None:
    assert contexts(tmp_path)["cnn"].section == "1 Heading lec04.1"


@pytest.mark.parametrize(
    ("root", "path"), [("", ("rl", "Title of ppo")), ("mine", ("mine", "rl", "Title of ppo"))]
)
def test_outside_the_course_the_tree_follows_folders_and_files(root: str, path: tuple[str, ...]) -> None:
    file = "notes/rl/ppo.md"
    one = document(
        "ppo", file, [heading("ppo#clip", "", 2)], [note("clip", "ppo#clip", file, lang="und")], "und"
    )
    assert Contexts(None, [one], root).of(one.notes[0]) == Context(
        deck_path=path, section="Heading ppo#clip", tags=("tier::full",)
    )


def test_a_note_before_the_first_heading_is_shown_under_the_title() -> None:
    one = document(
        "ppo", "ppo.md", [heading("ppo", "", 0)], [note("clip", "ppo", "ppo.md", lang="und")], "und"
    )
    assert Contexts(None, [one]).of(one.notes[0]).section == "Title of ppo"


def test_a_note_of_an_unknown_document_stands_alone() -> None:
    assert Contexts(None, []).of(note("x", "y", "z.md")) == Context(
        deck_path=(), section="", tags=("tier::full",)
    )
