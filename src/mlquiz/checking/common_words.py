"""Words that name no topic."""

from functools import cache
from importlib.resources import files


@cache
def function_words() -> frozenset[str]:
    """Words that hold sentences together, in English and Chinese; hiding one of them asks for grammar."""
    return _words("function_words.txt")


@cache
def common_words() -> frozenset[str]:
    """Words of any text and of every second question of this field, function words included."""
    return _words("common_words.txt") | function_words()


def _words(file: str) -> frozenset[str]:
    lines = files("mlquiz.checking").joinpath(file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def field_terms() -> tuple[str, ...]:
    """Terms of the field that are made of common words, such as `early stopping`."""
    lines = files("mlquiz.checking").joinpath("field_terms.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
