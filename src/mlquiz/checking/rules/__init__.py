"""The rules, by what they look at. Importing this package fills `mlquiz.checking.rule.RULES`."""

from mlquiz.checking.rules import (
    answers,
    choices,
    clozes,
    contrasts,
    duplicates,
    figures,
    identity,
    maths,
    outline,
    parts,
    phrasing,
    prose,
    questions,
    sources,
    translations,
    waivers,
)

__all__ = [
    "answers",
    "choices",
    "clozes",
    "contrasts",
    "duplicates",
    "figures",
    "identity",
    "maths",
    "outline",
    "parts",
    "phrasing",
    "prose",
    "questions",
    "sources",
    "translations",
    "waivers",
]
