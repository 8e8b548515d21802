"""The cards that meet a query."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import assert_never

from mlquiz.model.card import Card
from mlquiz.model.context import Context
from mlquiz.model.deck import Deck
from mlquiz.model.note import Choice, Cloze, Kind, Note, Number, Occlusion, Question, Tier
from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling.answering import is_leech
from mlquiz.scheduling.settings import Settings
from mlquiz.study.search.query import Key, Standing, Term
from mlquiz.study.search.values import meant, number_of

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
        """The cards that meet all terms, in order; all cards for none.

        Raises:
            MlquizError: A filter does not know its value.
        """
        conditions = [self._condition(term) for term in sorted(terms, key=_costs)]
        return [card for card in self._cards if all(meets(card) for meets in conditions)]

    def _condition(self, term: Term) -> Meets:
        meets = self._meets(term.key, term.value)
        return (lambda card: not meets(card)) if term.negated else meets

    def _meets(self, key: Key, value: str) -> Meets:  # noqa: PLR0911 - one case a filter
        match key:
            case Key.TEXT:
                return lambda card: value in self._text(card.note)
            case Key.CHAPTER | Key.LECTURE:
                numbers = meant(key, number_of(key, value), self._numbers(key))
                return self._tagged([f"{key}::{number.zfill(2)}" for number in numbers])
            case Key.SECTION:
                sections = _all_below(meant(key, value, self._sections), self._sections, ".")
                return lambda card: card.note.section.casefold() in sections
            case Key.DECK:
                decks = meant(key, value, self._decks)
                names = frozenset(name for deck in decks for name in self._decks[deck].notes)
                return lambda card: card.note.id in names
            case Key.TAG:
                return self._tagged(meant(key, value, self._tags))
            case Key.TIER:
                tiers = meant(key, value, Tier)
                return lambda card: card.note.tier in tiers
            case Key.KIND:
                kinds = meant(key, value, Kind)
                return lambda card: card.note.kind in kinds
            case Key.NAME:
                return lambda card: card.id.casefold().startswith(value)
            case Key.IS:
                standings = [Standing(each) for each in meant(key, value, Standing)]
                return lambda card: any(self._stands(card, standing) for standing in standings)
            case _:
                assert_never(key)

    @cached_property
    def _sections(self) -> Mapping[str, None]:
        """Those of the cards and all above them, in order."""
        return _with_above((card.note.section for card in self._cards), ".")

    @cached_property
    def _tags(self) -> Mapping[str, None]:
        """Those of the cards and all above them, in order."""
        each = (tags for card in self._cards for tags in (self._context(card.note).tags, card.note.tags))
        return _with_above((tag for tags in dict.fromkeys(each) for tag in tags), "::")

    def _numbers(self, key: Key) -> Sequence[str]:
        """Those of all chapters, or lectures, that have a deck or a tag."""
        decks = (name.removeprefix(f"{key}-") for name in self._decks if name.startswith(f"{key}-"))
        tags = (tag.removeprefix(f"{key}::") for tag in self._tags if tag.startswith(f"{key}::"))
        return [str(number) for number in sorted({int(each) for each in (*decks, *tags) if each.isdecimal()})]

    def _tagged(self, wanted: Sequence[str]) -> Meets:
        held = _all_below(wanted, self._tags, "::")

        @cache  # few contexts, many cards
        def holds(tags: tuple[str, ...]) -> bool:
            return any(each.casefold() in held for each in tags)

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


def _with_above(names: Iterable[str], mark: str) -> Mapping[str, None]:
    """The names in lower case, each behind those above it."""
    found: dict[str, None] = {}
    for name in dict.fromkeys(names):
        steps = name.casefold().split(mark)
        found |= dict.fromkeys(mark.join(steps[:depth]) for depth in range(1, len(steps) + 1))
    return found


def _all_below(wanted: Iterable[str], names: Iterable[str], mark: str) -> frozenset[str]:
    """The names that are wanted, and those below one that is."""
    tops = tuple(wanted)
    begun = tuple(f"{top}{mark}" for top in tops)
    return frozenset(name for name in names if name in tops or name.startswith(begun))


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
