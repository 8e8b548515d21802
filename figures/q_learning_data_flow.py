"""Deep Q-learning: replay buffer, Q network and target network."""

from figures import style
from figures.canvas import Canvas


def draw() -> str:
    """Draw where experience goes, and where the target comes from."""
    canvas = Canvas(330, "The data flow of deep Q-learning")
    canvas.box((70, 40), (108, 38), ["Environment"], style.INPUT)
    canvas.box((290, 40), (108, 38), ["Q network"], style.OUTPUT)
    canvas.arrow((235, 32), (126, 32))
    canvas.text(180, 26, "action", size=style.SMALL)
    canvas.arrow((70, 60), (70, 108))
    canvas.text(78, 90, "s, a, r, s′", size=style.SMALL, anchor="start")
    for row in range(4):
        canvas.rect(22, 110 + row * 18, 96, 18, style.KEY)
    canvas.text(70, 202, "A", bold=True)
    canvas.arrow((120, 146), (164, 146))
    canvas.box((206, 146), (80, 40), ["batch of", "old steps"], style.KEY)
    canvas.box((290, 236), (108, 38), ["B"], style.SCORE, bold=True)
    canvas.arrow((216, 168), (252, 216))
    canvas.text(222, 200, "s′", size=style.SMALL, anchor="end")
    canvas.arrow((224, 125), (256, 62))
    canvas.text(230, 96, "s, a", size=style.SMALL, anchor="end")
    canvas.arrow((326, 60), (326, 216), colour=style.MUTED)
    for row, words in enumerate(("copied", "now and", "then")):
        canvas.text(316, 132 + 14 * row, words, size=style.SMALL, anchor="end")
    canvas.box((130, 288), (150, 38), ["target r + γ max Q"], style.WHITE)
    canvas.arrow((236, 246), (206, 276))
    return canvas.svg()
