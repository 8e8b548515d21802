"""What a learner has set, from a TOML file that they edit by hand."""

import os
import re
import sys
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from mlquiz.errors import MlquizError, Problem, SourceError, did_you_mean
from mlquiz.folders import expanded, settings_folder
from mlquiz.scheduling.settings import ReviewOrder, Settings
from mlquiz.study.screen_settings import ScreenSettings, screen_faults, screen_settings

ENVIRONMENT = "MLQUIZ_SETTINGS"
FILE_NAME = "settings.toml"
WATCHED_ONLY = "watched_only"
_SCREEN = frozenset(each.name for each in fields(ScreenSettings))

_ENTRY = re.compile(
    r"""\s*(?P<table>\[\[?\s*)?(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[\w-]+))\s*[.=\]]"""
)
_AT_LINE = re.compile(r"\s*\(at line (?P<line>\d+), column (?P<column>\d+)\)$")
_AT_END = re.compile(r"\s*\(at end of document\)$")


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything that can be set.

    Args:
        schedule: What concerns the schedule.
        watched_only: Hold back new cards whose required videos were not all watched.
        named: Names of the settings that stand in the file; the others have their defaults.
        screen: What concerns the screen: its look, its language, its keys.
    """

    schedule: Settings = field(default_factory=Settings)
    watched_only: bool = False
    named: frozenset[str] = frozenset()
    screen: ScreenSettings = field(default_factory=ScreenSettings)

    def values(self) -> dict[str, object]:
        """Every setting by its name."""
        schedule = {each.name: getattr(self.schedule, each.name) for each in fields(self.schedule)}
        screen = {each.name: getattr(self.screen, each.name) for each in fields(self.screen)}
        return {**schedule, WATCHED_ONLY: self.watched_only, **screen}


def settings_path() -> Path:
    """The file to read: `MLQUIZ_SETTINGS`, or the platform's folder for settings. It need not exist."""
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(expanded(named))
    return Path(settings_folder()) / FILE_NAME


def read_preferences(path: Path) -> Preferences:
    """Read a settings file; the defaults where there is none.

    Raises:
        SourceError: It cannot be read, or something in it is unknown, of the wrong type or out of range.
    """
    text = _text(path)
    if text is None:
        return Preferences()
    written = _entries(path, text)
    lines = lines_of(text)
    defaults = Preferences().values()
    screen = {name: value for name, value in written.items() if name in _SCREEN}
    problems = [
        Problem(str(path), lines.get(name, 0), message)
        for name, value in written.items()
        if name not in _SCREEN
        for message in _faults(name, value, defaults)
    ]
    problems += [
        Problem(str(path), line_of(text, *where), message) for where, message in screen_faults(screen)
    ]
    if problems:
        raise SourceError(problems)
    values = {name: _frozen(value) for name, value in written.items() if name not in _SCREEN}
    watched_only = bool(values.pop(WATCHED_ONLY, False))
    return Preferences(_as_settings(values), watched_only, frozenset(written), screen_settings(screen))


def _text(path: Path) -> str | None:
    """What stands in a file, without a byte order mark; `None` where there is no file."""
    try:
        held = path.read_bytes()
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        said = "these settings cannot be read: this is a folder, not a file"
        raise SourceError([Problem(str(path), 0, said)]) from error
    except OSError as error:
        said = f"these settings cannot be read: {error.strerror or 'the system refuses it'}"
        raise SourceError([Problem(str(path), 0, said)]) from error
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = held.count(b"\n", 0, error.start) + 1
        said = "these settings cannot be read: not UTF-8 text; save the file as UTF-8"
        raise SourceError([Problem(str(path), line, said)]) from error


def _entries(path: Path, text: str) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - start-up: most have no settings

    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise SourceError([Problem(str(path), 0, "these settings are nested too deeply")]) from error
    except ValueError as error:  # also of a number with thousands of digits
        problem = _syntax_problem(path, text, str(error))
        raise SourceError([problem]) from error


