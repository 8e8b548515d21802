"""The keys of a sitting, in the order of the line at the foot. Those of some cards alone come last there."""

from textual.binding import Binding

from mlquiz.tui.keys.bound import bound

_GRADES = "Again, Hard, Good, Easy; in an open choice: that option"
_SHORT = ("Again", "Hard", "Good", "Easy")

REVIEW_KEYS = (
    bound("review", "show_answer", "go_on", "Show the answer; then give the marked grade", show=False),
    *(
        bound("review", name.lower(), f"digit({n})", name, show=False, tooltip=_GRADES)
        for n, name in enumerate(_SHORT, start=1)
    ),
    *(Binding(str(n), f"digit({n})", "In an open choice: that option", show=False) for n in (5, 6, 7, 8, 9)),
    bound("review", "help", "help", "Help", tooltip="Explain all keys of this screen"),
    bound("review", "undo", "undo", "Undo", tooltip="Undo: take back what was done last"),
    bound("review", "notes", "notes", "Notes", tooltip="Read the notes of this card's section"),
    bound("review", "leave", "leave", "Home", tooltip="Back to the decks; every answer is saved"),
    bound("review", "back", "back", "Home", tooltip="Close a message, or back to the decks"),
    bound(
        "review",
        "suspend",
        "suspend",
        "Suspend",
        tooltip="Suspend this card; `mlquiz suspended` brings it back",
    ),
    bound("review", "bury", "bury", "Bury", tooltip="Bury: do not show this card again today"),
    bound("review", "edit", "edit", "Edit", tooltip="Edit the note in your editor (VISUAL or EDITOR)"),
    bound("review", "hint", "hint", "Hint", tooltip="Show the hint"),
    bound(
        "review",
        "figure",
        "figure",
        "Figure",
        tooltip="Open the figure in the browser; again: the next figure",
    ),
    bound("review", "video", "video", "Video", tooltip="Open the section's video in the browser"),
    bound("review", "latex", "source", "LaTeX", tooltip="Show the LaTeX of the formulas; again: draw them"),
)
