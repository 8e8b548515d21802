"""What an event makes of a card's state. Pure: the same state and event give the same state."""

from dataclasses import dataclass, field, replace
from typing import assert_never

from mlquiz.model.review import Event, EventKind, Grade, Sitting
from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling import memory, steps
from mlquiz.scheduling.day import MS_PER_DAY, Moment, day_start_ms, days_after, elapsed_days, scheduler_day
from mlquiz.scheduling.intervals import Bounds, fuzz_factor, passing_days, whole_days
from mlquiz.scheduling.settings import Settings

_SHORTEST_INTERVAL_DAYS = 0.5
"""Without steps a shorter interval stays within the day."""


def apply(state: CardState, event: Event, settings: Settings) -> CardState:
    """The state after an event of this card.

    `undone` and `renamed` change which events count and for whom: that is the replay's business.
    """
    match event.kind:
        case EventKind.ANSWERED:
            return _answered(state, event, settings)
        case EventKind.RESET:
            return CardState(card=state.card)
        case EventKind.SUSPENDED:
            return replace(state, suspended=True)
        case EventKind.UNSUSPENDED:
            return replace(state, suspended=False)
        case EventKind.BURIED:
            return replace(state, buried_day=event.day)
        case EventKind.UNDONE | EventKind.RENAMED | EventKind.WATCHED | EventKind.UNWATCHED:
            return state
        case _:
            assert_never(event.kind)


def _answered(state: CardState, event: Event, settings: Settings) -> CardState:
    if event.grade is None or not moves_schedule(event):
        return state
    moment = Moment(event.at_ms, event.utc_offset_min, event.day)
    return _Answer(state, moment, settings, event.subject).state_after(event.grade)


def preview(state: CardState, moment: Moment, settings: Settings) -> dict[Grade, CardState]:
    """The state after each grade, were it given at this moment; what an answer then really makes of it."""
    answer = _Answer(state, moment, settings, state.card)
    return {grade: answer.state_after(grade) for grade in Grade}


def recall(state: CardState, moment: Moment, settings: Settings) -> float | None:
    """The probability that the card is recalled at this moment, 0 to 1; `None` for a new card."""
    if state.phase is Phase.NEW:
        return None
    elapsed = (moment.at_ms - state.last_ms) / MS_PER_DAY
    return memory.retrievability(state.stability, elapsed, settings.parameters)


def moves_schedule(event: Event) -> bool:
    """Whether an answer counts for the schedule: reviews and imported ones do, quizzes and exams do not."""
    return event.sitting in {None, Sitting.REVIEW, Sitting.IMPORTED}


def is_leech(state: CardState, settings: Settings) -> bool:
    """Whether the card was forgotten so often that it should rather be written anew."""
    return 0 < settings.leech_lapses <= state.lapses


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer about to be graded. `name` is the card's name as the event has it, the seed of its fuzz."""

    state: CardState
    moment: Moment
    settings: Settings
    name: str
    memories: dict[Grade, memory.Memory] = field(default_factory=dict)

    def state_after(self, grade: Grade) -> CardState:
        state = self._remembered(grade)
        match self.state.phase:
            case Phase.NEW | Phase.LEARNING:
                return self._on_steps(state, grade, Phase.LEARNING, self.settings.learning_steps_min)
            case Phase.RELEARNING:
                return self._on_steps(state, grade, Phase.RELEARNING, self.settings.relearning_steps_min)
            case Phase.REVIEW if grade is Grade.AGAIN:
                return self._lapsed(state)
            case Phase.REVIEW:
                return self._in_review(state, self._passing_days(grade))
            case _:
                assert_never(self.state.phase)

    def _remembered(self, grade: Grade) -> CardState:
        after = self._memory_after(grade)
        return replace(
            self.state,
            stability=after.stability,
            difficulty=after.difficulty,
            last_ms=self.moment.at_ms,
            last_day=self.moment.day,
            reps=self.state.reps + 1,
        )

    def _on_steps(
        self, state: CardState, grade: Grade, phase: Phase, steps_min: tuple[int, ...]
    ) -> CardState:
        match grade:
            case Grade.AGAIN:
                delay, step = steps.again_delay_ms(steps_min), 0
            case Grade.HARD:
                delay, step = steps.hard_delay_ms(steps_min, state.step), state.step
            case Grade.GOOD:
                delay, step = steps.good_delay_ms(steps_min, state.step), state.step + 1
            case Grade.EASY:
                return self._in_review(state, self._easy_graduation())
            case _:
                assert_never(grade)
        if delay is None and not steps_min:
            delay, step = self._short_delay(grade), 0
        if delay is None:
            return self._in_review(state, whole_days(self._ideal_days(grade), self._bounds()))
        return self._in_steps(state, phase, step, delay)

    def _lapsed(self, state: CardState) -> CardState:
        state = replace(state, lapses=state.lapses + 1)
        steps_min = self.settings.relearning_steps_min
        delay = steps.again_delay_ms(steps_min) if steps_min else self._short_delay(Grade.AGAIN)
        if delay is not None:
            return self._in_steps(state, Phase.RELEARNING, 0, delay)
        unfuzzed = Bounds(self.settings.maximum_interval_days)
        return self._in_review(state, whole_days(self._ideal_days(Grade.AGAIN), unfuzzed))

    def _passing_days(self, grade: Grade) -> int:
        ideal = [self._ideal_days(each) for each in Grade if Grade.AGAIN < each <= grade]
        return passing_days(ideal, self.state.interval_days, self._bounds())[-1]

    def _easy_graduation(self) -> int:
        bounds = self._bounds()
        good = whole_days(self._ideal_days(Grade.GOOD), bounds)
        return whole_days(self._ideal_days(Grade.EASY), bounds, good + 1)

    def _short_delay(self, grade: Grade) -> int | None:
        days = self._ideal_days(grade)
        return int(days * MS_PER_DAY) if days < _SHORTEST_INTERVAL_DAYS else None

    def _in_steps(self, state: CardState, phase: Phase, step: int, delay_ms: int) -> CardState:
        return replace(
            state, phase=phase, step=step, due_ms=self._due_ms(delay_ms), due_day=None, interval_days=0
        )

    def _in_review(self, state: CardState, days: int) -> CardState:
        due_day = days_after(self.moment.day, days)
        return replace(state, phase=Phase.REVIEW, step=0, due_ms=0, due_day=due_day, interval_days=days)

    def _due_ms(self, delay_ms: int) -> int:
        """A delay that reaches beyond the rollover ends with the beginning of that later day."""
        at, offset, rollover = self.moment.at_ms, self.moment.utc_offset_min, self.settings.rollover_hour
        day = scheduler_day(at + delay_ms, offset, rollover)
        return at + delay_ms if day <= self.moment.day else day_start_ms(day, offset, rollover)

    def _bounds(self) -> Bounds:
        return Bounds(self.settings.maximum_interval_days, fuzz_factor(self.name, self.state.reps))

    def _ideal_days(self, grade: Grade) -> float:
        stability = self._memory_after(grade).stability
        return memory.days_until(stability, self.settings.desired_retention, self.settings.parameters)

    def _memory_after(self, grade: Grade) -> memory.Memory:
        if grade not in self.memories:
            state = self.state
            new = state.phase is Phase.NEW
            before = None if new else memory.Memory(state.stability, state.difficulty)
            elapsed = elapsed_days(state.last_day, self.moment.day)
            self.memories[grade] = memory.after_answer(before, grade, elapsed, self.settings.parameters)
        return self.memories[grade]
