"""The promise across devices: whatever happens to the files between them, nothing is lost, and all agree."""

from contextlib import ExitStack
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mlquiz.model.card import cards_of
from mlquiz.model.note import Body, Cloze, Deletion, Note, Question
from mlquiz.model.place import Place
from mlquiz.model.review import EventKind, Grade
from mlquiz.scheduling import Settings
from mlquiz.scheduling.day import moment
from mlquiz.scheduling.replay import replay
from mlquiz.store import Store
from mlquiz.study import Session
from mlquiz.study.log_files import log_files
from mlquiz.study.recording import new_event
from mlquiz.study.syncing import sync

from tests.store.reported import reported, reported_anew

PLACE = Place("notes.md", 1)
BODIES: dict[str, Body] = {
    "n": Cloze("text", (Deletion(1, "x"), Deletion(2, "y"))),
    **{name: Question("q", "a") for name in "abc"},
}
NOTES = [
    Note(id=name, stamped=True, body=body, section="s", lang="en", place=PLACE)
    for name, body in BODIES.items()
]
CARDS = list(cards_of(NOTES))
SETTINGS = Settings()
DEVICES = 3
devices = st.integers(0, DEVICES - 1)
which = st.integers(0, 10)


class Devices(RuleBasedStateMachine):
    """Three databases, a folder between them, and a service that does to files what services do."""

    def __init__(self) -> None:
        super().__init__()
        self.exits = ExitStack()
        self.root = Path(self.exits.enter_context(TemporaryDirectory()))
        self.folder = self.root / "shared"
        self.folder.mkdir()
        self.now = datetime(2026, 11, 22, 12, tzinfo=UTC)
        self.stores = [
            self.exits.enter_context(Store.open(self.root / f"{number}.db")) for number in range(DEVICES)
        ]
        self.sessions = [Session(store, CARDS, SETTINGS, lambda: self.now) for store in self.stores]
        self.earlier: list[tuple[Path, bytes]] = []
        self.copies = 0

    def teardown(self) -> None:
        try:
            self.agree_in_the_end()
        finally:
            self.exits.close()

    def agree_in_the_end(self) -> None:
        everything = {event for store in self.stores for event in store.events(with_undone=True)}
        for number in [*range(DEVICES)] * 2:
            self.sync(number)
        expected = replay(everything, SETTINGS)
        for store, session in zip(self.stores, self.sessions, strict=True):
            assert set(store.events(with_undone=True)) == everything
            session.counts()
            with store.reading():
                assert store.states.all() == expected
        for number in range(DEVICES):
            self.look_at_the_sums(number, 400)
        for number in range(DEVICES):
            before = [path.read_bytes() for path in log_files(self.folder)]
            assert self.sync(number) == (0, 0)
            assert [path.read_bytes() for path in log_files(self.folder)] == before

    @rule(device=devices)
    def devices_meet(self, device: int) -> None:
        self.sync(device)

    def sync(self, device: int) -> tuple[int, int]:
        synced = sync(self.stores[device], self.folder, host=str(device), now_ms=0, anew=True)
        self.earlier += [(path, path.read_bytes()) for path in log_files(self.folder)]
        return synced.sent, synced.received.total()

    @rule(device=devices, grade=st.sampled_from(Grade))
    def answer(self, device: int, grade: Grade) -> None:
        if self.sessions[device].current() is not None:
            self.sessions[device].answer(grade, took_ms=1)

    @rule(device=devices)
    def undo(self, device: int) -> None:
        self.look_at_the_sums(device, 400)
        self.sessions[device].undo()

    @rule(
        device=devices,
        kind=st.sampled_from(
            [
                EventKind.RESET,
                EventKind.SUSPENDED,
                EventKind.UNSUSPENDED,
                EventKind.BURIED,
                EventKind.UNBURIED,
                EventKind.SET_DUE,
            ]
        ),
        card=st.sampled_from([card.id for card in CARDS]),
        days=st.integers(-3, 100),
    )
    def something_else(self, device: int, kind: EventKind, card: str, days: int) -> None:
        at = moment(self.now, SETTINGS.rollover_hour)
        target = str(at.day + timedelta(days=days)) if kind is EventKind.SET_DUE else ""
        store = self.stores[device]
        store.append([new_event(store.device, kind, card, at, target=target)])

    @rule(device=devices, names=st.permutations("abcd").map(lambda names: names[:2]))
    def rename(self, device: int, names: list[str]) -> None:
        at = moment(self.now, SETTINGS.rollover_hour)
        store = self.stores[device]
        store.append([new_event(store.device, EventKind.RENAMED, names[0], at, target=names[1])])

    @rule(minutes=st.one_of(st.integers(-60, 60), st.integers(-60 * 24 * 10, 60 * 24 * 40)))
    def the_clock_moves(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(offset_min=st.integers(-12 * 60, 14 * 60))
    def travel(self, offset_min: int) -> None:
        self.now = self.now.astimezone(timezone(timedelta(minutes=offset_min)))

    @rule(file=which, share=st.floats(0, 1))
    def a_file_arrives_in_part(self, file: int, share: float) -> None:
        if paths := log_files(self.folder):
            path = paths[file % len(paths)]
            content = path.read_bytes()
            path.write_bytes(content[: int(len(content) * share)])

    @rule(state=which)
    def the_service_brings_an_earlier_state_back(self, state: int) -> None:
        if self.earlier:
            path, content = self.earlier[state % len(self.earlier)]
            path.write_bytes(content)

    @rule(state=which)
    def the_service_makes_a_conflict_copy(self, state: int) -> None:
        if self.earlier:
            path, content = self.earlier[state % len(self.earlier)]
            self.copies += 1
            path.with_name(f"{path.stem}.sync-conflict-{self.copies}.jsonl").write_bytes(content)

    @rule(file=which)
    def a_file_vanishes(self, file: int) -> None:
        if paths := log_files(self.folder):
            paths[file % len(paths)].unlink()

    @rule(device=devices, other=devices)
    def a_database_takes_the_id_of_another(self, device: int, other: int) -> None:
        """As it does when one was copied from the other."""
        store = self.stores[device]
        store.remember("device", self.stores[other].device)
        store.device = self.stores[other].device

    @rule(device=devices, days=st.sampled_from([7, 400]))
    def look_at_the_sums(self, device: int, days: int) -> None:
        """What is kept of them says what the whole log says."""
        last = moment(self.now, SETTINGS.rollover_hour).day
        first = last - timedelta(days=days - 1)
        assert reported(self.stores[device], first, last) == reported_anew(self.stores[device], first, last)

    @invariant()
    def live_equals_replay(self) -> None:
        for session, store in zip(self.sessions, self.stores, strict=True):
            session.counts()
            with store.reading():
                assert store.states.all() == replay(store.events(with_undone=True), SETTINGS)


TestDevices = Devices.TestCase
TestDevices.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
