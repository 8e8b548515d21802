"""Two Gaussian classes with one shared and with two separate covariance matrices, and their boundaries."""

from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Ellipse

from figures import plots, style
from figures.valley import Vector

_REACH = 5.0
_EXAMPLES = (30, 30)


@dataclass(frozen=True)
class Gaussian:
    """A class with its share of the examples, mean and covariance."""

    prior: float
    mean: Vector
    covariance: Vector

    def score(self, points: Vector) -> Vector:
        """Return the logarithm of prior times density, without the constant that all classes share."""
        away = points - self.mean
        distance = (away @ np.linalg.inv(self.covariance) * away).sum(axis=-1)
        score: Vector = np.log(self.prior) - 0.5 * np.log(np.linalg.det(self.covariance)) - 0.5 * distance
        return score


def classes() -> list[Vector]:
    """Return the examples of both classes."""
    random = np.random.default_rng(11)
    first = random.multivariate_normal((-1.2, -0.6), [[2.6, 0.9], [0.9, 2.0]], _EXAMPLES[0])
    second = random.multivariate_normal((1.5, 1.2), [[0.35, 0.0], [0.0, 0.35]], _EXAMPLES[1])
    return [first, second]


def fitted(*, shared: bool) -> list[Gaussian]:
    """Fit both classes by maximum likelihood."""
    total = sum(_EXAMPLES)
    covariances = [np.cov(part.T, bias=True) for part in classes()]
    common = sum(len(part) / total * each for part, each in zip(classes(), covariances, strict=True))
    return [
        Gaussian(len(part) / total, part.mean(axis=0), np.asarray(common) if shared else own)
        for part, own in zip(classes(), covariances, strict=True)
    ]


def draw() -> str:
    """Draw both models side by side, named by letters."""
    panels = plots.panels(225, 1, 2)
    _model(panels[0], "A", shared=False)
    _model(panels[1], "B", shared=True)
    plots.note(panels[0], "ellipses: fitted Gaussians, thick line: boundary")
    return plots.svg(panels[0])


def _model(plot: Axes, name: str, *, shared: bool) -> None:
    looks = ((style.BLUE, "o"), (style.ORANGE, "^"))
    models = fitted(shared=shared)
    for model, points, (colour, mark) in zip(models, classes(), looks, strict=True):
        plot.plot(points[:, 0], points[:, 1], mark, color=colour, markersize=2.6)
        plot.add_patch(_ellipse(model, colour))
    side = np.linspace(-_REACH, _REACH, 41)
    points = np.stack(np.meshgrid(side, side), axis=-1)
    difference = models[0].score(points) - models[1].score(points)
    plot.contour(side, side, difference, [0.0], colors=style.INK, linewidths=2)
    plot.set(xlim=(-_REACH, _REACH), ylim=(-_REACH, _REACH), aspect="equal")
    plots.bare(plot)
    plots.name(plot, name)


def _ellipse(model: Gaussian, colour: str) -> Ellipse:
    """Return the line at two standard deviations."""
    values, vectors = np.linalg.eigh(model.covariance)
    width, height = 4 * np.sqrt(values)
    tilt = float(np.degrees(np.arctan2(vectors[1, 0], vectors[0, 0])))
    x, y = model.mean.tolist()
    return Ellipse((x, y), width, height, angle=tilt, fill=False, edgecolor=colour, linewidth=1.4)
