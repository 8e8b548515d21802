"""Ids for cards that nobody has named yet. They hold as long as the question and the file's name do."""

import unicodedata
from collections import Counter
from hashlib import blake2b

MARK = "~"
"""What a provisional id begins with; no name that a person gives can."""


class ProvisionalIds:
    """The provisional ids of one file. The same question twice in it has two ids."""

    def __init__(self, file: str) -> None:
        self._file = unicodedata.normalize("NFKC", file)
        self._asked: Counter[str] = Counter()

    def next(self, question: str) -> str:
        """The id of the next card that asks this."""
        asked = normalised(question)
        self._asked[asked] += 1
        key = "\0".join((self._file, asked, str(self._asked[asked])))
        return MARK + blake2b(key.encode(), digest_size=8).hexdigest()


def normalised(question: str) -> str:
    """A question as it is compared: whitespace, letter case and width do not count."""
    return " ".join(unicodedata.normalize("NFKC", question).casefold().split())
