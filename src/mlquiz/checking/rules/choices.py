"""The rule for choices: X01."""

import re
from typing import TYPE_CHECKING

from mlquiz.checking.latex import visible
from mlquiz.checking.passage import passage
from mlquiz.checking.rule import Finding, rule
from mlquiz.checking.words import FORMULA
from mlquiz.errors import Severity
from mlquiz.model.note import Choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mlquiz.checking.corpus import Corpus
    from mlquiz.model.note import Note, Option

LONGER = 1.5
LONGER_CHARACTERS = 10
"""A right option that is longer by less than this gives nothing away, such as `Sigmoid` beside `ReLU`."""

_ALL_OR_NONE = re.compile(
    r"\W*(?:all|none|neither|both|any)\s+of\s+(?:the\s+)?(?:above|these|them|those|others?)"
    r"(?:\s+(?:options|answers|statements))?\W*"
    r"|\W*(?:以上|上述)(?:选项|答案|各项|几项)?(?:都|皆|均|全).*",
    re.IGNORECASE,
)


@rule(
    "X01",
    Severity.ERROR,
    "A choice is answered by knowing, not by looking for the longest option.",
    good="Q: Which normalization does not depend on the batch size?\n\n"
    "- [ ] Batch normalization\n  - Its mean and variance are those of the batch.\n"
    "- [x] Layer normalization\n  - It averages over the features of one example.\n\nA: Layer normalization",
    bad="Q: Which normalization does not depend on the batch size?\n\n"
    "- [ ] Batch normalization\n- [x] Layer normalization, which averages over the features of one example\n"
    "- [ ] None of the above\n\nA: Layer normalization",
    or_less=Severity.WARNING,
)
def fair_choice(note: "Note", _: "Corpus") -> "Iterator[Finding]":
    """A choice has no right option, the same option twice, or hands out the answer in another way.

    These are warnings: the right one is longest by more than 1.5 times (and 10 characters); an option says
    all or none of the above; an option has no reason.
    """
    if not isinstance(note.body, Choice):
        return
    options = note.body.options
    if not any(option.right for option in options):
        yield Finding("no option is right; mark it with [x]", at=options[0].text if options else "")
    yield from _repeated(options)
    yield from _longest(options)
    for option in options:
        if _ALL_OR_NONE.fullmatch(passage(option.text).plain):
            yield Finding(f"option says all or none: {option.text}", Severity.WARNING, at=option.text)
        if passage(option.reason).empty:
            yield Finding(f"option has no reason: {option.text}", Severity.WARNING, at=option.text)


def _repeated(options: "tuple[Option, ...]") -> "Iterator[Finding]":
    seen: set[str] = set()
    for option in options:
        key = (
            passage(option.text).reading.strip()
            if passage(option.text).formulas
            else passage(option.text).key
        )
        if key in seen:
            yield Finding(f"two options say the same: {option.text}", at=option.text)
        seen.add(key)


def _longest(options: "tuple[Option, ...]") -> "Iterator[Finding]":
    right = [_width(option.text) for option in options if option.right]
    wrong = [_width(option.text) for option in options if not option.right]
    if len(right) == 1 and wrong and right[0] > max(max(wrong) * LONGER, max(wrong) + LONGER_CHARACTERS):
        yield Finding(
            f"the right option is the longest ({right[0]} characters, the next {max(wrong)}): even them out",
            Severity.WARNING,
        )


def _width(text: str) -> int:
    """Visible characters, those of formulas counted as symbols."""
    shown = passage(text)
    formulas = sum(len(visible(formula.tex)) for formula in shown.formulas)
    return len(shown.plain.replace(FORMULA, "")) + formulas + sum(map(len, shown.codes)) - len(shown.codes)
