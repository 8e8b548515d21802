"""`mlquiz due`: how many cards wait today."""

import argparse
import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from mlquiz.cli.places import (
    add_deck,
    add_language,
    add_watched_only,
    held_notes,
    open_progress,
    open_sound_library,
    preferences_of,
)

if TYPE_CHECKING:
    from mlquiz.study.preferences import Preferences


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_deck(parser, purpose="a deck (default: all cards)")
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_watched_only(parser)
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Print the counts of one deck, or of all cards."""
    from mlquiz.cli.recalled import signs
    from mlquiz.scheduling.day import moment
    from mlquiz.study import due_counts

    seen = signs()
    preferences = preferences_of(args)
    library = open_sound_library(args)
    cards = library.chosen_cards(args.lang, args.deck)
    now, settings = datetime.now().astimezone(), preferences.schedule
    with open_progress(args, library, counting=True) as store:
        held = held_notes(library, store, preferences)
        counts = due_counts(store, {"": cards}, settings, now, held=held)[""]
    day = moment(now, settings.rollover_hour).day
    if args.json:
        print(
            json.dumps({"due": counts.due, "new": counts.new, "learning": counts.learning, "day": str(day)})
        )
    else:
        print(f"{counts.due} due, {counts.new} new, {counts.learning} in learning")
        _mention_exam(day)
    if not args.no_cache and not args.watched_only:
        _remember(preferences, seen)
    return 0


def _exams() -> tuple[tuple[int, str], ...]:
    """The exams by date, their days since 1970-01-01. Nothing is imported where none was ever set."""
    from mlquiz.study.preferences import settings_path

    if not settings_path().with_name("exams.toml").exists():
        return ()
    from mlquiz.store.codes import day_number
    from mlquiz.study.exam_file import exams_path, read_exams

    return tuple((day_number(exam.day), exam.name) for exam in read_exams(exams_path()))


def _mention_exam(today: date) -> None:
    """A line about an exam in the next 30 days."""
    from mlquiz.cli.prompt import near_exam
    from mlquiz.store.codes import day_number

    said = near_exam(_exams(), day_number(today))
    if said:
        print(said)


def _remember(preferences: "Preferences", seen: list[tuple[str, int]]) -> None:
    """For the next time, when nothing else changed."""
    from mlquiz.cli.recalled import Recalled, remember
    from mlquiz.errors import MlquizError
    from mlquiz.scheduling.version import cache_key

    try:
        exams = _exams()
    except MlquizError:  # it is said where they matter
        return
    settings = preferences.schedule
    now = Recalled(
        new_per_day=settings.new_per_day,
        reviews_per_day=settings.reviews_per_day,
        rollover_hour=settings.rollover_hour,
        watched_only=preferences.watched_only,
        key=cache_key(settings),
        exams=exams,
    )
    remember(now, seen)
