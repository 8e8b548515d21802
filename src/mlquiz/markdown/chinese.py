"""What CommonMark does not know of Chinese: emphasis beside it, and line breaks within it."""

import re
from typing import TYPE_CHECKING

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.utils import EnvType

# Han, kana, bopomofo, Hangul, their punctuation, and full-width forms.
_WIDE = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U0001aff0-\U0001b16f\U00020000-\U0003fffd]"
)
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_WIDE_PUNCTUATION = re.compile(
    "[\u3001-\u3003\u3008-\u3011\u3014-\u301b\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff1f\uff3b\uff3d\uff5b-\uff60]"
)


def break_vanishes(before: str, after: str) -> bool:
    """Whether a soft line break between two characters is nothing at all rather than a space."""
    if _HANGUL.match(before) or _HANGUL.match(after):
        return False  # Korean has spaces between words
    if _WIDE_PUNCTUATION.match(before) or _WIDE_PUNCTUATION.match(after):
        return True
    return bool(_WIDE.match(before) and _WIDE.match(after))


class ChineseInline(ParserInline):
    """The inline parser, with emphasis that works beside Chinese."""

    def parse(self, src: str, md: "MarkdownIt", env: "EnvType", tokens: list["Token"]) -> list["Token"]:
        """As the parent's, with another state."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _State(StateInline):
    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803, FBT001 - the parent's
        """Which way a run of `*`, `_` or `~` may work.

        CommonMark's rules with those of the specification markdown-cjk-friendly: wide punctuation counts as a
        letter, and beside a wide character punctuation does not stop a run. So `**重点：**内容` is bold.
        """
        end = start
        while end < self.posMax and self.src[end] == self.src[start]:
            end += 1
        before = self.src[start - 1] if start > 0 else " "
        after = self.src[end] if end < self.posMax else " "
        left = not isWhiteSpace(ord(after)) and (not _stops(after) or _open_side(before))
        right = not isWhiteSpace(ord(before)) and (not _stops(before) or _open_side(after))
        can_open = left and (canSplitWord or not right or _punctuation(before))
        can_close = right and (canSplitWord or not left or _punctuation(after))
        return Scanned(can_open, can_close, end - start)


def _punctuation(char: str) -> bool:
    return isMdAsciiPunct(ord(char)) or isPunctChar(char)


def _stops(char: str) -> bool:
    return _punctuation(char) and not _WIDE.match(char)


def _open_side(char: str) -> bool:
    return isWhiteSpace(ord(char)) or _punctuation(char) or _WIDE.match(char) is not None
