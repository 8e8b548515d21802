"""Whether figures are drawn in this terminal, and how."""

import os
from importlib.util import find_spec

from mlquiz.tui.pictures.gallery import Gallery
from mlquiz.tui.pictures.terminal import ask, is_terminal

EXTRA_MISSING = "Figures are not drawn: that needs more. In a shell: pip install 'mlquiz[images]'"
NO_SIZE = "Figures are not drawn: this terminal does not say how large its letters are."
_NEEDED = ("resvg_py", "PIL")


def open_gallery(images: str) -> tuple[Gallery | None, str]:
    """Ask the terminal what it can show. To be called before the screen opens.

    Args:
        images: What the settings say: `auto`, `kitty` or `sixel`.

    Returns:
        The gallery; or `None`, and what to tell the user in English, which is nothing where `auto` finds that
        the terminal shows no pictures.
    """
    if any(find_spec(name) is None for name in _NEEDED):
        return None, EXTRA_MISSING
    if not is_terminal():
        return None, ""
    terminal = ask()
    way = terminal.way(images)
    if way is None:
        return None, ""
    if way == "sixel" and terminal.cell is None:
        return None, NO_SIZE
    grey, tmux = bool(os.environ.get("NO_COLOR")), "TMUX" in os.environ
    return Gallery(way, terminal, grey=grey, tmux=tmux), ""
