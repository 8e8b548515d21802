"""Arrows that are as long as what stands above them."""

ARROWS = {
    "xrightarrow": "──→",
    "xleftarrow": "←──",
    "xleftrightarrow": "←─→",
    "xRightarrow": "══⇒",
    "xLeftarrow": "⇐══",
    "xLeftrightarrow": "⇐═⇒",
    "xmapsto": "├─→",
    "xhookrightarrow": "╰─→",
    "xlongequal": "═══",
}
"""The left end, the shaft and the right end of each."""

SHORT = {
    "──→": "→",
    "←──": "←",
    "←─→": "↔",
    "══⇒": "⇒",
    "⇐══": "⇐",
    "⇐═⇒": "⇔",
    "├─→": "↦",
    "╰─→": "↪",
    "═══": "=",
}
"""The same arrows in one cell."""
