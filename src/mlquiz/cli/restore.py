"""`mlquiz restore`: the backups there are, and the way back to one."""

import argparse
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError, counted
from mlquiz.folders import expanded

if TYPE_CHECKING:
    from collections.abc import Sequence

EPILOG = """\
mlquiz restore                            list the backups, the newest first
mlquiz restore 2026-11-22                 the one of that day
mlquiz restore /media/stick/progress.db   any file that `mlquiz backup` wrote

The reviews that are replaced are kept as one more backup, so you can go back again.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    action = parser.add_argument("chosen", nargs="?", metavar="FILE", help="a backup: a file, or a day")
    action.completer = _complete  # type: ignore[attr-defined]  # argcomplete looks for it


def run(args: argparse.Namespace) -> int:
    """List the backups, or restore one."""
    from mlquiz.store import database_path
    from mlquiz.store.backups import backup_folder, backups_of
    from mlquiz.store.restoring import restore

    path = database_path(args.db)
    if args.chosen is None:
        backups = backups_of(path)
        _list(backups)
        if not backups:
            raise MlquizError(f"{backup_folder(path)}: no backup of {path.name} yet")
        return 0
    chosen = _chosen(args.chosen, path)
    kept = restore(path, chosen, f"{datetime.now():%Y-%m-%d-%H%M%S}")
    print(f"{path}: restored from {chosen}")
    if kept:
        print(f"what was replaced is kept in {kept}")
    return 0


def _chosen(word: str, path: Path) -> Path:
    """A file as it is named, or by what stands between the database's name and its ending."""
    from mlquiz.store.backups import backup_folder, backup_path

    named = Path(expanded(word))
    places = (named, backup_folder(path) / word, backup_path(path, word))
    return next((place for place in places if place.is_file()), named)


def _list(backups: "Sequence[Path]") -> None:
    from mlquiz.store.restoring import events_in

    for backup in backups:
        written = datetime.fromtimestamp(backup.stat().st_mtime).astimezone()
        events = events_in(backup)
        told = "cannot be read" if events is None else counted(events, "event")
        print(f"{written:%Y-%m-%d %H:%M}  {told:>16}  {backup}")


def _complete(prefix: str, parsed_args: argparse.Namespace, **_: object) -> list[str]:
    from mlquiz.store import database_path
    from mlquiz.store.backups import backups_of

    return [str(path) for path in backups_of(database_path(parsed_args.db)) if str(path).startswith(prefix)]
