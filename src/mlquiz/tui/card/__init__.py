"""The widget that shows a page, and the area in which it scrolls."""
