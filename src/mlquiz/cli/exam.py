"""`mlquiz exam`: exam dates, the score to expect, and what to do every day."""

import argparse
import json
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mlquiz.cli.places import add_language, complete_deck, open_progress, open_sound_library, preferences_of
from mlquiz.errors import MlquizError, UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mlquiz.reading.library import Library
    from mlquiz.study.exam_outlook import Forecast
    from mlquiz.study.exams import Exam

SET, LIST, SHOW, REMOVE = "set", "list", "show", "remove"

EPILOG = """\
mlquiz exam set midterm 2027-01-12 --deck lecture-1..7    a new exam; then the forecast
mlquiz exam set midterm --target 90                       change one thing
mlquiz exam                                               all exams
mlquiz exam show midterm                                  the forecast and the daily plan
mlquiz exam remove midterm

Until its day, sittings in `mlquiz tui` show first what gains most for the exam. docs/exam.md explains the
forecast and how far to trust it.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("action", nargs="?", choices=(SET, LIST, SHOW, REMOVE), default=LIST)
    name = parser.add_argument("name", nargs="?", metavar="NAME", help="what you call the exam")
    name.completer = _complete_exam  # type: ignore[attr-defined]  # argcomplete looks for it
    parser.add_argument("date", nargs="?", metavar="DATE", help="its day, such as 2027-01-12")
    decks = parser.add_argument(
        "--deck",
        dest="decks",
        nargs="+",
        action="extend",
        metavar="DECK",
        help="what may be asked: decks, also ranges such as lecture-1..7",
    )
    decks.completer = complete_deck  # type: ignore[attr-defined]  # argcomplete looks for it
    parser.add_argument("--target", type=int, metavar="N", help="the score to reach, percent (default: 85)")
    parser.add_argument("--questions", type=int, metavar="N", help="how many are asked (default: 20)")
    parser.add_argument("--json", action="store_true", help="as JSON")
    add_language(parser)


def _complete_exam(prefix: str, **_: object) -> list[str]:
    from mlquiz.study.exam_file import exams_path, read_exams

    try:
        exams = read_exams(exams_path())
    except MlquizError:
        return []
    return [exam.name for exam in exams if exam.name.startswith(prefix)]


def run(args: argparse.Namespace) -> int:
    """Set, list, show or remove."""
    from mlquiz.study.exam_file import exams_path, read_exams

    _refuse_mixture(args)
    path = exams_path()
    exams = {exam.name: exam for exam in read_exams(path)}
    match args.action:
        case "set":
            return _set(args, path, exams)
        case "show":
            exam = _named(args.name, exams)
            library = open_sound_library(args)
            _check_decks(path, exam, library, args.lang)
            return _show(args, library, exam)
        case "remove":
            return _remove(path, _named(args.name, exams))
        case _:
            return _list(args, list(exams.values()))


def _refuse_mixture(args: argparse.Namespace) -> None:
    setting = args.action == SET
    if args.action == LIST and args.name:
        raise UsageError(f"{args.name}: to see one exam write: mlquiz exam show {args.name}")
    if args.action != LIST and not args.name:
        raise UsageError(f"which exam? write: mlquiz exam {args.action} NAME")
    if not setting and (args.date or args.decks or args.target is not None or args.questions is not None):
        raise UsageError("a date, --deck, --target and --questions belong to: mlquiz exam set")


def _named(name: str, exams: "dict[str, Exam]") -> "Exam":
    if name not in exams:
        hint = did_you_mean(name, exams) or "; mlquiz exam list shows them"
        raise MlquizError(f"there is no exam {name}{hint}")
    return exams[name]


def _check_decks(path: Path, exam: "Exam", library: "Library", lang: str) -> None:
    """Name the line of a deck that there is not."""
    from mlquiz.study.exam_file import decks_problem
    from mlquiz.study.exams import asked_notes

    try:
        asked_notes(exam, library, lang)
    except MlquizError as error:
        raise decks_problem(path, exam, str(error)) from error


def _set(args: argparse.Namespace, path: Path, exams: "dict[str, Exam]") -> int:
    from mlquiz.study.exam_file import exams_text, with_exam
    from mlquiz.study.exams import asked_notes

    exam = _wanted(args, exams.get(args.name))
    if exam.day < _today(args):
        raise MlquizError(f"{exam.day}: this day is over; an exam is set for today or later")
    library = open_sound_library(args)
    if not asked_notes(exam, library, args.lang):
        raise MlquizError(
            f"{', '.join(exam.decks)}: no cards yet that could be asked; mlquiz decks lists them"
        )
    _write(path, with_exam(exams_text(path), exam, path))
    return _show(args, library, exam)


def _wanted(args: argparse.Namespace, known: "Exam | None") -> "Exam":
    """The exam that the arguments describe, on top of the one that there is."""
    from mlquiz.study.exams import Exam

    day = _day(args.date) if args.date else known.day if known else None
    decks = tuple(dict.fromkeys(args.decks or (known.decks if known else ())))
    if day is None:
        raise UsageError(f"when? write: mlquiz exam set {args.name} 2027-01-12 --deck DECK")
    if not decks:
        raise UsageError(f"what may be asked? write: mlquiz exam set {args.name} {day} --deck DECK")
    exam = known or Exam(name=args.name, day=day, decks=decks)
    return replace(
        exam,
        day=day,
        decks=decks,
        target=exam.target if args.target is None else args.target,
        questions=exam.questions if args.questions is None else args.questions,
    )


def _day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise UsageError(f"{word}: no day; write it as 2027-01-12") from error


def _write(path: Path, text: str) -> None:
    from mlquiz.aside import written_aside

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MlquizError(f"{path.parent}: this folder cannot be made ({error.strerror})") from error
    with written_aside(path) as file:
        file.write(text.encode())


def _remove(path: Path, exam: "Exam") -> int:
    from mlquiz.study.exam_file import exams_text, without_exam

    _write(path, without_exam(exams_text(path), exam.name, path))
    print(f"{exam.name} ({exam.day}) is removed; your reviews stay")
    return 0


def _list(args: argparse.Namespace, exams: "Sequence[Exam]") -> int:
    if args.json:
        print(json.dumps([exam_as_json(exam) for exam in exams], ensure_ascii=False, indent=2))
        return 0
    if not exams:
        print("no exam is set; mlquiz exam set NAME 2027-01-12 --deck DECK")
        return 0
    from mlquiz.cli.exam_text import listed

    print(listed(exams, _today(args)))
    return 0


def _today(args: argparse.Namespace) -> date:
    """The day of study, which lasts into the night."""
    from mlquiz.scheduling.day import moment

    return moment(datetime.now().astimezone(), preferences_of(args).schedule.rollover_hour).day


def _show(args: argparse.Namespace, library: "Library", exam: "Exam") -> int:
    from mlquiz.study.exam_outlook import forecast
    from mlquiz.study.exams import asked_notes

    preferences = preferences_of(args)
    notes = asked_notes(exam, library, args.lang)
    with open_progress(args, library, counting=True) as store:
        found = forecast(exam, notes, store, preferences.schedule, datetime.now().astimezone())
    if args.json:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
        return 0
    from mlquiz.cli.exam_text import as_text

    print(as_text(found, preferences.schedule))
    return 0


def exam_as_json(exam: "Exam") -> dict[str, Any]:
    """Keys that scripts rely on."""
    return {
        "name": exam.name,
        "date": str(exam.day),
        "decks": list(exam.decks),
        "target": exam.target,
        "questions": exam.questions,
    }


def as_json(found: "Forecast") -> dict[str, Any]:
    """Keys that scripts rely on."""
    cards = found.progress
    return {
        **exam_as_json(found.exam),
        "days_left": found.days_left,
        "cards": {"unseen": cards.new, "learning": cards.learning, "known": cards.known},
        "firmness": asdict(found.firmness),
        "forecast": asdict(found.prospect) if found.prospect else None,
    }
