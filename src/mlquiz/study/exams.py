"""An exam on a day: what it asks for, and in which order to study until then."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError
from mlquiz.model.card import note_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mlquiz.model.note import Note
    from mlquiz.model.schedule import CardState
    from mlquiz.reading.library import Library
    from mlquiz.scheduling.day import Moment
    from mlquiz.scheduling.settings import Settings

_RANGE = re.compile(r"(?P<stem>.*?)(?P<first>\d{1,4})\.\.(?P=stem)?(?P<last>\d{1,4})")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """An exam that a learner has set.

    Args:
        name: What the learner calls it.
        day: The day on which it is written.
        decks: Names of decks, or ranges such as `lecture-1..7`; together they are what may be asked.
        target: The score to reach, percent.
        questions: How many cards are asked, drawn at random.

    Raises:
        MlquizError: A value is outside its range.
    """

    name: str
    day: date
    decks: tuple[str, ...]
    target: int = 85
    questions: int = 20

    def __post_init__(self) -> None:
        """Refuse values with which the forecast means nothing."""
        if not self.name.strip() or len(self.name) > _LONGEST_NAME or not self.name.isprintable():
            raise MlquizError(f"name: 1 to {_LONGEST_NAME} characters on one line")
        if not 1 <= self.target <= 100:
            raise MlquizError(f"target: {self.target} is out of range; it is a percentage, 1 to 100")
        if not 1 <= self.questions <= 1000:
            raise MlquizError(f"questions: {self.questions} is out of range; it may be 1 to 1000")
        if not self.decks:
            raise MlquizError("decks: name at least one")
        for deck in self.decks:
            expanded(deck)


@dataclass(frozen=True, slots=True)
class Asked:
    """An exam with the notes that it may ask."""

    exam: Exam
    notes: frozenset[str]


@dataclass(frozen=True, slots=True)
class SittingOrder:
    """In which order a sitting shows reviews; what `Session` takes. `None`: as without an exam.

    Args:
        urgency: Reviews come by it, the smallest first.
        early: Whether a review that is due later comes today.
    """

    urgency: "Callable[[CardState, Moment], float] | None" = None
    early: "Callable[[CardState, Moment], bool] | None" = None


def expanded(deck: str) -> tuple[str, ...]:
    """The names that a range means: `lecture-1..3` is lecture-1, lecture-2 and lecture-3.

    Raises:
        MlquizError: The range goes backwards, or is none.
    """
    match = _RANGE.fullmatch(deck)
    if match is None:
        if ".." in deck:
            raise MlquizError(f"decks: {deck} is no range of decks; write it as lecture-1..7")
        return (deck,)
    first, last = int(match["first"]), int(match["last"])
    if first > last:
        raise MlquizError(f"decks: {deck} goes backwards; write {match['stem']}{last}..{first}")
    return tuple(f"{match['stem']}{number}" for number in range(first, last + 1))


def asked_notes(exam: Exam, library: "Library", lang: str) -> "tuple[Note, ...]":
    """The notes that an exam may ask, each once, in the order in which they are learnt.

    Raises:
        MlquizError: There is no such deck.
    """
    return library.chosen(lang, *[name for word in exam.decks for name in expanded(word)])


def coming(exams: "Iterable[Exam]", library: "Library", lang: str, today: date) -> tuple[Asked, ...]:
    """The exams of a day or later with what they ask, the next one first.

    One whose decks are not in this library is left out: it may be about other notes.
    """
    known = library.decks(lang)
    found = []
    for exam in exams:
        names = [name for word in exam.decks for name in expanded(word)]
        if exam.day >= today and all(name in known for name in names):
            found.append(Asked(exam, frozenset(note for name in names for note in known[name].notes)))
    return tuple(sorted(found, key=lambda asked: (asked.exam.day, asked.exam.name)))


def urgency_for(
    deck_notes: "Iterable[str]", exams: "Iterable[Asked]", settings: "Settings", now: datetime
) -> SittingOrder:
    """In which order to study a deck, because an exam is coming.

    Cards that the next exam asks come first, by what a review today gains until then; the others after them,
    the least likely recalled first.

    Args:
        deck_notes: Ids of the notes of the deck.
        exams: From `coming`.
        settings: Of the schedule.
        now: Aware, local.
    """
    from mlquiz.scheduling.day import moment  # noqa: PLC0415  start-up: few learners have an exam

    today = moment(now, settings.rollover_hour).day
    mine = set(deck_notes)
    days: dict[str, date] = {}
    for asked in sorted(exams, key=lambda asked: asked.exam.day):
        if asked.exam.day >= today:
            for note in asked.notes & mine:
                days.setdefault(note, asked.exam.day)
    return _order(days, settings) if days else SittingOrder()


def _order(days: "Mapping[str, date]", settings: "Settings") -> SittingOrder:
    from mlquiz.scheduling.exam_order import before_exam, by_recall  # noqa: PLC0415  start-up

    orders = {day: before_exam(day, settings) for day in set(days.values())}
    others = by_recall(settings)

    def urgency(state: "CardState", at: "Moment") -> float:
        day = days.get(note_id(state.card))
        return others.urgency(state, at) if day is None else orders[day].urgency(state, at)

    def early(state: "CardState", at: "Moment") -> bool:
        day = days.get(note_id(state.card))
        return day is not None and orders[day].early(state, at)

    return SittingOrder(urgency, early)
