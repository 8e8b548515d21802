"""Markdown text to blocks and inline pieces with line numbers, and to HTML. The only home of markdown_it."""
