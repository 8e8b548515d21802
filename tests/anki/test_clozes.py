"""Anki makes exactly the cloze cards that we say, whatever the text."""

import re
import tempfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from anki.collection import Collection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mlquiz.anki import notetypes
from mlquiz.anki.fields import fields_of, ordinals
from mlquiz.anki.media import Media
from mlquiz.anki.rendering import NoteHtml
from mlquiz.markdown.parse import deletions
from mlquiz.model.note import Cloze, Question

from tests.anki.making import Anki, Workshop, export

MARKS = """
{ } {{ }} {{c1:: {{c2::x}} :: : ;; == $ $$ $a_{b_{c}}$ $x::y$ ` `}}` `a::b` \\ \\( \\) < <!-- --> & &amp; [ ]
[sound:x] * ** _ ==1;; ==2;;a== ==3;;b;;hint== ==c== 字 ： x y | # > -
"""
PIECES = st.sampled_from(
    [*MARKS.split(), "\n", "\n\n", "\n```\n", "\n- ", " ", "\x1f", "\x02", "\ufdd1", "\ufdd2", "\ufdd3", "\r"]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=20))
CLOZES = st.tuples(TEXTS, st.integers(1, 9), TEXTS, TEXTS).map(
    lambda each: f"{each[0]} =={each[1]};;{each[2]}== {each[3]}"
)


@pytest.fixture(scope="module")
def collection() -> Iterator[Collection]:
    with tempfile.TemporaryDirectory() as folder:
        workshop = Workshop(Path(folder))
        anki = Anki(Path(folder))
        anki.take(workshop.build([export("n", Cloze("==1;;x==", deletions("==1;;x==")))]))
        yield anki.col
        anki.col.close()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=CLOZES, answer=TEXTS, hint=TEXTS)
def test_anki_generates_the_cards_that_we_count(
    collection: Collection, text: str, answer: str, hint: str
) -> None:
    found = deletions(text)
    if not found:
        return
    given_ = export("n", Cloze(text, found, answer), hint=hint)
    html = NoteHtml(given_.note, Media(Path()))
    fields = fields_of(given_, "guid", "en", html)
    assert not html.problems
    kind = collection.models.by_name(notetypes.cloze().name)
    assert kind is not None
    note = collection.new_note(kind)
    note.fields = list(fields)
    generated = sorted(
        number - 1 for number in collection._backend.cloze_numbers_in_note(note._to_backend_note())
    )
    assert generated == list(ordinals(given_.note.body))
    assert not re.search("[\x00-\x08\x0b-\x1f\ufdd0-\ufdef]", "".join(fields))


def letters(html: str) -> str:
    """What is seen, without blanks: they are all that may differ inside formulas."""
    return "".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=CLOZES)
def test_the_back_of_a_cloze_shows_the_whole_text(collection: Collection, text: str) -> None:
    found = deletions(text)
    if not found:
        return
    given_ = export("n", Cloze(text, found))
    fields = fields_of(given_, "guid", "en", NoteHtml(given_.note, Media(Path())))
    kind = collection.models.by_name(notetypes.cloze().name)
    assert kind is not None
    note = collection.new_note(kind)
    note.fields = list(fields)
    plain = NoteHtml(export("n", Question("q", "a")).note, Media(Path())).blocks(text)
    for ordinal in ordinals(given_.note.body):
        back = note.ephemeral_card(ordinal).render_output().answer_text
        asked = back.partition('id="answer">')[2].partition("<footer>")[0]
        assert letters(asked) == letters(plain)
