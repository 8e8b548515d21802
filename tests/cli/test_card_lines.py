"""Every list of cards has a card in one line as a reader sees it, and the cards of a cloze told apart."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import NOTES, Result

Run = Callable[..., Result]

BACKWARDS = """
<!-- card: sarsa-target | reverse -->
Q: What is the target of Sarsa?

A: $r_t + \\gamma Q(s_{t+1}, a_{t+1})$
"""


@pytest.fixture
def do(run: Run, folder: Path, tmp_path: Path) -> Run:
    (folder / "rl.md").write_text(NOTES + BACKWARDS, encoding="utf-8")
    return lambda *words: run("--content", folder, "--db", tmp_path / "p.db", *words)


def test_cards_has_a_line_for_every_card_of_a_note(do: Run) -> None:
    lines = do("cards").out.splitlines()
    assert lines[1] == "    What is the TD(0) target for V(sₜ)?"
    assert [line for line in lines if "discount" in line.casefold()] == [
        "rl.md:13: cloze discount-range",
        "    The discount γ lies between […] and 1.",
        "    The discount γ lies between 0 and […].",
    ]
    assert lines[-3:] == [
        "rl.md:31: question sarsa-target",
        "    What is the target of Sarsa?",
        "    Backwards: rₜ + γQ(sₜ₊₁, aₜ₊₁)",
    ]


def test_scripts_have_the_text_as_it_is_written(do: Run) -> None:
    questions = {row["id"]: row["question"] for row in json.loads(do("cards", "--json").out)}
    assert questions["td-target"] == "What is the TD(0) target for $V(s_t)$?"
    assert questions["discount-range"] == "The discount $\\gamma$ lies between ==1;;0== and ==2;;1==."


def test_suspended_siblings_are_told_apart_by_their_gaps(do: Run) -> None:
    do("suspend", "discount-range")
    assert do("suspended").out.splitlines() == [
        "discount-range/1",
        "    The discount γ lies between […] and 1.",
        "discount-range/2",
        "    The discount γ lies between 0 and […].",
    ]


def test_what_was_wrong_in_a_quiz_is_listed_with_its_formulas_drawn(do: Run, tmp_path: Path) -> None:
    typed = tmp_path / "typed.txt"
    typed.write_text("1\n" * 3, encoding="utf-8")
    said = do("quiz", "--plain", "--seed", "1", "--kinds", "number", "--answers", typed).out
    assert said.partition("\nWrong:\n")[2].splitlines()[:2] == [
        "  What is the return of the rewards 1, 1, 1 with γ = 0.5?",
        "    return-three-rewards, rl.md:24",
    ]
