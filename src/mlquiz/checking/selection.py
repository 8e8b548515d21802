"""Which rules run, and what of their findings is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from mlquiz.checking import rules
from mlquiz.checking.rule import RULES, Rule
from mlquiz.errors import Problem, Severity, UsageError, did_you_mean

RANKS = {Severity.HINT: 0, Severity.WARNING: 1, Severity.ERROR: 2}
WAIVERS = "W01"
SYNTAX = "E"
"""Codes of what cannot be read begin with it."""

__all__ = ["RANKS", "Selection", "rules"]


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user asked for.

    Args:
        select: Codes or beginnings of codes; only these rules run. Empty for all that hold for the folder.
        ignore: Codes or beginnings of codes that do not run.
        min_severity: What is less is not shown.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.HINT

    def __post_init__(self) -> None:
        """Refuse a code that no rule has.

        Raises:
            UsageError: It names the nearest one.
        """
        known = {*RULES, *(code[:length] for code in RULES for length in (1, 2)), SYNTAX, "E0", "E01"}
        for code in (*self.select, *self.ignore):
            if code not in known:
                hint = did_you_mean(code, RULES) or "; mlquiz check --rules lists them"
                raise UsageError(f"{code}: no such rule{hint}")

    def names(self, code: str) -> bool:
        """Whether a code was asked for by name."""
        return code.startswith(self.select) if self.select else False

    def runs(self, rule: Rule, *, course: bool) -> bool:
        """Whether a rule runs. Those that speak of the course run in another folder only by name.

        To find unused waivers all must run; then only what was selected is shown.
        """
        if self.ignore and rule.code.startswith(self.ignore):
            return False
        all_wanted = not self.select or self.names(WAIVERS)
        return self.names(rule.code) or (all_wanted and (course or not rule.course_only))

    def shows(self, problem: Problem) -> bool:
        """Whether a problem, of a rule or of the reader, is shown."""
        if RANKS[problem.severity] < RANKS[self.min_severity]:
            return False
        if self.ignore and problem.code.startswith(self.ignore):
            return False
        return not self.select or self.names(problem.code)

    def rules(self, *, course: bool) -> tuple[Rule, ...]:
        """The rules that run, by code."""
        return tuple(RULES[code] for code in sorted(RULES) if self.runs(RULES[code], course=course))


def codes(words: Iterable[str]) -> tuple[str, ...]:
    """Codes from words such as `A02,Q`."""
    return tuple(code.strip().upper() for word in words for code in word.split(",") if code.strip())
