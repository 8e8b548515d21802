"""A collection and its media to an `.apkg`: a zip file with the same bytes each time."""

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, BinaryIO

_STORED = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
"""Media that are compressed already."""
_LEVEL = 4
"""A sixteenth larger than 6, in half the time."""
_PIECE_BYTES = 1 << 18


def write_archive(
    file: BinaryIO,
    collection: bytes | bytearray | Path,
    media: Mapping[str, Path],
    tell: Callable[[int, int], None] | None = None,
) -> None:
    """Write the package.

    Args:
        file: Where to; it must be able to seek.
        collection: The SQLite database, or its file.
        media: Files by the name that they have in Anki, in the order in which they are written.
        tell: Told from time to time how many bytes of the collection are packed, and their number.
    """
    with zipfile.ZipFile(file, "w") as archive:
        member = _member("collection.anki2")
        if isinstance(collection, Path):
            with collection.open("rb") as source, archive.open(member, "w") as target:
                _copy(source, target, collection.stat().st_size, tell)
        else:
            archive.writestr(member, collection)
        names = {str(number): name for number, name in enumerate(media)}
        archive.writestr(_member("media"), json.dumps(names, ensure_ascii=False).encode())
        for number, (name, path) in enumerate(media.items()):
            stored = Path(name).suffix.lower() in _STORED
            archive.writestr(_member(str(number), stored=stored), path.read_bytes())


def _copy(source: BinaryIO, target: IO[bytes], size: int, tell: Callable[[int, int], None] | None) -> None:
    while piece := source.read(_PIECE_BYTES):
        target.write(piece)
        if tell is not None:
            tell(source.tell(), size)


def _member(name: str, *, stored: bool = False) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    member.create_system = 3  # Unix, whatever this machine is
    member.external_attr = 0o644 << 16
    member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    member._compresslevel = _LEVEL  # type: ignore[attr-defined]  # noqa: SLF001 - `open` knows no other way
    return member
