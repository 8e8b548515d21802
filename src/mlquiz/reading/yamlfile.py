"""YAML, read strictly: every value is kept as it was written, with its line, and nothing is guessed.

YAML takes `no` for false, `08` for a word or a number and `1.10` for 1.1. Here a value has the type that its
key asks for (`fields.py`), and a word that YAML would take for something else must stand in quotes.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.errors import Problem, Words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import yaml

CODE = "Y01"
DEPTH_LIMIT = 20

TRAP = re.compile(
    r"""~|null|true|false|yes|no|on|off|y|n      # what some version of YAML takes for true, false or nothing
      |[-+]?[0-9][0-9_]*                         # 7, 007, 1_000
      |[-+]?(?=\.?[0-9])[0-9_]*\.[0-9_]*(?:e[-+]?[0-9]+)?  # 1.10, .5, 1.5e3
      |[-+]?[0-9][0-9_]*e[-+]?[0-9]+             # 1e3
      |[-+]?\.inf|\.nan
      |0[xob][0-9a-f_]+
      |=|<<                                      # the default value, the merge key
      |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?    # 1:30 is 90
      |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t\ ].*)?          # a date
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value as it was written; `plain` without quotes."""

    text: str
    plain: bool
    line: int

    @property
    def trap(self) -> bool:
        """Whether YAML would take it for something else than a text."""
        return self.plain and (not self.text or TRAP.fullmatch(self.text) is not None)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of values."""

    items: "tuple[Node, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values; `lines` says where each key stands."""

    entries: "dict[str, Node]"
    lines: dict[str, int]
    line: int


Node = Scalar | Listing | Mapping


class YamlError(Exception):
    """The text is no YAML that is understood here."""

    def __init__(self, message: Words, line: int) -> None:
        super().__init__(str(message))
        self.words = message
        self.line = line


def read_yaml(path: "Path", shown: str) -> tuple[Mapping | None, tuple[Problem, ...]]:
    """The keys and values of a file.

    Args:
        path: The file.
        shown: Its name as problems are to call it.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (Problem(shown, 0, f"not UTF-8 text (byte {error.start}); save it as UTF-8", CODE),)
    except OSError as error:
        return None, (Problem(shown, 0, f"cannot be read: {error.strerror}", CODE),)
    try:
        return parse_yaml(text), ()
    except YamlError as error:
        return None, (Problem(shown, error.line, error.words, CODE),)


def parse_yaml(text: str) -> Mapping:
    """The keys and values of a text.

    Raises:
        YamlError: It is no YAML, or uses what is not understood here (anchors, tags, several documents).
    """
    import yaml  # noqa: PLC0415 - what is remembered of a file needs no YAML

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = _document(yaml.parse(text, Loader=loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "not understood"
        raise YamlError(Words("not YAML: {what}", what=what), mark.line + 1 if mark else 1) from None
    except yaml.YAMLError as error:
        raise YamlError(Words("not YAML: {what}", what=" ".join(str(error).split())), 1) from None
    if not isinstance(node, Mapping):
        raise YamlError(Words("there must be keys here, such as `title: …`"), node.line if node else 1)
    return node


def _document(events: "Iterator[yaml.Event]") -> Node | None:
    """The value of the only document of a stream."""
    node: Node | None = None
    documents = 0
    for event in events:
        match type(event).__name__:
            case "DocumentStartEvent":
                documents += 1
                if documents > 1:
                    said = Words("a second document begins here (`---`); write one a file")
                    raise YamlError(said, _line(event))
                node = _node(next(events), events, 0)
            case "StreamStartEvent" | "StreamEndEvent" | "DocumentEndEvent":
                pass
            case other:
                raise YamlError(Words("not understood: {what}", what=other), _line(event))
    return node


def _node(event: "yaml.Event", events: "Iterator[yaml.Event]", depth: int) -> Node:
    line = _line(event)
    if depth > DEPTH_LIMIT:
        raise YamlError(Words("nested more than {most} deep", most=DEPTH_LIMIT), line)
    name = type(event).__name__
    if name == "AliasEvent" or getattr(event, "anchor", None):
        raise YamlError(Words("anchors (`&`) and aliases (`*`) are not understood here; write it out"), line)
    if getattr(event, "tag", None) is not None:
        tag = getattr(event, "tag", "")
        raise YamlError(Words("tags (`{tag}`) are not understood here; leave it out", tag=tag), line)
    match name:
        case "ScalarEvent":
            style = getattr(event, "style", None)
            return Scalar(str(getattr(event, "value", "")), plain=style in (None, ""), line=line)
        case "SequenceStartEvent":
            return Listing(tuple(_items(events, depth + 1)), line)
        case _:
            return _mapping(events, depth + 1, line)


def _items(events: "Iterator[yaml.Event]", depth: int) -> "Iterator[Node]":
    while type(event := next(events)).__name__ != "SequenceEndEvent":
        yield _node(event, events, depth)


def _mapping(events: "Iterator[yaml.Event]", depth: int, line: int) -> Mapping:
    entries: dict[str, Node] = {}
    lines: dict[str, int] = {}
    while type(event := next(events)).__name__ != "MappingEndEvent":
        key = _node(event, events, depth)
        if not isinstance(key, Scalar):
            raise YamlError(Words("a key must be one word"), key.line)
        if key.text in entries:
            said = "{key}: stands here and on line {line}; keep one"
            raise YamlError(Words(said, key=key.text, line=lines[key.text]), key.line)
        entries[key.text] = _node(next(events), events, depth)
        lines[key.text] = key.line
    return Mapping(entries, lines, line)


def _line(event: "yaml.Event") -> int:
    return event.start_mark.line + 1 if event.start_mark else 0
