from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlquiz.model.review import AnswerMode, Event, EventKind, Grade, Sitting
from mlquiz.model.schedule import CardState, Phase
from mlquiz.store import Store
from mlquiz.store.queries import ANSWERED_ON
from mlquiz.store.states import Mark

Make = Callable[..., Event]

POINTING = [EventKind.UNDONE, EventKind.RENAMED]

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.uuids().map(str)
common = {
    "id": texts,
    "device": texts,
    "subject": texts,
    "at_ms": st.integers(-(2**62), 2**62),
    "utc_offset_min": st.integers(-1440, 1440),
    "day": st.dates(),
}
answers = st.builds(
    Event,
    **common,
    kind=st.just(EventKind.ANSWERED),
    grade=st.sampled_from(Grade),
    sitting=st.sampled_from(Sitting),
    mode=st.sampled_from(AnswerMode),
    took_ms=st.none() | st.integers(0, 2**40),
    recall=st.none() | st.floats(0, 1),
    interval_days=st.none() | st.integers(1, 2**31),
    reps=st.none() | st.integers(0, 2**31),
)
others = st.builds(
    Event,
    **common,
    kind=st.sampled_from([kind for kind in EventKind if kind not in {"answered", "set-due", *POINTING}]),
)
pointing = st.builds(Event, **common, kind=st.sampled_from(POINTING), target=texts)
moved = st.builds(Event, **common, kind=st.just(EventKind.SET_DUE), target=st.dates().map(str))
logs = st.lists(st.one_of(answers, others, pointing, moved), unique_by=lambda event: event.id, max_size=20)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(log=logs)
def test_every_event_is_read_as_it_was_written(
    log: list[Event], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Store.open(tmp_path_factory.mktemp("log") / "progress.db") as store:
        assert store.append(log) == len(log)
        expected = sorted(log, key=lambda event: (event.at_ms, event.id.encode()))
        assert store.events(with_undone=True) == expected


def test_an_event_that_is_there_already_counts_once(store: Store, event: Make) -> None:
    first, second = event(), event()
    assert store.append([first]) == 1
    assert store.append([first, second, second]) == 1
    assert store.events() == [first, second]


def test_all_of_an_append_is_written_or_nothing(store: Store, event: Make) -> None:
    broken = event(grade=None)
    with pytest.raises(Exception, match="CHECK constraint"):
        store.append([event(), broken])
    assert store.events() == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"grade": None},
        {"kind": EventKind.SUSPENDED, "grade": Grade.GOOD},
        {"kind": EventKind.UNDONE},
        {"kind": EventKind.RENAMED},
        {"kind": EventKind.SET_DUE},
        {"kind": EventKind.SET_DUE, "grade": None, "sitting": None, "target": "30 November"},
        {"kind": EventKind.UNBURIED, "grade": None, "sitting": None, "target": "x"},
        {"recall": 1.5},
        {"took_ms": -1},
        {"interval_days": 0},
        {"reps": -1},
        {"id": ""},
    ],
)
def test_an_event_that_means_nothing_is_refused(store: Store, event: Make, wrong: dict[str, object]) -> None:
    with pytest.raises(Exception, match="CHECK constraint"):
        store.append([event(**wrong)])


def test_events_are_found_by_kind_subject_and_day(store: Store, event: Make) -> None:
    a, b = event("a"), event("b", day=1)
    watched = event("p38", EventKind.WATCHED, day=2)
    store.append([watched, b, a])
    assert store.events() == [a, b, watched]
    assert store.events(kind=EventKind.WATCHED) == [watched]
    assert store.events(subjects=["a", "p38", "unknown"]) == [a, watched]
    assert store.events(since=b.day) == [b, watched]
    assert store.events(kind=EventKind.ANSWERED, subjects=["a", "b"], since=b.day) == [b]


def test_undone_events_are_left_out_unless_asked_for(store: Store, event: Make) -> None:
    kept, wrong = event("a"), event("a")
    undone = event("a", EventKind.UNDONE, target=wrong.id)
    store.append([kept, wrong, undone])
    assert store.events(kind=EventKind.ANSWERED) == [kept]
    assert store.events(with_undone=True) == [kept, wrong, undone]


def test_the_log_says_what_is_new(store: Store, event: Make) -> None:
    store.append([event("a"), event("b")])
    seen = store.last_seq()
    assert store.subjects_after(seen) == []
    store.append([event("c"), event("a"), event("c")])
    assert sorted(store.subjects_after(seen)) == ["a", "c"]
    assert store.last_seq() == seen + 3


