"""Characters that would act on the terminal, or hide in the text, made visible."""

import re

_CONTROL_PICTURES = 0x2400
_DELETE = 0x7F
_HIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 without tab and line feed, DEL, C1
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # soft hyphen, zero width, bidirectional
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb"  # variation selectors, byte order mark, interlinear
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # surrogates, non-characters
    "\U000e0000-\U000e0fff"  # tags and more variation selectors
    "]"
)
_DROPPED = frozenset("\u200c\u200d\ufe0e\ufe0f\u2060")
"""Harmless and meant to be unseen: joiners and the emoji's choice of look. Terminals disagree about the width
of joined characters, so they are shown one by one."""


def visible(text: str) -> str:
    """The text with every control and hidden character shown as a picture (`␛`) or its number (`‹202E›`).

    Tabs and line feeds stay; what is left has a width that every terminal agrees on.
    """
    return _HIDDEN.sub(_picture, text)


def one_line(text: str) -> str:
    """A title or an address for a place that has one line: visible, its white space single spaces."""
    return visible(" ".join(text.split()))


def _picture(match: re.Match[str]) -> str:
    character = match.group()
    if character in _DROPPED:
        return ""
    code = ord(character)
    if code < 0x20:
        return chr(_CONTROL_PICTURES + code)
    return "␡" if code == _DELETE else f"‹{code:04X}›"
