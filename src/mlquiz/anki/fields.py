"""A note to the fields of its note type, as HTML."""

import re
from typing import TYPE_CHECKING, assert_never

from mlquiz.anki import notetypes
from mlquiz.anki.identity import shuffled
from mlquiz.anki.occlusion import occlusion_text
from mlquiz.model.note import Choice, Cloze, Number, Occlusion, Option, Question, SourceForm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mlquiz.anki.export import Export
    from mlquiz.anki.notetypes import NoteType
    from mlquiz.anki.rendering import NoteHtml
    from mlquiz.model.course import Link
    from mlquiz.model.note import Body, Source

SEVERAL = {"en": "Choose all that are right.", "zh": "选出所有正确的选项。"}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_ARXIV = re.compile(r"arxiv:\s*([\w.-]+(?:/\d+)?)", re.IGNORECASE)
_DOI = re.compile(r"doi:\s*(10\.\S+)", re.IGNORECASE)


def notetype_of(body: "Body") -> "NoteType":
    """The note type of a kind of note."""
    match body:
        case Question():
            return notetypes.question()
        case Cloze():
            return notetypes.cloze()
        case Choice():
            return notetypes.choice()
        case Number():
            return notetypes.number()
        case Occlusion():
            return notetypes.occlusion()
        case _:
            assert_never(body)


def ordinals(body: "Body") -> tuple[int, ...]:
    """Which cards Anki makes of it, numbered from 0 as Anki does."""
    match body:
        case Question(reverse=reverse):
            return (0, 1) if reverse else (0,)
        case Cloze() | Occlusion():
            return tuple(number - 1 for number in body.numbers)
        case Choice() | Number():
            return (0,)
        case _:
            assert_never(body)


def fields_of(export: "Export", guid: str, lang: str, html: "NoteHtml") -> tuple[str, ...]:
    """The fields in the order of the note type.

    Args:
        export: The note.
        guid: Decides the order of a choice's options where scripts do not run.
        lang: Language of the words that we add.
        html: Writes the note's Markdown.
    """
    note, context = export.note, export.context
    return (
        html.text(note.id),
        *_own(note.body, guid, lang, html),
        html.blocks(note.hint),
        html.text(context.section),
        " · ".join(html.text(source.short, _address(source)) for source in note.sources),
        _links(context.videos, html),
        "",
        html.text(lang),
        "",
        "",
    )


def _own(body: "Body", guid: str, lang: str, html: "NoteHtml") -> tuple[str, ...]:
    match body:
        case Question(question, answer, reverse):
            return html.blocks(question), html.blocks(answer), "yes" if reverse else ""
        case Cloze(text=text, answer=answer):
            return html.cloze(text), html.blocks(answer)
        case Choice(question, options, answer):
            return html.blocks(question), _options(options, guid, lang, html), html.blocks(answer)
        case Number():
            tolerance = f"{body.tolerance.normalize():f}" if body.tolerance else ""
            return html.blocks(body.question), html.text(body.written), tolerance, html.blocks(body.answer)
        case Occlusion():
            return (
                occlusion_text(body.parts, hide_all=body.hide_all),
                html.picture(body.figure),
                html.blocks(body.question),
                html.blocks(body.answer),
                "",
                "".join(html.part(part) for part in body.parts),
            )
        case _:
            assert_never(body)


def _options(options: "tuple[Option, ...]", guid: str, lang: str, html: "NoteHtml") -> str:
    several = sum(option.right for option in options) > 1
    items = "\n".join(_option(options[index], html) for index in shuffled(len(options), guid))
    if not several:
        return f'<ul class="options">\n{items}\n</ul>'
    ask = SEVERAL.get(lang, SEVERAL["en"])
    return f'<p class="several-note">{ask}</p>\n<ul class="options several">\n{items}\n</ul>'


def _option(option: Option, html: "NoteHtml") -> str:
    reason = f'<div class="why">{html.blocks(option.reason)}</div>' if option.reason else ""
    mark = ' class="right"' if option.right else ""
    return f'<li{mark}><div class="what">{html.blocks(option.text)}</div>{reason}</li>'


def _links(links: "Iterable[Link]", html: "NoteHtml") -> str:
    return " · ".join(html.text(link.name, link.url) for link in links)


def _address(source: "Source") -> str:
    """The web address of a source, or an empty string."""
    match source.form:
        case SourceForm.ARXIV:
            found = _ARXIV.search(source.written)
            return f"https://arxiv.org/abs/{found[1].rstrip('.')}" if found else ""
        case SourceForm.DOI:
            found = _DOI.search(source.written)
            return f"https://doi.org/{found[1]}" if found else ""
        case SourceForm.URL:
            found = _ADDRESS.search(source.written)
            return found[0] if found else ""
        case SourceForm.VIDEO | SourceForm.SLIDE | SourceForm.BOOK:
            return ""
        case _:
            assert_never(source.form)
