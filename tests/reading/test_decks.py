from pathlib import Path

from mlquiz.model.course import Course
from mlquiz.model.deck import Deck
from mlquiz.model.document import Document
from mlquiz.model.note import Tier
from mlquiz.reading.course import read_course
from mlquiz.reading.decks import name_decks
from mlquiz.reading.own_decks import read_own_decks

from tests.reading.course_samples import course_documents, document, heading, note, write, write_course


def small_course(root: Path) -> Course:
    course, problems = read_course(write_course(root))
    assert course is not None
    assert not problems
    return course


def named(root: Path, documents: list[Document] | None = None, lang: str = "en") -> dict[str, Deck]:
    course = small_course(root)
    own, _ = read_own_decks(root / "decks")
    decks, problems = name_decks(course, documents or course_documents(), own, lang)
    assert not problems
    return decks


def own_decks(root: Path, documents: list[Document], **files: str) -> tuple[dict[str, Deck], list[str]]:
    """Decks of a person's own folder with some deck files."""
    for name, text in files.items():
        write(root / "decks" / f"{name}.yaml", text)
    own, wrong = read_own_decks(root / "decks")
    decks, problems = name_decks(None, documents, own)
    said = [
        f"{problem.file}:{problem.line} {problem.severity} {problem.message}"
        for problem in (*wrong, *problems)
    ]
    return decks, said


def folder() -> list[Document]:
    """A person's own notes: `rl/ppo.md`, `rl/dqn.md`, `rl.md`, `maths.md`."""
    return [
        document(
            "rl/ppo",
            "notes/rl/ppo.md",
            [heading("rl/ppo#clip", "", 2), heading("rl/ppo#ratio", "", 3), heading("rl/ppo#end", "", 2)],
            [
                note("clip", "rl/ppo#clip", "notes/rl/ppo.md", tags=("hard",)),
                note("ratio", "rl/ppo#ratio", "notes/rl/ppo.md", clozes=2),
                note("end", "rl/ppo#end", "notes/rl/ppo.md", tier=Tier.CORE),
            ],
            "und",
        ),
        document(
            "rl/dqn", "notes/rl/dqn.md", [], [note("dqn", "rl/dqn", "notes/rl/dqn.md", tags=("hard",))], "und"
        ),
        document("rl", "notes/rl.md", [], [note("rl", "rl", "notes/rl.md")], "und"),
        document("maths", "notes/maths.md", [], [note("norm", "maths", "notes/maths.md")], "und"),
    ]


def test_a_course_has_decks_for_lectures_chapters_parts_units_core_and_all(tmp_path: Path) -> None:
    decks = named(tmp_path)
    assert [(deck.name, deck.kind) for deck in decks.values()] == [
        ("lecture-4", "lecture"), ("lecture-12", "lecture"),
        ("chapter-8", "chapter"), ("chapter-16", "chapter"),
        ("chapter-16-part-1", "part"), ("chapter-16-part-2", "part"),
        ("lec04", "unit"), ("core", "tier"), ("all", "all"),
    ]  # fmt: skip
    assert decks["chapter-16"].title == "Chapter 16: Self-attention & Transformer"
    assert decks["chapter-16-part-1"].title == "Chapter 16, part 1: Self-attention & Transformer"
    assert decks["chapter-16-part-2"].title == "Chapter 16, part 2: The family"


def test_a_lecture_deck_has_required_then_supplement_then_optional_notes(tmp_path: Path) -> None:
    assert named(tmp_path)["lecture-4"].notes == (
        "qkv",
        "heads",
        "heads-why",
        "positions",
        "cnn",
        "bert",
        "graph",
    )


def test_a_lecture_without_notes_is_a_deck_all_the_same(tmp_path: Path) -> None:
    assert named(tmp_path)["lecture-12"].notes == ()


def test_course_order_is_chapters_then_units(tmp_path: Path) -> None:
    assert named(tmp_path)["all"].notes == ("graph", "qkv", "heads", "heads-why", "positions", "bert", "cnn")


def test_a_note_is_one_note_in_however_many_decks(tmp_path: Path) -> None:
    decks = named(tmp_path)
    holding = [name for name, deck in decks.items() if "qkv" in deck.notes]
    assert holding == ["lecture-4", "chapter-16", "chapter-16-part-1", "core", "all"]
    assert all(len(set(deck.notes)) == len(deck.notes) for deck in decks.values())


