"""`mlquiz backup`: a copy of the database, also while it is in use."""

import argparse
from datetime import datetime
from pathlib import Path

from mlquiz.cli.places import open_store
from mlquiz.errors import MlquizError
from mlquiz.folders import expanded

EPILOG = """\
mlquiz backup                  into the folder of backups, which `mlquiz where` names
mlquiz backup /media/stick     into this folder
mlquiz backup reviews.db       into this file

A backup is also made by itself, once on every day on which you review; the last seven are kept.
`mlquiz restore` lists them and brings one back.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("target", nargs="?", type=Path, metavar="FILE", help="where to (a file or a folder)")


def run(args: argparse.Namespace) -> int:
    """Make one and print where it is."""
    from mlquiz.store import database_path

    path = database_path(args.db)
    if not path.exists():
        raise MlquizError(f"{path}: no such database yet; there is nothing to back up")
    target = _target(args.target, path)
    with open_store(args) as store:
        store.back_up(target)
    print(target)
    return 0


def _target(wanted: Path | None, path: Path) -> Path:
    """The file to write; an old backup may be replaced, nothing else."""
    from mlquiz.store.backups import backup_path, unused

    named = backup_path(path, f"{datetime.now():%Y-%m-%d-%H%M%S}")
    if wanted is None:
        return unused(named)
    target = Path(expanded(wanted))
    if target.is_dir():
        return unused(target / named.name)
    if target.exists():
        _refuse_to_replace(target, path)
    return target


def _refuse_to_replace(target: Path, path: Path) -> None:
    from mlquiz.store.restoring import is_ours

    if target.samefile(path):
        raise MlquizError(f"{target}: this is the database itself; name another file")
    if not is_ours(target):
        raise MlquizError(f"{target}: there is a file already, and it is no backup of mlquiz; name another")
