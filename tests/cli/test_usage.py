"""The parser of one command says what the parser of all says: only the called one is built."""

import contextlib
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlquiz.cli import parser as parsing

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
