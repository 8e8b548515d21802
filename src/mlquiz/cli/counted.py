"""How many there are of something, as commands say it."""


def counted(number: int, thing: str) -> str:
    """`1 card`, `3 cards`."""
    return f"{number} {thing}{'s' * (number != 1)}"
