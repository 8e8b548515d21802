"""Draws the figures of the notes: one module a figure, each with ``draw() -> str``."""
