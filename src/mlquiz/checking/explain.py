"""What a rule asks and why, for `mlquiz check --explain` and for `docs/rules.md`."""

import textwrap
from typing import TYPE_CHECKING

from mlquiz.checking import rules
from mlquiz.checking.rule import EXAMPLE_FILE, RULES, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["explain", "page", "rules"]

WIDTH = 110
_HEAD = """\
# The rules of `mlquiz check`

Written by `mlquiz check --rules`; the words are those of the rules, in `src/mlquiz/checking/rules/`.

An error makes the command fail. A rule is waived on one card, with a reason:
`<!-- card: some-name | waive: A02 the whole sentence is asked for -->`.
A waiver that waives nothing is reported.
Rules that speak of the course do not run in a person's own folder unless `--select` names them.

Words are counted so: a formula or a piece of inline code is one word, Chinese is counted by character, code
blocks are not counted. In mixed text words and characters each use up their part of the limit.
"""


def explain(rule: Rule) -> str:
    """One rule, for a terminal."""
    parts = [
        f"{rule.code} ({_degree(rule)})",
        "",
        *_what(rule),
        "",
        *textwrap.wrap(f"Why: {rule.reason}", WIDTH),
    ]
    for title, example in (("Bad", rule.bad), ("Good", rule.good)):
        for name, text in _shown(example):
            parts += ["", f"{title}{name}:", "", textwrap.indent(text, "    ")]
    return "\n".join(parts)


def page() -> str:
    """All rules, as Markdown."""
    rows = [
        f"| [{rule.code}](#{rule.code.lower()}) | {_degree(rule)} | {_summary(rule)} |" for rule in _rules()
    ]
    table = "\n".join(["| code | severity | what is wrong |", "|---|---|---|", *rows])
    return f"{_HEAD}\n{table}\n" + "".join(f"\n{_section(rule)}" for rule in _rules())


def _rules() -> list[Rule]:
    return [RULES[code] for code in sorted(RULES)]


def _section(rule: Rule) -> str:
    parts = [f"## {rule.code}", "", *_what(rule), "", rule.reason]
    for title, example in (("Bad", rule.bad), ("Good", rule.good)):
        for name, text in _shown(example):
            parts += ["", f"{title}{name}:", "", "````markdown", text, "````"]
    return "\n".join(parts) + "\n"


def _degree(rule: Rule) -> str:
    degrees = f"{rule.severity}, {rule.or_less}" if rule.or_less else rule.severity.value
    return f"{degrees}{'; course only' if rule.course_only else ''}"


def _summary(rule: Rule) -> str:
    return _doc(rule)[0].replace("|", r"\|")


def _what(rule: Rule) -> list[str]:
    """What breaks the rule: the function's docstring, as lines."""
    lines: list[str] = []
    for paragraph in _doc(rule):
        lines += ["", *textwrap.wrap(paragraph, WIDTH)] if lines else textwrap.wrap(paragraph, WIDTH)
    return lines


def _doc(rule: Rule) -> list[str]:
    """The paragraphs of the function's docstring."""
    return [" ".join(paragraph.split()) for paragraph in (rule.look.__doc__ or "").split("\n\n")]


def _shown(example: "Mapping[str, str]") -> "Iterator[tuple[str, str]]":
    for file, text in example.items():
        yield ("" if file == EXAMPLE_FILE and len(example) == 1 else f", `{file}`"), text.strip("\n")
