"""Auto-encoder, variational auto-encoder and VQ-VAE: what stands between encoder and decoder."""

from figures import style
from figures.canvas import Canvas


def draw() -> str:
    """Draw the three below each other, named by letters."""
    canvas = Canvas(392, "Three auto-encoders that differ in the code")
    for at, name in enumerate("ABC"):
        y = 66 + at * 122
        canvas.text(16, y - 34, name, bold=True, anchor="start")
        canvas.box((62, y), (72, 34), ["Encoder"], style.INPUT)
        canvas.box((298, y), (72, 34), ["Decoder"], style.OUTPUT)
        canvas.arrow((8, y), (25, y))
        canvas.arrow((335, y), (354, y))
    _plain(canvas, 66)
    _variational(canvas, 188)
    _quantized(canvas, 310)
    return canvas.svg()


def _plain(canvas: Canvas, y: float) -> None:
    canvas.arrow((99, y), (152, y))
    canvas.box((180, y), (52, 34), ["code"], style.KEY)
    canvas.arrow((207, y), (261, y))


def _variational(canvas: Canvas, y: float) -> None:
    for shift, label in ((-18, "m"), (42, "σ")):
        canvas.arrow((99, y), (122, y + shift))
        canvas.box((142, y + shift), (38, 28), [label], style.KEY)
    for shift, sign in ((0, "+"), (42, "×")):
        canvas.circle((212, y + shift), 12, style.WHITE)
        canvas.text(212, y + shift + 5, sign)
    canvas.arrow((162, y - 18), (200, y - 4))
    canvas.arrow((162, y + 42), (199, y + 42))
    canvas.text(179, y + 36, "exp", size=style.SMALL)
    canvas.arrow((264, y + 42), (225, y + 42))
    canvas.text(270, y + 46, "noise", size=style.SMALL, anchor="start")
    canvas.arrow((212, y + 29), (212, y + 13))
    canvas.arrow((225, y), (261, y))


def _quantized(canvas: Canvas, y: float) -> None:
    canvas.arrow((99, y), (132, y))
    for row in range(5):
        fill = style.ACCENT if row == 2 else style.KEY
        canvas.rect(134, y - 37.5 + row * 15, 60, 15, style.QUERY if fill == style.ACCENT else fill)
    canvas.text(164, y + 54, "codebook", size=style.SMALL)
    canvas.arrow((195, y), (261, y))
    canvas.text(228, y - 8, "nearest", size=style.SMALL)
