"""Looks from style sheets for parts of a text."""

from textual.style import Style
from textual.widget import Widget


def look(widget: Widget, name: str) -> Style:
    """The look that a style sheet gives to a component class, to be laid over that of the widget.

    Textual's own partial style leaves the background out.
    """
    style = widget.get_visual_style(name, partial=True)
    background = widget.get_component_styles(name).background
    return style + Style(background=background) if background.a else style
