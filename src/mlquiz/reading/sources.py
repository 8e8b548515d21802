"""`Source:` lines: `video p38`, `arXiv:ID §x`, `doi:…`, `slide NAME p14`, `book …`, a URL; `;` between."""

import re

from mlquiz.errors import Words, nearest
from mlquiz.model.note import Source, SourceForm

VIDEOS = 155
"""Videos of the course's list."""

FORMS = "video p38, arXiv:1706.03762 §3.2, doi:10.…, slide NAME p14, book …, https://…"

# `;` also stands within addresses; between sources a space or a known form follows.
_BETWEEN = re.compile(r"[;；](?=\s|$|video\b|arxiv:|doi:|slide\b|book\b|https?://)", re.IGNORECASE)
_VIDEO = re.compile(r"video\s+p\s?(\d{1,4})(?![\w.-])\s*(.*)", re.IGNORECASE)
_ARXIV = re.compile(
    r"arxiv:\s?(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?(?:[\s,].*)?", re.IGNORECASE
)
_DOI = re.compile(r"doi:\s?10\.\d{4,9}/\S+.*", re.IGNORECASE)
_SLIDE = re.compile(r"slide\s+\S.*?\s+p\s?\d+(?:\s?[-–,]\s?p?\d+)*", re.IGNORECASE)
_BOOK = re.compile(r"book\s+\S.*", re.IGNORECASE)
_URL = re.compile(r"<?https?://[^\s.<>]+\.?[^\s<>]*>?(?:\s.*)?", re.IGNORECASE)


def read_sources(text: str) -> tuple[tuple[Source, ...], tuple[Words, ...]]:
    """The sources of a line, and what is wrong with those that are none."""
    found: list[Source] = []
    faults: list[Words] = []
    for part in _BETWEEN.split(text):
        written = " ".join(part.split())
        if not written:
            continue
        source = _read_source(written)
        if isinstance(source, Words):
            faults.append(source)
        else:
            found.append(source)
    if not found and not faults:
        faults.append(Words("Source: names nothing; the forms are {forms}", forms=FORMS))
    return tuple(found), tuple(faults)


def _read_source(written: str) -> Source | Words:
    """The source, or what is wrong with it."""
    video = _VIDEO.fullmatch(written)
    if video:
        number = int(video[1])
        if not 1 <= number <= VIDEOS:
            return Words("{source}: the course's videos are p1 to p{last}", source=written, last=VIDEOS)
        return Source(SourceForm.VIDEO, written, number)
    for form, pattern in (
        (SourceForm.ARXIV, _ARXIV),
        (SourceForm.DOI, _DOI),
        (SourceForm.SLIDE, _SLIDE),
        (SourceForm.BOOK, _BOOK),
        (SourceForm.URL, _URL),
    ):
        if pattern.fullmatch(written):
            return Source(form, written)
    return _fault(written)


def _fault(written: str) -> Words:
    word = re.split(r"[\s:：]", written, maxsplit=1)[0]
    examples = {
        "video": "video p38",
        "arXiv": "arXiv:1706.03762 §3.2",
        "doi": "doi:10.1162/neco.1997.9.8.1735",
        "slide": "slide NAME p14",
        "book": "book TITLE, page",
        "https": "https://…",
    }
    known = {name.lower(): name for name in examples}
    near = nearest(word.lower(), known)
    if near:
        example = examples[known[near]]
        return Words("Source: {source} is not understood; write {example}", source=written, example=example)
    return Words("Source: {source} is not understood; the forms are {forms}", source=written, forms=FORMS)
