"""The keys of a quiz. The line at the foot shows them in this order."""

from textual.binding import Binding

from mlquiz.tui.keys.bound import bound

_GO_ON = "Show the answer; then: I was right, or the next question; at the end scroll down"
_DIGITS = "Choose that option; after the answer 1: I was wrong, 2: I was right"

QUIZ_KEYS = (
    bound("quiz", "show_answer", "go_on", _GO_ON, show=False),
    bound("quiz", "wrong", "digit(1)", "I was wrong", show=False, tooltip=_DIGITS),
    bound("quiz", "right", "digit(2)", "I was right", show=False, tooltip=_DIGITS),
    *(Binding(str(n), f"digit({n})", "Choose that option", show=False) for n in range(3, 10)),
    bound("quiz", "help", "help", "Help", tooltip="Explain all keys of this screen"),
    bound("quiz", "hint", "hint", "Hint", tooltip="Show the hint"),
    bound("quiz", "notes", "notes", "Notes", tooltip="After the answer: read the notes of its section"),
    bound(
        "quiz", "figure", "figure", "Figure", tooltip="Open the figure in the browser; again: the next figure"
    ),
    bound("quiz", "latex", "source", "LaTeX", tooltip="Show the LaTeX of the formulas; again: draw them"),
    bound(
        "quiz", "tomorrow", "tomorrow", "Tomorrow", tooltip="At the end: make the wrong cards due tomorrow"
    ),
    bound("quiz", "leave", "leave", "Leave", tooltip="Leave; the quiz can be gone on with"),
    bound("quiz", "back", "back", "Leave", tooltip="Close a message, or leave"),
)
