"""What stands at the end of a quiz: the score, by section, and what was wrong. Pure."""

from collections.abc import Callable, Iterator, Sequence

from mlquiz.markdown.pieces import Inline, LineBreak, Paragraph, Text
from mlquiz.model.card import Card
from mlquiz.study.quiz.quiz import Score
from mlquiz.tui.face import prose
from mlquiz.tui.keys.bound import pressed
from mlquiz.tui.layout.line import Mark
from mlquiz.tui.layout.page import Divider, Page, Part, Prose, Remark
from mlquiz.tui.wording import listed, tr, trn


def score_page(
    made: Score,
    wrong: Sequence[Card],
    section: Callable[[str], str],
    *,
    said: str = "",
    can_move: bool = False,
) -> Page:
    """How a quiz went.

    Args:
        made: The score.
        wrong: The cards that were answered wrong.
        section: Gives the title of a section by its id.
        said: What was just done, or empty.
        can_move: Whether the wrong cards can be made due tomorrow.
    """
    across = max((len(f"{each.right}/{each.asked}") for each in made.sections), default=0)
    parts: list[Part] = [Remark(_score(made), Mark.HEADING)]
    parts.append(Prose((Paragraph(tuple(_rows(made, across, section))),)))
    if said:
        parts.append(Remark(said, Mark.STRONG))
    if can_move:
        parts.append(Remark(_ways(), Mark.PLAIN))
    if wrong:
        parts.append(Divider(tr("Wrong")))
    for card in wrong:
        parts += [prose(card.asks), Remark(f"{card.id}, {card.note.place}")]
    return tuple(parts)


def moved_words(moved: int, wrong: int) -> str:
    """How many of the cards that were answered wrong are due tomorrow now, and what of the others."""
    said = trn(moved, "{n} card is due tomorrow", "{n} cards are due tomorrow")
    if rest := wrong - moved:
        one, many = "{n} of them is new, or due by then anyway", "{n} of them are new, or due by then anyway"
        said += tr("; ") + trn(rest, one, many)
    return said


def _score(made: Score) -> str:
    said = tr(
        "{right} of {asked} right ({share})", right=made.right, asked=made.asked, share=f"{made.share:.0%}"
    )
    return listed([said, tr("{n} left open", n=made.left_open)]) if made.left_open else said


def _ways() -> str:
    return tr(
        "{tomorrow} makes the wrong ones due tomorrow. {leave} ends the quiz.",
        tomorrow=pressed("quiz", "tomorrow"),
        leave=pressed("quiz", "leave"),
    )


def _rows(made: Score, across: int, section: Callable[[str], str]) -> Iterator[Inline]:
    """A line for each section."""
    for each in made.sections:
        if each is not made.sections[0]:
            yield LineBreak()
        mark = "✓" if each.right == each.asked else "✗"
        yield Text(f"{mark} {f'{each.right}/{each.asked}'.rjust(across)} {section(each.section)}")
