"""Sums that are kept say what the whole log says, whatever comes into it, in whatever order."""

from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from mlquiz.model.review import Event, EventKind, Grade, Sitting
from mlquiz.store import Store

from tests.store.conftest import DAY, NOON_MS
from tests.store.reported import ALL, reported, reported_anew, throw_sums_away

DEVICES = 2
devices = st.integers(0, DEVICES - 1)
cards = st.sampled_from("abcdefgh")
days_ago = st.integers(-2, 12)
answers = st.fixed_dictionaries(
    {
        "grade": st.sampled_from(Grade),
        "sitting": st.sampled_from([Sitting.REVIEW] * 4 + [*Sitting, None]),
        "recall": st.none() | st.floats(0, 1),
        "took_ms": st.none() | st.integers(0, 100_000),
        "interval_days": st.none() | st.sampled_from([1, 20, 21, 90]),
    }
)


class Logs(RuleBasedStateMachine):
    """Two databases; whatever was noted, also on the other one, may come into any of them at any time."""

    def __init__(self) -> None:
        super().__init__()
        self.exits = ExitStack()
        root = Path(self.exits.enter_context(TemporaryDirectory()))
        self.stores = [
            self.exits.enter_context(Store.open(root / f"{number}.db")) for number in range(DEVICES)
        ]
        for store in self.stores:
            store._connection.execute("PRAGMA synchronous = OFF")
        self.noted: list[Event] = []
        self.today = 0

    def teardown(self) -> None:
        for device in range(DEVICES):
            self.look(device, 400, None, ALL)
        self.exits.close()

    def note(
        self, device: int | None, card: str, kind: EventKind, ago: int, minute: int, **fields: Any
    ) -> None:
        event = Event(
            id=f"{len(self.noted):06}",
            device="here",
            kind=kind,
            subject=card,
            at_ms=NOON_MS + (self.today - ago) * 86_400_000 + minute * 60_000,
            utc_offset_min=0,
            day=DAY + timedelta(days=self.today - ago),
            **fields,
        )
        self.noted.append(event)
        if device is not None:
            self.stores[device].append([event])

    @rule(device=devices, card=cards, minute=st.integers(0, 3), answer=answers)
    def answer(self, device: int, card: str, minute: int, answer: dict[str, Any]) -> None:
        self.note(device, card, EventKind.ANSWERED, 0, minute, **answer)

    @rule(device=st.none() | devices, card=cards, ago=days_ago, minute=st.integers(0, 3), answer=answers)
    def answer_long_ago(
        self, device: int | None, card: str, ago: int, minute: int, answer: dict[str, Any]
    ) -> None:
        self.note(device, card, EventKind.ANSWERED, ago, minute, **answer)

    @rule(device=devices, history=st.lists(st.tuples(cards, st.integers(0, 40), answers), max_size=8))
    def import_answers(self, device: int, history: list[tuple[str, int, dict[str, Any]]]) -> None:
        for card, ago, answer in history:
            imported = answer | {"sitting": Sitting.IMPORTED, "recall": None}
            self.note(device, card, EventKind.ANSWERED, ago, 0, **imported)

    @rule(device=devices, which=st.integers(0, 5))
    def undo(self, device: int, which: int) -> None:
        if which < len(self.noted):
            target = self.noted[-1 - which]
            self.note(device, target.subject, EventKind.UNDONE, 0, 5, target=target.id)

    @rule(
        device=devices,
        card=cards,
        kind=st.sampled_from([EventKind.RESET, EventKind.SUSPENDED, EventKind.RENAMED]),
    )
    def something_else(self, device: int, card: str, kind: EventKind) -> None:
        self.note(device, card, kind, 0, 4, target="z" if kind is EventKind.RENAMED else "")

    @rule(device=devices, share=st.integers(1, 4))
    def devices_meet(self, device: int, share: int) -> None:
        """Some of what was noted anywhere arrives, newest first."""
        self.stores[device].append(self.noted[::-share])

    @rule(days=st.sampled_from([-3, 1, 1, 1, 2, 9]))
    def time_passes(self, days: int) -> None:
        self.today += days

    @rule(
        device=devices,
        days=st.sampled_from([1, 5, 30, 30]),
        chosen=st.sampled_from([None, None, {"a", "b", "c"}, {"d"}]),
        asked=st.permutations(ALL).flatmap(lambda order: st.sampled_from([order, order[:1]])),
    )
    def look(self, device: int, days: int, chosen: set[str] | None, asked: tuple[str, ...]) -> None:
        last = DAY + timedelta(days=self.today)
        span = last - timedelta(days=days - 1), last, chosen, asked
        assert reported(self.stores[device], *span) == reported_anew(self.stores[device], *span)

    @rule(device=devices)
    def sums_are_thrown_away(self, device: int) -> None:
        throw_sums_away(self.stores[device])


TestLogs = Logs.TestCase
TestLogs.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
