import json

from mlquiz.checking.report import as_github, as_json, as_text
from mlquiz.errors import Problem, Severity

PROBLEMS = (
    Problem("notes/en/a.md", 4, "answer has 57 words (over 40): split it", "A02", Severity.ERROR, 1, "one"),
    Problem("notes/en/a,b.md", 0, "50% or so", "M01", Severity.HINT, 7),
    Problem("notes/en/c.md", 9, "no ?", "A02", Severity.WARNING, 1, "~0a1b"),
)


def test_a_line_begins_with_a_place_that_can_be_clicked() -> None:
    lines = list(as_text(PROBLEMS, notes=12, colour=False))

    assert lines[0] == "notes/en/a.md:4:1 A02 answer has 57 words (over 40): split it [one]"
    assert lines[2] == "notes/en/c.md:9:1 A02 no ?", "a provisional name helps nobody"


def test_the_last_line_counts_by_severity_and_code() -> None:
    assert (
        list(as_text(PROBLEMS, notes=12, colour=False))[-1]
        == "12 notes: 1 error, 1 warning, 1 hint (A02 ×2, M01 ×1)"
    )
    assert list(as_text((), notes=1, colour=False)) == ["1 note: no problems"]


def test_colour_marks_the_code() -> None:
    assert "\x1b[31mA02\x1b[0m" in next(iter(as_text(PROBLEMS, notes=1, colour=True)))
    assert "\x1b" not in "".join(as_text(PROBLEMS, notes=1, colour=False))


def test_json_has_the_keys_that_scripts_rely_on() -> None:
    assert json.loads(as_json(PROBLEMS))[0] == {
        "file": "notes/en/a.md",
        "line": 4,
        "column": 1,
        "code": "A02",
        "severity": "error",
        "message": "answer has 57 words (over 40): split it",
        "card": "one",
    }


def test_annotations_escape_what_a_code_host_would_misread() -> None:
    assert list(as_github(PROBLEMS))[:2] == [
        "::error file=notes/en/a.md,line=4,col=1,title=A02::answer has 57 words (over 40): split it",
        "::notice file=notes/en/a%2Cb.md,line=1,col=7,title=M01::50%25 or so",
    ]
