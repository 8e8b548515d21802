"""`mlquiz sync`: one history on several devices, through a shared folder."""

import argparse
import platform
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mlquiz.cli.places import open_store
from mlquiz.errors import UsageError, counted
from mlquiz.folders import expanded

if TYPE_CHECKING:
    from mlquiz.study.syncing import Synced

EPILOG = """\
mlquiz sync ~/Sync/mlquiz   unite this device's reviews with those in the folder, both ways
mlquiz sync                 with the folder of last time

The folder is one that Syncthing, Dropbox, git or a stick carries to your other devices. Each device adds to
one file of its own there; nothing is ever taken away. Do the same on every device, in any order.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the shared folder")
    parser.add_argument(
        "--anew", action="store_true", help="also where the folder was emptied since last time"
    )


def run(args: argparse.Namespace) -> int:
    """Unite, and print what came and went."""
    from mlquiz.study.sync_marks import last_folder
    from mlquiz.study.syncing import sync

    with open_store(args) as store:
        folder = Path(expanded(args.folder)) if args.folder else last_folder(store)
        if folder is None:
            raise UsageError("which folder? `mlquiz sync DIR` with one that your devices share")
        now_ms = int(datetime.now().timestamp() * 1000)
        synced = sync(store, folder, host=platform.node(), now_ms=now_ms, anew=args.anew)
    for problem in synced.problems:
        print(
            f"mlquiz: {problem.file}{f':{problem.line}' if problem.line else ''}: {problem.message}",
            file=sys.stderr,
        )
    print(_words(synced))
    return 0


def _words(synced: "Synced") -> str:
    received = synced.received.total()
    came = f"received {counted(received, 'event')}" if received else "nothing new came"
    if received:
        came += f" ({', '.join(f'{host} {count}' for host, count in synced.received.most_common())})"
    went = f"sent {counted(synced.sent, 'event')}" if synced.sent else "nothing new to send"
    return f"{came}, {went}"
