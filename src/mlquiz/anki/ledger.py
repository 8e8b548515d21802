"""When each note was first exported and when its content last changed.

Anki updates a note only when the package's is newer than its own. A package that stamps every note with the
time of its making would undo the user's own edits at each import; one that stamps none would never bring a
correction. So the time at which a note's content changed is kept here, from one build to the next.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from mlquiz.aside import written_aside
from mlquiz.errors import MlquizError

VERSION = 2
"""Version 1 did not say in which deck a note was."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is known of one note.

    Args:
        digest: Of its content as it was last exported.
        modified_s: When that content first was exported, seconds since the epoch; rises with every change.
        created_ms: When the note first was exported, milliseconds since the epoch; no two are equal.
    """

    digest: str
    modified_s: int
    created_ms: int


class Ledger:
    """The stamps of all notes ever exported from one place, by GUID, and the decks that they were in.

    Args:
        now: The time that new and changed notes get.
        path: Where `save` writes it; `None` keeps it in memory.
        own: What is known already.
        shipped: Stamps that came with the course. They make the same package on every machine; a stamp of
            one's own counts only where it is newer.
        decks: In which deck a note was exported last.
    """

    def __init__(
        self,
        now: datetime,
        path: Path | None = None,
        own: Mapping[str, Stamp] | None = None,
        shipped: Mapping[str, Stamp] | None = None,
        decks: Mapping[str, str] | None = None,
    ) -> None:
        self._now_ms = int(now.timestamp() * 1000)
        self._path = path
        self._own = dict(own or {})
        self._shipped = dict(shipped or {})
        self._decks = dict(decks or {})
        known = (*self._own.values(), *self._shipped.values())
        self._last_created_ms = max((stamp.created_ms for stamp in known), default=0)
        self._changed = False

    @classmethod
    def read(cls, path: Path, *, now: datetime, shipped: Mapping[str, Stamp] | None = None) -> Self:
        """The ledger kept at `path`, empty where there is no such file.

        Raises:
            MlquizError: The file is damaged, or was written by a newer version.
        """
        own, decks = _kept(path)
        return cls(now, path, own, shipped, decks)

    def __contains__(self, guid: str) -> bool:
        """Whether the note was exported from here before."""
        return guid in self._own

    def stamp(self, guid: str, digest: str) -> Stamp:
        """The stamp of a note with this content; a new one where the content is new."""
        last, own = self._shipped.get(guid), self._own.get(guid)
        if last is None or (own is not None and own.modified_s > last.modified_s):
            last = own
        if last is None:
            self._last_created_ms = max(self._now_ms, self._last_created_ms + 1)
            last = Stamp(digest, self._now_ms // 1000, self._last_created_ms)
        elif last.digest != digest:
            last = Stamp(digest, max(self._now_ms // 1000, last.modified_s + 1), last.created_ms)
        if own != last:
            self._own[guid] = last
            self._changed = True
        return last

    def place(self, guid: str, deck: str) -> str:
        """Remember the deck that a note is exported in; returns the one before, or an empty string."""
        before = self._decks.get(guid, "")
        if before != deck:
            self._decks[guid] = deck
            self._changed = True
        return before

    def decks_in_use(self) -> frozenset[str]:
        """All decks that some note was last exported in."""
        return frozenset(self._decks.values())

    def save(self) -> None:
        """Write it to its file if something is new; the file is either the old one or the new one."""
        if not self._changed or self._path is None:
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise MlquizError(f"{self._path.parent}: cannot be made ({error.strerror})") from error
        with written_aside(self._path) as file:
            file.writelines(line.encode() for line in _written(self._own, self._decks))
        self._changed = False


def _written(stamps: Mapping[str, Stamp], decks: Mapping[str, str]) -> Iterator[str]:
    """One line a note, sorted, so that two versions of the file compare well."""
    yield f'{{"version": {VERSION}, "notes": {{'
    end = "\n"
    for guid in sorted(stamps):
        stamp = stamps[guid]
        line = [stamp.digest, stamp.modified_s, stamp.created_ms, decks.get(guid, "")]
        yield f"{end}{json.dumps(guid)}: {json.dumps(line, ensure_ascii=False)}"
        end = ",\n"
    yield "\n}}\n" if stamps else "\n\n}}\n"


def _kept(path: Path) -> tuple[dict[str, Stamp], dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}, {}
    except (OSError, UnicodeDecodeError) as error:
        raise MlquizError(f"{path}: cannot be read ({error})") from error
    try:
        return _parsed(json.loads(text), path)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise MlquizError(
            f"{path}: this record of exported notes is damaged ({error}); put back a copy of it, or remove "
            "it: Anki then takes every note of the next package for an updated one"
        ) from error


def _parsed(written: Any, path: Path) -> tuple[dict[str, Stamp], dict[str, str]]:
    if written["version"] > VERSION:
        raise MlquizError(f"{path}: written by a newer version of mlquiz; update mlquiz")
    stamps, decks = {}, {}
    names: dict[str, str] = {}  # many notes are in one deck, and many were changed in one second
    times: dict[int, int] = {}
    for guid, (digest, modified_s, created_ms, *deck) in written["notes"].items():
        changed_s = int(modified_s)
        stamps[guid] = Stamp(str(digest), times.setdefault(changed_s, changed_s), int(created_ms))
        if deck and deck[0]:
            name = str(deck[0])
            decks[guid] = names.setdefault(name, name)
    return stamps, decks
