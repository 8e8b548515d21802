"""A person's own decks: `decks/*.yaml` that say in a few lines which notes they pick."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.model.note import Kind, Tier
from mlquiz.reading.fields import Fields, Word, open_fields
from mlquiz.reading.lectures import CATALOGUE_FILES, deck_files, is_lecture

if TYPE_CHECKING:
    from pathlib import Path

    from mlquiz.errors import Problem

WHERE_KEYS = ("sections", "decks")
WHICH_KEYS = ("tags", "tiers", "kinds")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDeck:
    """What a person wrote down about a deck.

    It holds the notes that stand in any of `sections` and `decks` (in all notes where both are empty), and of
    these the ones that have one of `tags`, one of `tiers` and one of `kinds`, where these are given.

    Args:
        name: The file's name without its ending.
        title: What the user reads.
        file: The file's name as problems call it.
        sections: Ids of sections, parts, units, chapters (`ch24`) or documents.
        decks: Names of other decks.
        tags: Tags of notes.
        tiers: Tiers of notes.
        kinds: Kinds of notes.
    """

    name: str
    title: str
    file: str
    sections: tuple[Word, ...] = ()
    decks: tuple[Word, ...] = ()
    tags: tuple[Word, ...] = ()
    tiers: tuple[Tier, ...] = ()
    kinds: tuple[Kind, ...] = ()


def read_own_decks(decks: "Path") -> "tuple[tuple[OwnDeck, ...], tuple[Problem, ...]]":
    """The own decks of a folder, by name. Whether what they name exists is found out by `name_decks`."""
    problems: list[Problem] = []
    found = []
    for path in deck_files(decks):
        fields = open_fields(path, decks, problems)
        if fields is not None and not is_lecture(fields):
            found.append(_own_deck(fields, path.stem))
    if (decks / CATALOGUE_FILES[0]).is_file():  # files that cannot be read were reported with the lectures
        problems = [problem for problem in problems if problem.file in {deck.file for deck in found}]
    return tuple(found), tuple(problems)


def _own_deck(fields: Fields, name: str) -> OwnDeck:
    deck = OwnDeck(
        name=name,
        title=fields.text("title", name),
        file=fields.file,
        sections=fields.words("sections"),
        decks=fields.words("decks"),
        tags=fields.words("tags"),
        tiers=tuple(Tier(word) for word in _known(fields, "tiers", [tier.value for tier in Tier])),
        kinds=tuple(Kind(word) for word in _known(fields, "kinds", [kind.value for kind in Kind])),
    )
    fields.finish()
    if not any(key in fields for key in (*WHERE_KEYS, *WHICH_KEYS)):
        fields.problem(f"picks nothing; say which notes by {', '.join((*WHERE_KEYS, *WHICH_KEYS))}")
    return deck


def _known(fields: Fields, key: str, allowed: list[str]) -> list[str]:
    return [word.text for word in fields.words(key) if fields.one_of(word, allowed, key)]
