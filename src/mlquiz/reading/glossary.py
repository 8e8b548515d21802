"""The words of the course in English and Chinese, `decks/glossary.yaml`."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.reading.fields import Fields, open_fields

if TYPE_CHECKING:
    from pathlib import Path

    from mlquiz.errors import Problem

GLOSSARY = "glossary.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One term.

    Args:
        id: Such as `self-attention`.
        en: In English.
        abbr: Its abbreviation, or empty.
        zh: The usual term in mainland Chinese.
        zh_course: What the lectures say, often the English word; ` / ` stands between several.
        keep_english_in_zh_card: Whether a Chinese card keeps the English word.
        note: What else there is to know, or empty.
    """

    id: str
    en: str
    abbr: str
    zh: str
    zh_course: str
    keep_english_in_zh_card: bool
    note: str = ""


def read_glossary(decks: "Path") -> "tuple[tuple[Term, ...], tuple[Problem, ...]]":
    """The terms of a folder of decks, in order; none where there is no `glossary.yaml`."""
    problems: list[Problem] = []
    if not (decks / GLOSSARY).is_file():
        return (), ()
    fields = open_fields(decks / GLOSSARY, decks, problems)
    if fields is None:
        return (), tuple(problems)
    terms: dict[str, Term] = {}
    for entry in fields.tables("terms", required=True):
        term = _term(entry)
        entry.finish()
        if term.id in terms:
            entry.problem(f"{term.id} stands here twice", "id")
        terms[term.id] = term
    fields.finish()
    return tuple(terms.values()), tuple(problems)


def _term(fields: Fields) -> Term:
    return Term(
        id=fields.text("id"),
        en=fields.text("en"),
        abbr=fields.text("abbr", ""),
        zh=fields.text("zh"),
        zh_course=fields.text("zh_course"),
        keep_english_in_zh_card=fields.flag("keep_english_in_zh_card"),
        note=fields.text("note", ""),
    )
