"""`mlquiz review`: review a deck, on the screen or line by line."""

import argparse
import time
from datetime import datetime
from pathlib import Path

from mlquiz.cli.places import (
    add_deck,
    add_language,
    add_watched_only,
    held_notes,
    open_progress,
    open_sound_library,
    preferences_of,
)
from mlquiz.errors import UsageError
from mlquiz.model.card import cards_of

EPILOG = """\
mlquiz review lecture-4            on the screen, as `mlquiz tui lecture-4`
mlquiz review lecture-4 --plain    line by line: for screen readers, slow links, scripts
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    add_deck(parser, purpose="a deck (default: all cards; on the screen: choose one)")
    parser.add_argument("--plain", action="store_true", help="line by line, no cursor movement, no colours")
    parser.add_argument(
        "--answers", type=Path, metavar="FILE", help="with --plain: read what is typed from a file"
    )
    add_watched_only(parser)
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Review until nothing is left or the learner leaves."""
    if not args.plain:
        if args.answers:
            raise UsageError("--answers drives the plain mode: add --plain")
        from mlquiz.cli import tui

        return tui.run(args)
    from mlquiz.cli.plain.dialogue import Dialogue, answers_from
    from mlquiz.cli.plain.reviewing import PlainReview

    dialogue = Dialogue(answers_from(args.answers))
    preferences = preferences_of(args)
    library = open_sound_library(args)
    cards = tuple(cards_of(library.chosen(args.lang, args.deck)))
    with open_progress(args, library) as store:
        from mlquiz.scheduling.day import moment
        from mlquiz.study.beginning import begin_sitting
        from mlquiz.study.exam_file import exams_path, read_exams
        from mlquiz.study.exams import coming

        today = moment(datetime.now().astimezone(), preferences.schedule.rollover_hour).day
        session = begin_sitting(
            store,
            cards,
            preferences.schedule,
            lambda: datetime.now().astimezone(),
            held=held_notes(library, store, preferences),
            exams=coming(read_exams(exams_path()), library, args.lang, today),
        )
        PlainReview(session, dialogue, library.context, time.monotonic).run("Nothing is left for today.")
    return 0
