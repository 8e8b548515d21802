"""The forecast for an exam as text."""

from typing import TYPE_CHECKING

from mlquiz.cli.table import fit, table
from mlquiz.errors import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mlquiz.scheduling.settings import Settings
    from mlquiz.study.exam_outlook import Forecast
    from mlquiz.study.exam_plan import Plan, Prospect
    from mlquiz.study.exam_score import Score
    from mlquiz.study.exams import Exam

WIDTH = 80
FEW_REVIEWS = 400


def listed(exams: "Sequence[Exam]", today: "date") -> str:
    """A line an exam."""
    rows = [
        (
            fit(exam.name, 24),
            str(exam.day),
            when((exam.day - today).days),
            f"{exam.target} %",
            str(exam.questions),
            fit(", ".join(exam.decks), 26),
        )
        for exam in exams
    ]
    return table(("exam", "date", "", "target", "questions", "decks"), rows, right=(3, 4))


def when(days: int) -> str:
    """`today`, `tomorrow`, `in 12 days`, `3 days ago`."""
    if days < 0:
        return "yesterday" if days == -1 else f"{-days} days ago"
    return ("today", "tomorrow")[days] if days < 2 else f"in {days} days"


def as_text(found: "Forecast", settings: "Settings") -> str:
    """Where the learner stands, what may be expected, and what to do."""
    exam, cards = found.exam, found.progress
    questions = counted(exam.questions, "question")
    head = [
        f"{exam.name}: {exam.day}, {when(found.days_left)}; {questions} from {', '.join(exam.decks)}",
        f"{cards.cards} cards: {cards.new} unseen, {cards.learning} learning, {cards.known} known",
    ]
    if found.prospect is None:
        return "\n".join([*head, "This exam is over; mlquiz exam remove takes it off the list."])
    parts = ["\n".join(head), _scores(found, found.prospect)]
    if found.prospect.days:
        parts.append(_advice(found, found.prospect, settings))
    return "\n\n".join([*parts, _trust(found)])


def _scores(found: "Forecast", prospect: "Prospect") -> str:
    rows = [_score("if you do nothing more" if prospect.days else "today", prospect.idle)]
    if prospect.least is not None and prospect.days:
        rows.append(_score("if you keep to the plan", prospect.least.score))
    if prospect.days:
        rows.append(_score("with all that your limits allow", prospect.full.score))
    head = ("score", "expected", "9 in 10", f"{found.exam.target} % or more")
    return table(head, rows, right=(1, 2, 3))


def _score(name: str, score: "Score") -> tuple[str, str, str, str]:
    between = f"{100 * score.low:.0f}-{100 * score.high:.0f} %"
    return name, f"{100 * score.expected:.0f} %", between, _chance(score.passes)


def _chance(share: float) -> str:
    whole = round(100 * share)
    return "> 99 %" if whole == 100 else "< 1 %" if whole == 0 else f"{whole} %"


def _advice(found: "Forecast", prospect: "Prospect", settings: "Settings") -> str:
    if prospect.least is not None and not prospect.least.answers:
        return f"{found.exam.target} % is to be expected without doing more."
    if prospect.least is not None:
        return f"To reach {found.exam.target} %: {_daily(prospect.least, found)}."
    limits = (
        f"{counted(settings.new_per_day, 'new card')} and {counted(settings.reviews_per_day, 'review')} a day"
    )
    said = [
        f"{found.exam.target} % cannot be reached with your limits ({limits}).",
        f"They allow {_daily(prospect.full, found)};",
        f"{_seen(prospect.full, found)}.",
        "",
    ]
    if prospect.way is not None:
        said += ["It could be reached with these settings:", *_changes(prospect.way.settings, settings)]
        said.append(f"That is {_daily(prospect.way.plan, found)}.")
    elif prospect.best is not None:
        best = 100 * prospect.best.plan.score.expected
        said.append(f"No limits reach it in the days that are left; the best would be {best:.0f} %.")
    return "\n".join(said)


def _daily(plan: "Plan", found: "Forecast") -> str:
    """`12 new cards and about 50 reviews a day (at most 70), 14 minutes`."""
    minutes = max(1, round(plan.answers * found.answer_ms / 60_000))
    new = counted(plan.new_per_day, "new card")
    reviews = f"{counted(round(plan.reviews), 'review')} a day (at most {plan.most_reviews})"
    return f"{new if plan.new else 'no new cards'} and about {reviews}, {counted(minutes, 'minute')}"


def _seen(plan: "Plan", found: "Forecast") -> str:
    left = found.progress.new - plan.new
    if left <= 0:
        return "all cards are seen by then"
    return "1 card stays unseen" if left == 1 else f"{left} cards stay unseen"


def _changes(wanted: "Settings", settings: "Settings") -> list[str]:
    names = ("new_per_day", "reviews_per_day", "desired_retention")
    return [
        f"  {name} = {getattr(wanted, name)}"
        for name in names
        if getattr(wanted, name) != getattr(settings, name)
    ]


def _trust(found: "Forecast") -> str:
    reviews = found.firmness.reviews
    if reviews < FEW_REVIEWS:
        own = counted(reviews, "review")
        return (
            f"The forecast rests on {own} of yours. Below {FEW_REVIEWS} it is mostly that of a\n"
            "usual learner, and tends to be too high rather than too low."
        )
    return f"The forecast is adjusted to {reviews} reviews of yours."
