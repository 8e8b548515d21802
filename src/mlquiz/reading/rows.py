"""Frozen dataclasses of the model as JSON and back."""

import json
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from mlquiz.errors import Problem, Severity
from mlquiz.model import course, document, note, place
from mlquiz.reading.fields import Word
from mlquiz.reading.own_decks import OwnDeck

if TYPE_CHECKING:
    from collections.abc import Callable

_TUPLE = 0
_CLASSES: tuple[type[Any], ...] = (
    document.Document, document.Section, note.Note, note.Question, note.Cloze, note.Choice,
    note.Number, note.Deletion, note.Option, note.Source, note.Figure, note.Waiver,
    note.Tier, note.SourceForm, note.Kind, place.Place, Problem, Severity, Decimal,
    course.Course, course.Chapter, course.Part, course.CourseSection, course.Lecture, course.Video,
    course.Role, course.Depth, course.Homework, course.Link, course.Change, OwnDeck, Word,
)  # fmt: skip
_NUMBERS = {kind: number for number, kind in enumerate(_CLASSES, start=1)}


class RowError(ValueError):
    """A row is not what `to_row` writes."""


def to_row(value: object) -> str:
    """A value as JSON. A dataclass or an enum is a list that begins with the number of its class."""
    return json.dumps(_encode(value), ensure_ascii=False, separators=(",", ":"))


def from_row(row: str) -> Any:
    """The value that `to_row` was given.

    Raises:
        RowError: The text is something else.
    """
    try:
        return _decode(json.loads(row))
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
        raise RowError(str(error)) from None


def _encode(value: object) -> object:
    if value is None or type(value) in (str, int, bool, float):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *map(_encode, value)]
    number = _NUMBERS[type(value)]
    if isinstance(value, Enum):
        return [number, value.value]
    if isinstance(value, Decimal):
        return [number, str(value)]
    kind: Any = type(value)
    return [number, *(_encode(getattr(value, name)) for name in _names(kind))]


def _decode(value: Any) -> Any:
    return value if type(value) is not list else _makers()[value[0]](value)


@cache
def _makers() -> "list[Callable[[list[Any]], Any]]":
    """For the number at the beginning of a list, what makes the value of it."""
    makers: list[Callable[[list[Any]], Any]] = []

    def values(row: list[Any]) -> list[Any]:
        # Most values are plain: they are told apart here, since a call for each would take most of the time.
        return [item if type(item) is not list else makers[item[0]](item) for item in row[1:]]

    makers.append(lambda row: tuple(values(row)))
    makers.extend(_maker(kind, values) for kind in _CLASSES)
    return makers


def _maker(kind: type[Any], values: "Callable[[list[Any]], list[Any]]") -> "Callable[[list[Any]], Any]":
    if issubclass(kind, Enum):
        members = {member.value: member for member in kind}
        return lambda row: members[row[1]]
    if not is_dataclass(kind):
        return lambda row: kind(row[1])
    names = _names(kind)
    if any(item.kw_only for item in fields(kind)):
        return lambda row: kind(**dict(zip(names, values(row), strict=True)))
    return lambda row: kind(*values(row))


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(item.name for item in fields(kind))
