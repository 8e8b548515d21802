"""What a learner may set of the screen: its theme, its language, its keys."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mlquiz.errors import MlquizError, which_there_are
from mlquiz.study.screen_keys import Keys, faults, keys_of

AUTO = "auto"
LANGUAGES = (AUTO, "en", "zh")
TERMINALS_COLOURS = "textual-ansi"
THEMES = (
    AUTO,
    TERMINALS_COLOURS,
    "textual-dark",
    "textual-light",
    "ansi-dark",
    "ansi-light",
    "atom-one-dark",
    "atom-one-light",
    "catppuccin-frappe",
    "catppuccin-latte",
    "catppuccin-macchiato",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-dawn",
    "rose-pine-moon",
    "solarized-dark",
    "solarized-light",
    "tokyo-night",
)


OFF = "off"
IMAGES = (OFF, AUTO, "kitty", "sixel")
IMAGES_ENVIRONMENT = "MLQUIZ_IMAGES"


@dataclass(frozen=True, slots=True)
class ScreenSettings:
    """How the screen looks and speaks, and what its keys do.

    Args:
        theme: A name of Textual's; `auto`: what was chosen on the screen last; `textual-ansi`: the terminal's
            own colours.
        language: Of the interface; `auto`: as the environment says.
        images: How figures are drawn: `off`, by a protocol of that name, or `auto`: as the terminal can.
        keys: For the actions whose keys were changed, these.
    """

    theme: str = AUTO
    language: str = AUTO
    images: str = OFF
    keys: Mapping[str, Keys] = field(default_factory=dict)


def screen_faults(written: Mapping[str, object]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with the settings of the screen: which one, or which entry of its table, and what."""
    for name, known in (("theme", THEMES), ("language", LANGUAGES), ("images", IMAGES)):
        value = written.get(name, known[0])
        if not isinstance(value, str):
            yield (name,), f"{name}: a word in quotation marks, not {value!r}"
        elif value not in known:
            yield (
                (name,),
                f"{name}: {value} is unknown{which_there_are(value, known)}",
            )
    table = written.get("keys", {})
    if isinstance(table, dict):
        yield from ((("keys", action), said) for action, said in faults(table))
    else:
        yield ("keys",), f'keys: a table, [keys], with lines such as suspend = "S", not {table!r}'


def screen_settings(written: Mapping[str, object]) -> ScreenSettings:
    """The settings of the screen, of which nothing is wrong."""
    table = written.get("keys", {})
    keys = table if isinstance(table, dict) else {}
    return ScreenSettings(
        theme=str(written.get("theme", AUTO)),
        language=str(written.get("language", AUTO)),
        images=str(written.get("images", OFF)),
        keys={action: keys_of(value) for action, value in keys.items()},
    )


def interface_language(set_to: str, environment: Mapping[str, str] = os.environ) -> str:
    """`en` or `zh`: what was set, or what the environment says of messages."""
    if set_to != AUTO:
        return set_to
    spoken = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    return "zh" if spoken.lower().startswith("zh") else "en"


def images_wanted(set_to: str, environment: Mapping[str, str] = os.environ) -> str:
    """How figures are to be drawn: as `MLQUIZ_IMAGES` says for this terminal, else as it was set.

    Raises:
        MlquizError: The environment says something unknown.
    """
    wanted = environment.get(IMAGES_ENVIRONMENT) or set_to
    if wanted not in IMAGES:
        raise MlquizError(f"{IMAGES_ENVIRONMENT}: {wanted} is unknown{which_there_are(wanted, IMAGES)}")
    return wanted
