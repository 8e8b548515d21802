"""From the arguments to what a command works on: the library, the store, the settings."""

import argparse
import os
import sys
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from mlquiz import folders
from mlquiz.cli.mistakes import mistakes_words
from mlquiz.content import RELEASED, find_content
from mlquiz.errors import MlquizError, Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlquiz.content import Content
    from mlquiz.reading.index import Index
    from mlquiz.reading.library import Library
    from mlquiz.store import Store
    from mlquiz.study.preferences import Preferences

CACHE_ENVIRONMENT = "MLQUIZ_CACHE"


def cache_folder(args: argparse.Namespace) -> Path | None:
    """Where what was read is remembered; `None` with `--no-cache`: nothing is remembered, nor looked up."""
    return None if getattr(args, "no_cache", False) else cache_place()


def cache_place() -> Path:
    """The folder for what was read; may be deleted at any time."""
    named = os.environ.get(CACHE_ENVIRONMENT)
    if named:
        return Path(folders.expanded(named))
    return Path(folders.cache_folder())


def open_library(args: argparse.Namespace) -> "Library":
    """Read the content folder that the arguments name.

    Raises:
        MlquizError: There is no such folder, or nothing to read in it.
    """
    from mlquiz.cli.progress_bar import ProgressBar
    from mlquiz.reading.library import read_library

    with ProgressBar("reading") as bar:
        library = read_library(find_content(args.content), cache=cache_folder(args), tell=bar)
    if not library.documents and not library.problems:
        raise MlquizError(f"{library.content.notes}: no Markdown file (.md) in this folder")
    return library


def open_sound_library(args: argparse.Namespace) -> "Library":
    """As `open_library`, and say on standard error if mistakes leave cards out.

    Raises:
        MlquizError: Also where there are no notes in the language that was asked for.
    """
    library = open_library(args)
    wrong = sum(problem.severity is Severity.ERROR for problem in library.problems)
    if wrong:
        print(mistakes_words(wrong, args.content), file=sys.stderr)
    lang = getattr(args, "lang", "en")
    if library.langs and not {lang, "und"} & set(library.langs):
        raise MlquizError(
            f"there are no notes in the language {lang} yet; there are: {', '.join(library.langs)}"
        )
    return library


def complete_deck(prefix: str, parsed_args: argparse.Namespace, **_: object) -> list[str]:
    """Names of decks, for the shell."""
    try:
        library = open_library(parsed_args)
    except MlquizError:
        return []
    decks = library.decks(getattr(parsed_args, "lang", "en"))
    return [name for name, deck in decks.items() if deck.notes and name.startswith(prefix)]


def add_deck(parser: argparse.ArgumentParser, *, purpose: str, **how: Any) -> None:
    """A deck, completed by the shell; with what `add_argument` takes, several, also as ranges."""
    if how:
        action = parser.add_argument(
            "decks", help=f"{purpose}; also ranges: lecture-1..3", action=_Decks, **how
        )
    else:
        action = parser.add_argument("deck", help=purpose, nargs="?")
    action.completer = complete_deck  # type: ignore[attr-defined]  # argcomplete looks for it


