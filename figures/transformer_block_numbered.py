"""The Transformer with its attention layers numbered instead of named, for questions."""

from figures.transformer_block import diagram


def draw() -> str:
    """Draw the block without saying which attention layer is which."""
    names = (("Attention 1",), ("Attention 2",), ("Attention 3",))
    return diagram("The Transformer with three numbered attention layers", names, queries="", memory="")
