"""The Transformer: an encoder block, a decoder block and what joins them."""

from collections.abc import Sequence

from figures import style
from figures.canvas import Canvas

Lines = Sequence[str]

_LEFT, _GUTTER, _RIGHT = 91.0, 180.0, 269.0
_WIDTH = 124.0
_FRAME = (158.0, 96.0)
_EMBEDDING = 64.0
_SUBLAYER = (134.0, 230.0, 326.0)
_NORM = (180.0, 276.0, 372.0)
_FORWARD: Lines = ("Feed-forward",)


def draw() -> str:
    """Draw the block with the name of every part."""
    attention = (("Multi-head", "self-attention"), ("Masked", "self-attention"), ("Cross", "attention"))
    return diagram("The Transformer", attention, queries="Q", memory="K, V")


def diagram(title: str, attention: Sequence[Lines], *, queries: str, memory: str) -> str:
    """Draw encoder and decoder with these names for the three attention layers and two of their inputs."""
    first, masked, cross = attention
    canvas = Canvas(486, title)
    _column(canvas, _LEFT, "input tokens", [first, _FORWARD])
    _column(canvas, _RIGHT, "outputs so far", [masked, cross, _FORWARD])
    canvas.text(12, 350, "encoder block × 6", size=style.SMALL, anchor="start", colour=style.MUTED)
    canvas.text(_GUTTER + 2, 393, "decoder block × 6", size=style.SMALL, anchor="end", colour=style.MUTED)
    _memory(canvas, memory)
    canvas.text(_RIGHT - 8, 206, queries, anchor="end", bold=True)
    _prediction(canvas)
    return canvas.svg()


def _column(canvas: Canvas, x: float, tokens: str, parts: Sequence[Lines]) -> None:
    """Draw the embedding and one block: each sub-layer with its Add & norm."""
    width, top = _FRAME
    height = _NORM[len(parts) - 1] + 24 - top
    canvas.rect(x - width / 2, top, width, height, style.WHITE, edge=style.RULE, r=8)
    canvas.text(x, 16, tokens)
    canvas.arrow((x, 22), (x, _EMBEDDING - 20))
    canvas.box((x, _EMBEDDING), (_WIDTH, 38), ["Embedding +", "position"], style.OUTPUT)
    above = _EMBEDDING + 19
    for name, sub, norm in zip(parts, _SUBLAYER, _NORM, strict=False):
        canvas.arrow((x, above), (x, sub - 20))
        canvas.box((x, sub), (_WIDTH, 38), name, style.INPUT if name == _FORWARD else style.KEY)
        canvas.arrow((x, sub + 19), (x, norm - 15))
        canvas.box((x, norm), (_WIDTH, 28), ["Add & norm"], style.SCORE)
        _residual(canvas, x, sub - 29, norm)
        above = norm + 14


def _residual(canvas: Canvas, x: float, start: float, norm: float) -> None:
    edge = x + _WIDTH / 2 * (-1 if x < _GUTTER else 1)
    bend = edge + (-10 if x < _GUTTER else 10)
    canvas.arrow((x, start), (bend, start), (bend, norm), (edge, norm), colour=style.ORANGE)


def _memory(canvas: Canvas, label: str) -> None:
    """Draw the way from the last encoder block into the cross attention of the decoder."""
    low, high = 316.0, _SUBLAYER[1]
    way = ((_LEFT, _NORM[1] + 14), (_LEFT, low), (_GUTTER, low), (_GUTTER, high), (_RIGHT - _WIDTH / 2, high))
    canvas.arrow(*way, colour=style.BLUE, width=2)
    canvas.text((_LEFT + _GUTTER) / 2, low + 16, label, bold=True, colour=style.BLUE)


def _prediction(canvas: Canvas) -> None:
    canvas.arrow((_RIGHT, _NORM[2] + 14), (_RIGHT, 408))
    canvas.box((_RIGHT, 424), (_WIDTH, 30), ["Linear, softmax"], style.WHITE)
    canvas.arrow((_RIGHT, 439), (_RIGHT, 460))
    canvas.text(_RIGHT, 475, "next token")