class _Decks(argparse.Action):
    """Names of decks, each once: `lecture-1..3` is lecture-1, lecture-2 and lecture-3."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002 - what argparse calls it with
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,  # noqa: ARG002 - likewise
    ) -> None:
        """Keep what the words name."""
        words = cast("Sequence[str]", values)
        names = dict.fromkeys(name for word in words for name in self._named(word))
        setattr(namespace, self.dest, list(names))

    def _named(self, word: str) -> "Sequence[str]":
        if ".." not in word:
            return (word,)
        from mlquiz.study.exams import expanded

        try:
            return expanded(word)
        except MlquizError as error:
            raise argparse.ArgumentError(self, str(error)) from error


def open_store(args: argparse.Namespace, *, counting: bool = False) -> "Store":
    """Open the database that the arguments name; it is made where there is none.

    Args:
        args: Of the command line.
        counting: Only to look at: nothing is made where there is none, and one that must not be written to is
            copied into memory.
    """
    from mlquiz.store import Store, database_path

    path = database_path(args.db)
    if counting and not _is_writable(path):
        if args.db is not None and not path.exists():
            print(f"mlquiz: {path}: no such database yet{_near(path)}", file=sys.stderr)
        return Store.open_copy(path)
    if not path.exists():
        _tell_of_backups(path)
    store = Store.open(path, tell=lambda message: print(f"mlquiz: {message}", file=sys.stderr))
    store.before_closing = partial(_back_up_today, args)
    return store


def sound_index(args: argparse.Namespace) -> "Index | None":
    """Names of cards and decks where nothing changed in the notes since they were read, told of as notes are.

    `None`: `open_sound_library` has to read them, or to say what is wrong.
    """
    from mlquiz.reading.index import read_index

    index = read_index(find_content(args.content), cache=cache_folder(args))
    if index is None or index.empty or not {args.lang, "und"} & set(index.langs):
        return None
    if index.mistakes:
        print(mistakes_words(index.mistakes, args.content), file=sys.stderr)
    return index


class _InFolder(Protocol):
    """What was read of a content folder."""

    @property
    def content(self) -> "Content":
        """The folder."""


def open_progress(
    args: argparse.Namespace, library: "_InFolder | None", *, counting: bool = False
) -> "Store":
    """The database, in which the history of a note that was renamed has followed it.

    Args:
        args: Of the command line.
        library: The notes, or `None` where they were not read.
        counting: As of `open_store`.
    """
    store = open_store(args, counting=counting)
    renames = _renames(library.content if library else find_content(args.content))
    if renames:
        from mlquiz.study.renaming import carry_over

        rollover_hour = preferences_of(args).schedule.rollover_hour
        carry_over(store, renames, datetime.now().astimezone(), rollover_hour)
    return store


def _is_writable(path: Path) -> bool:
    """Whether a database is there that can be written to, with the files that SQLite keeps beside it."""
    effective = os.access in os.supports_effective_ids
    return (
        path.is_file()
        and path.stat().st_size > 0
        and os.access(path, os.R_OK | os.W_OK, effective_ids=effective)
        and os.access(path.parent, os.W_OK | os.X_OK, effective_ids=effective)
    )


def _near(path: Path) -> str:
    """What was probably meant by a name that does not exist."""
    beside = [each.name for each in path.parent.glob(f"*{path.suffix}") if each.is_file()]
    return did_you_mean(path.name, beside)


def _tell_of_backups(path: Path) -> None:
    """A database that is gone may have been wanted."""
    from mlquiz.store.backups import backups_of

    backups = backups_of(path)
    if backups:
        print(
            f"mlquiz: {path}: not there, so a new one is made; there are backups of it. "
            f"To have the newest back: mlquiz restore {backups[0]}",
            file=sys.stderr,
        )


def _back_up_today(args: argparse.Namespace, store: "Store") -> None:
    """A backup at the end of the first command of a day that wrote anything."""
    if not store.wrote:
        return
    from mlquiz.scheduling.day import moment

    try:
        rollover_hour = preferences_of(args).schedule.rollover_hour
        store.back_up_daily(moment(datetime.now().astimezone(), rollover_hour).day)
    except MlquizError as error:
        print(f"mlquiz: today's backup was not made. {error}", file=sys.stderr)


def _renames(content: "Content") -> "Mapping[str, str]":
    """Old names with new ones, from the list of released notes; it is read only where it speaks of any."""
    path = content.decks / RELEASED
    try:
        if b" renamed " not in path.read_bytes():
            return {}
    except OSError:
        return {}
    from mlquiz.checking.released import read_released

    return read_released(content.decks).renames()


def exported_notes_path(args: argparse.Namespace) -> Path:
    """Where it is kept when each note was first exported and last changed: beside the database."""
    from mlquiz.store import database_path

    return database_path(args.db).with_name("exported-notes.json")


def add_language(parser: argparse.ArgumentParser) -> None:
    """`--lang`: the language of the cards."""
    parser.add_argument(
        "--lang", choices=("en", "zh"), default="en", help="language of the cards (default: en)"
    )


def add_watched_only(parser: argparse.ArgumentParser) -> None:
    """`--watched-only`: new cards wait for their video."""
    parser.add_argument(
        "--watched-only",
        action="store_true",
        help="no new cards of sections whose required videos you have not marked watched",
    )


def preferences_of(args: argparse.Namespace) -> "Preferences":
    """What the settings file says, with what the arguments say over it."""
    from mlquiz.study.preferences import read_preferences, settings_path

    found = read_preferences(settings_path())
    return replace(found, watched_only=True) if getattr(args, "watched_only", False) else found


def held_notes(library: "Library", store: "Store", preferences: "Preferences") -> frozenset[str]:
    """Ids of the notes whose new cards wait for a video; none unless the learner wishes so."""
    if not preferences.watched_only:
        return frozenset()
    from mlquiz.study.holding import held_back
    from mlquiz.study.watching import watched_videos

    return held_back(library.course, library.documents, watched_videos(store))
