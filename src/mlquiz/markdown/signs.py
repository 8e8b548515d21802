"""What a line looks like that begins no block but a paragraph."""

import re

BLANK = " \t"
"""Of these a blank line consists."""

TRIM = (
    "\x09\x0a\x0b\x0c\x0d\x20\xa0\u1680\u2000\u2001\u2002\u2003"
    "\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
"""What the parser takes off the ends of a text."""

SIGN = re.compile(
    r"[ \t]*(?:[#>|:=<-]|[*+](?=[ \t]|$)|(?:[*_][ \t]*){3,}$"
    r"|`{3}|~{3}|\$\$|\\\[|\d{1,9}[.)](?=[ \t]|$))"
)
"""What may begin a block other than a paragraph, or change the paragraph above: rather too much.

Not in it: `[`, which may begin a link definition, but not in a paragraph.
"""
