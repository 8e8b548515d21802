import os
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mlquiz.anki.contents import read_contents
from mlquiz.anki.drafts import drafts
from mlquiz.anki.identity import guid
from mlquiz.anki.ledger import Ledger, Stamp
from mlquiz.errors import MlquizError, SourceError
from mlquiz.model.note import Question
from mlquiz.model.place import Place

from tests.anki.making import NOW, Workshop, edited, export, figure, one_of_each

LATER = NOW + timedelta(days=2)
BUILD = """
import sys
from pathlib import Path
from tests.anki.making import Workshop, export, figure, one_of_each
from mlquiz.model.note import Question
workshop = Workshop(Path(sys.argv[1]))
for name in ("b.svg", "a.svg"):
    workshop.picture(name)
pictures = (figure("b.svg"), figure("a.svg"))
shown = Question("q", "![](b.svg)![](a.svg)")
workshop.build([*one_of_each(), export("n", shown, figures=pictures, tags=tuple("fedcba"))])
"""


def test_the_same_notes_give_the_same_bytes(workshop: Workshop) -> None:
    first = workshop.build(one_of_each()).path.read_bytes()
    assert workshop.build(one_of_each(), now=LATER).path.read_bytes() == first


def test_two_processes_write_the_same_bytes(tmp_path: Path, checkout: Path) -> None:
    written = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = os.environ | {"PYTHONHASHSEED": seed}
        subprocess.run([sys.executable, "-c", BUILD, str(folder)], check=True, cwd=checkout, env=environment)
        written.append((folder / "deck.apkg").read_bytes())
    assert written[0] == written[1]


def test_an_edit_changes_the_bytes_and_taking_it_back_does_not_undo_its_time(workshop: Workshop) -> None:
    exports = one_of_each()
    first = workshop.build(exports).path.read_bytes()
    workshop.build(edited(exports, "attention-scale-why", Question("Why?", "Because")), now=LATER)
    assert workshop.build(exports, now=LATER).path.read_bytes() != first


def test_no_temporary_file_is_left(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    workshop.build(one_of_each())
    assert list(folder.iterdir()) == []
    assert sorted(path.name for path in workshop.folder.iterdir()) == ["deck.apkg", "ledger.json"]


def test_what_a_killed_process_of_the_same_id_left_is_in_nobodys_way(workshop: Workshop) -> None:
    for ending in ("", ".collection"):
        (workshop.folder / f".deck.apkg.{os.getpid()}.part{ending}").write_text("half of it")
    workshop.build(one_of_each())
    assert sorted(path.name for path in workshop.folder.iterdir()) == ["deck.apkg", "ledger.json"]


def test_pictures_are_packed_once_and_sorted(workshop: Workshop) -> None:
    for name in ("b.svg", "a.svg", "copies/a.svg"):
        workshop.picture(name)
    pictures = (figure("b.svg"), figure("a.svg"), figure("copies/a.svg"))
    text = "![](b.svg) ![](a.svg) ![](copies/a.svg)"
    exports = [export(name, Question("q", text), figures=pictures) for name in "nm"]
    built = workshop.build(exports)
    assert built.media == 2
    with zipfile.ZipFile(built.path) as archive:
        assert archive.read("media") == b'{"0": "a.svg", "1": "b.svg"}'


def test_every_problem_is_told_with_its_place_and_nothing_is_written(workshop: Workshop) -> None:
    for name, width in (("a.svg", 1), ("dir/A.svg", 2), ("what?.svg", 3)):
        workshop.picture(name, width)
    pictures = (
        figure("a.svg", line=3),
        figure("dir/A.svg", line=4),
        figure("gone.svg", exists=False, line=5),
        figure("what?.svg", line=6),
        figure("deleted.svg", line=7),
    )
    text = " ".join(f"![x]({each.src})" for each in pictures) + r" $\bm x$ ![y](other.svg)"
    exports = [
        export("n", Question("q", text), figures=pictures),
        export("twice", Question("q", "a")),
        export("twice", Question("q", "b"), place=Place("notes/en/other.md", 9)),
    ]
    with pytest.raises(SourceError) as error:
        workshop.build(exports)
    assert [str(problem).partition("notes/en/")[2] for problem in error.value.problems] == [
        "ch16p1.md:4:1 F02 dir/A.svg: a.svg has the same name, and Anki keeps all in one folder; rename one",
        "ch16p1.md:5:1 F01 gone.svg: no such picture; mend the address or add the file",
        "ch16p1.md:6:1 F02 what?.svg: Anki does not take ? in a file name; rename the picture",
        "ch16p1.md:7:1 F01 deleted.svg: no such picture; mend the address or add the file",
        r"ch16p1.md:12:1 M04 Anki cannot draw \bm; write \boldsymbol{…} instead",
        "ch16p1.md:12:1 F01 other.svg: not among the pictures that were read with this note",
        "other.md:9:1 I01 two notes are named twice: here and in notes/en/ch16p1.md:12; rename one",
    ]
    assert not (workshop.folder / "deck.apkg").exists()
    assert not (workshop.folder / "ledger.json").exists()


def test_notes_made_in_the_same_millisecond_are_two(workshop: Workshop) -> None:
    exports = one_of_each()
    same = {guid(each.note.id, "en"): Stamp("x", 1, 7) for each in exports}
    built = workshop.build(exports, ledger=Ledger(NOW, shipped=same))
    assert len(read_contents(built.path).notes) == 5


def test_two_machines_write_the_same_bytes_with_the_stamps_of_the_course(tmp_path: Path) -> None:
    exports = one_of_each()
    shipped = {
        guid(each.note.id, "en"): Stamp(draft.digest, 5, 5 + number)
        for number, (each, draft) in enumerate(
            zip(exports, drafts(exports, title="x", root=tmp_path, lang="en")[0], strict=True)
        )
    }
    written = []
    for now in (NOW, LATER):
        workshop = Workshop(tmp_path / str(now.day))
        workshop.folder.mkdir()
        ledger = Ledger.read(workshop.folder / "ledger.json", now=now, shipped=shipped)
        written.append(workshop.build(exports, ledger=ledger).path.read_bytes())
    assert written[0] == written[1]


def test_no_notes_are_no_package(workshop: Workshop) -> None:
    with pytest.raises(MlquizError, match="Lecture 4: no notes"):
        workshop.build([])


def test_the_words_of_notes_without_a_language_are_those_asked_for(workshop: Workshop) -> None:
    exports = [replace(each, note=replace(each.note, lang="und")) for each in one_of_each()]
    english = workshop.build(exports, out="en.apkg").path.read_bytes()
    assert workshop.build(exports, out="zh.apkg", lang="zh").path.read_bytes() != english


def test_the_database_does_not_tell_by_which_sqlite_it_was_written(workshop: Workshop) -> None:
    with zipfile.ZipFile(workshop.build(one_of_each()).path) as archive:
        header = archive.read("collection.anki2")[:100]
    assert [int.from_bytes(header[at : at + 4], "big") for at in (24, 92, 96)] == [1, 1, 3_040_000]
