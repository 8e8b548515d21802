"""`mlquiz check`: look for mistakes in notes, cards and decks."""

import argparse
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.cli.places import open_library
from mlquiz.errors import MlquizError, Severity, UsageError, did_you_mean
from mlquiz.folders import expanded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mlquiz.checking.selection import Selection
    from mlquiz.errors import Problem
    from mlquiz.model.note import Note
    from mlquiz.reading.library import Library

FORMATS = ("text", "json", "github")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help="files or folders whose problems are shown (default: all)",
    )
    parser.add_argument(
        "--select", action="append", default=[], metavar="CODES", help="only these rules: A02,Q"
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="CODES", help="not these rules")
    parser.add_argument(
        "--min-severity",
        choices=[severity.value for severity in Severity],
        default=Severity.HINT.value,
        help="leave out what is less (default: hint)",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="github: annotations of a code host"
    )
    parser.add_argument("--json", action="store_const", const="json", dest="format", help="as JSON")
    parser.add_argument("--explain", metavar="CODE", help="what a rule asks and why, with examples")
    parser.add_argument("--rules", action="store_true", help="all rules, as Markdown")
    parser.add_argument(
        "--release",
        action="store_true",
        help="add the present cards to the list of released ones, decks/released.txt",
    )


def run(args: argparse.Namespace) -> int:
    """Print the problems; 1 where one of them is an error."""
    if args.explain or args.rules:
        print(_explained(args.explain) if args.explain else _rules(), end="" if args.rules else "\n")
        return 0
    from mlquiz.checking.check import check, everywhere

    selection = _selection(args)
    library = open_library(args)
    focus = in_paths(library.content.root, args.paths) if args.paths else everywhere
    if args.release:
        return _release(library)
    problems = check(library, selection, focus)
    notes = sum(len(document.notes) for document in library.documents if focus(document.file))
    for line in _report([_shown(problem, library.content.root) for problem in problems], notes, args.format):
        print(line)
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _selection(args: argparse.Namespace) -> "Selection":
    from mlquiz.checking.selection import Selection, codes

    return Selection(codes(args.select), codes(args.ignore), Severity(args.min_severity))


def _report(problems: "Sequence[Problem]", notes: int, form: str) -> "Iterable[str]":
    from mlquiz.checking import report

    match form:
        case "json":
            return [report.as_json(problems)]
        case "github":
            return report.as_github(problems)
        case _:
            return report.as_text(problems, notes=notes, colour=wants_colour())


def wants_colour() -> bool:
    """Whether the terminal shows colours: not a pipe, and not with `NO_COLOR`."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def in_paths(root: Path, paths: "Sequence[Path]") -> "Callable[[str], bool]":
    """Whether a file of the content folder is, or lies in, one of some paths.

    Raises:
        UsageError: A path does not exist, or lies outside the content folder.
    """
    wanted = [_inside(root, path) for path in paths]

    def focus(file: str) -> bool:
        place = Path(os.path.realpath(root / file))
        return any(place == path or path in place.parents for path in wanted)

    return focus


def _inside(root: Path, path: Path) -> Path:
    named = Path(expanded(path))
    found = next((place for place in (named, root / named) if os.path.lexists(place)), None)
    if found is None:
        raise UsageError(f"{path}: no such file or folder")
    real = Path(os.path.realpath(found))
    if not any(
        place.is_relative_to(home)
        for place, home in ((real, Path(os.path.realpath(root))), (found.absolute(), root.absolute()))
    ):
        raise UsageError(f"{path}: outside the content folder {root}; --content names another one")
    return real


def _shown(problem: "Problem", root: Path) -> "Problem":
    """A problem with the file's path as an editor opens it from here."""
    path = os.path.normpath(root.absolute() / problem.file)
    here = f"{Path.cwd()}{os.sep}"
    return replace(problem, file=path.removeprefix(here).replace(os.sep, "/"))


def _explained(code: str) -> str:
    from mlquiz.checking.explain import explain
    from mlquiz.checking.rule import RULES

    rule = RULES.get(code.upper())
    if rule is None:
        raise UsageError(f"{code}: no such rule{did_you_mean(code.upper(), RULES)}")
    return explain(rule)


def _rules() -> str:
    from mlquiz.checking.explain import page

    return page()


def _release(library: "Library") -> int:
    """Add the present cards to the list; refuse while ids are unsound."""
    from mlquiz.checking.check import check
    from mlquiz.checking.released import FILE, add_notes, read_released, write_released
    from mlquiz.checking.selection import Selection

    unsound = [
        problem for problem in check(library, Selection(("I01", "E"))) if problem.severity is Severity.ERROR
    ]
    if unsound:
        lines = "\n".join(map(str, unsound))
        raise MlquizError(
            f"{lines}\nmlquiz: nothing was released; ids must be sound before they are held for ever"
        )
    before = read_released(library.content.decks)
    after = add_notes(before, _notes(library))
    path = library.content.decks / FILE
    _write(path, write_released(after))
    added = len(after.entries) - len(before.entries)
    print(f"{path}: {len(after.entries)} names, {added} new")
    return 0


def _notes(library: "Library") -> "Iterator[Note]":
    return (note for document in library.documents for note in document.notes)


def _write(path: Path, text: str) -> None:
    aside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_text(text, encoding="utf-8", newline="\n")
        aside.replace(path)
    except OSError as error:
        raise MlquizError(f"{path}: cannot be written: {error.strerror}") from error
