"""Raw HTML of notes, cleaned: known tags pass, scripts and comments go, the rest is shown as text."""

from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_TAGS = frozenset(
    """
    a abbr b blockquote br caption center code col colgroup dd del details div dl dt em figcaption figure font
    h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre s samp small span strike strong sub summary sup
    table tbody td tfoot th thead tr tt u ul var
    """.split()  # noqa: SIM905 - a list of words reads better
)
_EMPTY = frozenset({"br", "hr", "img", "col"})
_HIDDEN = frozenset({"script", "style", "iframe", "object", "template", "title", "noscript"})
_ATTRIBUTES = frozenset(
    {"align", "alt", "colspan", "rowspan", "start", "title", "width", "height", "href", "src"}
)
_SCHEMES = ("http://", "https://", "#", "mailto:")


def safe_html(html: str, image: "Callable[[str], str]") -> str:
    """A block of HTML that can stand on a card: well nested, without scripts, pictures by their file names.

    Args:
        html: As it stands in the notes.
        image: From the address of a picture to the name under which it is kept.
    """
    cleaner = _Cleaner(image)
    cleaner.feed(html)
    cleaner.close()
    return cleaner.result()


class _Cleaner(HTMLParser):
    def __init__(self, image: "Callable[[str], str]") -> None:
        super().__init__(convert_charrefs=True)
        self._image = image
        self._out: list[str] = []
        self._open: list[str] = []
        self._hidden = 0

    def result(self) -> str:
        return "".join(self._out) + "".join(f"</{tag}>" for tag in reversed(self._open))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif not self._hidden and tag in _TAGS:
            self._out.append(f"<{tag}{self._attributes(attrs)}>")
            if tag not in _EMPTY:
                self._open.append(tag)
        elif not self._hidden:
            self._out.append(escape(self.get_starttag_text() or "", quote=False))

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif self._hidden or tag in _EMPTY:
            return
        elif tag in self._open:
            while (last := self._open.pop()) != tag:
                self._out.append(f"</{last}>")
            self._out.append(f"</{tag}>")
        elif tag not in _TAGS:
            self._out.append(escape(f"</{tag}>", quote=False))

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._out.append(escape(data, quote=False))

    def _attributes(self, attrs: list[tuple[str, str | None]]) -> str:
        kept = []
        for name, written in attrs:
            value = (written or "").strip()
            if name not in _ATTRIBUTES or (name == "href" and not value.lower().startswith(_SCHEMES)):
                continue
            kept.append(f' {name}="{escape(self._image(value) if name == "src" else value)}"')
        return "".join(kept)