def test_decks_of_a_language_hold_the_notes_of_that_language(tmp_path: Path) -> None:
    documents = [*course_documents("en"), course_documents("zh")[1]]
    assert named(tmp_path, documents, "zh")["all"].notes == ("qkv", "heads", "heads-why", "positions")


def test_a_note_before_the_first_heading_belongs_to_the_first_section(tmp_path: Path) -> None:
    documents = course_documents()
    file = "notes/en/ch16p1.md"
    notes = (note("intro", "ch16p1", file), note("holder", "ch16p1.1", file))
    documents[1] = document("ch16p1", file, list(documents[1].sections), [*notes, *documents[1].notes])
    assert named(tmp_path, documents)["lecture-4"].notes[:3] == ("intro", "holder", "qkv")


def test_a_note_under_a_heading_that_the_outline_does_not_know_stays_in_its_chapter(tmp_path: Path) -> None:
    documents = course_documents()
    file = "notes/en/ch08.md"
    documents[3] = document("ch08", file, [heading("ch08.9", "9", 2)], [note("odd", "ch08.9", file)])
    decks = named(tmp_path, documents)
    assert decks["chapter-8"].notes == ("odd",)
    assert "odd" in decks["all"].notes
    assert "odd" not in decks["lecture-4"].notes


def test_a_unit_without_sections_takes_all_headings_of_its_notes(tmp_path: Path) -> None:
    documents = course_documents()
    file = "notes/en/lec04.md"
    headings = [heading("lec04", "", 0), heading("lec04.7", "7", 2), heading("lec04#words", "", 2)]
    notes = [note("zero", "lec04", file), note("seven", "lec04.7", file), note("words", "lec04#words", file)]
    documents[0] = document("lec04", file, headings, notes)
    assert named(tmp_path, documents)["lecture-4"].notes[4:7] == ("zero", "seven", "words")


def test_a_file_outside_the_outline_is_a_deck_of_its_own(tmp_path: Path) -> None:
    extra = document("mine", "notes/en/extra/mine.md", [], [note("mine", "mine", "notes/en/extra/mine.md")])
    decks = named(tmp_path, [*course_documents(), extra])
    assert (decks["extra/mine"].kind, decks["extra/mine"].notes) == ("file", ("mine",))
    assert decks["all"].notes[-1] == "mine"


def test_an_own_folder_has_a_deck_a_file_and_a_folder(tmp_path: Path) -> None:
    decks, said = own_decks(tmp_path, folder())
    assert said == []
    assert {name: (deck.kind, deck.notes) for name, deck in decks.items()} == {
        "core": ("tier", ("end",)),
        "all": ("all", ("norm", "rl", "dqn", "clip", "ratio", "end")),
        "rl": ("folder", ("rl", "dqn", "clip", "ratio", "end")),
        "maths": ("file", ("norm",)),
        "rl/dqn": ("file", ("dqn",)),
        "rl/ppo": ("file", ("clip", "ratio", "end")),
    }


def test_an_own_folder_without_core_notes_has_no_core_deck(tmp_path: Path) -> None:
    decks, _ = own_decks(tmp_path, folder()[1:])
    assert "core" not in decks


def test_a_few_lines_make_an_own_deck(tmp_path: Path) -> None:
    decks, said = own_decks(tmp_path, folder(), exam="title: My exam\nsections: [rl/ppo]\n")
    assert said == []
    assert decks["exam"] == Deck(name="exam", title="My exam", notes=("clip", "ratio", "end"), kind="own")


def test_sections_and_decks_add_up_in_the_order_in_which_they_are_written(tmp_path: Path) -> None:
    decks, said = own_decks(tmp_path, folder(), exam="sections: ['rl/ppo#end', rl]\ndecks: [rl/ppo]\n")
    assert said == []
    assert decks["exam"].notes == ("end", "rl", "clip", "ratio")


def test_a_heading_stands_for_the_headings_below_it(tmp_path: Path) -> None:
    decks, _ = own_decks(tmp_path, folder(), exam="sections: ['rl/ppo#clip']\n")
    assert decks["exam"].notes == ("clip", "ratio")


def test_tags_tiers_and_kinds_narrow_down(tmp_path: Path) -> None:
    decks, said = own_decks(
        tmp_path,
        folder(),
        hard="tags: [hard]\n",
        hard_ppo="decks: [hard]\nsections: [rl/ppo]\ntags: [hard]\n",
        cloze="kinds: [cloze, number]\n",
        first="tiers: [core]\nkinds: [question]\n",
    )
    assert said == []
    assert decks["hard"].notes == ("dqn", "clip")
    assert decks["hard_ppo"].notes == ("clip", "dqn")
    assert decks["cloze"].notes == ("ratio",)
    assert decks["first"].notes == ("end",)


