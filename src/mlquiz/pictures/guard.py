"""Whether an SVG may be drawn: it loads nothing, declares nothing, and is no deeper than a drawing is."""

from xml.parsers import expat

DEEPEST = 100
"""Elements inside each other; a few hundred end the rasterizer."""

MOST_BYTES = 4 * 1024 * 1024
"""Of drawing; the photos within are not counted."""
_MOST_WITH_PHOTOS = 36 * 1024 * 1024
_EMBEDDED = ("data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp")
_LONGEST_SCHEME = 32
_PX_PER_UNIT = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_USUAL_PX = 480.0


class RefusedError(ValueError):
    """A picture is not drawn; the message is one of the sentences of `REASONS`."""


BROKEN = "it is damaged"
LOADS = "it loads other files"
DECLARES = "it declares entities"
LARGE = "it is too large"
SLOW = "it takes too long"
LETTERS = "no font here has its letters"
NOT_A_PICTURE = "it is no SVG, PNG, JPEG, GIF or WebP"
NO_ROOM = "there is no room for temporary files"
REASONS = (BROKEN, LOADS, DECLARES, LARGE, SLOW, LETTERS, NOT_A_PICTURE, NO_ROOM)


def drawable(svg: bytes) -> float:
    """Look through an SVG before it is drawn.

    Returns:
        Its width in CSS pixels.

    Raises:
        RefusedError: It is damaged, or it is not to be drawn.
    """
    if len(svg) > _MOST_WITH_PHOTOS:
        raise RefusedError(LARGE)
    look = _Look()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = look.begin
    parser.EndElementHandler = look.end
    parser.EntityDeclHandler = look.declared
    try:
        parser.Parse(svg, True)  # noqa: FBT003 - that is all of it
    except expat.ExpatError as error:
        raise RefusedError(BROKEN) from error
    if len(svg) - look.photos > MOST_BYTES:
        raise RefusedError(LARGE)
    return look.width_px


class _Look:
    """What is seen on the way through the file."""

    def __init__(self) -> None:
        self.depth = 0
        self.width_px = _USUAL_PX
        self.photos = 0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        if not self.depth:
            if tag != "svg":
                raise RefusedError(NOT_A_PICTURE)
            self.width_px = _width(attributes)
        self.depth += 1
        if self.depth > DEEPEST:
            raise RefusedError(LARGE)
        for attribute, value in attributes.items():
            if attribute.rpartition(" ")[2] == "href" and tag != "a":
                address = value.strip()
                _local(address[:_LONGEST_SCHEME].lower())
                self.photos += len(address) if address.startswith("data:") else 0

    def end(self, _: str) -> None:
        self.depth -= 1

    def declared(self, *_: object) -> None:
        raise RefusedError(DECLARES)


def _local(address: str) -> None:
    if address and not address.startswith(("#", *_EMBEDDED)):
        raise RefusedError(LOADS)


def _width(attributes: dict[str, str]) -> float:
    """From `width`, else from `viewBox`, else a usual one."""
    written = attributes.get("width", "").strip()
    number = written.rstrip("abcdefghijklmnopqrstuvwxyz%")
    box = attributes.get("viewBox", "").replace(",", " ").split()
    try:
        if number and written[len(number) :] in _PX_PER_UNIT:
            return max(1.0, float(number) * _PX_PER_UNIT[written[len(number) :]])
        return max(1.0, float(box[2])) if len(box) == 4 else _USUAL_PX
    except ValueError:
        return _USUAL_PX
