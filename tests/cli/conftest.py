"""A person's own small folder of notes, and the command run in this process."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from mlquiz.cli import main

NOTES = """\
---
id: rl
title: Reinforcement learning
---

## 1 Value functions

<!-- card: td-target -->
Q: What is the TD(0) target for $V(s_t)$?

A: $r_t + \\gamma V(s_{t+1})$

<!-- card: discount-range -->
C: The discount $\\gamma$ lies between ==1;;0== and ==2;;1==.

<!-- card: on-policy-method -->
Q: Which of these methods learns on-policy?

- [ ] Q-learning
  - Its target takes the greedy action, whatever was done.
- [x] Sarsa
  - Its target takes the action that was done.

<!-- card: return-three-rewards -->
Q: What is the return of the rewards 1, 1, 1 with $\\gamma = 0.5$?

N: 1.75

A: $1 + 0.5 + 0.25$
"""


@dataclass(frozen=True)
class Result:
    """What a command did."""

    code: int
    out: str
    err: str


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one notes file of four notes, five cards."""
    notes = tmp_path / "my notes"
    notes.mkdir()
    (notes / "rl.md").write_text(NOTES, encoding="utf-8")
    return notes


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run `mlquiz` with some arguments."""

    def call(*words: object) -> Result:
        capsys.readouterr()
        try:
            code = main([str(word) for word in words])
        except SystemExit as exit_:  # argparse ends the process for --help and for wrong usage
            code = int(exit_.code or 0)
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call
