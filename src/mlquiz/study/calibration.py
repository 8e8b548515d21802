"""Predicted recall against what came of it."""

from collections.abc import Sequence
from math import sqrt

from mlquiz.store.reports import BINS, BinSum, surprise
from mlquiz.study.tallies import Bin, Calibration

__all__ = ["calibration", "surprise"]


def calibration(bins: Sequence[BinSum]) -> Calibration | None:
    """How well recall was predicted; `None` where nothing was."""
    reviews = sum(each.reviews for each in bins)
    if not reviews:
        return None
    found = tuple(
        Bin(
            each.number / BINS,
            (each.number + 1) / BINS,
            each.reviews,
            each.predicted / each.reviews,
            each.recalled / each.reviews,
        )
        for each in bins
    )
    squares = sum(each.reviews * (each.predicted - each.observed) ** 2 for each in found)
    return Calibration(
        bins=found,
        reviews=reviews,
        predicted=sum(each.predicted for each in bins) / reviews,
        observed=sum(each.recalled for each in bins) / reviews,
        log_loss=sum(each.log_loss for each in bins) / reviews,
        rmse=sqrt(squares / reviews),
    )
