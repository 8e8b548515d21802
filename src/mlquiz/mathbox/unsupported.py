"""What is raised for a formula that would not be drawn as it was meant."""


class Unsupported(ValueError):  # noqa: N818 - the caller shows the source instead, it is not a failure
    """A formula that mathbox does not know to draw; the message names the piece of it."""
