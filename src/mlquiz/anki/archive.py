"""A collection and its media to an `.apkg`: a zip file with the same bytes each time."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

_STORED = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})
"""Media that are compressed already."""


def write_archive(file: BinaryIO, collection: bytes | bytearray, media: Mapping[str, Path]) -> None:
    """Write the package.

    Args:
        file: Where to; it must be able to seek.
        collection: The SQLite database.
        media: Files by the name that they have in Anki, in the order in which they are written.
    """
    with zipfile.ZipFile(file, "w") as archive:
        _add(archive, "collection.anki2", collection)
        names = {str(number): name for number, name in enumerate(media)}
        _add(archive, "media", json.dumps(names, ensure_ascii=False).encode())
        for number, (name, path) in enumerate(media.items()):
            _add(archive, str(number), path.read_bytes(), stored=Path(name).suffix.lower() in _STORED)


def _add(archive: zipfile.ZipFile, name: str, content: bytes | bytearray, *, stored: bool = False) -> None:
    member = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    member.create_system = 3  # Unix, whatever this machine is
    member.external_attr = 0o644 << 16
    member.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(member, content, compresslevel=6)
