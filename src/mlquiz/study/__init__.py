"""One sitting: show, answer, undo. Knows no screen."""
