"""`mlquiz cards`: the notes of a deck."""

import argparse
import json
from typing import TYPE_CHECKING, Any

from mlquiz.cli.card_line import card_line
from mlquiz.cli.places import add_deck, add_language, open_sound_library
from mlquiz.model.card import cards_of
from mlquiz.model.note import Choice, Number, Occlusion, asked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlquiz.model.note import Body, Note


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_deck(parser, purpose="a deck (default: all notes)")
    parser.add_argument("--json", action="store_true", help="as JSON: one object a note")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Print the notes with a line for each card, in the order in which they are learnt."""
    library = open_sound_library(args)
    chosen = library.chosen(args.lang, args.deck)
    if args.json:
        decks = _decks_by_note((deck.name, deck.notes) for deck in library.decks(args.lang).values())
        print(
            json.dumps(
                [as_json(note, decks.get(note.id, ())) for note in chosen], ensure_ascii=False, indent=2
            )
        )
        return 0
    for note in chosen:
        print(f"{note.place}: {note.kind} {note.id}")
        print(*map(card_line, cards_of([note])), sep="\n")
    return 0


def as_json(note: "Note", decks: "Sequence[str]") -> "Mapping[str, Any]":
    """One note with the keys that scripts rely on."""
    return {
        "id": note.id,
        "kind": note.kind.value,
        "cards": list(note.card_ids()),
        "section": note.section,
        "decks": list(decks),
        "language": note.lang,
        "question": asked(note.body),
        "answer": note.body.written if isinstance(note.body, Number) else note.body.answer,
        "hint": note.hint,
        "options": _options(note.body),
        "parts": _parts(note.body),
        "sources": [source.written for source in note.sources],
        "tags": list(note.tags),
        "tier": note.tier.value,
        "file": note.place.file,
        "line": note.place.line,
    }


def _options(body: "Body") -> list[dict[str, Any]]:
    if not isinstance(body, Choice):
        return []
    return [{"text": option.text, "right": option.right, "reason": option.reason} for option in body.options]


def _parts(body: "Body") -> list[dict[str, Any]]:
    if not isinstance(body, Occlusion):
        return []
    return [
        {
            "number": part.number,
            "name": part.name,
            "clue": part.clue,
            "boxes": [[box.left, box.top, box.width, box.height] for box in part.boxes],
        }
        for part in body.parts
    ]


def _decks_by_note(decks: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, notes in decks:
        for note in notes:
            found.setdefault(note, []).append(name)
    return found
