"""Where progress lives: `--db`, then `MLQUIZ_DB`, then the platform's folder for data."""

import os
from pathlib import Path

from mlquiz.errors import MlquizError
from mlquiz.folders import data_folder, expanded

ENVIRONMENT = "MLQUIZ_DB"
FILE_NAME = "progress.db"

_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "afs", "ceph", "9p", "fuse.sshfs", "fuse.glusterfs"}
)
_WINDOWS_REMOTE_DRIVE = 4


def database_path(wanted: Path | None = None) -> Path:
    """The database to use. Nothing is created.

    Raises:
        MlquizError: What was asked for is a folder.
    """
    named = wanted or (Path(os.environ[ENVIRONMENT]) if os.environ.get(ENVIRONMENT) else None)
    if named is None:
        return Path(data_folder()) / FILE_NAME
    path = Path(expanded(named))
    if path.is_dir():
        raise MlquizError(
            f"{path}: a folder; --db and {ENVIRONMENT} name the file, such as {path / FILE_NAME}"
        )
    return path


def on_network(path: Path) -> bool:
    """Whether a file lies on a network file system, as far as the system says so.

    SQLite's write-ahead log needs memory shared by all its users, which two machines do not have.
    """
    if os.name == "nt":
        return _on_windows_network(path)
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return _mounted_as(str(path.resolve()), mounts) in _NETWORK_TYPES


def _mounted_as(path: str, mounts: str) -> str:
    """The type of the file system that a path lies on, by `/proc/self/mounts`; empty if it is not found."""
    best, kind = "", ""
    for line in mounts.splitlines():
        _, folder, type_, *_ = line.split(" ")
        folder = folder.replace("\\040", " ")
        inside = path == folder or path.startswith(folder.rstrip("/") + "/")
        if inside and len(folder) >= len(best):
            best, kind = folder, type_
    return kind


def _on_windows_network(path: Path) -> bool:
    import ctypes  # noqa: PLC0415  only there

    drive = path.absolute().drive
    if drive.startswith("\\\\"):
        return True
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  the type checker knows it on Windows only
    return bool(kernel.GetDriveTypeW(drive + "\\") == _WINDOWS_REMOTE_DRIVE)
