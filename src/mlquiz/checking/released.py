"""The golden list: every card that was ever released, so that none disappears and no number is used twice.

`decks/released.txt` has one line a note, sorted by name:

    attention-scale-why
    self-attention-cost 1 2
    cnn-parameters 1 -2
    old-name renamed new-name
    gone-name 1 2 retired

Numbers are those of a cloze; `-2` is one that was taken away and is never used again.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from mlquiz.content import RELEASED
from mlquiz.errors import Problem
from mlquiz.model.note import Note, card_numbers

FILE = RELEASED
HEADER = """\
# Every note that was ever released: its name, and the numbers of a cloze. `check --release` adds new ones.
# A note that goes away keeps its line, with `retired` or `renamed NEW-NAME` behind; so does a number, with a
# minus before it. Neither a name nor a number is ever used for something else.
"""
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A released note.

    Args:
        name: Its name.
        numbers: Cloze numbers in use.
        gone: Cloze numbers that were taken away.
        retired: Whether the note was taken away.
        renamed: Its new name, or empty.
        line: Line in the list; 0 for a new one.
    """

    name: str
    numbers: frozenset[int] = frozenset()
    gone: frozenset[int] = frozenset()
    retired: bool = False
    renamed: str = ""
    line: int = 0

    def __str__(self) -> str:
        """As it stands in the list."""
        numbers = sorted((number, "") for number in self.numbers) + sorted(
            (number, "-") for number in self.gone
        )
        words = [self.name, *(f"{sign}{number}" for number, sign in sorted(numbers))]
        if self.retired:
            words.append("retired")
        if self.renamed:
            words += ["renamed", self.renamed]
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Released:
    """The list.

    Args:
        entries: By name.
        file: Its name in problems.
        problems: Lines that cannot be read.
    """

    entries: Mapping[str, Entry]
    file: str = f"decks/{FILE}"
    problems: tuple[Problem, ...] = ()

    def new_name(self, name: str) -> str:
        """What a note is called today; its own name where it was not renamed, or renamed in a circle."""
        seen = {name}
        while (entry := self.entries.get(name)) is not None and entry.renamed:
            name = entry.renamed
            if name in seen:
                break
            seen.add(name)
        return name

    def renames(self) -> Mapping[str, str]:
        """Old names with the names of today, for the learner's history."""
        return {name: self.new_name(name) for name, entry in self.entries.items() if entry.renamed}


def read_released(decks: Path) -> Released:
    """Read the list of a folder of decks; an empty one where there is none."""
    path = decks / FILE
    shown = f"{decks.name}/{FILE}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Released({}, shown)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        return Released({}, shown, (Problem(shown, 0, f"cannot be read: {reason}"),))
    return parse_released(text, shown)


def parse_released(text: str, file: str) -> Released:
    """Read the list from its text."""
    entries: dict[str, Entry] = {}
    problems = []
    for line, written in enumerate(text.splitlines(), start=1):
        if not written.strip() or written.startswith("#"):
            continue
        entry = _read_line(written, line)
        if isinstance(entry, str):
            problems.append(Problem(file, line, entry))
        elif entry.name in entries:
            problems.append(
                Problem(
                    file, line, f"{entry.name} stands here twice, first in line {entries[entry.name].line}"
                )
            )
        else:
            entries[entry.name] = entry
    return Released(entries, file, tuple(problems))


def _read_line(written: str, line: int) -> Entry | str:
    name, *rest = written.split()
    if not NAME.fullmatch(name):
        return f"{name} is no card name"
    entry = Entry(name, line=line)
    numbers = set()
    while rest and re.fullmatch(r"-?[0-9]{1,9}", rest[0]):
        numbers.add(int(rest.pop(0)))
    entry = replace(
        entry, numbers=frozenset(n for n in numbers if n > 0), gone=frozenset(-n for n in numbers if n < 0)
    )
    match rest:
        case []:
            return entry
        case ["retired"]:
            return replace(entry, retired=True)
        case ["renamed", new] if NAME.fullmatch(new):
            return replace(entry, renamed=new)
        case _:
            form = "a line is NAME, its cloze numbers, then retired or renamed NEW-NAME"
            return f"{' '.join(rest)} is not understood: {form}"


def add_notes(released: Released, notes: Iterable[Note]) -> Released:
    """The list with the present notes and cloze numbers added. Nothing is taken out."""
    entries = dict(released.entries)
    for note in notes:
        if not note.stamped:
            continue
        entry = entries.get(note.id, Entry(note.id))
        used = frozenset(card_numbers(note.body))
        entries[note.id] = replace(entry, numbers=(entry.numbers | used) - entry.gone)
    return replace(released, entries=entries)


def write_released(released: Released) -> str:
    """The text of the list."""
    return HEADER + "".join(f"{released.entries[name]}\n" for name in sorted(released.entries))
