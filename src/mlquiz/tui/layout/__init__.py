"""Blocks of Markdown to styled lines of a given width. Pure: no textual, no clock, no disk."""
