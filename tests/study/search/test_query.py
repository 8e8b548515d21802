"""What is typed to find cards."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlquiz.errors import MlquizError
from mlquiz.study.search.query import Key, Term, parse_query


def test_words_filters_quotes_and_minus_are_terms_that_must_all_hold() -> None:
    assert parse_query('Softmax chapter:8 -is:suspended "layer norm" -tag:"a b"') == (
        Term(Key.TEXT, "softmax"),
        Term(Key.CHAPTER, "8"),
        Term(Key.IS, "suspended", negated=True),
        Term(Key.TEXT, "layer norm"),
        Term(Key.TAG, "a b", negated=True),
    )


def test_the_full_width_colon_of_an_input_method_is_a_colon() -> None:
    assert parse_query("chapter：8") == (Term(Key.CHAPTER, "8"),)


@pytest.mark.parametrize(("text", "said"), [("chaper:8", "chapter"), ("https://a", "quotes")])
def test_a_filter_that_is_not_known_is_named_with_the_nearest(text: str, said: str) -> None:
    with pytest.raises(MlquizError, match=said):
        parse_query(text)


@given(st.text())
def test_any_text_is_a_query_or_a_message(text: str) -> None:
    with suppress(MlquizError):
        assert all(term.value for term in parse_query(text))
