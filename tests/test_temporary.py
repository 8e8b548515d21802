"""Where nothing temporary can be written, that is said: it is no mistake of the program."""

import errno
import os
import tempfile
from pathlib import Path

import pytest

from mlquiz.errors import MlquizError
from mlquiz.temporary import made_folder, no_room, temporary_folder


def test_a_folder_is_there_as_long_as_the_block_takes_and_its_own_errors_come_through(tmp_path: Path) -> None:
    with temporary_folder() as folder:
        (folder / "x").write_text("x", encoding="utf-8")
        assert folder.stat().st_mode & 0o077 == 0
    assert not folder.exists()
    with pytest.raises(PermissionError), temporary_folder() as folder:
        raise PermissionError
    assert not folder.exists()


def test_without_a_folder_for_them_a_way_out_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(MlquizError, match=r"\(no folder for them can be written to\); .* TMPDIR") as said:
        made_folder()
    assert said.value.exit_code == 1
    with pytest.raises(MlquizError, match="no room for temporary files"), temporary_folder():
        pass


def test_a_full_disk_is_named_as_the_system_names_it() -> None:
    with pytest.raises(MlquizError, match=r"temporary files \(No space left on device\)"):
        no_room(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
