"""The inline rule for deletions: `==hidden==`, `==2;;hidden==`, `==2;;hidden;;hint==`."""

from typing import TYPE_CHECKING

from markdown_it.rules_inline import text

from mlquiz.markdown.deletion_marks import find_deletion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


def install(md: "MarkdownIt") -> None:
    """Teach a parser to read deletions."""
    md.inline.ruler.at("text", _text)
    md.inline.ruler.push("cloze", _cloze)


def _text(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """The parser's own rule, which looks beyond the end of what is hidden: `;` ends no text for it."""
    src = state.src
    if state.posMax < len(src):
        state.src = src[: state.posMax]
    found = text(state, silent)
    state.src = src
    return found


def _cloze(state: "StateInline", silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    found = find_deletion(state, lambda: state.md.inline.skipToken(state))
    if found is None:
        return False
    if not silent:
        limit = state.posMax
        token = state.push("cloze_open", "mark", 1)
        token.meta = {
            "number": found.number,
            "numbered": found.number >= 0,
            "hint": found.hint,
            "hidden": state.src[found.first : found.last].strip(),
        }
        state.pos, state.posMax = found.first, found.last
        state.md.inline.tokenize(state)
        state.push("cloze_close", "mark", -1)
        state.posMax = limit
    state.pos = found.end
    return True


def number_deletions(tokens: "Iterable[Token]") -> None:
    """Give every unnumbered deletion the smallest number that is not written down, in order."""
    opened = [child for token in tokens for child in token.children or () if child.type == "cloze_open"]
    taken = {token.meta["number"] for token in opened}
    free = 1
    for token in opened:
        if not token.meta["numbered"]:
            while free in taken:
                free += 1
            token.meta["number"] = free
            taken.add(free)
