"""Domain-adversarial training: one feature extractor, two heads, and the gradient that is reversed."""

from figures import style
from figures.canvas import Canvas


def draw() -> str:
    """Draw the networks, and the gradients on their way back."""
    canvas = Canvas(300, "One network with two heads and the gradients that flow back")
    canvas.text(36, 118, "source")
    canvas.text(36, 188, "target")
    canvas.arrow((60, 114), (84, 134))
    canvas.arrow((60, 182), (84, 162))
    canvas.box((132, 148), (90, 48), ["Feature", "extractor"], style.INPUT)
    canvas.box((290, 70), (100, 48), ["Label", "predictor"], style.OUTPUT)
    canvas.box((290, 226), (100, 48), ["Domain", "classifier"], style.KEY)
    canvas.arrow((179, 136), (238, 78))
    canvas.arrow((179, 160), (238, 218))
    canvas.text(290, 36, "class, source only", size=style.SMALL)
    canvas.text(290, 266, "source or target?", size=style.SMALL)
    canvas.arrow((254, 96), (190, 158), colour=style.BLUE, width=2)
    canvas.text(232, 140, "+", bold=True, colour=style.BLUE, size=style.TITLE)
    canvas.arrow((234, 236), (164, 174), colour=style.ACCENT, width=2)
    canvas.rect(178, 212, 26, 24, style.PAPER, edge=style.ACCENT)
    canvas.text(191, 230, "−", bold=True, colour=style.ACCENT, size=style.TITLE)
    canvas.text(
        180, 290, "coloured arrows: gradients on their way back", size=style.SMALL, colour=style.MUTED
    )
    return canvas.svg()
