"""What the released names and the watched videos change in the commands that count."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mlquiz.content import find_content
from mlquiz.model.card import cards_of
from mlquiz.model.review import Grade
from mlquiz.reading.library import read_library
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study import Session
from mlquiz.study.holding import held_back
from mlquiz.tui.desk import Desk

from tests.cli.conftest import NOTES, Result

Run = Callable[..., Result]


def now() -> datetime:
    return datetime.now().astimezone()


def test_the_history_of_a_note_that_the_list_calls_renamed_goes_with_it(run: Run, tmp_path: Path) -> None:
    notes = tmp_path / "content" / "notes" / "rl.md"
    notes.parent.mkdir(parents=True)
    notes.write_text(NOTES, encoding="utf-8")
    cards = list(cards_of(read_library(find_content(tmp_path / "content")).notes().values()))
    with Store.open(tmp_path / "p.db") as store:
        Session(store, cards, Settings(), now).answer(Grade.EASY, took_ms=1)
    places = ("--content", tmp_path / "content", "--db", tmp_path / "p.db")
    assert json.loads(run(*places, "due", "--json").out)["new"] == 3

    notes.write_text(NOTES.replace("card: td-target", "card: td-zero-target"), encoding="utf-8")
    assert json.loads(run(*places, "due", "--json").out)["new"] == 4, "a new name alone is a new card"

    released = tmp_path / "content" / "decks" / "released.txt"
    released.parent.mkdir()
    released.write_text("td-target renamed td-zero-target\n", encoding="utf-8")
    assert json.loads(run(*places, "due", "--json").out)["new"] == 3


def test_new_cards_wait_for_the_required_video_of_their_section(run: Run, tmp_path: Path) -> None:
    db = ("--db", tmp_path / "p.db")
    part = "chapter-16-part-1"

    def new(*more: str) -> int:
        return int(json.loads(run(*db, "due", part, "--json", *more).out)["new"])

    assert new() == 20
    waiting = new("--watched-only")
    assert waiting < 20
    run(*db, "course", "watched", "p38", "p39", "p49", "p50")
    assert new("--watched-only") > waiting


def test_the_screen_offers_no_new_card_that_waits_for_a_video(tmp_path: Path) -> None:
    library = read_library(find_content())
    held = held_back(library.course, library.documents, watched=())
    deck = library.deck("lecture-4")
    with Store.open(tmp_path / "p.db") as store:
        desk = Desk(
            library=library,
            store=store,
            settings=Settings(new_per_day=9999),
            lang="en",
            clock=now,
            stopwatch=lambda: 0.0,
            open_page=lambda _: True,
            held=held,
        )
        offered = desk.sitting(deck).counts().new
        assert 0 < offered == desk.counts()["lecture-4"].new < len(deck.notes)
        shown = desk.sitting(deck).current()
        assert shown is not None
        assert shown.card.note.id not in held
