"""Typed access to a YAML mapping: what is missing, unknown or of the wrong type becomes a problem."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.errors import Problem, did_you_mean
from mlquiz.reading.yamlfile import CODE, Listing, Mapping, Node, Scalar, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")


@dataclass(frozen=True, slots=True)
class Word:
    """One text of a list, with its line."""

    text: str
    line: int


class Fields:
    """The fields of one mapping. Problems are collected in `problems`, which mappings inside share.

    Args:
        mapping: Keys and values as they were written.
        file: The file's name as problems call it.
        path: Where in the file the mapping stands, such as `videos.required`; empty at the top.
        problems: Where problems go.
    """

    def __init__(self, mapping: Mapping, file: str, problems: list[Problem], path: str = "") -> None:
        self.mapping = mapping
        self.file = file
        self.problems = problems
        self.path = path
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self.mapping.entries

    def offers(self, key: str) -> bool:
        """Whether an optional key is there; from now on it is a known one."""
        self._asked.add(key)
        return key in self

    def line(self, key: str = "") -> int:
        """The line of a key, or of the mapping."""
        return self.mapping.lines.get(key, self.mapping.line)

    def problem(self, message: str, key: str = "", line: int = 0) -> None:
        """Report something wrong with a key."""
        name = ".".join(part for part in (self.path, key) if part)
        said = f"{name}: {message}" if name else message
        self.problems.append(Problem(self.file, line or self.line(key), said, CODE))

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required where there is no default."""
        node = self._node(key, required=default is None)
        return (default or "") if node is None else self._text(key, node)

    def whole(self, key: str, low: int, high: int, *, required: bool = True) -> int | None:
        """A whole number from `low` to `high`, or `None` where it is missing or wrong."""
        node = self._node(key, required=required)
        if node is None:
            return None
        number = self._whole(key, node)
        if number is None or low <= number <= high:
            return number
        self.problem(f"{number} is outside {low} to {high}", key)
        return None

    def flag(self, key: str) -> bool:
        """`true` or `false`; required."""
        node = self._node(key, required=True)
        if isinstance(node, Scalar) and node.plain and node.text in ("true", "false"):
            return node.text == "true"
        if node is not None:
            self.problem(f"must be true or false, not {_written(node)}", key)
        return False

    def choice(self, key: str, allowed: "Iterable[str]", default: str | None = None) -> str:
        """One of some words; required where there is no default."""
        chosen = self.text(key, default)
        if key in self and chosen:
            self.one_of(Word(chosen, self.line(key)), allowed, key)
        return chosen

    def one_of(self, word: Word, allowed: "Iterable[str]", key: str) -> bool:
        """Whether a word is among some; a problem where it is not."""
        known = tuple(allowed)
        if word.text in known:
            return True
        near = did_you_mean(word.text, known) or f"; known are {', '.join(known[:8])}"
        self.problem(f"{word.text} is not known{near}", key, word.line)
        return False

    def words(self, key: str) -> tuple[Word, ...]:
        """A list of texts; empty where the key is missing."""
        found = []
        for item in self._items(key):
            text = self._text(key, item)
            if text:
                found.append(Word(text, item.line))
        return tuple(found)

    def tables(self, key: str, *, required: bool = False) -> "tuple[Fields, ...]":
        """A list of mappings; empty where the key is missing."""
        if required:
            self._node(key, required=True)
        path = ".".join(part for part in (self.path, key) if part)
        found = []
        for item in self._items(key):
            if isinstance(item, Mapping):
                found.append(Fields(item, self.file, self.problems, path))
            else:
                self.problem(f"each entry must have keys of its own, not {_written(item)}", key, item.line)
        return tuple(found)

    def table(self, key: str, *, required: bool = False) -> "Fields | None":
        """A mapping inside, or `None` where the key is missing."""
        node = self._node(key, required=required)
        if node is None:
            return None
        if not isinstance(node, Mapping):
            self.problem(f"must have keys of its own, not {_written(node)}", key)
            return None
        return Fields(node, self.file, self.problems, ".".join(part for part in (self.path, key) if part))

    def finish(self) -> None:
        """Report the keys that nobody asked for."""
        for key, line in self.mapping.lines.items():
            if key not in self._asked:
                near = did_you_mean(key, self._asked) or f"; known are {', '.join(sorted(self._asked))}"
                self.problem(f"unknown key{near}", key, line)

    def _node(self, key: str, *, required: bool) -> Node | None:
        self._asked.add(key)
        node = self.mapping.entries.get(key)
        if node is None and required:
            self.problem(f"{key} is missing")
        return node

    def _items(self, key: str) -> tuple[Node, ...]:
        node = self._node(key, required=False)
        if node is None:
            return ()
        if isinstance(node, Listing):
            return node.items
        self.problem(f"must be a list, such as [a, b], not {_written(node)}", key)
        return ()

    def _text(self, key: str, node: Node) -> str:
        if not isinstance(node, Scalar):
            self.problem(f"must be a text, not {_written(node)}", key, node.line)
            return ""
        if node.trap:
            what = node.text or "nothing"
            self.problem(f'{what} without quotes is no text to YAML; write "{node.text}"', key, node.line)
        elif not node.text.strip():
            self.problem("is empty", key, node.line)
        return node.text

    def _whole(self, key: str, node: Node) -> int | None:
        if isinstance(node, Scalar) and node.plain and WHOLE.fullmatch(node.text):
            return int(node.text)
        meant = node.text.lstrip("0") if isinstance(node, Scalar) else ""
        way_out = f"; write {meant}" if WHOLE.fullmatch(meant) else ""
        self.problem(f"must be a whole number, not {_written(node)}{way_out}", key, node.line)
        return None


def open_fields(path: "Path", decks: "Path", problems: list[Problem]) -> Fields | None:
    """The fields of a file in the folder of decks; what is wrong with the file goes to `problems`."""
    shown = path.relative_to(decks.parent).as_posix()
    mapping, found = read_yaml(path, shown)
    problems.extend(found)
    return Fields(mapping, shown, problems) if mapping is not None else None


def _written(node: Node) -> str:
    match node:
        case Scalar(text=text, plain=True):
            return text or "nothing"
        case Scalar(text=text):
            return f'"{text}"'
        case Listing():
            return "a list"
        case Mapping():
            return "keys of its own"
