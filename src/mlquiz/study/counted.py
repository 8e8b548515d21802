"""From the names in the log to the cards, decks and sections of the notes as they are now."""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from mlquiz.scheduling.day import days_after
from mlquiz.study.tallies import OfDeck, OfSection, Retention, Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from mlquiz.model.deck import Deck
    from mlquiz.reading.library import Library
    from mlquiz.scheduling.names import Names
    from mlquiz.store.reports import CardSum

DUE_DAYS = 14
"""Reviews that are due are counted so many days ahead, with today."""
HARDEST = 5
LEAST_REVIEWS = 5
"""Of a section with fewer reviews nothing is said."""

_LISTED = frozenset({"lecture", "chapter", "unit", "own", "folder", "file"})


class Counted:
    """What reviews of cards say of the notes.

    Args:
        library: The notes.
        names: What notes are called now.
        lang: Language of the cards.
        decks: Only the cards of these; none: all.

    Attributes:
        chosen: All names of the chosen cards; `None`: all cards.
    """

    def __init__(self, library: "Library", names: "Names", lang: str, decks: "Sequence[Deck]") -> None:
        self._library = library
        self._names = names
        self._notes = library.notes(lang)
        all_decks = library.decks(lang).values()
        self._decks = decks or [deck for deck in all_decks if deck.kind in _LISTED]
        notes = {note for deck in decks for note in deck.notes} if decks else set(self._notes)
        # Cards are counted by the names under which their histories are kept.
        self._note_of: dict[str, str] = {}
        self._section_of: dict[str, str] = {}
        for name in notes & self._notes.keys():
            note = self._notes[name]
            self._section_of[name] = note.section
            self._note_of.update((names.now(card), name) for card in note.card_ids())
        self.chosen = [name for card in self._note_of for name in names.all_of(card)] if decks else None

    def by_note(self, cards: "Iterable[CardSum]") -> "Mapping[str, CardSum]":
        """The sums of the cards of each note together, without those that are in no note any more."""
        found: dict[str, CardSum] = {}
        note_of, now = self._note_of.get, self._names.now
        for each in cards:
            note = note_of(now(each.card))
            if note is not None:
                found[note] = found[note].with_those_of(each) if note in found else each
        return found

    def by_deck(self, by_note: "Mapping[str, CardSum]") -> tuple[OfDeck, ...]:
        """The decks that have reviews, in their order."""
        found = (
            OfDeck(
                deck.name, deck.title, retention([by_note[note] for note in deck.notes if note in by_note])
            )
            for deck in self._decks
        )
        return tuple(each for each in found if each.retention.all.reviews)

    def hardest(self, by_note: "Mapping[str, CardSum]") -> tuple[OfSection, ...]:
        """The sections with the lowest retention; one with few reviews is taken to be nearer to the mean."""
        reviews: dict[str, int] = defaultdict(int)
        recalled: dict[str, int] = defaultdict(int)
        for note, (_, young, young_recalled, mature, mature_recalled) in by_note.items():
            section = self._section_of[note]
            reviews[section] += young + mature
            recalled[section] += young_recalled + mature_recalled
        mean = sum(recalled.values()) / (sum(reviews.values()) or 1)
        known = sorted(
            ((recalled[name] + LEAST_REVIEWS * mean) / (times + LEAST_REVIEWS), name)
            for name, times in reviews.items()
            if times >= LEAST_REVIEWS and recalled[name] < times
        )
        hard = [(name, Tally(reviews[name], recalled[name])) for _, name in known[:HARDEST]]
        titles = {
            section.id: section.title for document in self._library.documents for section in document.sections
        }
        return tuple(OfSection(name, titles.get(name, name), tally) for name, tally in hard)

    def due(self, found: "Iterable[tuple[str, date]]", today: "date") -> "tuple[tuple[date, int], ...]":
        """Reviews by the day on which they come."""
        counts = Counter(max(day, today) for card, day in found if card in self._note_of)
        return tuple((day, counts[day]) for day in (days_after(today, ahead) for ahead in range(DUE_DAYS)))


def retention(sums: "Iterable[CardSum]") -> Retention:
    """The retention of some cards together."""
    columns = list(zip(*sums, strict=True))
    if not columns:
        return Retention()
    young, young_recalled, mature, mature_recalled = map(sum, columns[1:])
    return Retention(Tally(young, young_recalled), Tally(mature, mature_recalled))
