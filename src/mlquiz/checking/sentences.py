"""Plain text into sentences, in English and Chinese."""

import re

from mlquiz.checking.words import HAN

_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|et al|etc|Fig|Figs|Eq|Eqs|Sec|Ch|No|approx|resp|w\.r\.t|a\.k\.a)"
    r"|\b(?:Dr|Mr|Mrs|Ms|Prof|St)"
    r"|\b[A-Z])\.$"
)
_END = re.compile(rf"(?<=[。！？])[”’」』）)]*|[.!?]+[\"”’)\]]*(?=\s|$)|[!?]+(?=[{HAN}])")
_SAID = re.compile(r"[^\W_]|[\ue000-\ue001]")
_ASIDE = re.compile(r"\([^()]*\)\.?|\[+[^\[\]]*\]+\.?|（[^（）]*）。?")
_ASKED = re.compile(r"[?？]")
_CLOSERS = "\"”’'」』）)] "


def sentences(plain: str) -> tuple[str, ...]:
    """The sentences of a text; a line break ends one too."""
    return tuple(sentence for line in plain.split("\n") for sentence in _of_line(line))


def _of_line(line: str) -> list[str]:
    found, start = [], 0
    for match in _END.finditer(line):
        sentence = line[start : match.end()]
        if match[0].startswith(".") and _ABBREVIATION.search(sentence.rstrip(_CLOSERS)):
            continue
        found.append(sentence.strip())
        start = match.end()
    found.append(line[start:].strip())
    return [sentence for sentence in found if _SAID.search(sentence) and not _ASIDE.fullmatch(sentence)]


def questions(plain: str) -> tuple[str, ...]:
    """The sentences that end with a question mark."""
    return tuple(sentence for sentence in sentences(plain) if _ASKED.search(sentence.rstrip(_CLOSERS)[-1:]))
