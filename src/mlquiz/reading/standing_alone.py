"""Text that stood behind a marker or a box on its line, made to mean the same where it stands alone.

Behind `A:` a `>` is a sign; at the beginning of a text it would be a quotation, so it gets a backslash.
A bullet stays one where more of its list follows: then a list was meant.
"""

import re

_SIGN = re.compile(r"#{1,6}(?=\s|$)|>|\+(?=\s)|(?:[-*_][ \t]*){3,}$|\[[^\]]+\]:")
_BULLET = re.compile(r"([-*])\s|(\d{1,9})([.)])\s")


def standing_alone(text: str) -> str:
    """A text that begins behind a marker, as Markdown of its own."""
    first, _, below = text.partition("\n")
    if _SIGN.match(first):
        return "\\" + text
    bullet = _BULLET.match(first)
    if bullet is None or _goes_on(bullet, below):
        return text
    sign = bullet.start(3) if bullet[2] else 0
    return f"{text[:sign]}\\{text[sign:]}"


def _goes_on(bullet: re.Match[str], below: str) -> bool:
    """Whether the next line that is not blank is another item of the same list."""
    line = next((line for line in below.split("\n") if line.strip()), "")
    following = _BULLET.match(line)
    return following is not None and (following[1], following[3]) == (bullet[1], bullet[3])
