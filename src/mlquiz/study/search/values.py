"""The values that a filter knows, and which of them a typed one stands for. Pure."""

from collections.abc import Iterable

from mlquiz.errors import MlquizError, did_you_mean
from mlquiz.study.search.query import Key

_ROOM = 55
"""Characters of a list of values, so that a narrow screen has the whole sentence."""


def meant(key: Key, value: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known values that a typed one stands for: itself, or while it is half typed all that begin with it.

    Raises:
        MlquizError: None begins so.
    """
    known = tuple(known)
    found = (value,) if value in known else tuple(each for each in known if each.startswith(value))
    if not found:
        raise _not_known(key, value, known)
    return found


def number_of(key: Key, value: str) -> str:
    """The number of `8`, `08` and `chapter-8`; empty while these are half typed."""
    word = f"{key}-"
    number = value.removeprefix(word)
    return "" if word.startswith(value) or number == "0" else number.lstrip("0") or number


def _not_known(key: Key, value: str, known: tuple[str, ...]) -> MlquizError:
    if not known:
        return MlquizError("{key}:{value}: no card has a {key}", key=key, value=value)
    hint = "" if key in {Key.CHAPTER, Key.LECTURE} else did_you_mean(value, known)
    if hint:
        return MlquizError("{key}:{value} is not known{hint}", key=key, value=value, hint=hint)
    return MlquizError("{key}:{value} is none of: {known}", key=key, value=value, known=_listed(known))


def _listed(known: tuple[str, ...]) -> str:
    """All of them, or the first ones and the last."""
    whole = ", ".join(known)
    most = min(len(known), _ROOM)
    while len(whole) > _ROOM and most > 1:
        most -= 1
        whole = ", ".join((*known[:most], "…", known[-1]))
    return whole
