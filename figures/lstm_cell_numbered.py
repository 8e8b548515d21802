"""An LSTM cell with numbers instead of the names of its gates, for questions."""

from figures.lstm_cell import diagram


def draw() -> str:
    """Draw the cell without saying which gate is which."""
    names = {"input": ["1"], "output": ["2"], "forget": ["3"]}
    signals = {"input": "z_{1}", "output": "z_{2}", "forget": "z_{3}"}
    return diagram("An LSTM cell with three numbered gates", names, signals).svg()
