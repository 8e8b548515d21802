"""One card asked line by line, up to its answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from mlquiz.cli.plain.dialogue import Dialogue
from mlquiz.cli.plain.pages import back_lines, front_lines
from mlquiz.cli.table import fit
from mlquiz.study.attempt import read_number
from mlquiz.tui.review.step import Step


class Wish(Enum):
    """What a learner wants in the place of an answer."""

    QUIT = auto()
    UNDO = auto()
    SUSPEND = auto()
    BURY = auto()


WISHES: Mapping[str, Wish] = {"q": Wish.QUIT, "u": Wish.UNDO, "s": Wish.SUSPEND, "b": Wish.BURY}
WORDS: Mapping[Wish, str] = {
    Wish.QUIT: "q leaves",
    Wish.UNDO: "u takes the last answer back",
    Wish.SUSPEND: "s suspends the card",
    Wish.BURY: "b buries it until tomorrow",
}

_SHOWN = 40
"""Cells of a line that makes no sense."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How cards are asked.

    Args:
        dialogue: Where lines are said and read.
        wishes: What may be wished in this kind of sitting, by what is typed.
    """

    dialogue: Dialogue
    wishes: Mapping[str, Wish]

    def reveal(self, step: Step) -> Step | Wish:
        """Ask until the card is revealed, and show its answer; or what was wished in its place."""
        self.dialogue.say(*front_lines(step))
        while not step.revealed:
            typed = self.dialogue.ask(self._prompt(step))
            if typed is None:
                return Wish.QUIT
            if wish := self.wishes.get(typed.lower()):
                return wish
            step = self._moved(step, typed)
        self.dialogue.say("", *back_lines(step))
        return step

    def _prompt(self, step: Step) -> str:
        hint = ", h: hint" if step.can_hint else ""
        if step.asks_number:
            return f"Your number (Enter: show the answer{hint}):"
        if step.several:
            return f"Your choices, such as 1 3 (Enter: show the answer{hint}):"
        if step.options:
            return f"Your choice (1 to {step.options}; Enter: show the answer{hint}):"
        return f"Enter shows the answer{hint}:"

    def _moved(self, step: Step, typed: str) -> Step:
        """The step after a line was typed; the same one where the line makes no sense."""
        if not typed:
            return step.reveal()
        if typed == "?":
            self.dialogue.say("; ".join(WORDS[wish] for wish in self.wishes.values()) + "; h shows a hint")
        elif typed.lower() == "h" and step.can_hint:
            self.dialogue.say(f"Hint: {step.shown.card.note.hint}")
            return step.hinted()
        elif step.asks_number:
            return self._number(step, typed)
        elif step.options:
            return self._chosen(step, typed)
        else:
            self.dialogue.say(f"{quoted(typed)} is no key here; ? lists them.")
        return step

    def _number(self, step: Step, typed: str) -> Step:
        if read_number(typed) is None:
            self.dialogue.say(f"{quoted(typed)} is no number; write it like 26, -0.5, 1e-3 or 1/3.")
            return step
        return step.reveal(typed)

    def _chosen(self, step: Step, typed: str) -> Step:
        places = [int(word) - 1 for word in typed.replace(",", " ").split() if word.isdecimal()]
        words = typed.replace(",", " ").split()
        fits = len(places) == len(words) and all(0 <= place < step.options for place in places)
        if not fits or (len(places) > 1 and not step.several):
            self.dialogue.say(f"{quoted(typed)} is no choice; type a number from 1 to {step.options}.")
            return step
        for place in dict.fromkeys(places):
            step = step.choose(place)
        return step if step.revealed else step.reveal()


def quoted(typed: str) -> str:
    """What was typed, in quotes; of a long line the beginning."""
    return repr(fit(typed, _SHOWN))
