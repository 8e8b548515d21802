"""Events to memory states to today's queue. Pure: no clock, no disk. The only home of fsrs."""

from mlquiz.scheduling.settings import Settings

__all__ = ["Settings"]
