"""A quiz as a paper to print: Markdown with the questions, and another with the answers. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import assert_never

from mlquiz.errors import counted
from mlquiz.model.card import Card
from mlquiz.model.note import Choice, Cloze, Figure, Note, Number, Occlusion, Question
from mlquiz.study.attempt import option_order

_BLANK = "\\_\\_\\_\\_\\_\\_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a paper says around its questions.

    Args:
        title: Of the deck.
        seed: By which its questions were chosen, and by which options are shuffled.
        minutes: How long it may take; 0: it does not say.
        section_title: Gives the title of a section by a note.
        address: Gives the address by which the paper shows a figure.
        covered: Gives the address of the figure of a card whose parts are covered; empty: it is not shown.
    """

    title: str
    seed: int
    minutes: int
    section_title: Callable[[Note], str]
    address: Callable[[Figure], str]
    covered: Callable[[Card], str]

    def questions(self, cards: Sequence[Card]) -> str:
        """The Markdown of the questions, numbered from 1."""
        time = f", {counted(self.minutes, 'minute')}" if self.minutes else ""
        asked = counted(len(cards), "question")
        head = f"# {self.title}: mock paper\n\n{asked}{time}. Paper {self.seed}.\n"
        return "\n".join([head, *self._numbered(cards, self._question)])

    def answers(self, cards: Sequence[Card]) -> str:
        """The Markdown of the answers, by the same numbers, with where they can be read."""
        head = f"# {self.title}: answers to the mock paper\n\nPaper {self.seed}.\n"
        return "\n".join([head, *self._numbered(cards, self._answer)])

    def _numbered(self, cards: Sequence[Card], part: Callable[[Card], Iterator[str]]) -> Iterator[str]:
        for number, card in enumerate(cards, start=1):
            text = "\n\n".join(piece for piece in part(card) if piece)
            yield f"## {number}\n\n{self._with_figures(text, card.note.figures)}\n"

    def _with_figures(self, text: str, figures: Sequence[Figure]) -> str:
        """The text with the addresses of the figures that it shows."""
        addresses = {figure.src: figure for figure in figures}
        if not addresses:
            return text
        sources = "|".join(re.escape(src) for src in sorted(addresses, key=len, reverse=True))
        return re.sub(
            rf"""(\]\(<?|\bsrc\s*=\s*["']?)({sources})(?=[\s)>"'])""",
            lambda found: found[1] + self.address(addresses[found[2]]),
            text,
        )

    def _question(self, card: Card) -> Iterator[str]:
        match card.note.body:
            case Question() as body:
                yield (
                    f"This is the answer. What was asked?\n\n{body.answer}" if card.reverse else body.question
                )
            case Cloze() as body:
                yield _blanked(body, card.cloze_number)
            case Choice() as body:
                yield body.question
                if sum(option.right for option in body.options) > 1:
                    yield "More than one is right."
                yield "\n".join(
                    f"- {letter}) {_indented(body.options[index].text)}"
                    for letter, index in self._lettered(card)
                )
            case Number() as body:
                yield body.question
            case Occlusion() as body:
                yield body.question
                address = self.covered(card)
                yield f"![]({address})" if address else ""
                yield body.part(card.cloze_number).clue
            case _:
                assert_never(card.note.body)

    def _answer(self, card: Card) -> Iterator[str]:
        match card.note.body:
            case Question() as body:
                yield body.question if card.reverse else body.answer
            case Cloze() as body:
                hidden = [each.hidden for each in body.deletions if each.number == card.cloze_number]
                yield "; ".join(dict.fromkeys(hidden))
                yield body.answer
            case Choice() as body:
                lettered = list(self._lettered(card))
                right = [letter for letter, index in lettered if body.options[index].right]
                yield f"**{', '.join(right)}**"
                reasons = [(letter, body.options[index].reason) for letter, index in lettered]
                yield "\n".join(f"- {letter}) {_indented(reason)}" for letter, reason in reasons if reason)
                yield body.answer
            case Number() as body:
                yield f"**{body.written}**" + (f" ± {body.tolerance:f}" if body.tolerance else "")
                yield body.answer
            case Occlusion() as body:
                yield f"**{body.part(card.cloze_number).name}**"
                yield body.answer
            case _:
                assert_never(card.note.body)
        yield f"*{self.section_title(card.note)}* ({card.note.place})"

    def _lettered(self, card: Card) -> Iterator[tuple[str, int]]:
        if isinstance(card.note.body, Choice):
            order = option_order(card.id, self.seed, len(card.note.body.options))
            yield from zip(ascii_uppercase, order, strict=False)


def _blanked(body: Cloze, number: int) -> str:
    """The text with the asked deletions blank, and the others filled in."""
    done, rest = "", body.text
    for deletion in body.deletions:
        hint = rf"\s*;;\s*{re.escape(deletion.hint)}" if deletion.hint else ""
        mark = re.compile(rf"==(?:\d+;;)?\s*{re.escape(deletion.hidden)}{hint}\s*==")
        found = mark.search(rest)
        if found is None:
            continue
        shown = deletion.hidden
        if deletion.number == number:
            shown = _BLANK + (f" ({deletion.hint})" if deletion.hint else "")
        done, rest = done + rest[: found.start()] + shown, rest[found.end() :]
    return done + rest


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")
