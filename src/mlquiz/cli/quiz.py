"""`mlquiz quiz`: a sample of a deck's cards, scored by section; or the same as a paper to print."""

import argparse
import re
import sys
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.cli.places import add_deck, add_language, open_progress, open_sound_library, preferences_of
from mlquiz.cli.quiz_words import leftover
from mlquiz.errors import MlquizError, UsageError, counted, which_there_are
from mlquiz.model.card import cards_of
from mlquiz.model.note import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mlquiz.model.card import Card
    from mlquiz.model.note import Note
    from mlquiz.reading.library import Library
    from mlquiz.study.quiz.quiz import Quiz
    from mlquiz.study.quiz.sitting import QuizSitting

EPILOG = """\
mlquiz quiz lecture-4 -n 20                      twenty questions, spread over the sections
mlquiz quiz chapter-8 --kinds choice,number      only such questions
mlquiz quiz lecture-4 --time 15m                 fifteen minutes for all of them
mlquiz quiz --resume                             go on with the one that was left
mlquiz quiz lecture-1 lecture-2 --paper out.md   a paper to print; the answers in out-answers.md

The answers are remembered, but they do not move the schedule; --count makes reviews of them.
"""
KINDS = {kind.value: kind for kind in Kind}
_TIME = re.compile(r"(\d{1,4})\s*(h|m|min|s)?")
_MS = {"h": 3_600_000, "m": 60_000, "min": 60_000, "": 60_000, "s": 1000}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from mlquiz.study.quiz.quiz import QUESTIONS

    parser.epilog = EPILOG
    add_deck(parser, purpose="decks to ask about (default: all cards)", nargs="*", metavar="DECK")
    parser.add_argument(
        "-n",
        "--number",
        type=_count,
        default=QUESTIONS,
        metavar="N",
        help=f"how many questions ({QUESTIONS})",
    )
    parser.add_argument(
        "--kinds", type=_kinds, default=tuple(Kind), help=f"only these, by comma: {', '.join(KINDS)}"
    )
    parser.add_argument(
        "--time", type=_limit_ms, default=0, metavar="15m", help="time for all questions together"
    )
    parser.add_argument("--seed", type=int, help="equal seeds ask equal questions (default: the time)")
    parser.add_argument("--count", action="store_true", help="count the answers as reviews")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--resume", action="store_true", help="go on with the quiz that was left")
    which.add_argument("--new", action="store_true", help="begin another although one was left")
    which.add_argument(
        "--paper", type=Path, metavar="FILE", help="write the questions as Markdown, the answers apart"
    )
    parser.add_argument("--plain", action="store_true", help="line by line, no cursor movement, no colours")
    parser.add_argument(
        "--answers", type=Path, metavar="FILE", help="with --plain: read what is typed from a file"
    )
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Ask, or write a paper."""
    if args.answers and not args.plain:
        raise UsageError("--answers drives the plain mode: add --plain")
    if args.resume and args.decks:
        raise UsageError("--resume goes on with the quiz that was left; it takes no deck")
    library = open_sound_library(args)
    if args.paper:
        return _write_paper(library, args)
    if not args.plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise MlquizError("the quiz screen needs a terminal; in a script add --plain")
    preferences = preferences_of(args)
    settings = preferences.schedule
    with open_progress(args, library) as store:
        from mlquiz.study.quiz.sitting import QuizSitting

        quiz, cards = _quiz(library, store.path, args)
        sitting = QuizSitting(store, settings, quiz, cards, lambda: datetime.now().astimezone())
        sitting.keep()
        if args.plain:
            return _plainly(library, sitting, args)
        from mlquiz.tui.run import run_quiz

        run_quiz(library, store, settings, sitting=sitting, lang=quiz.lang, screen=preferences.screen)
        return _told(library, sitting)


def _plainly(library: "Library", sitting: "QuizSitting", args: argparse.Namespace) -> int:
    from mlquiz.cli.plain.dialogue import Dialogue, answers_from
    from mlquiz.cli.plain.quizzing import PlainQuiz
    from mlquiz.cli.quiz_words import choose_again

    dialogue = Dialogue(answers_from(args.answers))
    PlainQuiz(sitting, dialogue, partial(_section, library), time.monotonic).run()
    _told(library, sitting)
    if sitting.quiz.finished:
        choose_again(sitting, dialogue)
    return 0


def _told(library: "Library", sitting: "QuizSitting") -> int:
    """Print how it went, or how to go on."""
    from mlquiz.cli.quiz_words import score_and_wrong

    quiz = sitting.quiz
    if quiz.finished:
        score_and_wrong(sitting, partial(_section, library))
    else:
        print(f"{len(quiz.answers)} of {len(quiz.cards)} answered. Go on with: mlquiz quiz --resume")
    return 0


def _quiz(library: "Library", database: Path, args: argparse.Namespace) -> "tuple[Quiz, Sequence[Card]]":
    """The quiz to go on with or to begin, and the cards of its decks in course order."""
    from mlquiz.study.quiz.keeping import kept_quiz, quiz_path
    from mlquiz.study.quiz.quiz import Quiz

    path = quiz_path(database)
    left = None if args.new else kept_quiz(path)
    if left is not None and not left.finished and (left.answers or args.resume):
        if not args.resume:
            raise MlquizError(leftover(left))
        return _resumed(library, left)
    if args.resume:
        raise MlquizError("no quiz was left unfinished; begin one: mlquiz quiz DECK")
    cards = tuple(cards_of(library.chosen(args.lang, *args.decks)))
    seed = _seed(args)
    quiz = Quiz(
        deck=" ".join(args.decks),
        lang=args.lang,
        seed=seed,
        cards=tuple(card.id for card in _sampled(cards, args, seed)),
        limit_ms=args.time,
        counts=args.count,
    )
    return quiz, cards


def _resumed(library: "Library", quiz: "Quiz") -> "tuple[Quiz, Sequence[Card]]":
    known: Mapping[str, Card] = {card.id: card for card in cards_of(library.notes(quiz.lang).values())}
    gone = [card for card in quiz.cards if card not in known]
    if gone:
        print(f"mlquiz: no longer in the notes, left out: {', '.join(gone)}", file=sys.stderr)
    return quiz, tuple(known.values())


def _sampled(cards: "Sequence[Card]", args: argparse.Namespace, seed: int) -> "Sequence[Card]":
    from mlquiz.study.quiz.sampling import sample

    chosen = sample(cards, args.number, seed=seed, kinds=args.kinds)
    if not chosen:
        raise MlquizError("there is no such question in these decks; try other --kinds or another deck")
    if len(chosen) < args.number:
        there = f"{counted(len(chosen), 'such question')} {'is' if len(chosen) == 1 else 'are'} there"
        print(f"mlquiz: only {there}", file=sys.stderr)
    return chosen


def _write_paper(library: "Library", args: argparse.Namespace) -> int:
    from mlquiz.cli.quiz_paper import write_paper

    cards = tuple(cards_of(library.chosen(args.lang, *args.decks)))
    seed = _seed(args)
    chosen = _sampled(cards, args, seed)
    title = ", ".join(library.deck(name, args.lang).title for name in args.decks) or "All cards"
    minutes = round(args.time / 60_000)
    write_paper(library, chosen, args.paper, title=title, seed=seed, minutes=minutes)
    return 0


def _section(library: "Library", note: "Note") -> str:
    return library.context(note).section


def _seed(args: argparse.Namespace) -> int:
    from mlquiz.study.quiz.quiz import seed_at

    return int(args.seed) if args.seed is not None else seed_at(datetime.now().astimezone())


def _count(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 10_000:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of questions; write 1 or more")
    return int(text)


def _kinds(text: str) -> tuple[Kind, ...]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names or [""]:
        if name not in KINDS:
            raise argparse.ArgumentTypeError(f"{name!r} is no kind of question{which_there_are(name, KINDS)}")
    return tuple(KINDS[name] for name in names)


def _limit_ms(text: str) -> int:
    found = _TIME.fullmatch(text.strip().lower())
    if not found or not int(found[1]):
        raise argparse.ArgumentTypeError(f"{text!r} is no time; write 15m, 90s or 1h")
    return int(found[1]) * _MS[found[2] or ""]
