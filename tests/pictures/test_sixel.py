from hypothesis import given
from hypothesis import strategies as st

from mlquiz.pictures.sixel import sixel

from tests.pictures.figures import decoded

PALETTE = [(0, 0, 0), (255, 0, 0), (0, 255, 0), (51, 102, 255), (255, 255, 255)]


@given(
    rows=st.integers(1, 40).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 4), min_size=width, max_size=width).map(bytes), min_size=1, max_size=30
        )
    )
)
def test_a_terminal_reads_the_very_pixels(rows: list[bytes]) -> None:
    width, height, pixels = decoded(sixel(rows, PALETTE))
    assert (width, height) == (len(rows[0]), len(rows))
    assert pixels == {(x, y): PALETTE[index] for y, row in enumerate(rows) for x, index in enumerate(row)}


def test_what_repeats_is_counted() -> None:
    assert len(sixel([bytes(1000)] * 6, PALETTE)) < 60
