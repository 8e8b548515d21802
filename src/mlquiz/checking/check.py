"""All rules over all notes."""

from collections import defaultdict
from typing import TYPE_CHECKING

from mlquiz.checking.corpus import Corpus
from mlquiz.checking.lines import Lines
from mlquiz.checking.passage import passage
from mlquiz.checking.released import read_released
from mlquiz.checking.rule import Finding, Rule, Scope
from mlquiz.checking.selection import Selection
from mlquiz.errors import Problem
from mlquiz.reading.glossary import GLOSSARY, Term, read_glossary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mlquiz.checking.corpus import Written
    from mlquiz.model.note import Note
    from mlquiz.model.place import Place
    from mlquiz.reading.library import Library

IDENTITY = "I01"
"""The rule that looks at released ids; outside the course only by name."""


def everywhere(_: str) -> bool:
    """Every file is looked at."""
    return True


def check(
    library: "Library", selection: Selection | None = None, in_focus: "Callable[[str], bool]" = everywhere
) -> tuple[Problem, ...]:
    """What is wrong with the notes of a folder, and what could not be read, by file and line.

    Args:
        library: All of it, since cards must differ from all others.
        selection: Which rules.
        in_focus: Whether a file's problems are wanted.
    """
    chosen = selection or Selection()
    corpus, unread = corpus_of(library, chosen)
    found = {_said(problem): problem for problem in (*library.problems, *unread) if in_focus(problem.file)}
    lines = Lines(library.content.root, corpus.documents)
    for problem in inspect(corpus, chosen, in_focus, lines):
        found[_said(problem)] = problem
    return tuple(sorted(filter(chosen.shows, found.values()), key=_order))


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    return problem.file, problem.line, problem.column, problem.code, problem.message


def _said(problem: Problem) -> tuple[str, int, str]:
    """What makes two problems one: the reader and a rule may say the same."""
    return problem.file, problem.line, problem.message


def corpus_of(library: "Library", selection: Selection) -> tuple[Corpus, tuple[Problem, ...]]:
    """What the rules look at, and what of it could not be read."""
    glossary, problems = read_terms(library.content.decks)
    counts = library.course is not None or selection.names(IDENTITY)
    released = read_released(library.content.decks) if counts else None
    corpus = Corpus(
        documents=tuple(library.documents),
        course=library.course,
        glossary=glossary,
        released=released,
        root=library.content.root,
    )
    return corpus, (*problems, *(released.problems if released else ()))


def read_terms(decks: "Path") -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The glossary of a folder of decks, which may be closed to us."""
    try:
        return read_glossary(decks)
    except OSError as error:
        return (), (Problem(f"{decks.name}/{GLOSSARY}", 0, f"cannot be read: {error.strerror}"),)


def inspect(
    corpus: Corpus, selection: Selection, in_focus: "Callable[[str], bool]", lines: Lines
) -> "Iterator[Problem]":
    """What the rules find."""
    return _Inspection(corpus, selection, in_focus, lines).problems()


class _Inspection:
    """One run of the rules, which remembers the waivers that were used."""

    def __init__(
        self, corpus: Corpus, selection: Selection, in_focus: "Callable[[str], bool]", lines: Lines
    ) -> None:
        self._corpus = corpus
        self._in_focus = in_focus
        self._lines = lines
        self._rules = selection.rules(course=corpus.course is not None)
        self._used: dict[tuple[str, Place], set[str]] = defaultdict(set)

    def problems(self) -> "Iterator[Problem]":
        """What the rules find, without what is waived."""
        yield from self._everything()
        for document in self._corpus.documents:
            if self._in_focus(document.file):
                for note in document.notes:
                    yield from self._note(note)
                for written in self._corpus.written(document):
                    yield from self._text(written)
        yield from self._waivers()

    def _of_scope(self, scope: Scope) -> "Sequence[Rule]":
        return [rule for rule in self._rules if rule.scope is scope]

    def _everything(self) -> "Iterator[Problem]":
        for rule in self._of_scope(Scope.EVERYTHING):
            for finding in rule.in_everything(self._corpus):
                yield from self._problem(rule, finding)

    def _note(self, note: "Note") -> "Iterator[Problem]":
        for rule in self._of_scope(Scope.NOTE):
            for finding in rule.in_note(note, self._corpus):
                yield from self._problem(rule, finding)

    def _text(self, written: "Written") -> "Iterator[Problem]":
        taken = passage(written.text)
        for rule in self._of_scope(Scope.TEXT):
            for finding in rule.in_text(taken, written.place, written.note):
                yield from self._problem(rule, finding)

    def _waivers(self) -> "Iterator[Problem]":
        ran = [rule.code for rule in self._rules]
        for rule in self._of_scope(Scope.WAIVERS):
            for note in self._corpus.notes:
                if note.waivers and self._in_focus(note.place.file):
                    for finding in rule.in_waivers(note, self._used[note.id, note.place], ran):
                        yield from self._problem(rule, finding)

    def _problem(self, rule: Rule, finding: Finding) -> "Iterator[Problem]":
        waiving = [note for note in finding.notes if any(waiver.code == rule.code for waiver in note.waivers)]
        for note in waiving:
            self._used[note.id, note.place].add(rule.code)
        place = finding.place or finding.notes[0].place
        files = {place.file, *(note.place.file for note in finding.notes)}
        if waiving or not any(map(self._in_focus, files)):
            return
        line, column = self._lines.find(place, finding.at)
        yield Problem(
            place.file,
            line,
            " ".join(finding.message.split()),
            rule.code,
            finding.severity or rule.severity,
            column,
            finding.notes[0].id if finding.notes else "",
        )
