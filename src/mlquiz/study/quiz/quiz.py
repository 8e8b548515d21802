"""One quiz: what it asks, what was answered so far, how long it may take. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from mlquiz.model.card import Card

QUESTIONS = 20
"""Of a quiz, unless another number is wanted."""


def seed_at(now: datetime) -> int:
    """The seed of a quiz that is begun now, unless another is wanted: short enough to be typed again."""
    return int(now.timestamp()) % 1_000_000


@dataclass(frozen=True, slots=True)
class QuizAnswer:
    """What became of one question.

    Args:
        right: Whether it was answered right; for a question without a checkable answer as the learner says.
        took_ms: Milliseconds from the question to the verdict.
    """

    right: bool
    took_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiz:
    """A quiz on its way.

    Args:
        deck: Name of the deck, or names joined by a blank.
        lang: Language of the cards.
        seed: By which they were chosen, and by which options are shuffled.
        cards: Ids of the cards, in the order in which they are asked.
        limit_ms: How long it may take in all; 0: as long as one likes.
        counts: Whether its answers count as reviews.
        answers: By card.
        spent_ms: Time spent on it so far, in all its sittings.
    """

    deck: str
    lang: str
    seed: int
    cards: tuple[str, ...]
    limit_ms: int = 0
    counts: bool = False
    answers: Mapping[str, QuizAnswer] = field(default_factory=dict)
    spent_ms: int = 0

    @property
    def open(self) -> tuple[str, ...]:
        """The cards that were not answered yet."""
        return tuple(card for card in self.cards if card not in self.answers)

    @property
    def left_ms(self) -> int | None:
        """How much time is left; `None`: there is no limit."""
        return max(0, self.limit_ms - self.spent_ms) if self.limit_ms else None

    @property
    def finished(self) -> bool:
        """Whether every question was answered or the time is over."""
        return not self.open or self.left_ms == 0

    def answered(self, card: str, *, right: bool, took_ms: int) -> "Quiz":
        """With one question answered; its time is spent."""
        answers = {**self.answers, card: QuizAnswer(right, max(0, took_ms))}
        return replace(self, answers=answers, spent_ms=self.spent_ms + max(0, took_ms))

    def spent(self, spent_ms: int) -> "Quiz":
        """With time spent that led to no answer."""
        return replace(self, spent_ms=self.spent_ms + max(0, spent_ms))


@dataclass(frozen=True, slots=True)
class SectionScore:
    """How a section went.

    Args:
        section: Its id.
        right: Questions answered right.
        asked: Questions asked, those left open among them.
    """

    section: str
    right: int
    asked: int


@dataclass(frozen=True, slots=True)
class Score:
    """How a quiz went.

    Args:
        right: Questions answered right.
        asked: Questions asked.
        left_open: Questions that were not answered.
        sections: By section, in course order.
        wrong: Ids of the cards that were answered wrong, in course order.
    """

    right: int
    asked: int
    left_open: int
    sections: tuple[SectionScore, ...]
    wrong: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of the questions that were answered right, 0 to 1; an open one is not right."""
        return self.right / self.asked if self.asked else 0.0


def score(quiz: Quiz, cards: Sequence[Card]) -> Score:
    """How a quiz went.

    Args:
        quiz: The quiz.
        cards: The cards of its deck in course order; those that it does not ask are passed over.
    """
    asked = [card for card in cards if card.id in set(quiz.cards)]
    right = [card.id for card in asked if (made := quiz.answers.get(card.id)) and made.right]
    wrong = [card.id for card in asked if (made := quiz.answers.get(card.id)) and not made.right]
    return Score(
        right=len(right),
        asked=len(asked),
        left_open=len(asked) - len(right) - len(wrong),
        sections=tuple(_by_section(asked, frozenset(right))),
        wrong=tuple(wrong),
    )


def _by_section(asked: Sequence[Card], right: frozenset[str]) -> Iterator[SectionScore]:
    sections: dict[str, list[str]] = {}
    for card in asked:
        sections.setdefault(card.note.section, []).append(card.id)
    for section, ids in sections.items():
        yield SectionScore(section, len(right.intersection(ids)), len(ids))
