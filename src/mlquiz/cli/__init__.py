"""The command line: arguments in, one function call each. The only place that catches errors."""

import os
import sys
from typing import TYPE_CHECKING

from mlquiz.errors import MlquizError

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
    try:
        code = _run(words)
        sys.stdout.flush()
    except MlquizError as error:
        print(f"mlquiz: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _run(words: list[str]) -> int:
    from mlquiz.cli.parser import parse

    if words in (["--version"], ["-V"]):
        from mlquiz import __version__

        print(f"mlquiz {__version__}")
        return 0
    command, arguments = parse(words)
    return command.run(arguments)
