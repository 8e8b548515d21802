"""Opening a file at a line in the user's own editor."""

import os
import shlex
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from mlquiz.errors import MlquizError, reason

_USUAL = ("nano", "vim", "vi", "notepad")
_WITH_GOTO = frozenset({"code", "code-insiders", "codium", "cursor"})
_WITH_COLON = frozenset({"hx", "helix", "subl", "zed", "micro"})
_WAITING: Mapping[str, str] = {"code": "--wait", "code-insiders": "--wait", "codium": "--wait"} | {
    "cursor": "--wait",
    "subl": "--wait",
    "zed": "--wait",
    "gedit": "--wait",
    "gvim": "--nofork",
}


def edit(path: Path, line: int) -> None:
    """Let the user edit a file; returns when the editor was closed.

    Raises:
        MlquizError: There is no editor, or it failed.
    """
    command = editor_command(os.environ, path, line)
    try:
        code = subprocess.run(command, check=False).returncode  # noqa: S603 - the user's own editor
    except OSError as error:
        said = "{editor}: the editor could not be started ({why})"
        raise MlquizError(said, editor=command[0], why=reason(error)) from error
    if code:
        said = "{editor}: the editor ended with code {code}; what it saved counts"
        raise MlquizError(said, editor=command[0], code=code)


def editor_command(environment: Mapping[str, str], path: Path, line: int) -> Sequence[str]:
    """The words that start `VISUAL`, else `EDITOR`, else a usual editor, at a line of a file.

    Raises:
        MlquizError: None is set, and no usual one is installed; or what is set is no command.
    """
    wanted = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    if not wanted:
        wanted = next((name for name in _USUAL if shutil.which(name)), "")
    if not wanted:
        raise MlquizError("no editor was found: set EDITOR, such as export EDITOR=nano")
    try:
        words = shlex.split(wanted, posix=os.name != "nt")
    except ValueError as error:
        said = "{editor}: not a command that can be understood ({why}); it stands in VISUAL or EDITOR"
        raise MlquizError(said, editor=wanted, why=error) from error
    name = Path(words[0]).stem.lower()
    if _WAITING.get(name) and _WAITING[name] not in words:
        words.append(_WAITING[name])
    if name in _WITH_GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    if name in _WITH_COLON:
        return [*words, f"{path}:{line}"]
    return [*words, str(path)] if name == "notepad" else [*words, f"+{line}", str(path)]