def _syntax_problem(path: Path, text: str, said: str) -> Problem:
    """What `tomllib` says, at the line that it names in its words."""
    at, line, column = _AT_LINE.search(said), 0, 1
    if at is not None:
        line, column = int(at["line"]), int(at["column"])
    elif _AT_END.search(said):
        line = text.rstrip("\n").count("\n") + 1
    what = _AT_END.sub("", _AT_LINE.sub("", said))
    return Problem(str(path), line, f"these settings cannot be read: {what}", column=column)


def _faults(name: str, value: object, defaults: dict[str, object]) -> tuple[str, ...]:
    """Everything that is wrong with one entry."""
    wrong = _wrong(name, value, defaults)
    if wrong or name == WATCHED_ONLY:
        return (wrong,) if wrong else ()
    steps = isinstance(value, list) and name != "parameters"
    found: dict[str, None] = {}
    for part in [(it,) for it in value] if steps and isinstance(value, list) else [_frozen(value)]:
        settings: dict[str, Any] = {name: part}
        try:
            Settings(**settings)
        except MlquizError as error:
            found[str(error) if str(error).startswith(name) else f"{name}: {error}"] = None
    return tuple(found)


def _frozen(value: object) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _as_settings(values: dict[str, Any]) -> Settings:
    order = values.pop("review_order", ReviewOrder.GAIN)
    return Settings(**values, review_order=ReviewOrder(order))


def _wrong(  # noqa: PLR0911 - a type of value, a line
    name: str, value: object, defaults: dict[str, object]
) -> str:
    """What is wrong with one entry, or an empty string."""
    if name not in defaults and isinstance(value, dict):
        near = did_you_mean(name, ["keys"])
        others = " Other" if near else "; other"
        return f"[{name}]: no such table{near}{others} settings stand at the top of the file, in no table"
    if name not in defaults:
        return f"{name}: no such setting{did_you_mean(name, defaults)}"
    default = defaults[name]
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else f"{name}: true or false, not {value!r}"
    if isinstance(default, tuple):
        return _wrong_list(name, value)
    if isinstance(default, str):
        return "" if isinstance(value, str) else f"{name}: a word in quotation marks, not {value!r}"
    wanted = (int, float) if isinstance(default, float) else int
    if isinstance(value, bool) or not isinstance(value, wanted):
        return f"{name}: a {'number' if isinstance(default, float) else 'whole number'}, not {value!r}"
    return ""


def _wrong_list(name: str, value: object) -> str:
    kinds: tuple[type, ...] = (int, float) if name == "parameters" else (int,)
    if not (isinstance(value, list) and all(isinstance(it, kinds) and type(it) is not bool for it in value)):
        return f"{name}: a list of {'numbers' if name == 'parameters' else 'whole minutes'} such as [1, 10]"
    largest = sys.float_info.max
    endless = next((it for it in value if not -largest <= it <= largest), None)
    return "" if endless is None else f"{name}: {str(endless)[:20]} is no number to compute with"


def lines_of(text: str) -> dict[str, int]:
    """On which line each top-level name or table begins, for messages."""
    found: dict[str, int] = {}
    in_table = False
    for number, line in enumerate(text.split("\n"), start=1):
        entry = _ENTRY.match(line)
        if entry is None or (in_table and not entry["table"]):
            continue
        in_table = entry["table"] is not None
        found.setdefault(entry["double"] or entry["single"] or entry["bare"] or "", number)
    return found


def line_of(text: str, name: str, entry: str = "") -> int:
    """On which line a setting begins, or an entry of the table of that name; 0: not found."""
    begins = lines_of(text).get(name, 0)
    if not entry:
        return begins
    for number, line in enumerate(text.split("\n")[begins:], start=begins + 1):
        found = _ENTRY.match(line)
        if found and found["table"]:
            break
        if found and entry in (found["double"], found["single"], found["bare"]):
            return number
    return begins
