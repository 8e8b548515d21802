"""How fast a learner answers, and how long what is left today will take."""

from collections import deque
from collections.abc import Iterable
from itertools import islice
from statistics import median

from mlquiz.model.review import EventKind, Sitting
from mlquiz.scheduling.queue import Counts
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.store.gathering import LONGEST_ANSWER_MS

USUAL_MS = 12_000
"""An answer before anything is known of the learner."""
_FIRST = 10
"""So many answers are needed to know a learner; the usual one stands for those that are missing."""
_ANSWERS = 100
_LOOKED_AT = 400
"""Events that are looked at, at most: others lie between the answers."""
_MS_PER_MIN = 60_000


class Pace:
    """The median of the last answers' times. It follows every answer, without a look at the log.

    Args:
        took_ms: Times of the last answers, the latest last.
    """

    def __init__(self, took_ms: Iterable[int] = ()) -> None:
        self._took_ms: deque[int] = deque(maxlen=_ANSWERS)
        for each in took_ms:
            self.answered(each)

    def answered(self, took_ms: int) -> None:
        """Take one more answer in; a time without meaning is passed over, a long one was a break."""
        if took_ms > 0:
            self._took_ms.append(min(took_ms, LONGEST_ANSWER_MS))

    @property
    def answer_ms(self) -> float:
        """Milliseconds that an answer takes."""
        missing = max(0, _FIRST - len(self._took_ms))
        return median([*self._took_ms, *[USUAL_MS] * missing])

    def left_min(self, counts: Counts, settings: Settings) -> int:
        """About how many minutes what is left takes: a new card is shown once for each of its steps."""
        shown_when_new = max(1, len(settings.learning_steps_min))
        answers = counts.new * shown_when_new + counts.learning + counts.due
        return max(1, round(answers * self.answer_ms / _MS_PER_MIN)) if answers else 0


def recent_pace(store: Store) -> Pace:
    """The pace of the last answers in reviews that were given on this device."""
    with store.reading():
        events = list(islice(store.backwards(store.device), _LOOKED_AT))
    took_ms = [
        event.took_ms or 0
        for event in events
        if event.kind is EventKind.ANSWERED and event.sitting is Sitting.REVIEW
    ]
    return Pace(reversed(took_ms[:_ANSWERS]))
