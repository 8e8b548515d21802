"""What inka2 does with notes before it speaks to Anki: `inka_html.py NOTES OUT`.

Parses every file and makes the HTML of every note; writes how many there were beside OUT.
"""

import sys
from pathlib import Path

from inka2.cli import CONFIG, MD
from inka2.models import converter
from inka2.models.parser import Parser

count = 0
for path in sorted(Path(sys.argv[1]).rglob("*.md")):
    notes = Parser(CONFIG, str(path), "Default").collect_notes()
    converter.convert_notes_to_html(notes, MD)
    count += len(notes)
Path(sys.argv[2]).with_name("notes.json").write_text(str(count), encoding="ascii")
