import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

import mlquiz.anki

SCRIPT = Path(mlquiz.anki.__path__[0]) / "templates" / "choice.js"
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed")


def step(side: str, **more: Any) -> dict[str, Any]:
    return {"side": side, "items": 5, "note": "en/norm"} | more


def seen(*steps: dict[str, Any]) -> list[dict[str, Any]]:
    page = Path(__file__).with_name("choice_page.js")
    command = [str(NODE), str(page), str(SCRIPT), json.dumps(steps)]
    shown: list[dict[str, Any]] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return shown


@pytest.mark.parametrize("refused", [False, True], ids=["stored", "storage refused"])
def test_both_sides_show_the_same_order(refused: bool) -> None:
    front, back = seen(step("front", refused=refused), step("back", refused=refused))
    assert sorted(front["order"]) == [0, 1, 2, 3, 4]
    assert back["order"] == front["order"]


def test_each_showing_draws_an_order() -> None:
    orders = {tuple(each["order"]) for each in seen(*[step("front")] * 200)}
    assert len(orders) > 50


def test_what_was_chosen_last_is_marked_on_the_back() -> None:
    front, back = seen(step("front", clicks=[1, 3]), step("back"))
    assert front["chosen"] == back["chosen"] == [front["order"][3]]


def test_several_may_be_chosen_and_taken_back() -> None:
    front, back = seen(step("front", several=True, clicks=[0, 2, 4, 2]), step("back", several=True))
    assert front["chosen"] == back["chosen"] == [front["order"][0], front["order"][4]]


def test_a_new_showing_forgets_what_was_chosen() -> None:
    *_, front, back = seen(step("front", clicks=[1]), step("back"), step("front"), step("back"))
    assert front["chosen"] == back["chosen"] == []


def test_notes_do_not_share_their_order() -> None:
    front, _, back = seen(step("front"), step("front", note="en/other"), step("back"))
    assert back["order"] == front["order"]


def test_a_note_that_got_another_option_meanwhile_is_shown_whole() -> None:
    _, back = seen(step("front"), step("back", items=6))
    assert sorted(back["order"]) == [0, 1, 2, 3, 4, 5]


def test_a_tap_on_an_option_is_no_gesture_and_no_name_is_left_behind() -> None:
    (front,) = seen(step("front"))
    assert front["tappable"]
    assert front["names"] == 0


def test_a_card_without_options_is_left_alone() -> None:
    assert seen(step("front", items=0))[0]["order"] == []
