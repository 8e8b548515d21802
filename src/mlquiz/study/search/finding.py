"""The cards that meet a query."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import assert_never

from mlquiz.model.card import Card
from mlquiz.model.context import Context
from mlquiz.model.deck import Deck
from mlquiz.model.note import Choice, Cloze, Note, Number, Occlusion, Question
from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling.answering import is_leech
from mlquiz.scheduling.settings import Settings
from mlquiz.study.search.query import Key, Standing, Term

Meets = Callable[[Card], bool]


class Finder:
    """Finds cards. The text of a card is put together once, when it is first looked at.

    Args:
        cards: All cards, in order.
        decks: By name.
        context: Gives where a note stands in the course.
        states: Of the cards that have one.
        settings: Of the schedule.
        today: The scheduler day.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - what can be asked for
        self,
        cards: Sequence[Card],
        decks: Mapping[str, Deck],
        context: Callable[[Note], Context],
        states: Mapping[str, CardState],
        settings: Settings,
        today: date,
    ) -> None:
        self._cards = cards
        self._decks = {name.casefold(): deck for name, deck in decks.items()}
        self._context = context
        self._states = states
        self._settings = settings
        self._today = today
        self._texts: dict[str, str] = {}

    def find(self, terms: Sequence[Term]) -> list[Card]:
        """The cards that meet all terms, in order; all cards for none."""
        conditions = [self._condition(term) for term in sorted(terms, key=_costs)]
        return [card for card in self._cards if all(meets(card) for meets in conditions)]

    def _condition(self, term: Term) -> Meets:
        meets = self._meets(term.key, term.value)
        return (lambda card: not meets(card)) if term.negated else meets

    def _meets(self, key: Key, value: str) -> Meets:  # noqa: C901, PLR0911 - one case a filter
        match key:
            case Key.TEXT:
                return lambda card: value in self._text(card.note)
            case Key.CHAPTER:
                return self._tagged(f"chapter::{value.removeprefix('chapter-').zfill(2)}")
            case Key.LECTURE:
                return self._tagged(f"lecture::{value.removeprefix('lecture-').zfill(2)}")
            case Key.SECTION:
                return lambda card: _below(card.note.section.casefold(), value, ".")
            case Key.DECK:
                deck = self._decks.get(value)
                names = frozenset(deck.notes) if deck else frozenset[str]()
                return lambda card: card.note.id in names
            case Key.TAG:
                return self._tagged(value)
            case Key.TIER:
                return lambda card: card.note.tier == value
            case Key.KIND:
                return lambda card: card.note.kind == value
            case Key.NAME:
                return lambda card: card.id.casefold().startswith(value)
            case Key.IS:
                standing = Standing(value)
                return lambda card: self._stands(card, standing)
            case _:
                assert_never(key)

    def _tagged(self, tag: str) -> Meets:
        known: dict[tuple[str, ...], bool] = {}  # few contexts, many cards

        def holds(tags: tuple[str, ...]) -> bool:
            if tags not in known:
                known[tags] = any(_below(each.casefold(), tag, "::") for each in tags)
            return known[tags]

        def meets(card: Card) -> bool:
            return holds(self._context(card.note).tags) or holds(card.note.tags)

        return meets

    def _stands(self, card: Card, standing: Standing) -> bool:  # noqa: PLR0911 - one case a standing
        state = self._states.get(card.id) or CardState(card=card.id)
        match standing:
            case Standing.NEW:
                return state.phase is Phase.NEW
            case Standing.LEARNING:
                return state.phase in (Phase.LEARNING, Phase.RELEARNING)
            case Standing.REVIEW:
                return state.phase is Phase.REVIEW
            case Standing.DUE:
                waits = state.suspended or state.buried_day == self._today
                return not waits and state.due_day is not None and state.due_day <= self._today
            case Standing.SUSPENDED:
                return state.suspended
            case Standing.BURIED:
                return state.buried_day == self._today
            case Standing.LEECH:
                return is_leech(state, self._settings)
            case _:
                assert_never(standing)

    def _text(self, note: Note) -> str:
        if note.id not in self._texts:
            parts = (note.id, *_parts(note), note.hint, *note.tags)
            self._texts[note.id] = "\n".join(parts).casefold()
        return self._texts[note.id]


def _costs(term: Term) -> bool:
    """Text last: the other conditions leave fewer cards to it."""
    return term.key is Key.TEXT


def _below(name: str, wanted: str, mark: str) -> bool:
    return name == wanted or name.startswith(f"{wanted}{mark}")


def _parts(note: Note) -> Iterator[str]:
    match note.body:
        case Question(question, answer):
            yield from (question, answer)
        case Cloze() as body:
            text = body.text
            for deletion in body.deletions:  # so that the words of the sentence stand together
                text = text.replace(f"=={deletion.number};;{deletion.hidden}==", deletion.hidden)
            yield from (text, body.answer)
        case Choice() as body:
            yield body.question
            for option in body.options:
                yield from (option.text, option.reason)
            yield body.answer
        case Number() as body:
            yield from (body.question, body.written, body.answer)
        case Occlusion() as body:
            yield from (body.question, body.alt)
            for part in body.parts:
                yield from (part.name, part.clue)
            yield body.answer
        case _:
            assert_never(note.body)
