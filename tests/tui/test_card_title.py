"""What a card is known by in a list of one line each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mlquiz.content import find_content
from mlquiz.model.card import Card, cards_of
from mlquiz.reading.library import read_library
from mlquiz.tui.card_title import Title, card_title
from mlquiz.tui.wording import speak

NOTES = r"""
<!-- card: momentum -->
Q: Which *one* is it of $x=(8,0,4)$ and $$P = \frac{D^2}{\sum_i x_i}$$ in `code`?

A: Both.

<!-- card: backwards | reverse -->
Q: What is a $\gamma$?

A: The **discount**.

<!-- card: policy -->
C: A ==1;;policy== maps ==2;;states;;of what?== to ==3;;actions==.

<!-- card: table -->
C: The two kinds:

| kind | target |
|---|---|
| TD | ==1;;bootstrapped== |
| MC | ==2;;the return== |

<!-- card: list -->
Q: Which is right?

```python
x = 1
```

- the first
- the second

> as they say

A: None.

<!-- card: mere-code -->
Q:
```python
x   = "$1"
```

A: One.

<!-- card: cell -->
Q: Which gate is covered?
![A memory](a.svg)

- `1 1 9 9` ==1;;forget gate== decides what is **kept**
"""


@pytest.fixture(scope="module")
def cards(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    folder = tmp_path_factory.mktemp("notes")
    (folder / "a.md").write_text(NOTES, encoding="utf-8")
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    library = read_library(find_content(folder))
    return {card.id: card for card in cards_of(library.notes().values())}


@pytest.mark.parametrize(
    ("card", "text"),
    [
        ("momentum", "Which one is it of x = (8, 0, 4) and P = D²/(∑ᵢ xᵢ) in code?"),
        ("backwards", "What is a γ?"),
        ("backwards/reverse", "Backwards: The discount."),
        ("policy/1", "A […] maps states to actions."),
        ("policy/2", "A policy maps [of what?] to actions."),
        ("policy/3", "A policy maps states to […]."),
        ("table/2", "The two kinds: kind │ target · TD │ bootstrapped · MC │ […]"),
        ("list", "Which is right? • the first • the second as they say"),
        ("mere-code", '```python x = "$1" ```'),
        ("cell/1", "decides what is kept: Which gate is covered?"),
    ],
)
def test_a_card_is_one_line_as_a_reader_sees_it(cards: dict[str, Card], card: str, text: str) -> None:
    assert card_title(cards[card]).text == text


def test_what_is_asked_backwards_is_said_in_the_language_of_the_screen(cards: dict[str, Card]) -> None:
    speak("zh")
    assert card_title(cards["backwards/reverse"]).text == "反向：The discount."


def test_a_title_that_is_cut_ends_with_an_ellipsis() -> None:
    title = Title("What is the return of a trajectory?")
    assert title.fitted(34) == "What is the return of a trajector…"
    assert title.fitted(20) == "What is the return…"
    assert title.fitted(35) == title.text


def test_a_title_begins_near_its_gap_where_the_gap_would_be_cut_off() -> None:
    text = "The learning map sorts tasks by time: easy means minutes, normal means […] and challenging days."
    gap = text.index("[…]"), text.index("[…]") + 3
    assert Title(text, gap).fitted(50) == "…easy means minutes, normal means […] and challen…"
    early = Title("A […] maps states to actions, whatever happened before.", (2, 5))
    assert early.fitted(30) == "A […] maps states to actions,…"


def test_a_gap_near_the_end_has_the_room_of_what_would_follow() -> None:
    text = "The learning map sorts tasks by time: easy means minutes, normal means hours and hard means […]."
    gap = text.index("[…]"), text.index("[…]") + 3
    assert Title(text, gap).fitted(50) == "…minutes, normal means hours and hard means […]."


@given(
    before=st.text("ab 学", max_size=60),
    after=st.text("ab 学", max_size=60),
    width=st.integers(min_value=8, max_value=60),
)
def test_however_narrow_a_list_is_the_gap_is_seen_and_nothing_is_wider(
    before: str, after: str, width: int
) -> None:
    fitted = Title(f"{before}[…]{after}", (len(before), len(before) + 3)).fitted(width)
    assert "[…]" in fitted
    assert cell_len(fitted) <= width
