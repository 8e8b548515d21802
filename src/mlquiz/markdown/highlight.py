"""Code with its words marked by CSS classes. The only home of pygments in `markdown/`."""

from functools import lru_cache
from html import escape
from typing import Any

CLASS = "highlight"


@lru_cache(maxsize=256)
def highlight(code: str, language: str) -> str:
    """Code as HTML without a frame around it; plain where the language is not known."""
    if not language:
        return escape(code, quote=False)
    from pygments import highlight as colour  # noqa: PLC0415 - loaded with the first block of code
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415
    from pygments.util import ClassNotFound  # noqa: PLC0415

    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return escape(code, quote=False)
    return colour(code, lexer, HtmlFormatter(nowrap=True))


def code_css(style: str = "default", scope: str = f".{CLASS}") -> str:
    """The CSS rules for highlighted code.

    Args:
        style: Name of a pygments style.
        scope: Selector under which the rules hold, such as `.nightMode .highlight`.
    """
    from pygments.formatters import HtmlFormatter  # noqa: PLC0415 - needed only when a deck is built

    formatter: Any = HtmlFormatter(style=style)
    return str(formatter.get_style_defs(scope))
