"""A person's settings file: what it may hold, and what is said when it holds something else."""

from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from mlquiz.errors import MlquizError, SourceError
from mlquiz.scheduling.settings import Settings
from mlquiz.study.preferences import Preferences, read_preferences
from mlquiz.study.screen_settings import AUTO, TERMINALS_COLOURS, THEMES, images_wanted, interface_language


def read(folder: Path, text: str) -> Preferences:
    path = folder / "settings.toml"
    path.write_text(text, encoding="utf-8")
    return read_preferences(path)


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    assert read_preferences(tmp_path / "none.toml") == Preferences()


def test_what_stands_in_the_file_holds_and_the_rest_is_default(tmp_path: Path) -> None:
    found = read(tmp_path, "new_per_day = 7\nlearning_steps_min = [2, 15]\nwatched_only = true\n")
    assert found.schedule == Settings(new_per_day=7, learning_steps_min=(2, 15))
    assert found.watched_only
    assert found.named == {"new_per_day", "learning_steps_min", "watched_only"}


def test_a_whole_number_will_do_for_a_number(tmp_path: Path) -> None:
    assert read(tmp_path, f"parameters = {[1] * 21}").schedule.parameters == (1,) * 21


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# mine\nnew_perday = 7", 2, "no such setting; did you mean new_per_day?"),
        ("new_per_day = 7.5", 1, "a whole number"),
        ("new_per_day = true", 1, "a whole number"),
        ('watched_only = "yes"', 1, "true or false"),
        ("learning_steps_min = 10", 1, "such as [1, 10]"),
        ("\ndesired_retention = 1.5", 2, "out of range"),
        ("parameters = [1.0, 2.0]", 1, "21 numbers"),
        ("parameters = [" + "nan, " * 21 + "]", 1, "nan is no number to compute with"),
        ("parameters = [1" + "0" * 400 + "]", 1, "is no number to compute with"),
        ("\nlearning_steps_min = [1, 0]", 2, "learning_steps_min: a learning step: 0 is out of range"),
        ("new_per_day = ", 1, "cannot be read: Invalid value"),
        ("new_per_day = 7\n\nwatched_only = yes\n", 3, "cannot be read: Invalid value"),
        ("new_per_day = 7\nnew_per_day = 8\n", 2, "cannot be read: Cannot overwrite a value"),
        ("new_per_day = 7\n\nparameters = [", 3, "cannot be read"),
        ("new_per_day = " + "9" * 5000, 0, "cannot be read"),
        ("new_per_day = 7\n[schedule]\nreviews_per_day = 9\n", 2, "[schedule]: no such table"),
        ("# [new_per_day]\n\n[ new_per_day ]\n", 3, "a whole number"),
        ('"new_per_day" = 7.5', 1, "a whole number"),
    ],
)
def test_a_mistake_is_said_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, text)
    (problem,) = error.value.problems
    assert problem.line == line
    assert message in problem.message


def test_all_wrong_values_are_said_at_once_whatever_is_wrong_with_them(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read(
            tmp_path,
            "desired_retention = 1.5\nnew_per_day = -1\nlearning_steps_min = [0, 5, 999999]\n"
            'rollover_hour = 24\nwatched_only = "yes"\nteh = 1\n[leech]\nnew_per_day = 1\n',
        )
    assert [problem.line for problem in error.value.problems] == [1, 2, 3, 3, 4, 5, 6, 7]


def test_a_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    assert read(tmp_path, "\ufeffnew_per_day = 7\r\n").schedule.new_per_day == 7


def test_a_folder_is_said_in_plain_words(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read_preferences(tmp_path)
    assert str(error.value).endswith("E01 these settings cannot be read: this is a folder, not a file")


def test_a_file_that_the_system_refuses_is_said_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SourceError) as error:
        read_preferences(tmp_path / "file" / "settings.toml")
    assert str(error.value).endswith("E01 these settings cannot be read: Not a directory")


def test_a_file_that_is_no_utf8_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"new_per_day = 7\n# caf\xe9\n")
    with pytest.raises(SourceError) as error:
        read_preferences(tmp_path / "settings.toml")
    (problem,) = error.value.problems
    assert (problem.line, "not UTF-8" in problem.message) == (2, True)


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, "a = 1\nb = 2\n")
    assert len(error.value.problems) == 2


def test_every_setting_is_documented(checkout: Path) -> None:
    page = (checkout / "docs" / "settings.md").read_text(encoding="utf-8")
    assert [name for name in Preferences().values() if f"| `{name}` |" not in page] == []


def test_the_screen_has_its_theme_its_language_and_its_keys(tmp_path: Path) -> None:
    text = 'theme = "nord"\nlanguage = "zh"\n[keys]\nsuspend = "S"\nundo = ["z", "ctrl+z"]\n'
    screen = read(tmp_path, text).screen
    assert (screen.theme, screen.language) == ("nord", "zh")
    assert screen.keys == {"suspend": ("S",), "undo": ("z", "ctrl+z")}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('\ntheme = "nrod"', 2, "theme: nrod is unknown; did you mean nord?"),
        ("theme = 3", 1, "theme: a word in quotation marks"),
        ('language = "cn"', 1, "language: cn is unknown; did you mean en? There are: auto, en, zh"),
        ('language = "xxx"', 1, "language: xxx is unknown; there are: auto, en, zh"),
        ('images = "sixal"', 1, "images: sixal is unknown; did you mean sixel?"),
        ('keys = "s"', 1, "a table, [keys]"),
        ('[key]\nundo = "z"', 1, "[key]: no such table; did you mean keys? Other settings stand"),
        ('[keys]\n# mine\nsuspnd = "S"', 3, "no such action; did you mean suspend?"),
        ('new_per_day = 3\n[keys]\n"undo" = "esc"', 3, "no such key; did you mean escape?"),
        ('keys = { undo = "esc" }', 1, "no such key"),
        ('[keys]\nundo = "z"\nhint = "z"', 2, "z is the key of hint, too"),
        ("[keys]\nundo = []", 2, "or a list of keys, not []"),
    ],
)
def test_a_mistake_about_the_screen_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, text)
    (problem,) = error.value.problems
    assert (problem.line, message in problem.message) == (line, True), problem


@pytest.mark.parametrize(
    ("set_to", "environment", "language"),
    [
        ("auto", {}, "en"),
        ("auto", {"LANG": "zh_CN.UTF-8"}, "zh"),
        ("auto", {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ("auto", {"LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "de_DE"}, "zh"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("zh", {"LANG": "en_GB.UTF-8"}, "zh"),
    ],
)
def test_the_language_is_what_was_set_or_what_the_environment_says(
    set_to: str, environment: dict[str, str], language: str
) -> None:
    assert interface_language(set_to, environment) == language


def test_figures_are_drawn_as_the_environment_says_else_as_was_set(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    assert read_preferences(path).screen.images == "off"
    path.write_text('images = "auto"\n')
    assert read_preferences(path).screen.images == "auto"
    assert images_wanted("auto", {}) == "auto"
    assert images_wanted("auto", {"MLQUIZ_IMAGES": "off"}) == "off"
    assert images_wanted("off", {"MLQUIZ_IMAGES": ""}) == "off"
    with pytest.raises(MlquizError, match="MLQUIZ_IMAGES: kity is unknown; did you mean kitty"):
        images_wanted("off", {"MLQUIZ_IMAGES": "kity"})


def test_the_themes_are_those_of_textual_and_the_terminals_own_colours() -> None:
    assert sorted({*THEMES} - {AUTO, TERMINALS_COLOURS}) == sorted(BUILTIN_THEMES)
