"""The three paths on the narrow valley without the names of their optimizers, for questions."""

from figures.optimizers_on_ravine import adam, momentum, paths, sgd


def draw() -> str:
    """Draw the paths under letters, in another order."""
    return paths({"A": momentum(), "B": adam(), "C": sgd()})
