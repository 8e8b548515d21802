"""Frozen dataclasses of the model as bytes and back: tuples that Python writes by itself (`marshal`).

The bytes are packed with a checksum, for `marshal` trusts what it reads.
"""

import marshal
import zlib
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from mlquiz.errors import Problem, Severity, Words
from mlquiz.model import course, document, note, place
from mlquiz.reading.fields import Word
from mlquiz.reading.own_decks import OwnDeck

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_TUPLE = 0
_CLASSES: tuple[type[Any], ...] = (
    document.Document, document.Section, note.Note, note.Question, note.Cloze, note.Choice,
    note.Number, note.Deletion, note.Option, note.Source, note.Figure, note.Waiver,
    note.Tier, note.SourceForm, note.Kind, place.Place, Problem, Severity, Decimal,
    course.Course, course.Chapter, course.Part, course.CourseSection, course.Lecture, course.Video,
    course.Role, course.Depth, course.Homework, course.Link, course.Change, OwnDeck, Word,
    note.Occlusion, note.Part, note.Box, Words,
)  # fmt: skip
_NUMBERS = {kind: number for number, kind in enumerate(_CLASSES, start=1)}
_PLAIN = frozenset({str, int, bool, float, type(None)})
_FAST = 1
"""The level of packing: a third of the size; higher levels take longer than reading afresh would."""

Row = tuple[Any, ...]
"""A value that is none of `_PLAIN`: the number of its class, then its fields."""


class RowError(ValueError):
    """A row is not what `to_row` writes."""


def to_row(value: object) -> bytes:
    """A value as bytes."""
    return pack(encoded(value))


def from_row(row: bytes) -> Any:
    """The value that `to_row` was given.

    Raises:
        RowError: The bytes are something else.
    """
    try:
        return decoded(unpack(row))
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
        raise RowError(str(error)) from None


def pack(value: Any) -> bytes:
    """Plain values and tuples of them as bytes."""
    return zlib.compress(marshal.dumps(value), _FAST)


def unpack(packed: bytes) -> Any:
    """What was packed.

    Raises:
        RowError: The bytes are something else.
    """
    try:
        return marshal.loads(zlib.decompress(packed))  # noqa: S302 - what was changed fails the checksum
    except (ValueError, TypeError, EOFError, zlib.error) as error:
        raise RowError(str(error)) from None


def encoded(value: object) -> object:
    """A value as plain values and tuples; what is no plain value begins with the number of its class."""
    kind: Any = type(value)
    return value if kind in _PLAIN else _encoder(kind)(value)


def decoded(value: Any) -> Any:
    """The value that `encoded` was given."""
    return value if type(value) is not tuple else _makers()[value[0]](value)


@cache
def _encoder(kind: Any) -> "Callable[[Any], object]":
    if kind is tuple:
        return lambda value: (_TUPLE, *values(value))
    if issubclass(kind, str) and kind not in _NUMBERS:
        return str
    number = _NUMBERS[kind]
    if kind is Words:
        return lambda said: (number, said.template, *said.values, *values(said.values.values()))
    if issubclass(kind, Enum):
        members = {member: (number, member.value) for member in kind}
        return members.__getitem__
    if issubclass(kind, Decimal):
        return lambda value: (number, str(value))
    names: tuple[str, ...] = _names(kind)
    get: Callable[[Any], tuple[Any, ...]] = attrgetter(*names) if len(names) > 1 else _only(names[0])
    return lambda value: (number, *values(get(value)))


def values(row: "Iterable[Any]") -> list[object]:
    """Values as plain values and tuples."""
    # Most values are plain: they are told apart here, since a call for each would take most of the time.
    return [item if type(item) in _PLAIN else encoded(item) for item in row]


def _only(name: str) -> "Callable[[Any], tuple[Any, ...]]":
    return lambda value: (getattr(value, name),)


@cache
def _makers() -> "list[Callable[[Row], Any]]":
    """For the number at the beginning of a row, what makes the value of it."""
    makers: list[Callable[[Row], Any]] = []

    def made(row: Row) -> list[Any]:
        return [item if type(item) is not tuple else makers[item[0]](item) for item in row[1:]]

    makers.append(lambda row: tuple(made(row)))
    makers.extend(_maker(kind, made) for kind in _CLASSES)
    return makers


def _maker(kind: type[Any], made: "Callable[[Row], list[Any]]") -> "Callable[[Row], Any]":
    if issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return lambda row: members[row[1]]
    if kind is Words:
        return lambda row: _words(*made(row))
    if not is_dataclass(kind):
        return lambda row: kind(row[1])
    names = _names(kind)
    if any(item.kw_only for item in fields(kind)):
        return lambda row: kind(**dict(zip(names, made(row), strict=True)))
    return lambda row: kind(*made(row))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))


def _words(template: str, *parts: Any) -> Words:
    """Words by their template, the names of its values, and these."""
    half = len(parts) // 2
    return Words(template, **dict(zip(parts[:half], parts[half:], strict=True)))
