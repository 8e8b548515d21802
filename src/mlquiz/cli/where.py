"""`mlquiz where`: the folders and files in use."""

import argparse
import json
from typing import TYPE_CHECKING

from mlquiz.cli.places import cache_place, exported_notes_path
from mlquiz.content import find_content

if TYPE_CHECKING:
    from pathlib import Path


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Print each place with what it holds."""
    from mlquiz.store import database_path
    from mlquiz.store.backups import backup_folder
    from mlquiz.study.preferences import settings_path

    content = find_content(args.content)
    places: dict[str, Path] = {
        "notes": content.notes,
        "decks": content.decks,
        "database": database_path(args.db),
        "backups": backup_folder(database_path(args.db)),
        "exported": exported_notes_path(args),
        "settings": settings_path(),
        "cache": cache_place(),
    }
    if args.json:
        print(json.dumps({name: str(path) for name, path in places.items()}, ensure_ascii=False, indent=2))
        return 0
    for name, path in places.items():
        print(f"{name:9} {path}{'' if path.exists() else '  (not there yet)'}")
    return 0
