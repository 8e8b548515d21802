"""A quiz as two Markdown files: the questions, and the answers apart."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.aside import written_aside
from mlquiz.errors import MlquizError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.model.card import Card
    from mlquiz.model.note import Figure
    from mlquiz.reading.library import Library


def write_paper(  # noqa: PLR0913 - a paper, and what it says at its head
    library: "Library", cards: "Sequence[Card]", path: Path, *, title: str, seed: int, minutes: int
) -> None:
    """Write the questions to a file, and the answers beside it to `NAME-answers.md`.

    Raises:
        MlquizError: The place cannot be written to.
    """
    from mlquiz.study.quiz.paper import Paper

    root, folder = library.content.root.absolute(), path.absolute().parent

    def address(figure: "Figure") -> str:
        if not figure.path:
            return figure.src
        try:
            relative = os.path.relpath(root / figure.path, folder)
        except ValueError:  # another drive
            return (root / figure.path).as_uri()
        return Path(relative).as_posix().replace(" ", "%20")

    figures: dict[Path, str] = {}

    def covered(card: "Card") -> str:
        text = _covered(card, root)
        target = path.with_name(f"{path.stem}-figure-{len(figures) + 1}.svg")
        if text:
            figures[target] = text
        return target.name.replace(" ", "%20") if text else ""

    if not folder.is_dir():
        raise MlquizError(f"{folder}: no such folder; make it, or name another file with --paper")
    paper = Paper(
        title=title,
        seed=seed,
        minutes=minutes,
        section_title=lambda note: library.context(note).section,
        address=address,
        covered=covered,
    )
    answers = path.with_name(f"{path.stem}-answers{path.suffix or '.md'}")
    papers = {path: paper.questions(cards), answers: paper.answers(cards)}
    for target, text in (*figures.items(), *papers.items()):
        with written_aside(target) as file:
            file.write(text.encode())
        print(f"wrote {target}")


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
