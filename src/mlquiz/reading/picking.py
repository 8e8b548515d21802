"""Own decks pick their notes: what they name is looked up, unknown names and rings are reported."""

from typing import TYPE_CHECKING

from mlquiz.errors import Problem, Severity, did_you_mean
from mlquiz.model.deck import Deck
from mlquiz.reading.yamlfile import CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mlquiz.model.note import Note
    from mlquiz.reading.extract import ExtractedNote
    from mlquiz.reading.fields import Word
    from mlquiz.reading.own_decks import OwnDeck
    from mlquiz.reading.shelf import Shelf


class Picking:
    """Own decks become decks; one may name another, but not itself in the end."""

    def __init__(
        self,
        shelf: "Shelf",
        decks: "Mapping[str, Deck]",
        own: "Mapping[str, OwnDeck]",
        problems: list[Problem],
    ) -> None:
        self._shelf = shelf
        self._decks = decks
        self._own = own
        self._problems = problems
        self._done: dict[str, tuple[str, ...]] = {}
        self._open: list[str] = []

    def deck(self, name: str) -> Deck:
        """The own deck of this name."""
        own = self._own[name]
        return Deck(name=name, title=own.title, notes=self._pick(own), kind="own")

    def _pick(self, own: "OwnDeck") -> tuple[str, ...]:
        if own.name not in self._done:
            self._open.append(own.name)
            everywhere = not own.sections and not own.decks
            place = tuple(self._shelf.notes) if everywhere else self._places(own)
            self._check_tags(own)
            self._done[own.name] = tuple(name for name in place if _wanted(own, self._shelf.notes[name]))
            self._open.pop()
        return self._done[own.name]

    def _places(self, own: "OwnDeck") -> tuple[str, ...]:
        for word in own.sections:
            if word.text not in self._shelf.known:
                self._unknown(own, "section", word, self._shelf.known)
        found = dict.fromkeys(self._shelf.in_sections(word.text for word in own.sections))
        for word in own.decks:
            found.update(dict.fromkeys(self._notes_of(own, word)))
        return tuple(found)

    def _notes_of(self, own: "OwnDeck", word: "Word") -> tuple[str, ...]:
        if word.text in self._open:
            ring = " → ".join([*self._open[self._open.index(word.text) :], word.text])
            self._problems.append(Problem(own.file, word.line, f"decks: {ring} goes round in a ring", CODE))
            return ()
        if word.text in self._own:
            return self._pick(self._own[word.text])
        if word.text in self._decks:
            return self._decks[word.text].notes
        self._unknown(own, "deck", word, (*self._decks, *self._own))
        return ()

    def _check_tags(self, own: "OwnDeck") -> None:
        known = {tag for note in self._shelf.notes.values() for tag in note.tags}
        for word in own.tags:
            if word.text not in known:
                self._unknown(own, "tag", word, known, severity=Severity.WARNING)

    def _unknown(
        self,
        own: "OwnDeck",
        what: str,
        word: "Word",
        known: "Iterable[str]",
        severity: Severity = Severity.ERROR,
    ) -> None:
        said = f"{what}s: there is no {what} {word.text}{did_you_mean(word.text, known)}"
        self._problems.append(Problem(own.file, word.line, said, CODE, severity))


def _wanted(own: "OwnDeck", note: "Note | ExtractedNote") -> bool:
    return (
        (not own.tags or any(word.text in note.tags for word in own.tags))
        and (not own.tiers or note.tier in own.tiers)
        and (not own.kinds or note.kind in own.kinds)
    )
