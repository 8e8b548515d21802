"""The cards of mlquiz in the running Anki, with their review logs."""

from collections.abc import Collection as Some
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from mlquiz.anki.collection_reader import kind_of
from mlquiz.anki.connect import AnkiConnect
from mlquiz.anki.held import Held, HeldCard, Row
from mlquiz.anki.identity import guid
from mlquiz.anki.written import OWN_FOLDER
from mlquiz.errors import MlquizError

Each = TypeVar("Each")

CARDS_AT_A_TIME = 200
_OURS = '"Id:_*"'
"""Notes in whose field `Id` something stands; ours have one, and GUIDs cannot be asked for."""


def read_running(anki: AnkiConnect, guids: Some[str]) -> Held:
    """Read the cards of our notes.

    Args:
        anki: The running one.
        guids: Of all notes that there are.

    Raises:
        MlquizError: Anki is not there, or answers what cannot be understood.
    """
    anki.check()
    try:
        return _read(anki, guids)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MlquizError(
            f"AnkiConnect answers what cannot be understood ({error!r}); update the add-on"
        ) from error


def _read(anki: AnkiConnect, guids: Some[str]) -> Held:
    ids = anki.call("findCards", query=_OURS)
    drafts: dict[int, HeldCard] = {}
    for portion in portions(ids, CARDS_AT_A_TIME):
        for info in anki.call("cardsInfo", cards=portion):
            card = _card(info, guids)
            if card is not None:
                drafts[card.id] = card
    rows: dict[int, tuple[Row, ...]] = {}
    for portion in portions(list(drafts), CARDS_AT_A_TIME):
        found = anki.call("getReviewsOfCards", cards=[str(card) for card in portion])
        rows |= {int(card): _rows(reviews) for card, reviews in found.items()}
    cards = tuple(replace(card, rows=rows.get(id_, ())) for id_, card in drafts.items())
    return Held(cards)


def portions(everything: Sequence[Each], size: int) -> Iterator[list[Each]]:
    """A sequence in pieces."""
    for start in range(0, len(everything), size):
        yield list(everything[start : start + size])


def _card(info: dict[str, Any], guids: Some[str]) -> HeldCard | None:
    fields = info.get("fields") or {}
    in_order = sorted(fields, key=lambda name: fields[name]["order"])
    kind = kind_of(in_order)
    if kind is None:
        return None
    name, lang = fields["Id"]["value"], fields["Lang"]["value"]
    with_language, without = guid(name, lang), guid(name, OWN_FOLDER)
    return HeldCard(
        id=int(info["cardId"]),
        guid=without if without in guids else with_language,
        name=name,
        notetype=kind,
        ordinal=int(info["ord"]),
        type=int(info["type"]),
        queue=int(info["queue"]),
        due=int(info["due"]),
        modified_s=int(info["mod"]),
    )


def _rows(reviews: list[dict[str, Any]]) -> tuple[Row, ...]:
    columns = ("id", "ease", "ivl", "lastIvl", "factor", "time", "type")
    rows = (Row(*(int(each[name]) for name in columns)) for each in reviews)
    return tuple(sorted(rows, key=lambda row: row.id))
