import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mlquiz.aside import written_aside
from mlquiz.errors import MlquizError

SLOW = """
import signal, sys, time
from pathlib import Path
from mlquiz.aside import written_aside
signal.signal(signal.SIGINT, signal.default_int_handler)  # what starts the tests may ignore it
with written_aside(Path(sys.argv[1])) as file:
    file.write(b"half")
    file.flush()
    print("writing", flush=True)
    time.sleep(60)
"""


def test_the_file_is_there_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    with written_aside(path) as file:
        file.write(b"new")
        assert not path.exists()
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_it_may_be_read_by_whom_other_files_may_be_read(tmp_path: Path) -> None:
    path, other = tmp_path / "deck.apkg", tmp_path / "other"
    other.write_bytes(b"")
    with written_aside(path) as file:
        file.write(b"new")
    assert path.stat().st_mode == other.stat().st_mode


def test_the_old_file_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        _interrupted(path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def _interrupted(path: Path) -> None:
    with written_aside(path) as file:
        file.write(b"new")
        raise KeyboardInterrupt


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_process_that_is_stopped_leaves_the_old_file(tmp_path: Path, how: signal.Signals) -> None:
    path = tmp_path / "deck.apkg"
    path.write_bytes(b"old")
    with subprocess.Popen(
        [sys.executable, "-c", SLOW, str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"writing\n"
        time.sleep(0.05)
        process.send_signal(how)
    assert path.read_bytes() == b"old"
    if how is signal.SIGINT:
        assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("path", ["missing/deck.apkg", "folder"])
def test_what_cannot_be_written_is_said_with_its_path(tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    with (
        pytest.raises(MlquizError, match=f"{path}: cannot be written"),
        written_aside(tmp_path / path) as file,
    ):
        file.write(b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]
