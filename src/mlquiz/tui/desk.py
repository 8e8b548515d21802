"""What the screens work with, handed down from `run`."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlquiz.errors import MlquizError, Severity
from mlquiz.study.screen_settings import AUTO, ScreenSettings
from mlquiz.tui.deck_title import NamedDeck
from mlquiz.tui.remembered import remember, remembered, remembered_path
from mlquiz.tui.wording import tr, units

if TYPE_CHECKING:
    from mlquiz.model.card import Card
    from mlquiz.model.deck import Deck
    from mlquiz.model.schedule import CardState
    from mlquiz.reading.index import Index
    from mlquiz.reading.library import Library
    from mlquiz.scheduling.day import Moment
    from mlquiz.scheduling.settings import Settings
    from mlquiz.store import Store
    from mlquiz.study import Counts, Session
    from mlquiz.study.exams import Exam
    from mlquiz.study.quiz.sitting import QuizSitting
    from mlquiz.study.schedule import Schedule
    from mlquiz.study.search.finding import Finder
    from mlquiz.study.statistics import Statistics
    from mlquiz.tui.card.figures import Figures
    from mlquiz.tui.pictures.gallery import Gallery

_ENGLISH = ScreenSettings(language="en")

_FEW = 500
"""Events in a log that may hold no answer."""


def _edit(path: Path, line: int) -> None:
    from mlquiz.tui.editor import edit  # noqa: PLC0415 - not needed for the first paint

    edit(path, line)


@dataclass(slots=True, kw_only=True)
class Desk:
    """The notes, the learner's progress, and the world outside.

    Args:
        library: The notes; they are read again after an edit.
        store: The progress.
        settings: Of the schedule.
        lang: Language of the cards.
        clock: Gives the time now, aware and local.
        stopwatch: Gives seconds that only grow; for how long an answer took.
        open_page: Opens a web page in the browser; says whether there is one. May take its time.
        edit: Lets the user edit a file at a line, and returns when that is done.
        held: Ids of notes whose new cards wait for a video.
        cache: Folder in which it is remembered what was read, or `None`.
        index: Names of the cards and decks in the library, where it need not be read for them.
        exams: That the learner has set.
        screen: How the screen looks and speaks, and what its keys do.
        gallery: Draws figures, where the terminal shows pictures and the settings want them.
    """

    library: "Library"
    store: "Store"
    settings: "Settings"
    lang: str
    clock: Callable[[], datetime]
    stopwatch: Callable[[], float]
    open_page: Callable[[str], bool]
    edit: Callable[[Path, int], None] = _edit
    held: frozenset[str] = frozenset()
    cache: Path | None = None
    index: "Index | None" = None
    exams: tuple["Exam", ...] = ()
    screen: ScreenSettings = _ENGLISH
    gallery: "Gallery | None" = None

    def decks(self) -> Mapping[str, NamedDeck]:
        """All decks by name."""
        return self.index.decks(self.lang) if self.index else self.library.decks(self.lang)

    def deck(self, name: str) -> NamedDeck:
        """One deck.

        Raises:
            MlquizError: There is none of this name.
        """
        return self.index.deck(name, self.lang) if self.index else self.library.deck(name, self.lang)

    def size(self, deck: NamedDeck) -> int:
        """How many cards a deck has."""
        return self.index.deck(deck.name, self.lang).cards if self.index else len(self.cards(deck))

    def has_cards(self) -> bool:
        """Whether there are any in the language."""
        return bool(self.index.size(self.lang) if self.index else self.library.notes(self.lang))

    def mistakes(self) -> int:
        """How many mistakes in the notes leave cards out."""
        if self.index:
            return self.index.mistakes
        return sum(problem.severity is Severity.ERROR for problem in self.library.problems)

    def whole(self, deck: NamedDeck) -> "Deck":
        """A deck with its notes, which are read for it if they were not yet."""
        from mlquiz.model.deck import Deck  # noqa: PLC0415 - not needed for the first paint

        return deck if isinstance(deck, Deck) else self.library.deck(deck.name, self.lang)

    def now(self) -> "Moment":
        """The moment."""
        from mlquiz.scheduling.day import moment  # noqa: PLC0415 - not needed for the first paint

        return moment(self.clock(), self.settings.rollover_hour)

    def schedule(self) -> "Schedule":
        """The states of cards, and the writing of events."""
        from mlquiz.study.schedule import Schedule  # noqa: PLC0415 - not needed for the first paint

        return Schedule(self.store, self.settings)

    def cards(self, deck: NamedDeck) -> "Sequence[Card]":
        """The cards of a deck, in course order."""
        from mlquiz.model.card import cards_of  # noqa: PLC0415 - not needed for the first paint

        return tuple(cards_of(self.library.notes_of(self.whole(deck), self.lang)))

    def sitting(self, deck: NamedDeck) -> "Session":
        """A new sitting over a deck."""
        from mlquiz.study.beginning import begin_sitting  # noqa: PLC0415 - not needed for the first paint
        from mlquiz.study.exams import coming  # noqa: PLC0415

        exams = coming(self.exams, self.library, self.lang, self.now().day)
        return begin_sitting(
            self.store,
            self.cards(deck),
            self.settings,
            self.clock,
            held=self.held,
            exams=exams,
            units=units(),
        )

    def quiz(self, deck: NamedDeck | None, *, another: bool = False) -> "QuizSitting | None":
        """The quiz that was left, unless `another` is wanted; else a new one over a deck, if it has cards.

        Raises:
            MlquizError: The quiz that was left cannot be read.
        """
        from mlquiz.model.card import cards_of  # noqa: PLC0415 - not needed for the first paint
        from mlquiz.study.quiz.keeping import kept_quiz, quiz_path  # noqa: PLC0415 - not needed for the first paint
        from mlquiz.study.quiz.quiz import QUESTIONS, Quiz, seed_at  # noqa: PLC0415
        from mlquiz.study.quiz.sampling import sample  # noqa: PLC0415
        from mlquiz.study.quiz.sitting import QuizSitting  # noqa: PLC0415

        left = None if another else kept_quiz(quiz_path(self.store.path))
        if left and not left.finished:
            every = tuple(cards_of(self.library.notes(left.lang).values()))
            return QuizSitting(self.store, self.settings, left, every, self.clock)
        if deck is None or not deck.notes:
            return None
        cards = self.cards(deck)
        seed = seed_at(self.clock())
        chosen = tuple(card.id for card in sample(cards, QUESTIONS, seed=seed))
        quiz = Quiz(deck=deck.name, lang=self.lang, seed=seed, cards=chosen)
        return QuizSitting(self.store, self.settings, quiz, cards, self.clock)

    def statistics(self, deck: NamedDeck | None, *, days: int) -> "Statistics":
        """What was done in the last days with the cards of a deck, or with all."""
        from mlquiz.study.statistics import statistics  # noqa: PLC0415 - loaded when it is needed

        decks = [self.whole(deck)] if deck and deck.kind != "all" else []
        now = self.clock()
        return statistics(
            self.library, self.store, self.settings, now, lang=self.lang, decks=decks, days=days
        )

    def states(self) -> Mapping[str, "CardState"]:
        """Where every card stands that was ever answered."""
        return self.schedule().states(self._every())

    def finder(self, states: Mapping[str, "CardState"]) -> "Finder":
        """Finds cards; `states` are those of `states()`."""
        from mlquiz.study.search.finding import Finder  # noqa: PLC0415 - not needed for the first paint

        today = self.now().day
        cards = self.library.cards(self.lang)
        decks = self.library.decks(self.lang)
        return Finder(cards, decks, self.library.context, states, self.settings, today)

    def suspend(self, card: "Card", *, back: bool) -> "CardState":
        """Never show a card again in reviews, or show it again; the state that follows."""
        from mlquiz.model.review import EventKind  # noqa: PLC0415 - not needed for the first paint

        kind = EventKind.UNSUSPENDED if back else EventKind.SUSPENDED
        now = self.now()
        return self.schedule().note(kind, card.id, now).state

    def _ids(self, deck: NamedDeck) -> Sequence[str]:
        """Ids of the cards of a deck, in course order."""
        if self.index:
            return self.index.cards_of(deck.name, self.lang)
        return [card.id for card in self.cards(deck)]

    def _every(self) -> Sequence[str]:
        return [card for cards in self.library.card_ids(self.lang).values() for card in cards]

    def coming(self, deck: NamedDeck) -> str:
        """A sentence that says when the next card of a deck comes that has none left today."""
        from mlquiz.tui.coming import coming_words  # noqa: PLC0415 - not needed for the first paint

        cards = [card.id for card in self._offered(deck)] if self.held else self._ids(deck)
        if not cards and deck.notes:
            return tr("Its new cards wait for videos; mark those you watched: mlquiz course watched p38")
        schedule = self.schedule()
        schedule.catch_up()
        now = self.now()
        return coming_words(cards, schedule.states(cards), now, self.settings.rollover_hour)

    def counts(self) -> Mapping[str, "Counts"]:
        """What is left today in every deck, by its name."""
        from mlquiz.study.counts import due_counts  # noqa: PLC0415 - not needed for the first paint

        cards = {name: self._ids(deck) for name, deck in self.decks().items()}
        return due_counts(self.store, cards, self.settings, self.clock(), held=self.held)

    def reread(self) -> None:
        """Read the notes again."""
        from mlquiz.reading.library import read_library  # noqa: PLC0415 - loaded when it is needed

        self.library = read_library(self.library.content, cache=self.cache)
        self.index = None

    def outlook(self) -> tuple[int, int]:
        """Days in a row with an answer, and how many reviews fall due tomorrow."""
        from mlquiz.scheduling.day import days_after  # noqa: PLC0415
        from mlquiz.store.reports import reporting  # noqa: PLC0415
        from mlquiz.study.statistics import streak  # noqa: PLC0415

        today = self.now().day
        tomorrow = days_after(today, 1)
        with reporting(self.store, today, today, None) as reports:
            days = streak(reports.study_days(), today).days
        return days, self.store.states.due_by_day(tomorrow, tomorrow).get(tomorrow, 0)

    def answered_today(self) -> int:
        """How many cards were answered today, in whatever sitting."""
        now = self.now()
        return len(self.store.answered_on(now.day))

    def is_beginning(self) -> bool:
        """Whether nothing was ever answered, and the introduction not yet put away."""
        if remembered(self._remembered).introduced:
            return False
        try:
            if self.store.last_seq() >= _FEW:
                return False
            from mlquiz.model.review import EventKind  # noqa: PLC0415 - mostly not needed for the first paint

            return not self.store.events(kind=EventKind.ANSWERED)
        except MlquizError:
            return False

    def theme(self) -> str:
        """The theme that was set, or else the one that was chosen last; empty: none."""
        return remembered(self._remembered).theme if self.screen.theme == AUTO else self.screen.theme

    def remember(self, **what: Any) -> None:
        """Remember something of the screen for the next time; it is no harm if that cannot be written."""
        with suppress(MlquizError):
            remember(self._remembered, replace(remembered(self._remembered), **what))

    @property
    def _remembered(self) -> Path:
        return remembered_path(self.store.path)

    def figures(self) -> "Figures":
        """The figures of the notes, as cards show them."""
        from mlquiz.tui.card.figures import Figures  # noqa: PLC0415 - not needed for the first paint

        return Figures(self.library.content.root, self.gallery)

    def _offered(self, deck: NamedDeck) -> "Sequence[Card]":
        """The cards of a deck without the new ones that wait for a video."""
        from mlquiz.study.beginning import offered  # noqa: PLC0415 - not needed for the first paint

        return offered(self.store, self.cards(deck), self.settings, self.held)
