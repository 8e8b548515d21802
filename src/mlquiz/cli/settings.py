"""`mlquiz settings`: what is set, and where."""

import argparse
import json

from mlquiz.cli.table import table

EPILOG = """\
Settings stand in a TOML file, one a line:

  new_per_day = 10
  learning_steps_min = [1, 10]
  watched_only = true

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
    values = preferences.values()
    if args.json:
        print(json.dumps({"file": str(path), "settings": values}, indent=2))
        return 0
    rows = [
        (name, _written(value), "file" if name in preferences.named else "default")
        for name, value in values.items()
    ]
    print(table(("setting", "value", "from"), rows))
    print(f"\n{path}{'' if path.exists() else '  (not there yet: all defaults)'}")
    return 0


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(list(value)) if isinstance(value, tuple) else str(value)
