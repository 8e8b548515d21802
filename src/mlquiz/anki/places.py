"""Where a note goes in Anki: its deck and its tags, as Anki spells them."""

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT_TAG = "mlquiz"
_UNSEEN = re.compile(r"[\x00-\x1f\x7f]+")
_NO_TEXT = re.compile("[\ud800-\udfff]")
"""What the name of a folder that is not UTF-8 is read as."""


def deck_path(names: "Sequence[str]", otherwise: str) -> tuple[str, ...]:
    """Deck names that Anki takes as they are; `otherwise` is the deck of a note that has no place."""
    return clean_path(tuple(names)) or (_deck_name(otherwise) or ROOT_TAG,)


@lru_cache(maxsize=1024)
def clean_path(names: tuple[str, ...]) -> tuple[str, ...]:
    """Deck names that Anki takes as they are, those of which something is left."""
    return tuple(filter(None, map(_deck_name, names)))


def tags(written: "Iterable[str]") -> tuple[str, ...]:
    """Tags below `mlquiz`, sorted: `mlquiz::chapter::16`. A blank within a tag becomes `_`."""
    return _tags(tuple(written))


@lru_cache(maxsize=4096)
def _tags(written: tuple[str, ...]) -> tuple[str, ...]:
    below = {f"{ROOT_TAG}::{tag}" for tag in map(_tag, written) if tag and tag != ROOT_TAG}
    return tuple(sorted(below)) or (ROOT_TAG,)


def _deck_name(name: str) -> str:
    seen = _NO_TEXT.sub("?", _UNSEEN.sub(" ", unicodedata.normalize("NFC", name)))
    return " ".join(re.sub(r":{2,}", ":", seen).replace('"', "'").split())


def _tag(tag: str) -> str:
    joined = "_".join(_UNSEEN.sub(" ", unicodedata.normalize("NFC", tag)).split())
    return "::".join(filter(None, joined.removeprefix(f"{ROOT_TAG}::").split("::")))
