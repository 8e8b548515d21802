"""Code with its words marked by CSS classes. The only home of pygments in `markdown/`."""

from functools import cache, lru_cache
from html import escape
from typing import Any

CLASS = "highlight"


@lru_cache(maxsize=256)
def highlight(code: str, language: str) -> str:
    """Code as HTML without a frame around it; plain where the language is not known."""
    lexer = _lexer(language) if language else None
    if lexer is None:
        return escape(code, quote=False)
    from pygments import highlight as colour  # noqa: PLC0415 - loaded with the first block of code

    return str(colour(code, lexer, _formatter()))


@cache
def _lexer(language: str) -> Any:
    """What takes the code of a language apart; to find it takes as long as to use it. `None` if not known."""
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - loaded with the first block of code
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


@cache
def _formatter() -> Any:
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415 - loaded with the first block of code

    return HtmlFormatter(nowrap=True)


def code_css(style: str = "default", scope: str = f".{CLASS}") -> str:
    """The CSS rules for highlighted code.

    Args:
        style: Name of a pygments style.
        scope: Selector under which the rules hold, such as `.nightMode .highlight`.
    """
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415 - needed only when a deck is built

    formatter: Any = HtmlFormatter(style=style)
    return str(formatter.get_style_defs(scope))
