"""The command line: arguments in, one function call each. The only place that catches errors."""

import os
import sys

TYPE_CHECKING = False  # nothing is imported for a few types: `mlquiz due` stands in prompts
if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_DATA = 1
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
        at_once = _run_at_once(words)
        code = 0 if at_once else _run(words)
        if sys.stdout is not None:  # a shell may have closed it
            sys.stdout.flush()
        if at_once and argv is None:
            os._exit(0)  # nothing is left to be done; to take a process apart takes as long as the counting
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # the reader, such as `head`, went away
        _silence()
        return 0
    except OSError as error:
        import errno

        if error.errno != errno.ENOSPC or error.filename:
            raise
        _silence()
        print("mlquiz: the output could not be written: no space is left", file=sys.stderr)
        return EXIT_DATA
    return code


def _speak_utf8() -> None:
    """Let Chinese and formulas through a pipe whose encoding lacks them; a terminal shows `?` instead.

    Names of files that are no text go through a pipe byte by byte.

    Where a shell has closed standard error, messages go nowhere: `print` would mix them with the output.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # a stream in memory has none
        if reconfigure is not None and stream.isatty():
            reconfigure(errors="replace")
        elif reconfigure is not None:
            reconfigure(encoding="utf-8", errors="surrogateescape")


def _silence() -> None:
    """Let what is still buffered go nowhere when Python closes standard output."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run_at_once(words: list[str]) -> bool:
    """What a prompt asks for, without the parser; whether that was possible."""
    if words in (["--version"], ["-V"]):
        from mlquiz import __version__

        print(f"mlquiz {__version__}")
        return True
    if "due" not in words:
        return False
    import gc

    gc.disable()  # there is no garbage to speak of
    from mlquiz.cli.prompt import due_at_once

    try:
        return due_at_once(words)
    finally:
        gc.enable()


def _run(words: list[str]) -> int:
    from mlquiz.cli.parser import parse
    from mlquiz.errors import MlquizError

    try:
        command, arguments = parse(words)
        return command.run(arguments)
    except MlquizError as error:
        print(f"mlquiz: {error}", file=sys.stderr)
        return error.exit_code
