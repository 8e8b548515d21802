"""HTML to a package with genanki, as its own documents show: `genanki_loop.py FIELDS.json OUT.apkg`.

Prints the seconds of the clock and of the processor from the first note to the finished file.
"""

import json
import sys
import time
import warnings

import genanki

warnings.simplefilter("ignore")
with open(sys.argv[1], encoding="utf-8") as file:  # noqa: PTH123 - a script on its own
    pairs = json.load(file)
began, began_cpu = time.perf_counter(), time.process_time()
model = genanki.Model(
    1607392319,
    "Simple",
    fields=[{"name": "Front"}, {"name": "Back"}],
    templates=[
        {"name": "Card 1", "qfmt": "{{Front}}", "afmt": '{{FrontSide}}<hr id="answer">{{Back}}'},
    ],
)
deck = genanki.Deck(2059400110, "Benchmark")
for front, back in pairs:
    deck.add_note(genanki.Note(model=model, fields=[front, back]))
genanki.Package(deck).write_to_file(sys.argv[2])
print(time.perf_counter() - began, time.process_time() - began_cpu)
