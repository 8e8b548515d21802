"""A person's settings file: what it may hold, and what is said when it holds something else."""

from pathlib import Path

import pytest

from mlquiz.errors import SourceError
from mlquiz.scheduling.settings import Settings
from mlquiz.study.preferences import Preferences, read_preferences


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
        ("new_per_day = ", 0, "cannot be read"),
    ],
)
def test_a_mistake_is_said_with_its_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, text)
    (problem,) = error.value.problems
    assert problem.line == line
    assert message in problem.message


def test_all_mistakes_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path, "a = 1\nb = 2\n")
    assert len(error.value.problems) == 2


def test_every_setting_is_documented(checkout: Path) -> None:
    page = (checkout / "docs" / "settings.md").read_text(encoding="utf-8")
    assert [name for name in Preferences().values() if f"| `{name}` |" not in page] == []
