"""What a learner has set, from a TOML file that they edit by hand."""

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from mlquiz.errors import MlquizError, Problem, SourceError, did_you_mean
from mlquiz.scheduling.settings import Settings

ENVIRONMENT = "MLQUIZ_SETTINGS"
FILE_NAME = "settings.toml"
WATCHED_ONLY = "watched_only"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything that can be set.

    Args:
        schedule: What concerns the schedule.
        watched_only: Hold back new cards whose required videos were not all watched.
        named: Names of the settings that stand in the file; the others have their defaults.
    """

    schedule: Settings = field(default_factory=Settings)
    watched_only: bool = False
    named: frozenset[str] = frozenset()

    def values(self) -> dict[str, object]:
        """Every setting by its name."""
        schedule = {each.name: getattr(self.schedule, each.name) for each in fields(self.schedule)}
        return {**schedule, WATCHED_ONLY: self.watched_only}


def settings_path() -> Path:
    """The file to read: `MLQUIZ_SETTINGS`, or the platform's folder for settings. It need not exist."""
    named = os.environ.get(ENVIRONMENT)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_config_path  # noqa: PLC0415 - start-up: not needed where it is named

    return user_config_path("mlquiz", appauthor=False) / FILE_NAME


def read_preferences(path: Path) -> Preferences:
    """Read a settings file; the defaults where there is none.

    Raises:
        SourceError: It cannot be read, or something in it is unknown, of the wrong type or out of range.
    """
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Preferences()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError([Problem(str(path), 0, f"these settings cannot be read: {error}")]) from error
    lines = _lines(path)
    defaults = Preferences().values()
    problems = [
        Problem(str(path), lines.get(name, 0), message)
        for name, value in written.items()
        if (message := _wrong(name, value, defaults))
    ]
    if problems:
        raise SourceError(problems)
    return _checked(path, written, lines)


def _checked(path: Path, written: dict[str, Any], lines: dict[str, int]) -> Preferences:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in written.items()
    }
    watched_only = bool(values.pop(WATCHED_ONLY, False))
    try:
        return Preferences(Settings(**values), watched_only, frozenset(written))
    except MlquizError as error:
        name = str(error).partition(":")[0]
        raise SourceError([Problem(str(path), lines.get(name, 0), str(error))]) from error


def _wrong(name: str, value: object, defaults: dict[str, object]) -> str:
    """What is wrong with one entry, or an empty string."""
    if name not in defaults:
        return f"{name}: no such setting{did_you_mean(name, defaults)}"
    default = defaults[name]
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else f"{name}: true or false, not {value!r}"
    if isinstance(default, tuple):
        return _wrong_list(name, value)
    wanted = (int, float) if isinstance(default, float) else int
    if isinstance(value, bool) or not isinstance(value, wanted):
        return f"{name}: a {'number' if isinstance(default, float) else 'whole number'}, not {value!r}"
    return ""


def _wrong_list(name: str, value: object) -> str:
    kinds: tuple[type, ...] = (int, float) if name == "parameters" else (int,)
    if isinstance(value, list) and all(isinstance(it, kinds) and not isinstance(it, bool) for it in value):
        return ""
    return f"{name}: a list of {'numbers' if name == 'parameters' else 'whole minutes'} such as [1, 10]"


def _lines(path: Path) -> dict[str, int]:
    """On which line each top-level name stands, for messages."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {
        line.partition("=")[0].strip(): number for number, line in enumerate(lines, start=1) if "=" in line
    }
