"""The rule for sources: S02."""

import re
from typing import TYPE_CHECKING

from mlquiz.checking.rule import Finding, rule
from mlquiz.errors import Severity
from mlquiz.model.note import SourceForm
from mlquiz.reading.outline import all_videos

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.corpus import Corpus
    from mlquiz.model.note import Note

_NEW_ID = re.compile(r"arxiv:\s?(\d\d)(\d\d)\.(\d{4,5})(?:v\d+)?\b", re.IGNORECASE)
_OLD_ID = re.compile(r"arxiv:\s?[a-z-]+(?:\.[a-z]{2})?/(\d\d)(\d\d)\d{3}(?:v\d+)?\b", re.IGNORECASE)
FIVE_DIGITS_SINCE = (15, 1)

_FILE = "---\nid: ch01\ntitle: Example\n---\n\n## 1 First section\n"
_CARD = "\n<!-- card: regression-output -->\nQ: What does regression put out?\n\nA: A number\n"


@rule(
    "S02",
    Severity.ERROR,
    "What nobody can look up nobody can check.",
    good={"notes/en/ch01-example.md": _FILE + "Source: video p3; arXiv:1706.03762 §3.2\n" + _CARD},
    bad={"notes/en/ch01-example.md": _FILE + _CARD},
    course_only=True,
)
def no_source(note: "Note", corpus: "Corpus") -> "Iterator[Finding]":
    """Neither card nor section has a source, a video is none of the course's, or an arXiv id is malformed."""
    if not note.sources:
        yield Finding("no source: put a Source: line under the heading or on the card")
    for source in note.sources:
        if (
            source.form is SourceForm.VIDEO
            and corpus.course is not None
            and not _is_video(source.number, corpus)
        ):
            yield Finding(f"{source.written} is no video of the course", at=source.written)
        if source.form is SourceForm.ARXIV and not well_formed(source.written):
            yield Finding(f"{source.written} has no arXiv id such as arXiv:1706.03762", at=source.written)


def _is_video(number: int, corpus: "Corpus") -> bool:
    return corpus.course is None or any(video.p == number for video in all_videos(corpus.course))


def well_formed(written: str) -> bool:
    """Whether an arXiv id can exist: a month from 1 to 12, and five digits since 2015."""
    match = _NEW_ID.match(written)
    if match:
        year, month = int(match[1]), int(match[2])
        return 1 <= month <= 12 and len(match[3]) == (5 if (year, month) >= FIVE_DIGITS_SINCE else 4)
    match = _OLD_ID.match(written)
    return bool(match and 1 <= int(match[2]) <= 12)