def test_renamings_and_their_undoing_are_told(store: Store, event: Make) -> None:
    renamed = event("old", EventKind.RENAMED, target="new")
    store.append([event("a"), renamed])
    assert store.renamed_after(0)
    seen = store.last_seq()
    store.append([event("a")])
    assert not store.renamed_after(seen)
    store.append([event("old", EventKind.UNDONE, target=renamed.id)])
    assert store.renamed_after(seen)


def test_the_last_time_of_a_card_is_told(store: Store, event: Make) -> None:
    early, late = event("a"), event("b", day=3)
    store.append([late, early])
    assert store.last_ms(["a"]) == early.at_ms
    assert store.last_ms(["a", "b"]) == late.at_ms
    assert store.last_ms(["c"]) is None


def test_the_cards_of_a_day_are_told_from_those_that_were_new_then(store: Store, event: Make) -> None:
    undone_before = event("undone before")
    undone = event("undone", day=3)
    store.append(
        [
            event("old"),
            event("old", day=3),
            event("new", day=3),
            event("new", day=3),
            event("other day", day=1),
            undone,
            event("undone", EventKind.UNDONE, target=undone.id),
            undone_before,
            event("undone before", EventKind.UNDONE, target=undone_before.id),
            event("undone before", day=3),
            event("quiz", day=3, sitting=Sitting.QUIZ),
            event("reset"),
            event("reset", EventKind.RESET, day=2),
            event("reset", day=3),
        ]
    )
    assert dict(store.answered_on(date(2026, 11, 25))) == {
        "old": False,
        "new": True,
        "undone before": True,
        "reset": True,
    }


def test_a_reset_that_was_undone_resets_nothing(store: Store, event: Make) -> None:
    reset = event("card", EventKind.RESET, day=1)
    undone = event("card", EventKind.UNDONE, day=1, target=reset.id)
    store.append([event("card"), reset, undone, event("card", day=3)])
    assert store.answered_on(date(2026, 11, 25)) == [("card", False)]


def test_a_database_keeps_its_device(path: Path) -> None:
    with Store.open(path) as store:
        device = store.device
    with Store.open(path) as store, Store.open(path.with_name("other.db")) as other:
        assert store.device == device != other.device


def test_a_transaction_that_fails_leaves_nothing(store: Store, event: Make) -> None:
    def append_and_break_off() -> None:
        with store.writing():
            store.append([event()])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        append_and_break_off()
    assert store.events() == []


def test_writing_inside_reading_is_a_mistake(store: Store) -> None:
    with store.reading(), pytest.raises(RuntimeError), store.writing():
        pass


def test_what_is_read_together_fits_together(store: Store, path: Path, event: Make) -> None:
    with Store.open(path) as other, store.reading():
        assert store.last_seq() == 0
        other.append([event()])
        assert store.last_seq() == 0
    assert store.last_seq() == 1


def test_todays_cards_are_found_without_reading_the_whole_log(store: Store) -> None:
    plan = store._connection.execute(f"EXPLAIN QUERY PLAN {ANSWERED_ON}", [20000]).fetchall()
    steps = " | ".join(step for *_, step in plan)
    assert "SCAN" not in steps
    assert "t USING INDEX events_of_day (day=?)" in steps
    assert "e USING INDEX events_of_subject (subject=?" in steps
    assert "u USING INDEX events_undone (target=?)" in steps


def test_what_is_due_is_read_from_an_index_alone(store: Store) -> None:
    asked: list[str] = []
    store._connection.set_trace_callback(asked.append)
    store.waiting_on(date(2026, 11, 22), end_ms=0)
    store._connection.set_trace_callback(None)
    questions = [question for question in asked if "FROM states" in question]
    assert questions
    for question in questions:
        plan = [step for *_, step in store._connection.execute(f"EXPLAIN QUERY PLAN {question}")]
        assert plan
        assert all("COVERING INDEX states_due" in step for step in plan), plan


due_days = st.none() | st.dates(date(2026, 11, 20), date(2026, 11, 24))
changes = st.lists(
    st.tuples(
        st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(Phase), due_days), max_size=4),
        st.none() | st.lists(st.sampled_from("abc")),
    ),
    max_size=8,
)


@settings(max_examples=60, deadline=None)
@given(changes=changes)
def test_the_days_on_which_cards_are_due_are_counted_as_states_change(changes: list[Any]) -> None:
    with Store.open_copy(Path("none.db")) as store, store.writing():
        for number, (states, instead_of) in enumerate(changes):
            made = [CardState(card=card, phase=phase, due_day=due) for card, phase, due in states]
            store.states.write(made, Mark("key", number), instead_of=instead_of)
            expected = Counter(
                state.due_day
                for state in store.states.all().values()
                if state.phase is Phase.REVIEW and state.due_day is not None
            )
            assert store.states.due_by_day(date(2026, 1, 1), date(2027, 1, 1)) == expected
