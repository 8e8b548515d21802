"""The one Markdown parser of the program, built when it is first needed."""

from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from mlquiz.markdown import chinese, cloze, maths, raw_html, tables

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline


class _Parser(MarkdownIt):
    """Addresses stay as they were written: a file's name is looked up, not sent over a network."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the parent's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - the parent's name
        return link


@cache
def grammar() -> MarkdownIt:
    """CommonMark with tables, `~~strikethrough~~`, formulas, deletions, and the mends for Chinese."""
    md = _Parser("commonmark", {"html": True})
    md.inline = chinese.ChineseInline()
    md.configure("commonmark")
    md.enable(["table", "strikethrough"])
    md.inline.ruler.before("html_inline", "loose_html", _loose_html)
    for extension in (maths, cloze, tables):
        extension.install(md)
    return md


def _loose_html(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """`<br>` and `<img …>` with stray spaces."""
    tag = raw_html.LOOSE.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "<" else None
    if tag is None:
        return False
    if not silent:
        state.push("html_inline", "", 0).content = tag[0]
    state.pos = tag.end()
    return True
