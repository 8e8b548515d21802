"""What is remembered of notes as HTML gives the same package as notes written afresh, whatever changed."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlquiz.anki import written_cache
from mlquiz.anki.export import Export
from mlquiz.anki.ledger import Ledger
from mlquiz.anki.package import write_package
from mlquiz.anki.writer import write_note
from mlquiz.anki.writing import WrittenNotes
from mlquiz.content import Content, find_content
from mlquiz.reading.library import Library, read_library

from tests.anki.making import NOW, SVG

NOTES = """\
---
id: {id}
title: {title}
---

## 1 {heading}

Source: arXiv:1706.03762 §{source}

<!-- card: {id}-question | tier: {tier} -->
Q: {words}?

A: {words}, that is $x_{source}$.

<!-- card: {id}-cloze -->
C: It is ==1;;{words}== and ==2;;$y$;;what?==.

<!-- card: {id}-choice -->
Q: Which?

- [x] {words}
- [ ] `no`
  - {heading}

<!-- card: {id}-picture -->
Q: What is drawn?

![{words}](figures/{picture}.svg)

A: `{words}`
"""
WORDS = ("one", "two: three", "**bold**", "a < b & c", "[sound:x]", "中文", "`{{c1::x}}`", "\\(z\\)")
files = st.sampled_from(["a.md", "b.md", "sub/c.md", "zh/d.md"])
changes = st.lists(
    st.one_of(
        st.tuples(st.just("write"), files, st.sampled_from(WORDS), st.integers(1, 3)),
        st.tuples(st.just("draw"), st.sampled_from("pq"), st.just(""), st.integers(1, 3)),
        st.tuples(st.just("remove"), files, st.just(""), st.just(0)),
    ),
    min_size=1,
    max_size=4,
)


def write(root: Path, file: str, words: str, number: int) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    name = path.stem
    written = {
        "id": name,
        "title": f"Title {number}",
        "heading": f"Heading {number}",
        "source": number,
        "tier": ("core", "full", "extra")[number - 1],
        "words": words,
        "picture": "pqp"[number - 1],
    }
    path.write_text(NOTES.format(**written), encoding="utf-8")
    for picture in "pq":
        if not (root / "figures" / f"{picture}.svg").exists():
            draw(root, picture, 1)
    if path.parent != root:
        shutil.copytree(root / "figures", path.parent / "figures", dirs_exist_ok=True)


def draw(folder: Path, picture: str, width: int) -> None:
    path = folder / "figures" / f"{picture}.svg"
    path.parent.mkdir(exist_ok=True)
    path.write_text(SVG.format(width=100 * width), encoding="utf-8")


def change(root: Path, what: str, name: str, words: str, number: int) -> None:
    match what:
        case "write":
            write(root, name, words, number)
        case "draw":  # of all folders, as Anki keeps one picture of a name
            for folder in (root, root / "sub", root / "zh"):
                if (folder / "figures").exists():
                    draw(folder, name, number)
        case _:
            (root / name).unlink(missing_ok=True)


def library_of(root: Path, cache: Path | None = None) -> Library:
    return read_library(find_content(root), cache=cache)


def package(root: Path, out: Path, cache: Path | None, deck: str = "all", **more: object) -> bytes:
    library = library_of(root, cache)
    with WrittenNotes(library, "en", cache=cache, **more) as notes:  # type: ignore[arg-type]
        built = write_package(
            notes.of(library.deck(deck).notes),
            title="x",
            description="",
            root=root,
            out=out,
            ledger=Ledger(NOW),
            skeleton=notes.skeleton,
        )
    return built.path.read_bytes()


@settings(max_examples=25)
@given(changes)
def test_with_the_cache_and_without_the_packages_are_equal_after_any_edit(
    edits: Sequence[tuple[str, str, str, int]],
) -> None:
    with TemporaryDirectory() as folder:
        root, out, cache = Path(folder) / "notes of mine", Path(folder) / "x.apkg", Path(folder) / "cache"
        write(root, "first.md", "first", 1)
        write(root, "a.md", "one", 1)
        for edit in edits:
            package(root, out, cache)
            change(root, *edit)
            assert package(root, out, cache) == package(root, out, None)
        assert package(root, out, cache) == package(root, out, None)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    for number, name in enumerate(("a.md", "b.md", "c.md"), start=1):
        write(folder, name, WORDS[number], number)
    return folder


def told_by(
    root: Path, cache: Path | None, names: Sequence[str] | None = None, lang: str = "en"
) -> list[tuple[int, int]]:
    told: list[tuple[int, int]] = []
    library = library_of(root)
    with WrittenNotes(library, lang, cache=cache, tell=lambda *at: told.append(at)) as notes:
        list(notes.of(library.deck("all").notes if names is None else names))
        list(notes.of(library.deck("all").notes))
    return told


def test_one_edited_file_is_written_alone(root: Path, tmp_path: Path) -> None:
    assert told_by(root, tmp_path / "cache")[-1] == (12, 12)
    assert told_by(root, tmp_path / "cache") == []
    write(root, "b.md", "other words", 2)
    assert told_by(root, tmp_path / "cache") == [(4, 4)]


def test_a_note_in_several_decks_is_written_once(root: Path) -> None:
    assert told_by(root, None) == [(12, 12)]
    assert told_by(root, None, ["b-cloze", "a-question"]) == [(8, 8), (4, 4)]


def test_what_is_written_in_another_language_is_another_thing(root: Path, tmp_path: Path) -> None:
    told_by(root, tmp_path / "cache")
    assert told_by(root, tmp_path / "cache", lang="zh") == [(12, 12)]
    assert told_by(root, tmp_path / "cache") == []


def test_where_the_folder_is_called_otherwise_its_notes_are_written_anew(root: Path, tmp_path: Path) -> None:
    told_by(root, tmp_path / "cache")
    shutil.copytree(root, tmp_path / "other")
    assert told_by(tmp_path / "other", tmp_path / "cache") == [(12, 12)]


def test_other_code_writes_anew(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told_by(root, tmp_path / "cache")
    monkeypatch.setattr("mlquiz.anki.writing.writer_version", lambda: "another")
    assert told_by(root, tmp_path / "cache") == [(12, 12)]


def test_another_course_is_written_anew(root: Path, tmp_path: Path, checkout: Path) -> None:
    library = library_of(root)
    course = read_library(Content(checkout, checkout / "notes", checkout / "decks", course=True)).course
    assert course is not None
    for each in (library, replace(library, course=course)):
        told: list[tuple[int, int]] = []
        with WrittenNotes(
            each, "en", cache=tmp_path / "cache", tell=lambda *at, told=told: told.append(at)
        ) as notes:
            list(notes.of(library.deck("all").notes))
        assert told == [(12, 12)]


def test_processes_write_what_one_writes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = library_of(root)
    names = library.deck("all").notes
    with WrittenNotes(library, "en") as notes:
        alone = list(notes.of(names))
    monkeypatch.setattr("mlquiz.anki.writing.FEW_NOTES", 0)
    monkeypatch.setattr("mlquiz.anki.writing._PART_BYTES", 1)
    monkeypatch.setattr("mlquiz.spread.processors", lambda: 2)
    with WrittenNotes(library, "en") as notes:
        assert list(notes.of(names)) == alone


def test_they_are_the_notes_of_the_library(root: Path) -> None:
    library = library_of(root)
    exports = [Export(note, library.context(note)) for note in library.notes_of(library.deck("all"))]
    with WrittenNotes(library, "en") as notes:
        assert list(notes.of(library.deck("all").notes)) == [write_note(each, "en") for each in exports]
        assert [note.name for note in notes.everything()] == [each.note.id for each in exports]
        assert [note.name for note in notes.of(["c-cloze", "nothing", "a-choice"])] == ["c-cloze", "a-choice"]


def test_the_whole_course_is_written_as_note_by_note(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = read_library(Content(checkout, checkout / "notes", checkout / "decks", course=True))
    monkeypatch.setattr("mlquiz.spread.processors", lambda: 2)
    for name in ("all", "lecture-4"):
        deck = library.deck(name)
        with WrittenNotes(library, "en") as notes:
            found = list(notes.of(deck.notes))
        assert found == [write_note(Export(it, library.context(it)), "en") for it in library.notes_of(deck)]


def test_the_cache_changes_under_the_work(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = package(root, tmp_path / "x.apkg", None)
    keep = written_cache.WrittenCache.keep

    def overtaken(cache: written_cache.WrittenCache, *rows: Sequence[object]) -> None:
        keep(cache, *rows)  # type: ignore[arg-type]
        other = written_cache.WrittenCache(tmp_path / "cache", str(root), "en")
        keep(other, [("a.md", b"another", b"notes")], ["b.md"])
        other.close()

    monkeypatch.setattr(written_cache.WrittenCache, "keep", overtaken)
    assert package(root, tmp_path / "x.apkg", tmp_path / "cache") == expected
