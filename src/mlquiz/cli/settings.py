"""`mlquiz settings`: what is set, and where."""

import argparse
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from mlquiz.cli.table import table
from mlquiz.study.screen_settings import AUTO, IMAGES_ENVIRONMENT, images_wanted, interface_language

if TYPE_CHECKING:
    from mlquiz.study.preferences import Preferences

EPILOG = """\
Settings stand in a TOML file, one a line:

  new_per_day = 10
  learning_steps_min = [1, 10]
  watched_only = true
  theme = "textual-light"

  [keys]
  suspend = "S"

docs/settings.md explains each. MLQUIZ_SETTINGS names another file.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Print every setting with its value and its source."""
    from mlquiz.study.preferences import read_preferences, settings_path

    path = settings_path()
    preferences = read_preferences(path)
    if args.json:
        print(json.dumps({"file": str(path), "settings": preferences.values()}, indent=2))
        return 0
    print(table(("setting", "value", "from"), list(_rows(preferences, _chosen_theme(args)))))
    print(f"\n{path}{'' if path.exists() else '  (not there yet: all defaults)'}")
    return 0


def _rows(preferences: "Preferences", chosen_theme: str) -> Iterator[tuple[str, str, str]]:
    """Every setting; of the keys those that were changed."""
    for name, value in preferences.values().items():
        source = "file" if name in preferences.named else "default"
        if isinstance(value, Mapping):
            yield name, "" if value else "as usual", source
            yield from ((f"  {action}", " ".join(keys), "file") for action, keys in value.items())
        elif name == "theme" and value == AUTO and chosen_theme:
            yield name, chosen_theme, "the screen"
        elif name == "images" and images_wanted(str(value)) != value:
            yield name, images_wanted(str(value)), IMAGES_ENVIRONMENT
        elif name == "language" and value == AUTO:
            yield name, f"{value}: {interface_language(str(value))}", source
        else:
            yield name, _written(value), source


def _chosen_theme(args: argparse.Namespace) -> str:
    """The theme that was chosen on the screen last, or empty."""
    from mlquiz.store import database_path
    from mlquiz.tui.remembered import remembered, remembered_path

    return remembered(remembered_path(database_path(args.db))).theme


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(list(value)) if isinstance(value, tuple) else str(value)
