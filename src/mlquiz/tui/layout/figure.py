"""A figure: its picture with the description below, or the description in a box."""

from mlquiz.markdown.pieces import Image
from mlquiz.tui.layout.line import Line, Mark, Run
from mlquiz.tui.layout.picture import Picture, PictureRow, Pictures
from mlquiz.tui.layout.visible import visible
from mlquiz.tui.layout.wrap import wrap
from mlquiz.tui.wording import tr


def figure_lines(image: Image, width: int, pictures: Pictures | None = None) -> list[Line]:
    """The picture and its alt text, or the alt text and the file's name in a box as wide as they need."""
    picture = pictures.find(image.src, width) if pictures else ""
    alt = visible(image.alt).replace("\n", " ")
    if not isinstance(picture, str):
        return [*picture_lines(picture), *wrap([Run(alt, Mark.QUIET)], width)]
    room = width - 4
    inside = wrap([Run(alt)], room)
    inside += wrap([Run(visible(image.src).replace("\n", " "), Mark.QUIET)], room)
    if picture:
        inside += wrap([Run(tr("not drawn: {why}", why=tr(picture)), Mark.QUIET)], room)
    title = Run(f"─ {tr('figure')} ")
    across = max([title.width, *(line.width for line in inside)])
    edges = (f"┌{title.text}{'─' * (across + 2 - title.width)}┐", f"└{'─' * (across + 2)}┘")
    top, bottom = (Line((Run(edge, Mark.FRAME),), lead=len(edge)) for edge in edges)
    return [top, *(_between(line, across) for line in inside), bottom]


def picture_lines(picture: Picture) -> list[Line]:
    """A line for each row of a picture. Nothing of it is text, so nothing of it is copied."""
    rows = (PictureRow(picture, row) for row in range(picture.rows))
    blank = " " * picture.columns
    return [Line((Run(blank, picture=row),), joint="", lead=len(blank)) for row in rows]


def _between(line: Line, across: int) -> Line:
    padding = Run(" " * (across - line.width) + " │", Mark.FRAME)
    return Line((*line.runs, padding), line.joint).led_by(Run("│ ", Mark.FRAME))
