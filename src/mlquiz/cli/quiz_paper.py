"""A quiz as two Markdown files: the questions, and the answers apart; the figures beside them."""

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mlquiz.cli.paper_figures import PaperFigures
from mlquiz.cli.paper_files import PaperFiles
from mlquiz.errors import MlquizError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.model.card import Card
    from mlquiz.model.note import Figure
    from mlquiz.reading.library import Library


def write_paper(  # noqa: PLR0913 - a paper, and what it says at its head
    library: "Library", cards: "Sequence[Card]", path: Path, *, title: str, seed: int, minutes: int
) -> None:
    """Write the questions to a file, beside it the answers to `NAME-answers.md`, and the figures.

    Raises:
        MlquizError: The place cannot be written to, or holds a file that is not to be replaced.
    """
    from mlquiz.study.quiz.paper import Paper

    answers = path.with_name(f"{path.stem}-answers{path.suffix or '.md'}") if path.name else path
    files = _files(path, answers, library.content.notes)
    figures = PaperFigures(path, files)
    root = library.content.root.absolute()

    def covered(card: "Card") -> str:
        text = _covered(card, root)
        return quote(figures.draw(text).name) if text else ""

    paper = Paper(
        title=title,
        seed=seed,
        minutes=minutes,
        section_title=lambda note: library.context(note).section,
        address=lambda figure: _address(figure, root, path, figures),
        covered=covered,
    )
    papers = {path: paper.questions(cards).encode(), answers: paper.answers(cards).encode()}
    files.write({**figures.held, **papers})
    for target in (*figures.held, *papers):
        print(f"wrote {target}")
    for target in figures.remove_others():
        print(f"removed {target}, a figure of the paper before")


def _files(path: Path, answers: Path, notes: Path) -> PaperFiles:
    """The files of a paper, when its questions and its answers may be written."""
    folder = path.absolute().parent
    if not folder.is_dir():
        raise MlquizError(f"{folder}: no such folder; make it, or name another file with --paper")
    files = PaperFiles(path, notes)
    for target in (path, answers):
        files.check(target)
    return files


def _address(figure: "Figure", root: Path, paper: Path, figures: PaperFigures) -> str:
    """By which a paper shows a figure: of its copy, or of itself where it has none."""
    if not figure.path:
        return figure.src
    copy = figures.copy(root / figure.path) if figure.exists else None
    if copy is not None:
        return quote(copy.name)
    try:
        relative = os.path.relpath(root / figure.path, paper.absolute().parent)
    except ValueError:  # another drive
        return (root / figure.path).as_uri()
    return quote(Path(relative).as_posix())


def _covered(card: "Card", root: Path) -> str:
    """The figure of a card with its boxes, as an SVG; empty where there is none that can be covered."""
    from mlquiz.model.note import Occlusion
    from mlquiz.study.covered import cover_of, covered_figure

    body = card.note.body
    if not isinstance(body, Occlusion):
        return ""
    figure = next((each for each in card.note.figures if each.src == body.figure and each.exists), None)
    if figure is None:
        return ""
    try:
        data = (root / figure.path).read_bytes()
    except OSError:
        return ""
    return covered_figure(data, cover_of(body, card.cloze_number, revealed=False)) or ""
