"""The person's folders for data, settings and what may be thrown away, as the platform has them.

On Linux what is nearly always so is known here; platformdirs says the rest, and takes longer to load than
`mlquiz due` takes in all.
"""

import os
import sys

NAME = "mlquiz"


def expanded(path: "str | os.PathLike[str]") -> str:
    """A path with `~` replaced by the home folder; `~name` of nobody stays, and is then not found."""
    return os.path.expanduser(path)  # noqa: PTH111 - pathlib raises where there is no such person


def data_folder() -> str:
    """Where progress lives."""
    from_home = _from_home("XDG_DATA_HOME", ".local/share")
    if from_home is not None:
        return from_home
    from platformdirs import user_data_dir  # noqa: PLC0415 - start-up

    return user_data_dir(NAME, appauthor=False)


def settings_folder() -> str:
    """Where the settings are."""
    from_home = _from_home("XDG_CONFIG_HOME", ".config")
    if from_home is not None:
        return from_home
    from platformdirs import user_config_dir  # noqa: PLC0415 - start-up

    return user_config_dir(NAME, appauthor=False)


def cache_folder() -> str:
    """Where it is remembered what was read."""
    from_home = _from_home("XDG_CACHE_HOME", ".cache")
    if from_home is not None:
        return from_home
    from platformdirs import user_cache_dir  # noqa: PLC0415 - start-up

    return user_cache_dir(NAME)


def _from_home(variable: str, usual: str) -> str | None:
    """The folder by the rules of XDG, where there is nothing to be in doubt about."""
    if sys.platform != "linux" or "ANDROID_DATA" in os.environ:
        return None
    home, named = os.environ.get("HOME", ""), os.environ.get(variable, "")
    if named:
        return f"{named.rstrip('/')}/{NAME}" if _is_plain(named) else None
    return f"{home.rstrip('/')}/{usual}/{NAME}" if _is_plain(home) else None


def _is_plain(path: str) -> bool:
    return path.startswith("/") and path == path.strip() and len(path) > 1
