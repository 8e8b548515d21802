import pytest

from mlquiz.anki.identity import deck_id, guid, shuffled


@pytest.mark.parametrize(
    ("name", "lang", "released"),
    [
        ("attention-scale-why", "en", "Pn9rGsCvXQU8"),
        ("attention-scale-why", "zh", "ZkUxshaAFINM"),
        ("positional-encoding", "en", "T-BU2N5sbJE3"),
        ("~9f3a", "und", "6zeswezP2hyh"),
    ],
)
def test_a_released_guid_never_changes(name: str, lang: str, released: str) -> None:
    assert guid(name, lang) == released


def test_a_deck_keeps_its_id() -> None:
    assert deck_id(("Machine Learning", "01 Introduction")) == 2127002439720


def test_decks_have_different_ids() -> None:
    assert deck_id(("a", "b")) != deck_id(("a/b",))


def test_the_order_of_options_depends_on_the_seed_alone() -> None:
    assert shuffled(5, "seed") == [2, 1, 3, 0, 4]
    assert sorted(shuffled(20, "other")) == list(range(20))
    assert len({tuple(shuffled(4, str(seed))) for seed in range(200)}) == 24
