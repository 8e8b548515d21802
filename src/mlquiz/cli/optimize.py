"""`mlquiz optimize`: the memory model fitted to your own reviews."""

import argparse
import json
import sys
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from mlquiz.cli.places import open_store, preferences_of
from mlquiz.cli.table import table
from mlquiz.scheduling.day import moment

if TYPE_CHECKING:
    from mlquiz.scheduling.fitting import Fitting, Judged
    from mlquiz.scheduling.settings import Settings
    from mlquiz.store import Store

EPILOG = """\
mlquiz optimize            fit, show what it is worth, and ask
mlquiz optimize --adopt    adopt without asking, if it is better

Needs fsrs-rs-python: pip install "mlquiz[optimize]". The fit is judged on reviews that it has not seen. Due
days stay as they are; the new parameters decide from each card's next answer on.
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.epilog = EPILOG
    parser.add_argument("--adopt", action="store_true", help="write the fit into the settings, if better")
    parser.add_argument("--json", action="store_true", help="as JSON")


def run(args: argparse.Namespace) -> int:
    """Fit, show, and adopt if that is wished."""
    from mlquiz.scheduling.fitting import fitting
    from mlquiz.scheduling.lives import lives

    settings = preferences_of(args).schedule
    with open_store(args, counting=not args.adopt and args.json) as store:
        found = fitting(lives(store.events()), settings.parameters)
        if args.json:
            print(json.dumps(as_json(found), indent=2))
        else:
            print_fitting(found)
        if _is_wanted(args, found):
            _adopt(args, store, settings, found)
    return 0


def as_json(found: "Fitting") -> dict[str, Any]:
    """Keys that scripts rely on."""
    return {
        "reviews": found.trials,
        "better": found.better,
        "parameters": list(found.parameters),
        "defaults": _judged_json(found.defaults),
        "fitted": _judged_json(found.fitted),
        "present": _judged_json(found.present) if found.present else None,
        "final": _judged_json(found.final),
    }


def _judged_json(judged: "Judged") -> dict[str, Any]:
    return asdict(judged.score) | {"calibration": [asdict(level) for level in judged.levels]}


def print_fitting(found: "Fitting") -> None:
    """The parameters with what their predictions were worth."""
    judged = found.defaults.score.reviews
    print(
        f"{found.trials} reviews on a later day. Each of the last {judged} is predicted from what came\n"
        "before it: by FSRS-6's defaults, and by parameters fitted to earlier reviews alone.\n"
    )
    rows = [_row("defaults", found.defaults), _row("fitted", found.fitted)]
    if found.present:
        rows += [_row("present *", found.present), _row("new *", found.final)]
    head = ("parameters", "log loss", "RMSE(bins)", "AUC", "predicted", "recalled")
    print(table(head, rows, right=range(1, 6)))
    if found.present:
        print(
            "* has seen these reviews, so far as it was fitted to them:\n"
            "  to be compared with each other only"
        )
    print("\nHow often cards were recalled, by what was predicted:")
    pairs = zip(found.defaults.levels, found.fitted.levels, strict=True)
    levels = [
        (f"{now.predicted:.0%}", f"{now.observed:.0%}", f"{then.predicted:.0%}", f"{then.observed:.0%}")
        for now, then in pairs
    ]
    print(table(("defaults", "recalled", "fitted", "recalled"), levels, right=range(4)))
    gain = found.defaults.score.log_loss - found.fitted.score.log_loss
    print(f"\nFitting {'lowers' if gain > 0 else 'raises'} log loss by {abs(gain):.4f} (smaller is better).")


def _row(name: str, judged: "Judged") -> tuple[str, ...]:
    score = judged.score
    figures = (score.log_loss, score.rmse_bins, score.auc)
    return (name, *(f"{each:.4f}" for each in figures), f"{score.predicted:.1%}", f"{score.observed:.1%}")


def _is_wanted(args: argparse.Namespace, found: "Fitting") -> bool:
    if not found.better:
        if not args.json:
            print("The new parameters are not better; the present ones stay.")
        return False
    if args.adopt:
        return True
    if args.json:
        return False
    if not sys.stdin.isatty():
        print("To adopt them: mlquiz optimize --adopt")
        return False
    return input("Adopt the new parameters? [y/N] ").strip().lower() in {"y", "yes"}


def _adopt(args: argparse.Namespace, store: "Store", settings: "Settings", found: "Fitting") -> None:
    from mlquiz.study.adopting import adopt
    from mlquiz.study.preferences import settings_path

    path = settings_path()
    at = moment(datetime.now().astimezone(), settings.rollover_hour)
    adopt(store, settings, found.parameters, path, at)
    if not args.json:
        print(
            f"{path}: parameters written. No due day moves; each card is scheduled by them from its next\n"
            "answer on. To go back: delete the line `parameters` there."
        )
