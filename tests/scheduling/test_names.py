from collections.abc import Callable

from mlquiz.model.review import Event, EventKind
from mlquiz.model.schedule import CardState
from mlquiz.scheduling.day import Moment
from mlquiz.scheduling.names import Names

Renaming = Callable[..., list[Event]]


def renamed(event: Callable[..., Event], at: Callable[..., Moment], *pairs: tuple[str, str]) -> Names:
    return Names(
        event(EventKind.RENAMED, old, at(days=day), target=new) for day, (old, new) in enumerate(pairs)
    )


def test_all_cards_of_a_note_are_renamed(event: Callable[..., Event], at: Callable[..., Moment]) -> None:
    names = renamed(event, at, ("old", "new"))
    assert [names.now(card) for card in ("old", "old/2", "older", "new/2")] == [
        "new",
        "new/2",
        "older",
        "new/2",
    ]


def test_a_chain_of_renamings_ends_at_the_last(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    names = renamed(event, at, ("a", "b"), ("b", "c"))
    assert names.now("a/1") == names.now("b/1") == "c/1"
    assert set(names.all_of("a/1")) == {"a/1", "b/1", "c/1"}


def test_a_note_that_was_named_back_keeps_its_history(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    names = renamed(event, at, ("a", "b"), ("b", "a"))
    assert names.now("a") == names.now("b")
    assert set(names.all_of("a")) == {"a", "b"}


def test_notes_that_shared_a_name_share_their_history(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    names = renamed(event, at, ("a", "b"), ("c", "a"))
    assert names.now("a") == names.now("b") == names.now("c")
    assert sorted(names.all_of("c")) == ["a", "b", "c"]


def test_the_order_is_that_of_time_not_of_arrival(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    later = event(EventKind.RENAMED, "b", at(days=2), target="c")
    earlier = event(EventKind.RENAMED, "a", at(days=1), target="b")
    assert Names([later, earlier]).now("a") == "c"


def test_two_notes_may_become_one(event: Callable[..., Event], at: Callable[..., Moment]) -> None:
    names = renamed(event, at, ("a", "c"), ("b", "c"))
    assert set(names.all_of("c")) == {"a", "b", "c"}


def test_a_renaming_to_itself_or_to_nothing_is_none(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    assert not renamed(event, at, ("a", "a"))
    assert not Names([event(EventKind.RENAMED, "a", at(), target="")])


def test_states_are_found_under_the_names_of_older_notes(
    event: Callable[..., Event], at: Callable[..., Moment]
) -> None:
    names = renamed(event, at, ("old", "new"))
    states = {"new/1": CardState(card="new/1", reps=3)}
    assert names.called(states, ["old/1", "other"]) == {"old/1": CardState(card="old/1", reps=3)}
