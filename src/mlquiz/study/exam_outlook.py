"""From the log to what a forecast for an exam begins with."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.model.card import cards_of
from mlquiz.scheduling.day import days_after, moment
from mlquiz.scheduling.exam_forecast import Outlook
from mlquiz.scheduling.firmness import Firmness, Predicted, fitted
from mlquiz.scheduling.formulas import formulas
from mlquiz.scheduling.gain import Habits
from mlquiz.store.reports import GradeSums, reporting
from mlquiz.study.exam_plan import Prospect, prospect
from mlquiz.study.progress import Progress, progress
from mlquiz.study.schedule import Schedule
from mlquiz.study.today import Today

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from mlquiz.model.note import Note
    from mlquiz.scheduling.settings import Settings
    from mlquiz.store import Store
    from mlquiz.study.exams import Exam

HISTORY_DAYS = 180
"""The learner's habits and firmness are those of so many days."""
_PRIOR_ANSWERS = 100
_USUAL_ANSWER_MS = 10_000


@dataclass(frozen=True, slots=True)
class Forecast:
    """An exam, where the learner stands, and what may be expected.

    Args:
        exam: The exam.
        days_left: Until its day; negative where it is over.
        progress: Of the cards that it may ask.
        firmness: How firmly the learner remembers.
        answer_ms: How long an answer takes, on average.
        prospect: What may be expected; `None` where the exam is over.
    """

    exam: "Exam"
    days_left: int
    progress: Progress
    firmness: Firmness
    answer_ms: float
    prospect: Prospect | None


def forecast(
    exam: "Exam", notes: "Sequence[Note]", store: "Store", settings: "Settings", now: "datetime"
) -> Forecast:
    """What may be expected of an exam.

    Args:
        exam: The exam.
        notes: That it may ask, in the order in which they are learnt.
        store: The learner's progress.
        settings: Limits and schedule.
        now: Aware, local.

    Raises:
        MlquizError: The database cannot be read.
    """
    at = moment(now, settings.rollover_hour)
    cards = [card.id for card in cards_of(notes)]
    schedule = Schedule(store, settings)
    states = schedule.states(cards)
    with store.reading():
        done = Today(store, schedule.names, at.day).done(cards)
    with reporting(store, days_after(at.day, -HISTORY_DAYS), at.day) as reports:
        habits, days = habits_of(reports.grades()), reports.days()
        bins = reports.bins()
    predictions = [Predicted(each.predicted / each.reviews, each.reviews, each.recalled) for each in bins]
    firmness = fitted(predictions, formulas(settings.parameters))
    answers = sum(day.answers for day in days)
    answer_ms = sum(day.took_ms for day in days) / answers if answers else _USUAL_ANSWER_MS
    days_left = (exam.day - at.day).days
    outlook = Outlook(cards=cards, states=states, done=done, now=at, exam=exam.day, habits=habits)
    return Forecast(
        exam=exam,
        days_left=days_left,
        progress=progress(cards, states, at.day),
        firmness=firmness,
        answer_ms=answer_ms or _USUAL_ANSWER_MS,
        prospect=prospect(exam, outlook, settings, firmness) if days_left >= 0 else None,
    )


def habits_of(grades: GradeSums) -> Habits:
    """How the learner grades: their own answers, and a hundred of a usual learner's."""
    usual = Habits()
    again, hard, good, easy = _mixed(grades.first, usual.first)
    hard_review, good_review, easy_review = _mixed(grades.reviews[1:], usual.passed)
    return Habits((again, hard, good, easy), (hard_review, good_review, easy_review))


def _mixed(counts: "Sequence[int]", shares: "Sequence[float]") -> list[float]:
    total = sum(counts) + _PRIOR_ANSWERS
    return [(count + _PRIOR_ANSWERS * share) / total for count, share in zip(counts, shares, strict=True)]
