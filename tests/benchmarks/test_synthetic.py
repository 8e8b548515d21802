import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageRequest

from mlquiz.cli import main
from mlquiz.content import find_content
from mlquiz.reading.library import read_library

from benchmarks.cards import card
from benchmarks.dialects import DIALECTS, two_sides
from benchmarks.synthetic import write_course


def written(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_course_is_written_every_time(tmp_path: Path, checkout: Path) -> None:
    write_course(60, tmp_path / "here")
    command = [sys.executable, "-m", "benchmarks.synthetic", "60", str(tmp_path / "there")]
    subprocess.run(command, check=True, cwd=checkout, env=os.environ | {"PYTHONHASHSEED": "5"})
    assert written(tmp_path / "here") == written(tmp_path / "there")
    assert Counter(Path(name).suffix for name in written(tmp_path / "here")) == {
        ".md": 3,
        ".svg": 2,
        ".png": 1,
    }


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_longer_course_begins_with_the_same_cards(tmp_path: Path, dialect: str) -> None:
    write_course(25, tmp_path / "short", dialect=dialect)
    write_course(75, tmp_path / "long", dialect=dialect)
    assert written(tmp_path / "short").items() <= written(tmp_path / "long").items()


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_has_every_card(tmp_path: Path, dialect: str) -> None:
    write_course(110, tmp_path / "course", dialect=dialect)
    texts = [path.read_text("utf-8") for path in sorted((tmp_path / "course").rglob("*.md"))]
    assert len(texts) == 5
    for number in range(110):
        words = re.sub(r"\W", "", two_sides(card(number))[0].partition("[...]")[0])
        assert words in re.sub(r"\W", "", texts[number // 25])


@pytest.mark.parametrize("prose", [True, False])
def test_the_course_reads_without_mistakes(
    tmp_path: Path, prose: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    write_course(200, tmp_path / "course", prose=prose)
    library = read_library(find_content(tmp_path / "course"))
    notes = library.notes("en").values()
    assert not library.problems
    kinds = Counter(type(note.body).__name__ for note in notes)
    assert kinds == {"Question": 120, "Cloze": 40, "Choice": 20, "Number": 20}
    assert main(["--content", str(tmp_path / "course"), "check"]) == 0
    assert not re.search(r"\d+ errors?", capsys.readouterr().out)


def test_the_figures_are_figures(tmp_path: Path) -> None:
    write_course(100, tmp_path)
    for path in tmp_path.rglob("figures/*"):
        if path.suffix == ".svg":
            assert ET.parse(path).getroot().tag.endswith("svg")  # noqa: S314 - our own
        else:
            assert path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_anki_takes_the_package(tmp_path: Path) -> None:
    write_course(50, tmp_path / "course", prose=False)
    package = tmp_path / "all.apkg"
    assert main(["--content", str(tmp_path / "course"), "build-deck", "all", "--out", str(package)]) == 0
    with closing(Collection(str(tmp_path / "collection.anki2"))) as collection:
        log = collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package))).log
        assert (len(log.new), len(log.conflicting), collection.card_count()) == (50, 0, 50)
