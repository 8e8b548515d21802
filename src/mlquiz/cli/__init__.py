"""The command line: arguments in, one function call each. The only place that catches errors."""

import errno
import io
import os
import sys
from typing import TYPE_CHECKING

from mlquiz.errors import EXIT_DATA, MlquizError

if TYPE_CHECKING:
    from collections.abc import Sequence

INTERRUPTED = 130


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run one command.

    Args:
        argv: Arguments without the program's name; those of the process where left out.

    Returns:
        The exit code: 0 fine, 1 the user's data is wrong or nothing was found, 2 wrong usage.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        code = _run(words)
        if sys.stdout is not None:  # a shell may have closed it
            sys.stdout.flush()
    except MlquizError as error:
        print(f"mlquiz: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, went away
        _silence()
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC or error.filename:
            raise
        _silence()
        print("mlquiz: the output could not be written: no space is left", file=sys.stderr)
        return EXIT_DATA
    return code


def _speak_utf8() -> None:
    """Let Chinese and formulas through a pipe whose encoding lacks them; a terminal shows `?` instead."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")


def _silence() -> None:
    """Let what is still buffered go nowhere when Python closes standard output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(words: list[str]) -> int:
    from mlquiz.cli.parser import parse

    if words in (["--version"], ["-V"]):
        from mlquiz import __version__

        print(f"mlquiz {__version__}")
        return 0
    command, arguments = parse(words)
    return command.run(arguments)
