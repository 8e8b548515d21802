"""Names for cards, proposed from the key terms of what they ask."""

import re
import unicodedata
from typing import TYPE_CHECKING

from mlquiz.checking.common_words import function_words
from mlquiz.checking.faces import answers, front
from mlquiz.checking.passage import passage
from mlquiz.checking.topics import alternatives, is_common, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mlquiz.model.note import Note
    from mlquiz.reading.glossary import Term

MOST_WORDS = 4
ENOUGH_WORDS = 2
_WORD = re.compile(r"[a-z0-9]+")
_WHY = re.compile(r"\s*why\b|.*为什么|.*为何", re.IGNORECASE)
_SMALL_NUMBER = re.compile(r"[0-9]{1,2}")


class Names:
    """Gives each note a name that nothing else has.

    Args:
        taken: Names in use, and those that were.
        terms: The glossary, by which Chinese terms get their English name.
    """

    def __init__(self, taken: "Collection[str]", terms: "Iterable[Term]" = ()) -> None:
        self._taken = set(taken)
        chinese = {said: term.en for term in terms for said in alternatives(term.zh)}
        self._english = sorted(chinese.items(), key=lambda entry: len(entry[0]), reverse=True)

    def propose(self, note: "Note") -> str:
        """A new name in kebab-case."""
        words = self._key_words(passage(front(note)).plain)
        more = [word for answer in answers(note) for word in self._key_words(passage(answer).plain)]
        while len(words) < ENOUGH_WORDS and more:
            words = list(dict.fromkeys((*words, more.pop(0))))
        if words and len(words) <= MOST_WORDS and _WHY.match(passage(front(note)).plain):
            words.append("why")
        return self._free("-".join(words) or "card", more)

    def _key_words(self, plain: str) -> list[str]:
        """The words that tell most, in order."""
        said = [word for word in dict.fromkeys(self._words(plain)) if word not in function_words()]
        telling = [word for word in said if not is_common(stem(word))][:MOST_WORDS]
        telling += [word for word in said if word not in telling][: max(0, MOST_WORDS - 1 - len(telling))]
        return [word for word in said if word in telling]

    def _words(self, plain: str) -> "Iterator[str]":
        """Words in small Latin letters; Chinese terms of the glossary by their English name."""
        for said, english in self._english:
            plain = plain.replace(said, f" {english} ")
        bare = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().casefold()
        bare = re.sub(r"['`]", "", bare)
        return (word for word in _WORD.findall(bare) if len(word) > 1 and not _SMALL_NUMBER.fullmatch(word))

    def _free(self, name: str, more: "Iterable[str]") -> str:
        """The name, longer by a word of the answer or a number where it is taken."""
        found = name
        for word in more:
            if found not in self._taken:
                break
            found = f"{name}-{word}"
        count = 2
        while found in self._taken:
            found = f"{name}-{count}"
            count += 1
        self._taken.add(found)
        return found
