"""HTML to a package with Anki's own backend: `anki_add_notes.py FIELDS.json OUT.apkg`.

Prints the seconds of the clock and of the processor from the first note to the finished file.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from anki.collection import AddNoteRequest, Collection, ExportAnkiPackageOptions
from anki.decks import DeckId

pairs = json.loads(Path(sys.argv[1]).read_text("utf-8"))
with tempfile.TemporaryDirectory() as folder:
    collection = Collection(str(Path(folder) / "collection.anki2"))
    began, began_cpu = time.perf_counter(), time.process_time()
    basic = collection.models.by_name("Basic")
    assert basic  # noqa: S101 - every collection has it
    requests = []
    for front, back in pairs:
        note = collection.new_note(basic)
        note.fields = [front, back]
        requests.append(AddNoteRequest(note=note, deck_id=DeckId(1)))
    collection.add_notes(requests)
    options = ExportAnkiPackageOptions(
        with_scheduling=False, with_deck_configs=False, with_media=False, legacy=True
    )
    collection.export_anki_package(out_path=sys.argv[2], options=options, limit=None)
    print(time.perf_counter() - began, time.process_time() - began_cpu)
    collection.close()
