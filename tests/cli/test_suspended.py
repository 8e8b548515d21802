"""A suspended card can be found again and brought back."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from mlquiz.content import find_content
from mlquiz.model.card import cards_of
from mlquiz.reading.library import read_library
from mlquiz.scheduling.settings import Settings
from mlquiz.store import Store
from mlquiz.study import Session

from tests.cli.conftest import Result

Run = Callable[..., Result]


def suspend_first(folder: Path, db: Path) -> str:
    cards = list(cards_of(read_library(find_content(folder)).notes().values()))
    with Store.open(db) as store:
        session = Session(store, cards, Settings(), lambda: datetime.now().astimezone())
        shown = session.current()
        assert shown is not None
        session.suspend()
        return shown.card.id


def test_a_suspended_card_is_listed_and_comes_back(run: Run, folder: Path, tmp_path: Path) -> None:
    places = ("--content", folder, "--db", tmp_path / "p.db")
    assert run(*places, "suspended").out == "no card is suspended\n"
    card = suspend_first(folder, tmp_path / "p.db")
    assert run(*places, "suspended").out.splitlines()[0] == card
    assert run(*places, "suspended", "--undo", card).out == "1 card will be shown again\n"
    assert run(*places, "suspended").out == "no card is suspended\n"


def test_all_of_them_come_back(run: Run, folder: Path, tmp_path: Path) -> None:
    places = ("--content", folder, "--db", tmp_path / "p.db")
    suspend_first(folder, tmp_path / "p.db")
    suspend_first(folder, tmp_path / "p.db")
    assert run(*places, "suspended", "--undo", "all").out == "2 cards will be shown again\n"


def test_a_card_that_is_not_suspended_is_refused_by_name(run: Run, folder: Path, tmp_path: Path) -> None:
    places = ("--content", folder, "--db", tmp_path / "p.db")
    card = suspend_first(folder, tmp_path / "p.db")
    result = run(*places, "suspended", "--undo", card[:-1])
    assert result.code == 1
    assert f"did you mean {card}?" in result.err
