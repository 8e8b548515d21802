"""Writing a package whose HTML is ready, against plain genanki with the same fields: time, memory, size.

    python -m benchmarks.anki_package            10,000 notes

Reading the notes and making their HTML is not counted on either side: what is measured is writing.
"""

import argparse
import json
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.synthetic import write_course

NOTES = 10_000
ROWS, PAIRS = "rows.pickle", "pairs.json"


def main() -> None:
    """Run each side in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("side", nargs="?", choices=["prepare", "write", "genanki"])
    parser.add_argument("folder", nargs="?", type=Path, help="where `prepare` left the fields")
    parser.add_argument("--course", type=Path, help="notes to prepare")
    parser.add_argument("--notes", type=int, default=NOTES)
    args = parser.parse_args()
    if args.side == "prepare":
        prepare(args.course, args.folder)
    elif args.side:
        print(one(args.side, args.folder))
    else:
        compare(args.notes)


def compare(notes: int) -> None:
    """Print a line a side."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_course(notes, folder / "course", prose=False)
        prepare(folder / "course", folder)
        print(f"{notes} notes                      seconds  processor   peak MB   file KB")
        for side, title in (("genanki", "plain genanki"), ("write", "mlquiz")):
            command = [sys.executable, "-m", "benchmarks.anki_package", side, str(folder)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            clock_s, cpu_s, peak_mb, size_kb = map(float, done.stdout.split())
            print(f"{title:26}  {clock_s:8.2f}  {cpu_s:8.2f}  {peak_mb:8.0f}  {size_kb:8.0f}")


def prepare(course: Path, folder: Path) -> None:
    """Leave the rows of a course behind, and the same fields as pairs of front and back."""
    from dataclasses import replace  # noqa: PLC0415 - only the side that runs

    from mlquiz.anki.drafts import drafts  # noqa: PLC0415
    from mlquiz.anki.export import Export  # noqa: PLC0415
    from mlquiz.content import find_content  # noqa: PLC0415
    from mlquiz.reading.library import read_library  # noqa: PLC0415

    library = read_library(find_content(course))
    exports = [Export(note, library.context(note)) for note in library.notes("en").values()]
    found, _ = drafts(exports, title="Benchmark", root=course, lang="en")
    rows = [
        replace(each.row, due=number, modified_s=1, created_ms=number) for number, each in enumerate(found, 1)
    ]
    (folder / ROWS).write_bytes(pickle.dumps(rows))
    pairs = [(row.fields[0], "\n".join(row.fields[1:])) for row in rows]
    (folder / PAIRS).write_text(json.dumps(pairs), encoding="utf-8")


def one(side: str, folder: Path) -> str:
    """Seconds of the clock and of the processor, peak memory in MB and size of the file in KB of one side."""
    rows = pickle.loads((folder / ROWS).read_bytes())  # noqa: S301 - our own
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "deck.apkg"
        clock_s, cpu_s = (genanki_side if side == "genanki" else write_side)(rows, out)
        peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        return f"{clock_s} {cpu_s} {peak_mb} {out.stat().st_size / 1024}"


def write_side(rows: Sequence[Any], out: Path) -> tuple[float, float]:
    """Rows that are made already, to the file."""
    from mlquiz.anki.archive import write_archive  # noqa: PLC0415 - only the side that runs
    from mlquiz.anki.collection import collection_bytes  # noqa: PLC0415

    began, began_cpu = time.perf_counter(), time.process_time()
    with out.open("wb") as file:
        write_archive(file, collection_bytes(rows, {}), {})
    return time.perf_counter() - began, time.process_time() - began_cpu


def genanki_side(rows: Sequence[Any], out: Path) -> tuple[float, float]:
    """The same fields through genanki's own door."""
    import warnings  # noqa: PLC0415 - only the side that runs

    import genanki  # noqa: PLC0415

    warnings.simplefilter("ignore")
    began, began_cpu = time.perf_counter(), time.process_time()
    names = list({row.deck: None for row in rows})
    decks = {deck: genanki.Deck(number, "::".join(deck)) for number, deck in enumerate(names, 1)}
    models = {row.notetype.id: row.notetype for row in rows}
    made = {
        kind.id: genanki.Model(
            kind.id,
            kind.name,
            fields=[{"name": field.name} for field in kind.fields],
            templates=[{"name": one.name, "qfmt": one.front, "afmt": one.back} for one in kind.templates],
            css=kind.css,
            model_type=genanki.Model.CLOZE if "{{cloze:" in kind.templates[0].front else 0,
        )
        for kind in models.values()
    }
    for row in rows:
        decks[row.deck].add_note(
            genanki.Note(
                model=made[row.notetype.id], fields=list(row.fields), guid=row.guid, tags=list(row.tags)
            )
        )
    genanki.Package(list(decks.values())).write_to_file(str(out))
    return time.perf_counter() - began, time.process_time() - began_cpu


if __name__ == "__main__":
    main()
