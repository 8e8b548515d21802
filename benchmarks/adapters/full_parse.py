"""markdown-it-py parses every file of a folder in full, with the plugins for what our notes hold.

`full_parse.py FOLDER`: tables, strikethrough, front matter, formulas. No HTML is made.
"""

import sys
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
parser.use(front_matter_plugin)
parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
for path in sorted(Path(sys.argv[1]).rglob("*.md")):
    parser.parse(path.read_text("utf-8"))
