"""A note as it will stand in Anki, without its times: what depends on nothing but the note and its place."""

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mlquiz.errors import Problem
    from mlquiz.model.note import Figure

OWN_FOLDER = "und"
"""Language of notes whose folder does not say."""
SEPARATOR = "\x1f"
"""Stands between fields in Anki."""


class Written(NamedTuple):
    """A note as it will stand in Anki.

    Attributes:
        name: Its name.
        lang: Its language.
        guid: By which Anki knows it.
        notetype: Id of its note type.
        fields: HTML, with `SEPARATOR` between the fields.
        tags: Sorted.
        deck: Names from the root of the deck tree down; none where it has no place of its own.
        ordinals: Which cards it has, numbered from 0 as Anki does.
        digest: Of its content; empty where that depends on pictures.
        shown: Its pictures in order: address, path from the content folder on, line.
        paths: Paths of the pictures that its digest is made of.
        file: Where it was written.
        line: The line there.
        problems: Code and message of what keeps it from being exported.
    """

    name: str
    lang: str
    guid: str
    notetype: int
    fields: str
    tags: tuple[str, ...]
    deck: tuple[str, ...]
    ordinals: tuple[int, ...]
    digest: str
    shown: tuple[tuple[str, str, int], ...]
    paths: tuple[str, ...]
    file: str
    line: int
    problems: tuple[tuple[str, str], ...]

    def told(self) -> "Iterable[Problem]":
        """What keeps it from being exported."""
        from mlquiz.errors import Problem  # noqa: PLC0415 - few notes have any

        return (
            Problem(self.file, self.line, message, code, card=self.name) for code, message in self.problems
        )

    def figures(self) -> "Iterable[Figure]":
        """The pictures that it shows; whether they are there is not known."""
        from mlquiz.model.note import Figure  # noqa: PLC0415 - few notes have any
        from mlquiz.model.place import Place  # noqa: PLC0415

        for src, path, line in self.shown:
            inside = bool(src) if not path else not path.startswith(("../", "/")) and "\0" not in path
            yield Figure(src, path, "", Place(self.file, line), inside)

    def digest_with(self, pictures: str) -> str:
        """The digest of its content, given one of its pictures."""
        return self.digest or content_digest(self.notetype, self.fields.split(SEPARATOR), self.tags, pictures)


def content_digest(notetype: int, fields: "Sequence[str]", tags: "Sequence[str]", pictures: str = "") -> str:
    """Of all that an update changes in Anki: note type, fields, tags, and what the pictures show."""
    content = json.dumps([notetype, fields, tags, pictures])
    return sha256(content.encode()).hexdigest()[:20]
