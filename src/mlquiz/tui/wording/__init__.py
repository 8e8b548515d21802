"""What the screen says, in the language of the interface. English is both the text and its own key."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from mlquiz.errors import MlquizError, Problem, Words
from mlquiz.study.words import LETTERS, Units


class _Spoken:
    """The language of the interface, and what its sentences are in it."""

    language = "en"
    table: Mapping[str, str] = {}


def speak(language: str) -> None:
    """From now on say everything in this language: `en` or `zh`."""
    _Spoken.language, _Spoken.table = "en", {}
    if language == "zh":
        from mlquiz.tui.wording.zh import ZH  # noqa: PLC0415 - a table that few need

        _Spoken.language, _Spoken.table = "zh", ZH


def spoken() -> str:
    """The language of the interface."""
    return _Spoken.language


def tr(english: str, /, **values: object) -> str:
    """A sentence in the language of the interface; `{name}` stands for a value."""
    said = _Spoken.table.get(english, english)
    return said.format(**values) if values else said


def complaint(error: MlquizError) -> str:
    """What an error says, in the language of the interface; what is unknown there stays English."""
    return translated(error.words)


def translated(said: Words) -> str:
    """Words from below the screen, part by part, in the language of the interface."""
    parts = said.values.items()
    return tr(said.template, **{name: translated(v) if isinstance(v, Words) else v for name, v in parts})


def mistake(problem: Problem) -> str:
    """Where something is wrong in the notes, and what, in the language of the interface."""
    said = problem.message
    return str(replace(problem, message=translated(said)) if isinstance(said, Words) else problem)


def trn(count: int, one: str, many: str, /, **values: object) -> str:
    """A sentence about so many, `{n}` in it."""
    return tr(one if count == 1 else many, n=count, **values)


def listed(parts: list[str]) -> str:
    """Some things one after the other, with commas."""
    return tr(", ").join(parts)


def sentences(parts: list[str]) -> str:
    """Sentences one after the other."""
    return tr(" ").join(parts)


def units() -> Units:
    """How intervals are written."""
    return Units(*map(tr, LETTERS))


def weekday(day: date) -> str:
    """`Monday`."""
    return tr(_WEEKDAYS[day.weekday()])


def short_weekday(day: date) -> str:
    """`Mon`."""
    return tr(_WEEKDAYS[day.weekday()][:3])


def short_month(day: date) -> str:
    """`Jan`."""
    return tr(_MONTHS[day.month - 1])


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
