"""Events to memory states to today's queue. Pure: no clock, no disk. The only home of fsrs."""
