import json
import zipfile
from pathlib import Path

from mlquiz.anki.archive import write_archive


def test_a_package_is_compressed_and_names_its_media(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("<svg/>" * 500, encoding="utf-8")
    (tmp_path / "图.png").write_bytes(b"png")
    media = {"a.svg": tmp_path / "a.svg", "图.png": tmp_path / "图.png"}
    with (tmp_path / "deck.apkg").open("wb") as file:
        write_archive(file, b"SQLite" * 500, media)
    with zipfile.ZipFile(tmp_path / "deck.apkg") as archive:
        assert archive.namelist() == ["collection.anki2", "media", "0", "1"]
        assert json.loads(archive.read("media")) == {"0": "a.svg", "1": "图.png"}
        assert archive.read("1") == b"png"
        assert archive.getinfo("collection.anki2").compress_size < 100
        assert archive.getinfo("0").compress_size < 100
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
