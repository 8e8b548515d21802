"""Raw HTML that stands in notes, as pieces.

`<br>` and `<img …>` are read however they are spaced. Tags that mark text up are the pieces they stand for,
tags that only style it are left out, comments are nothing. Any other tag stays visible as text, so that
 `List<int>` loses nothing.
"""

import re
from dataclasses import dataclass
from html import unescape

from mlquiz.markdown.pieces import Code, Emphasis, Image, Inline, LineBreak, Link, Strike, Strong, Text
from mlquiz.markdown.plain import plain_text

# The deepest that marks are nested; further ones are left out, so that no walk over pieces runs out of stack.
DEEPEST = 20

_TAG = re.compile(r"<\s*(/?)\s*([A-Za-z][A-Za-z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([A-Za-z_:][-\w:.]*)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+))")
_COMMENT = re.compile(r"<!--.*?-->|<!--.*\Z|<\?.*?\?>|<![A-Za-z][^>]*>", re.DOTALL)
_KNOWN = frozenset(
    """
    a abbr address article aside b blockquote body br button caption center code col colgroup dd del details
    div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe
    img input ins kbd label li link main mark meta nav noscript object ol optgroup option p picture pre q s
    samp script section select small source span strike strong style sub summary sup svg table tbody td
    textarea tfoot th thead title tr track tt u ul var video
    """.split()  # noqa: SIM905 - a list of words reads better
)
_STYLING = frozenset(
    {"span", "font", "u", "ins", "small", "big", "mark", "center", "abbr", "p", "div", "label", "figure"}
)
# `<img … / >` and `< br>` are no HTML for CommonMark; people write them, and browsers read the former.
LOOSE = re.compile(r"<\s*/?\s*(?:br|img)\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans(
    "0123456789+-=()abcdefghijklmnoprstuvwxyzT", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ"
)
_SUBSCRIPTS = str.maketrans("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")


@dataclass(frozen=True, slots=True)
class RawTag:
    """A tag among pieces, as it was written."""

    text: str


@dataclass(slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    pieces: list[Inline]


def resolve(pieces: "list[Inline | RawTag]") -> tuple[Inline, ...]:
    """Pieces with their tags made into pieces."""
    if not any(isinstance(piece, RawTag) for piece in pieces):
        return tuple(piece for piece in pieces if not isinstance(piece, RawTag))
    stack = [_Open("", {}, [])]
    for piece in pieces:
        if isinstance(piece, RawTag):
            _tag(piece.text, stack)
        else:
            stack[-1].pieces.append(piece)
    while len(stack) > 1:
        left_open = stack.pop()
        stack[-1].pieces.extend(left_open.pieces)
    return join_text(stack[0].pieces)


def join_text(pieces: "list[Inline]") -> tuple[Inline, ...]:
    """Pieces with neighbouring texts joined and empty ones left out."""
    joined: list[Inline] = []
    for piece in pieces:
        if isinstance(piece, Text):
            if not piece.text:
                continue
            if joined and isinstance(last := joined[-1], Text):
                joined[-1] = Text(last.text + piece.text)
                continue
        joined.append(piece)
    return tuple(joined)


def simple_pieces(html: str) -> tuple[Inline, ...] | None:
    """The pieces of an HTML block of text, line breaks, pictures and styling; `None` for any other."""
    rest = _COMMENT.sub("", html)
    pieces: list[Inline | RawTag] = []
    position = 0
    for tag in _TAG.finditer(rest):
        if tag[2].lower() not in _STYLING | {"br", "img"}:
            return None
        pieces += [Text(_words(rest[position : tag.start()])), RawTag(tag[0])]
        position = tag.end()
    if "<" in rest[position:]:
        return None
    pieces.append(Text(_words(rest[position:])))
    found = list(resolve(pieces))
    for end in (0, -1):
        if found and isinstance(piece := found[end], Text):
            found[end] = Text(piece.text.lstrip() if end == 0 else piece.text.rstrip())
    return join_text(found)


def known(html: str) -> bool:
    """Whether a block begins with a tag that HTML has, unlike the `<EOS>` of a vocabulary."""
    tag = _TAG.match(html.lstrip())
    return tag is None or tag[2].lower() in _KNOWN


def images(html: str) -> tuple[Image, ...]:
    """The pictures of any piece of HTML, in order."""
    tags = _TAG.finditer(_COMMENT.sub("", html))
    return tuple(_image(_attributes(tag[3])) for tag in tags if tag[2].lower() == "img" and not tag[1])


def _words(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(text))


def _tag(text: str, stack: list[_Open]) -> None:
    tag = _TAG.fullmatch(text)
    if tag is None:
        if not _COMMENT.fullmatch(text):
            stack[-1].pieces.append(Text(text))
        return
    closing, name, attributes = tag[1], tag[2].lower(), _attributes(tag[3])
    if name == "br":
        stack[-1].pieces.append(LineBreak())
    elif name == "img":
        stack[-1].pieces.append(_image(attributes))
    elif name not in _MARKS and name not in _STYLING:
        stack[-1].pieces.append(Text(text))
    elif closing:
        _close(name, stack)
    elif not tag[3].endswith("/") and len(stack) <= DEEPEST:
        stack.append(_Open(name, attributes, []))


def _close(name: str, stack: list[_Open]) -> None:
    if name not in {element.name for element in stack}:
        return
    while (element := stack.pop()).name != name:
        stack[-1].pieces.extend(element.pieces)
    children = join_text(element.pieces)
    stack[-1].pieces.extend(_marked(name, children, element.attributes))


def _marked(  # noqa: PLR0911 - one case a mark
    name: str, children: tuple[Inline, ...], attributes: dict[str, str]
) -> tuple[Inline, ...]:
    if name in _STYLING or not children:
        return children
    match _MARKS[name]:
        case "strong":
            return (Strong(children),)
        case "emphasis":
            return (Emphasis(children),)
        case "strike":
            return (Strike(children),)
        case "code":
            return (Code(plain_text(children)),)
        case "link":
            return (Link(children, attributes["href"]),) if attributes.get("href") else children
        case "above":
            return _script("^", _SUPERSCRIPTS, children)
        case _:
            return _script("_", _SUBSCRIPTS, children)


_MARKS = {
    "b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "s": "strike", "del": "strike",
    "strike": "strike", "code": "code", "kbd": "code", "tt": "code", "samp": "code", "a": "link",
    "sup": "above", "sub": "below",
}  # fmt: skip


def _script(mark: str, letters: dict[int, int], children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A superscript or subscript in letters of its own where there are such, otherwise `^(…)` or `_(…)`."""
    match children:
        case (Text(text),) if all(ord(char) in letters for char in text):
            return (Text(text.translate(letters)),)
        case _:
            return (Text(f"{mark}("), *children, Text(")"))


def _attributes(text: str) -> dict[str, str]:
    return {
        match[1].lower(): unescape(match[2] or match[3] or match[4] or "").strip()
        for match in _ATTRIBUTE.finditer(text)
    }


def _image(attributes: dict[str, str]) -> Image:
    return Image(attributes.get("src", ""), attributes.get("alt", ""))
