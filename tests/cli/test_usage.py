"""The parser of one command says what the parser of all says: only the called one is built."""

import contextlib
import io
import shlex
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlquiz.cli import anki
from mlquiz.cli import parser as parsing
from mlquiz.cli.help_text import HelpText, filled
from mlquiz.cli.table import cell_width

from tests.cli.conftest import Result

WORDS = [
    *("due", "decks", "check", "review", "backup", "duu", "", "-", "--", "lecture-4", "x"),
    *("--content", "--content=c", "--db", "--db=", "--no-cache", "--no-cach", "--json", "--lang", "zh", "fr"),
    *("-h", "--help", "-V", "--version", "--version=1", "--lang=en", "--watched-only", "-n", "5"),
]


def outcome(words: list[str], *, whole: bool) -> tuple[object, ...]:
    """What a parser makes of some words: the arguments, or what it says when it ends the process."""
    called = None if whole else parsing._called(words)
    parser = parsing.build_parser() if called is None else parsing.build_parser((called,), known=(called,))
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            return (vars(parser.parse_args(words)),)
        except SystemExit as end:
            return end.code, out.getvalue(), err.getvalue()


@settings(max_examples=300, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=5))
def test_the_parser_of_the_called_command_does_what_that_of_all_does(words: list[str]) -> None:
    assert outcome(words, whole=False) == outcome(words, whole=True)


@pytest.mark.parametrize("words", [[], ["--help"], ["nonsense"]])
def test_help_and_a_wrong_command_know_all_commands(words: list[str]) -> None:
    said = "".join(map(str, outcome(words, whole=False)))
    if words:
        assert all(name in said for name in parsing.COMMANDS)
    assert parsing._called(words) is None


COMMANDS = [(), *((name,) for name in parsing.COMMANDS), *(("anki", name) for name in anki.SUBCOMMANDS)]


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_fits_the_terminal_and_leaves_every_example_whole(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = run(*words, "--help").out.splitlines()
    assert max(map(cell_width, lines)) <= min(columns, 100)
    for line in lines:
        if line.lstrip().startswith("mlquiz "):
            example = line.strip().partition("  ")[0]
            assert shlex.split(example)[0] == "mlquiz"
            assert example in written(words), "the words of an example are not wrapped"


def written(words: tuple[str, ...]) -> str:
    """The epilog as it stands in the module of the command."""
    parser = parsing.build_parser()
    if not words:
        return parser.epilog or ""
    module = __import__(f"mlquiz.cli.{'.'.join(words).replace('-', '_')}", fromlist=["EPILOG"])
    return str(getattr(module, "EPILOG", ""))


def test_what_an_example_means_is_wrapped_beside_it_or_stands_below_where_it_is_narrow() -> None:
    text = "Do:\nmlquiz a     one two three four five six\nmlquiz bcd  x\n\nprose of `some code` and\nmore"
    assert list(filled(text, 34)) == [
        "Do:",
        "mlquiz a    one two three four",
        "            five six",
        "mlquiz bcd  x",
        "",
        "prose of `some code` and more",
    ]
    assert list(filled(text, 20)) == [
        "Do:",
        "mlquiz a",
        "    one two three",
        "    four five six",
        "mlquiz bcd",
        "    x",
        "",
        "prose of `some code`",
        "and more",
    ]


def test_chinese_in_help_is_measured_by_its_cells() -> None:
    assert list(filled("词 词 词 词", 6)) == ["词 词", "词 词"]
    assert HelpText("mlquiz", width=300)._width == 100