def test_an_own_deck_of_the_course_may_name_parts_chapters_and_lectures(tmp_path: Path) -> None:
    write(tmp_path / "decks/mine.yaml", "sections: [ch16, lec04, ch16p1.1]\ndecks: [lecture-4]\n")
    assert named(tmp_path)["mine"].notes == ("qkv", "heads", "heads-why", "positions", "bert", "cnn", "graph")


def test_an_own_deck_may_name_sections_whose_notes_are_not_written_in_this_language(tmp_path: Path) -> None:
    write(tmp_path / "decks/mine.yaml", "sections: [extra]\n")
    extra = document("extra", "notes/en/extra.md", [], [note("extra", "extra", "notes/en/extra.md")])
    assert named(tmp_path, [*course_documents(), extra], "zh")["mine"].notes == ()


def test_unknown_names_are_reported_with_the_nearest(tmp_path: Path) -> None:
    _, said = own_decks(
        tmp_path,
        folder(),
        exam="sections:\n  - rl/pppo\ndecks: [mats]\ntags: [hrad]\nkinds: [cloz]\ntiers: [cor]\n",
    )
    assert said == [
        "decks/exam.yaml:6 error tiers: cor is not known; did you mean core?",
        "decks/exam.yaml:5 error kinds: cloz is not known; did you mean cloze?",
        "decks/exam.yaml:2 error sections: there is no section rl/pppo; did you mean rl/ppo?",
        "decks/exam.yaml:3 error decks: there is no deck mats; did you mean maths?",
        "decks/exam.yaml:4 warning tags: there is no tag hrad; did you mean hard?",
    ]


def test_decks_that_name_each_other_in_a_ring_are_reported_once(tmp_path: Path) -> None:
    decks, said = own_decks(tmp_path, folder(), a="decks: [b, maths]\n", b="decks: [c]\n", c="decks: [a]\n")
    assert said == ["decks/c.yaml:1 error decks: a → b → c → a goes round in a ring"]
    assert decks["a"].notes == ("norm",)


def test_an_own_deck_that_picks_nothing_is_reported(tmp_path: Path) -> None:
    _, said = own_decks(tmp_path, folder(), empty="title: Nothing\n")
    assert "picks nothing" in said[0]


def test_an_own_deck_may_not_take_the_name_of_a_deck_of_the_course(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    write(tmp_path / "decks/core.yaml", "sections: [ch08]\n")
    own, _ = read_own_decks(tmp_path / "decks")
    decks, problems = name_decks(course, course_documents(), own)
    assert [problem.message for problem in problems] == [
        "a deck of the course is called core; give the file another name"
    ]
    assert decks["core"].kind == "tier"


def test_an_own_deck_goes_before_a_folder_of_the_same_name(tmp_path: Path) -> None:
    decks, said = own_decks(tmp_path, folder(), rl="sections: [maths]\ndecks: [rl/dqn]\n")
    assert said == []
    assert (decks["rl"].kind, decks["rl"].notes) == ("own", ("norm", "dqn"))


def test_a_broken_deck_file_is_reported_once(tmp_path: Path) -> None:
    _, said = own_decks(tmp_path, folder(), broken="sections: [\n")
    assert len(said) == 1
    decks = write_course(tmp_path)
    assert [problem.file for problem in read_course(decks)[1]] == ["decks/broken.yaml"]
    assert read_own_decks(decks) == ((), ())


def test_what_is_wrong_in_an_own_deck_of_the_course_is_said_by_the_own_decks(tmp_path: Path) -> None:
    decks = write_course(tmp_path)
    write(decks / "mine.yaml", "section: [ch08]\n")
    assert read_course(decks)[1] == ()
    _, problems = read_own_decks(decks)
    assert problems[0].message == "section: unknown key; did you mean sections?"


def test_the_example_in_the_documentation_is_read(checkout: Path, tmp_path: Path) -> None:
    page = (checkout / "docs" / "course.md").read_text(encoding="utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    write(tmp_path / "decks/exam.yaml", example)
    (deck,), problems = read_own_decks(tmp_path / "decks")
    assert problems == ()
    assert deck.title == "Before the exam"
    assert all((deck.sections, deck.decks, deck.tiers, deck.kinds, deck.tags))
