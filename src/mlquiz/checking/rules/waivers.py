"""The rule for waivers: W01."""

from typing import TYPE_CHECKING

from mlquiz.checking.rule import RULES, Finding, Scope, rule
from mlquiz.errors import Severity, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mlquiz.model.note import Note

_CARD = "<!-- card: dropout-at-test-time | waive: {} -->\nQ: {}\n\nA: Nothing is dropped; weights are scaled."


@rule(
    "W01",
    Severity.WARNING,
    "A waiver that waives nothing hides the next mistake.",
    good=_CARD.format("Q02 the question is quoted as it was asked", "Dropout at test time, in one sentence"),
    bad=_CARD.format("Q02 the question is quoted as it was asked", "What does dropout do at test time?"),
    scope=Scope.WAIVERS,
)
def unused_waiver(note: "Note", used: "Collection[str]", ran: "Collection[str]") -> "Iterator[Finding]":
    """A card waives a rule that it does not break, or that there is not."""
    for waiver in note.waivers:
        if waiver.code not in RULES:
            yield Finding(
                f"waives {waiver.code}, which is no rule{did_you_mean(waiver.code, RULES)}", at=waiver.code
            )
        elif waiver.code in ran and waiver.code not in used:
            yield Finding(
                f"waives {waiver.code}, which it does not break: take the waiver out", at=waiver.code
            )
