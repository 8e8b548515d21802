"""Colours of Textual's own two themes that are changed so that all words on our screens can be read."""

from collections.abc import Mapping

LEGIBLE: Mapping[str, Mapping[str, str]] = {
    "textual-dark": {"block-cursor-background": "#0066B4", "text-error": "#DA97A7"},
    "textual-light": {
        "primary-muted": "#C4D4E0",
        "text-accent": "#754C13",
        "text-success": "#28643B",
        "text-warning": "#754C13",
    },
}
"""By the name of the theme. Words stand out from every ground with a contrast of 4.5 or more (WCAG 2, AA)."""
