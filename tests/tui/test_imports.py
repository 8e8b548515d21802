import subprocess
import sys

import pytest


def loaded_by(module: str) -> set[str]:
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.partition(".")[0] for name in done.stdout.split()}


@pytest.mark.parametrize("module", ["layout.page", "layout.copying", "face", "card_title", "coming"])
def test_what_is_pure_loads_no_screen(module: str) -> None:
    assert "textual" not in loaded_by(f"mlquiz.tui.{module}")


def test_the_screen_loads_neither_the_packager_nor_the_parsers_before_its_first_paint() -> None:
    unwanted = {"PIL", "resvg_py", "genanki", "anki", "markdown_it", "yaml", "sqlite_utils"}
    assert not loaded_by("mlquiz.tui.run") & unwanted
