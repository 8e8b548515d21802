"""That mistakes in the notes leave cards out."""


def mistakes_words(mistakes: int, content: object) -> str:
    """The line; `content` is the folder that was named with `--content`, if any."""
    where = "" if content is None else f" --content {content}"
    what = "1 mistake leaves" if mistakes == 1 else f"{mistakes} mistakes leave"
    return f"mlquiz: {what} cards out; see mlquiz{where} check"
