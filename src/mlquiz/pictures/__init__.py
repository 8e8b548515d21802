"""Figures to pixels, for terminals that show pictures; the only home of resvg and pillow (`mlquiz[images]`).

Pictures are drawn by a process of its own, with a limit of time and memory: a file of whatever content can
neither stop the program nor slow it down. Nothing here knows of cards or screens.
"""
