"""What the keys of a screen do, read from its bindings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen


@dataclass(frozen=True, slots=True)
class KeyHelp:
    """One thing that can be done, and the keys that do it."""

    keys: tuple[str, ...]
    does: str


def explained(screen: Screen[Any]) -> Sequence[KeyHelp]:
    """What the keys do now that our own classes bind, in the order in which they are declared."""
    keys: dict[str, list[str]] = {}
    active = screen.active_bindings
    for node in dict.fromkeys(entry.node for entry in active.values()):
        for binding in _declared(node):
            if binding.key in active and active[binding.key].binding.action == binding.action:
                key = screen.app.get_key_display(binding)
                keys.setdefault(binding.tooltip or binding.description, []).append(key)
    return [KeyHelp(tuple(dict.fromkeys(pressed)), does) for does, pressed in keys.items()]


def _declared(node: DOMNode) -> Iterator[Binding]:
    for cls in type(node).__mro__:
        if cls.__module__.startswith("mlquiz."):
            yield from Binding.make_bindings(vars(cls).get("BINDINGS", ()))
