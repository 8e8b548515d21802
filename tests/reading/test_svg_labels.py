"""Where the words of an SVG stand on its picture."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.reading.svg_frame import Frame, frame_of
from mlquiz.reading.svg_labels import Label, joined, labels, svg_root, titles

NS = 'xmlns="http://www.w3.org/2000/svg"'


def svg(inside: str, attributes: str = 'viewBox="0 0 200 100"') -> bytes:
    return f"<svg {NS} {attributes}>{inside}</svg>".encode()


def only(data: bytes) -> Label:
    (label,) = labels(data)
    return label


def middle(label: Label) -> object:
    box = label.box
    return pytest.approx((box.left + box.width / 2, box.top + box.height / 2), abs=1.5)


@pytest.mark.parametrize(
    ("inside", "centre"),
    [
        ('<text x="100" y="50" text-anchor="middle" font-size="4">word</text>', (50, 49)),
        ('<text x="100" y="50" style="text-anchor:middle;font-size:4px">word</text>', (50, 49)),
        ('<g transform="translate(50 20)"><text x="50" y="30" text-anchor="middle" font-size="4">word</text></g>', (50, 49)),  # noqa: E501
        (
            '<g transform="translate(100 50)"><text transform="scale(2)" text-anchor="middle" font-size="2">word</text></g>',  # noqa: E501
            (50, 49),
        ),
        ('<g transform="scale(2)"><text x="50" y="25" text-anchor="middle" font-size="2">word</text></g>', (50, 49)),  # noqa: E501
        ('<text transform="matrix(1 0 0 1 100 50)" text-anchor="middle" font-size="4">word</text>', (50, 49)),
        ('<g text-anchor="middle" font-size="4"><text x="1" y="2"><tspan x="100" y="50">word</tspan></text></g>', (50, 49)),  # noqa: E501
        ('<text transform="rotate(-90 100 50)" x="100" y="50" text-anchor="middle" font-size="4">word</text>', (49.5, 50)),  # noqa: E501
    ],
)  # fmt: skip
def test_words_stand_where_a_browser_puts_them(inside: str, centre: tuple[float, float]) -> None:
    assert middle(only(svg(inside))) == centre


WORD = '<text x="50" y="30" text-anchor="middle" font-size="4">word</text>'


@pytest.mark.parametrize(
    ("inner", "centre"),
    [
        ('<svg x="100" y="50" width="100" height="50" viewBox="0 0 100 60">{}</svg>', (75, 74.5)),
        ('<svg x="100" y="20">{}</svg>', (75, 49)),
        ('<svg viewBox="0 0 100 60">{}</svg>', (50, 48.5)),
        ('<svg x="100" width="50" height="100" viewBox="0 0 100 60" preserveAspectRatio="xMidYMin">{}</svg>', (62.5, 14.5)),  # noqa: E501
        ('<svg width="50" height="0">{}</svg>', (25, 29)),
    ],
)  # fmt: skip
def test_words_of_a_drawing_within_a_drawing_stand_where_it_is_placed(
    inner: str, centre: tuple[float, float]
) -> None:
    assert middle(only(svg(inner.format(WORD)))) == centre


def test_a_word_is_as_wide_as_its_letters() -> None:
    ends = only(svg('<text x="0" y="50" font-size="10">embedding</text>')).box
    assert ends.width == pytest.approx(27.7, rel=0.1), "DejaVu Sans has 55.4 units for it"
    long = only(svg('<text x="0" y="50" font-size="10">自注意力</text>')).box
    assert long.width == pytest.approx(20)


def test_runs_of_one_line_are_one_label_and_lines_below_each_other_stand_together() -> None:
    text = (
        '<text x="9" y="9" font-size="8">z<tspan dy="2" font-size="6">f</tspan><tspan dy="-2">)</tspan></text>'  # noqa: E501
        '<text x="100" y="40" font-size="8" text-anchor="middle">forget</text>'
        '<text x="100" y="49" font-size="8" text-anchor="middle">gate</text>'
        '<text x="30" y="90" font-size="8">else</text>'
    )
    assert [[line.text for line in group] for group in joined(labels(svg(text)))] == [
        ["zf)"],
        ["forget", "gate"],
        ["else"],
    ]


@pytest.mark.parametrize(
    "unseen",
    [
        "<defs><text>a</text></defs>",
        '<g display="none"><text>a</text></g>',
        '<text style="visibility:hidden">a</text>',
        "<title>a</title>",
        "<text> </text>",
        "<!-- <text>a</text> -->",
    ],
)
def test_what_is_not_seen_is_no_label(unseen: str) -> None:
    assert labels(svg(unseen)) == ()


def test_titles_are_what_a_browser_shows_of_it() -> None:
    assert titles(svg("<title>An LSTM\n cell</title><g><title>two</title></g>")) == ("An LSTM cell", "two")


@pytest.mark.parametrize(
    ("attributes", "frame"),
    [
        ('viewBox="0 0 200 100"', Frame(0, 0, 200, 100)),
        ('viewBox="-10 5 200 100"', Frame(-10, 5, 200, 100)),
        ('viewBox="-10,5 200 100" width="400" height="200"', Frame(-10, 5, 200, 100)),
        ('width="40mm" height="1in"', Frame(0, 0, 40 * 96 / 25.4, 96)),
        ('viewBox="0 0 100 100" width="200" height="100"', Frame(-50, 0, 200, 100)),
        ('viewBox="0 0 100 100" width="200" height="100" preserveAspectRatio="xMinYMid meet"', Frame(0, 0, 200, 100)),  # noqa: E501
        ('viewBox="0 0 100 100" width="200" height="100" preserveAspectRatio="none"', Frame(0, 0, 100, 100)),
        ('viewBox="0 0 100 100" width="200" height="100" preserveAspectRatio="xMidYMid slice"', Frame(0, 25, 100, 50)),  # noqa: E501
        ('width="100%"', Frame(0, 0, 300, 150)),
    ],
)  # fmt: skip
def test_what_is_shown_of_a_drawing(attributes: str, frame: Frame) -> None:
    root = svg_root(svg("", attributes))
    assert root is not None
    assert frame_of(root) == frame


@pytest.mark.parametrize(
    "data", [b"", b"<svg", b"<html/>", b"\x89PNG", b"<svg>&a;</svg>", "<svg/>".encode("utf-16")[:5]]
)
def test_what_is_no_svg_has_no_labels(data: bytes) -> None:
    assert not labels(data)
    assert not titles(data)


@given(st.lists(st.sampled_from(
    ["<text", "<g", "<tspan", ">", "/>", "</text>", "</g>", "</tspan>", ' x="1e999"', ' y="a"', ' font-size="2em"',  # noqa: E501
     ' transform="rotate(a) scale(0) matrix(1)"', ' style="font-size:;x"', "word", " ", ' dy="1.2em"', ' dx=""'],  # noqa: E501
)))  # fmt: skip
def test_any_drawing_is_read(pieces: Sequence[str]) -> None:
    for label in labels(svg("".join(pieces))):
        assert label.text
