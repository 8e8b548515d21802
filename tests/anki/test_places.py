import pytest

from mlquiz.anki.places import deck_path, tags


@pytest.mark.parametrize(
    ("names", "path"),
    [
        (
            ("Machine Learning", "16 Self-attention & Transformer"),
            ("Machine Learning", "16 Self-attention & Transformer"),
        ),
        (("C++", "std::vector"), ("C++", "std:vector")),
        ((" a  b\n", "", "\x1f"), ("a b",)),
        ((), ("Own notes",)),
        (("n\udcff",), ("n?",)),
    ],
)
def test_deck_names_are_such_as_anki_keeps(names: tuple[str, ...], path: tuple[str, ...]) -> None:
    assert deck_path(names, "Own notes") == path


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (("chapter::16", "tier::core"), ("mlquiz::chapter::16", "mlquiz::tier::core")),
        (
            ("gradient descent", "梯度　下降", "a\tb"),
            ("mlquiz::a_b", "mlquiz::gradient_descent", "mlquiz::梯度_下降"),
        ),
        (("mlquiz", "mlquiz::x", "x", " ", "::"), ("mlquiz::x",)),
        ((), ("mlquiz",)),
    ],
)
def test_tags_stand_below_one_root(written: tuple[str, ...], expected: tuple[str, ...]) -> None:
    assert tags(written) == expected
