"""From the arguments to what a command works on: the library, the store, the settings."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.content import find_content
from mlquiz.errors import MlquizError

if TYPE_CHECKING:
    from mlquiz.reading.library import Library
    from mlquiz.store import Store

CACHE_ENVIRONMENT = "MLQUIZ_CACHE"


def cache_folder() -> Path:
    """Where what was read is remembered; may be deleted at any time."""
    named = os.environ.get(CACHE_ENVIRONMENT)
    if named:
        return Path(named).expanduser()
    import platformdirs

    return Path(platformdirs.user_cache_path("mlquiz"))


def open_library(args: argparse.Namespace) -> "Library":
    """Read the content folder that the arguments name.

    Raises:
        MlquizError: There is no such folder, or nothing to read in it.
    """
    from mlquiz.reading.library import read_library

    library = read_library(find_content(args.content), cache=cache_folder())
    if not library.documents and not library.problems:
        raise MlquizError(f"{library.content.notes}: no Markdown file (.md) in this folder")
    return library


def open_store(args: argparse.Namespace) -> "Store":
    """Open the database that the arguments name; it is made where there is none."""
    from mlquiz.store import Store, database_path

    return Store.open(database_path(args.db))


def exported_notes_path(args: argparse.Namespace) -> Path:
    """Where it is kept when each note was first exported and last changed: beside the database."""
    from mlquiz.store import database_path

    return database_path(args.db).with_name("exported-notes.json")


def add_language(parser: argparse.ArgumentParser) -> None:
    """`--lang`: the language of the cards."""
    parser.add_argument(
        "--lang", choices=("en", "zh"), default="en", help="language of the cards (default: en)"
    )
