"""Events and states to rows and back. Columns stand in the order of the dataclasses' fields."""

from datetime import date
from typing import Any

from mlquiz.model.review import AnswerMode, Event, EventKind, Grade, Sitting
from mlquiz.model.schedule import CardState, Phase

Row = tuple[Any, ...]

SELECT_EVENTS = (
    "SELECT id, device, kind, subject, at_ms, utc_offset_min, day, grade, sitting, mode, took_ms, recall,"
    " target FROM events AS e"
)
INSERT_EVENT = (
    "INSERT INTO events"
    " (id, device, kind, subject, at_ms, utc_offset_min, day, grade, sitting, mode, took_ms, recall, target)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
SELECT_STATES = (
    "SELECT card, phase, stability, difficulty, step, due_ms, due_day, last_ms, last_day, interval_days,"
    " reps, lapses, suspended, buried_day FROM states"
)
WRITE_STATE = (
    "REPLACE INTO states"
    " (card, phase, stability, difficulty, step, due_ms, due_day, last_ms, last_day, interval_days, reps,"
    " lapses, suspended, buried_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def event_row(event: Event) -> Row:
    """An event as a row for `INSERT_EVENT`."""
    return (
        event.id,
        event.device,
        event.kind.value,
        event.subject,
        event.at_ms,
        event.utc_offset_min,
        event.day.isoformat(),
        None if event.grade is None else int(event.grade),
        None if event.sitting is None else event.sitting.value,
        None if event.mode is None else event.mode.value,
        event.took_ms,
        event.recall,
        event.target,
    )


def read_event(row: Row) -> Event:
    """The event of a row of `SELECT_EVENTS`."""
    id_, device, kind, subject, at_ms, offset, day, grade, sitting, mode, took_ms, recall, target = row
    return Event(
        id=id_,
        device=device,
        kind=EventKind(kind),
        subject=subject,
        at_ms=at_ms,
        utc_offset_min=offset,
        day=date.fromisoformat(day),
        grade=None if grade is None else Grade(grade),
        sitting=None if sitting is None else Sitting(sitting),
        mode=None if mode is None else AnswerMode(mode),
        took_ms=took_ms,
        recall=recall,
        target=target,
    )


def state_row(state: CardState) -> Row:
    """A state as a row for `WRITE_STATE`."""
    return (
        state.card,
        state.phase.value,
        state.stability,
        state.difficulty,
        state.step,
        state.due_ms,
        _text(state.due_day),
        state.last_ms,
        _text(state.last_day),
        state.interval_days,
        state.reps,
        state.lapses,
        int(state.suspended),
        _text(state.buried_day),
    )


def read_state(row: Row) -> CardState:
    """The state of a row of `SELECT_STATES`."""
    (card, phase, stability, difficulty, step, due_ms, due_day) = row[:7]
    (last_ms, last_day, interval_days, reps, lapses, suspended, buried_day) = row[7:]
    return CardState(
        card=card,
        phase=Phase(phase),
        stability=stability,
        difficulty=difficulty,
        step=step,
        due_ms=due_ms,
        due_day=_day(due_day),
        last_ms=last_ms,
        last_day=_day(last_day),
        interval_days=interval_days,
        reps=reps,
        lapses=lapses,
        suspended=bool(suspended),
        buried_day=_day(buried_day),
    )


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
