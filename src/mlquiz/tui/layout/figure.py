"""A figure as its description in a box."""

from mlquiz.markdown.pieces import Image
from mlquiz.tui.layout.line import Line, Mark, Run
from mlquiz.tui.layout.visible import visible
from mlquiz.tui.layout.wrap import wrap

_TITLE = "─ figure "


def figure_lines(image: Image, width: int) -> list[Line]:
    """The alt text and the file's name in a box as wide as they need."""
    room = width - 4
    inside = wrap([Run(visible(image.alt).replace("\n", " "))], room)
    inside += wrap([Run(visible(image.src).replace("\n", " "), Mark.QUIET)], room)
    across = max([len(_TITLE), *(line.width for line in inside)])
    edges = (f"┌{_TITLE}{'─' * (across + 2 - len(_TITLE))}┐", f"└{'─' * (across + 2)}┘")
    top, bottom = (Line((Run(edge, Mark.FRAME),), lead=len(edge)) for edge in edges)
    return [top, *(_between(line, across) for line in inside), bottom]


def _between(line: Line, across: int) -> Line:
    padding = Run(" " * (across - line.width) + " │", Mark.FRAME)
    return Line((*line.runs, padding), line.joint).led_by(Run("│ ", Mark.FRAME))
