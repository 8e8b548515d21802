"""Boxes on a figure, as Anki's own image occlusion writes them down."""

from collections.abc import Iterable

from mlquiz.model.note import Box, Part

_PLACES = 4
_WHOLE = 100


def occlusion_text(parts: Iterable[Part], *, hide_all: bool) -> str:
    """The field `Occlusion`.

    Args:
        parts: Of the figure.
        hide_all: Whether a card hides all parts and asks for one, or hides only the one it asks for.
    """
    return "<br>".join(_written(part.number, box, hide_all=hide_all) for part in parts for box in part.boxes)


def _written(number: int, box: Box, *, hide_all: bool) -> str:
    sides = {"left": box.left, "top": box.top, "width": box.width, "height": box.height}
    places = "".join(f":{name}={_fraction(value / _WHOLE)}" for name, value in sides.items())
    mode = ":oi=1" if hide_all else ""
    return f"{{{{c{number}::image-occlusion:rect{places}{mode}}}}}"


def _fraction(value: float) -> str:
    written = f"{value:.{_PLACES}f}".rstrip("0").rstrip(".")
    return written.removeprefix("0") or "0"
