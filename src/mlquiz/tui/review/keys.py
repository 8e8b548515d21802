"""The keys of a sitting. The line at the foot shows them in this order."""

from textual.binding import Binding

_GRADES = "Again, Hard, Good, Easy; in an open choice: that option"

REVIEW_KEYS = (
    Binding("space,enter", "go_on", "Show the answer; then give the marked grade", show=False),
    *(Binding(str(n), f"digit({n})", _GRADES, show=False) for n in (1, 2, 3, 4)),
    *(Binding(str(n), f"digit({n})", "In an open choice: that option", show=False) for n in (5, 6, 7, 8, 9)),
    Binding("question_mark", "help", "Help", key_display="?", tooltip="This list"),
    Binding("f1", "help", "Help", tooltip="This list"),
    Binding("u", "undo", "Undo", tooltip="Undo: take back what was done last"),
    Binding("h", "hint", "Hint", tooltip="Show the hint"),
    Binding("n", "notes", "Notes", tooltip="Read the notes of this card's section"),
    Binding("v", "video", "Video", tooltip="Open the section's video in the browser"),
    Binding("o", "figure", "Figure", tooltip="Open the figure in the browser; again: the next figure"),
    Binding("q", "leave", "Home", tooltip="Back to the decks; every answer is saved"),
    Binding("escape", "back", "Home", tooltip="Close a message, or back to the decks"),
    Binding("s", "suspend", "Suspend", tooltip="Suspend this card; `mlquiz suspended` brings it back"),
    Binding("b", "bury", "Bury", tooltip="Bury: do not show this card again today"),
)
