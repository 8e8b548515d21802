from datetime import UTC, date, datetime

import pytest

from mlquiz.model.schedule import CardState, Phase
from mlquiz.scheduling.day import moment
from mlquiz.tui.coming import coming_words

NOW = moment(datetime(2026, 11, 22, 12, tzinfo=UTC), 4)


def ms(*when: int) -> int:
    return int(datetime(*when, tzinfo=UTC).timestamp() * 1000)  # type: ignore[arg-type, misc]


def words(*states: CardState) -> str:
    return coming_words([state.card for state in states], {state.card: state for state in states}, NOW, 4)


def review(day: date) -> CardState:
    return CardState(card="r", phase=Phase.REVIEW, due_day=day)


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (date(2026, 11, 23), "tomorrow"),
        (date(2026, 11, 25), "in 3 days, on Wednesday"),
        (date(2026, 12, 31), "in 39 days, on 2026-12-31"),
        (date(2026, 11, 20), "tomorrow"),
    ],
)
def test_a_review_comes_on_its_day_and_one_beyond_the_limit_tomorrow(day: date, when: str) -> None:
    assert words(review(day)) == f"Nothing is left for today. The next card comes {when}."


def test_the_first_of_several_counts() -> None:
    later = CardState(card="later", phase=Phase.REVIEW, due_day=date(2026, 12, 31))
    assert "in 2 days" in words(later, review(date(2026, 11, 24)))


def test_a_new_card_beyond_the_limit_comes_tomorrow() -> None:
    assert coming_words(["a"], {}, NOW, 4).endswith("comes tomorrow.")


def test_a_learning_card_comes_at_its_time() -> None:
    learning = CardState(card="l", phase=Phase.LEARNING, due_ms=ms(2026, 11, 22, 12, 40))
    assert words(learning) == "Nothing is left for now. The next card comes at 12:40."


def test_a_learning_card_after_midnight_belongs_to_the_same_day() -> None:
    learning = CardState(card="l", phase=Phase.RELEARNING, due_ms=ms(2026, 11, 23, 1, 0))
    assert "for now. The next card comes at 01:00" in words(learning)


def test_a_learning_card_of_tomorrow_has_day_and_time() -> None:
    learning = CardState(card="l", phase=Phase.LEARNING, due_ms=ms(2026, 11, 23, 9, 0))
    assert words(learning).endswith("comes tomorrow at 09:00.")


def test_a_buried_learning_card_comes_tomorrow() -> None:
    due_ms = ms(2026, 11, 22, 12, 40)
    buried = CardState(card="b", phase=Phase.LEARNING, due_ms=due_ms, buried_day=NOW.day)
    assert words(buried).endswith("comes tomorrow.")


def test_where_all_are_suspended_or_there_are_none_that_is_said() -> None:
    assert words(CardState(card="s", suspended=True)) == "All cards of this deck are suspended."
    assert words() == "There are no cards in this deck yet."
