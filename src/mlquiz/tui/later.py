"""The notes, read when something of them is first asked for: the decks are painted before."""

from threading import Lock
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlquiz.content import Content
    from mlquiz.reading.library import Library


class _Later:
    """Stands for a library until it is read; any thread may ask first, and the others wait for it."""

    def __init__(self, content: "Content", read: "Callable[[], Library]") -> None:
        self.content = content
        self._read = read
        self._lock = Lock()
        self._found: Library | None = None

    def __getattr__(self, name: str) -> Any:
        """Everything but the folder is the library's own."""
        with self._lock:
            if self._found is None:
                self._found = self._read()
        return getattr(self._found, name)


def later(content: "Content", read: "Callable[[], Library]") -> "Library":
    """A library that is read when something of it, besides its folder, is first asked for.

    Args:
        content: Its folder.
        read: Reads it; called once, in the thread that asks first.
    """
    return cast("Library", _Later(content, read))
