"""Opening a web page or a picture without a trace on the terminal."""

import subprocess
import sys

_ON_THE_TERMINAL = ("www-browser", "links", "elinks", "lynx", "w3m")
"""Browsers that `webbrowser` falls back to where there is no desktop; they would draw over the screen."""


_PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


def open_page(url: str) -> bool:
    """Open a page in the desktop's browser; `False`: there is none, or it is no address for it.

    Addresses are those of the web, and those of files that are pictures: others might be run.

    The browser is started by a process of its own, cut off from the terminal, since it may write to it.
    """
    picture = url.startswith("file:///") and url.lower().endswith(_PICTURES)
    if not picture and not url.startswith(("https://", "http://")):
        return False
    import webbrowser  # noqa: PLC0415 - not needed for the first paint

    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    if getattr(browser, "name", "").rpartition("/")[2] in _ON_THE_TERMINAL:
        return False
    subprocess.Popen(  # noqa: S603 - our own interpreter, and an address as one argument
        [sys.executable, "-m", "webbrowser", "-t", url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    return True
