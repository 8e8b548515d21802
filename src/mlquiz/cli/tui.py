"""`mlquiz tui`: review in the terminal."""

import argparse
import sys
from functools import partial
from typing import TYPE_CHECKING

from mlquiz.cli.places import (
    add_deck,
    add_language,
    add_watched_only,
    cache_folder,
    held_notes,
    open_library,
    open_progress,
    preferences_of,
)
from mlquiz.content import find_content
from mlquiz.errors import MlquizError
from mlquiz.study.preferences import settings_path

if TYPE_CHECKING:
    from mlquiz.reading.index import Index
    from mlquiz.reading.library import Library
    from mlquiz.study.exams import Exam


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_deck(parser, purpose="start with this deck (default: choose one)")
    add_watched_only(parser)
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Open the screen; it ends when the user leaves."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise MlquizError(
            "the review screen needs a terminal; in a script use `mlquiz due` or `mlquiz cards`"
        )
    from mlquiz.tui.opening import hurry

    hurry()
    preferences = preferences_of(args)
    library, index = _library(args)
    if args.deck:
        index.deck(args.deck, args.lang) if index else library.deck(args.deck, args.lang)
    from mlquiz.tui.run import run as run_app

    with open_progress(args, library) as store:
        held = held_notes(library, store, preferences)
        run_app(
            library,
            store,
            preferences.schedule,
            deck=args.deck,
            lang=args.lang,
            held=held,
            cache=cache_folder(args),
            index=index,
            exams=_exams(),
            screen=preferences.screen,
        )
    return 0


def _library(args: argparse.Namespace) -> "tuple[Library, Index | None]":
    """The notes; with an index they are read when the first frame is painted."""
    from mlquiz.reading.index import read_index
    from mlquiz.tui.later import later

    content, cache = find_content(args.content), cache_folder(args)
    index = read_index(content, cache=cache)
    if index is None or index.empty:
        return open_library(args), None
    return later(content, partial(open_library, args)), index


def _exams() -> "tuple[Exam, ...]":
    """Those that the learner has set. Nothing is loaded where none was ever set."""
    if not settings_path().with_name("exams.toml").exists():
        return ()
    from mlquiz.study.exam_file import exams_path, read_exams

    return read_exams(exams_path())
