r"""The delimiters of `\big` and its like: a pair of them becomes as tall as what it encloses."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlquiz.mathbox.tree import Atom, Classed, Delimited, Kind, Node, Row, Scripts

SIZES = frozenset(size + side for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m"))
_SIDES = {"l": Kind.OPENING, "r": Kind.CLOSING, "m": Kind.RELATION}
_OPENING = frozenset("([{⟨⌊⌈")
_CLOSING = frozenset(")]}⟩⌋⌉")


@dataclass(frozen=True, slots=True)
class _Open:
    at: int
    text: str


def sized(text: str, size: str) -> Node:
    """A delimiter that was given a size; `paired` finds its partner."""
    kind = _SIDES.get(size[-1] if size[-1] in "lrm" else "")
    if kind is None:
        kind = Kind.OPENING if text in _OPENING else Kind.CLOSING if text in _CLOSING else Kind.ORDINARY
    return Classed(Atom(text), kind)


def paired(items: Sequence[Node]) -> tuple[Node, ...]:
    """The pieces of a row with each pair of sized delimiters around what stands between them."""
    result: list[Node] = []
    waiting: list[_Open] = []
    for item in items:
        sign = item.base if isinstance(item, Scripts) else item
        if not (isinstance(sign, Classed) and isinstance(sign.body, Atom)):
            result.append(item)
        elif sign.kind is Kind.OPENING or (
            sign.kind is Kind.ORDINARY and not _closes(waiting, sign.body.text)
        ):
            waiting.append(_Open(len(result), sign.body.text))
            result.append(item)
        elif waiting and sign.kind in (Kind.CLOSING, Kind.ORDINARY):
            _enclose(result, waiting.pop(), item, sign.body.text)
        else:
            result.append(item)
    return tuple(result)


def _closes(waiting: Sequence[_Open], text: str) -> bool:
    return bool(waiting) and waiting[-1].text == text


def _enclose(result: list[Node], opened: _Open, item: Node, closing: str) -> None:
    fence = Delimited(opened.text, (Row(tuple(result[opened.at + 1 :])),), (), closing)
    del result[opened.at :]
    result.append(Scripts(fence, item.sub, item.sup, item.limits) if isinstance(item, Scripts) else fence)
