"""The cards of the synthetic course, before they are in anybody's dialect."""

import random
from collections.abc import Callable
from typing import NamedTuple

from benchmarks.wording import ANSWERS, adjective, chance_of, chinese, formula, noun, sentence, verb

CARDS_A_FILE = 25
CARDS_A_FOLDER = 1_000
FIGURES_A_FOLDER = 25
CARDS_A_FIGURE = 20
"""Every so many cards one has a figure."""

HIDDEN = "⟨hidden⟩"
"""Where a sentence hides its words."""


class Card(NamedTuple):
    """What a card asks, in Markdown, before it is in anybody's dialect."""

    number: int
    kind: str
    """`question`, `cloze`, `choice` or `number`."""
    asked: str
    """One line. In a cloze the sentence, with `HIDDEN` in it."""
    body: str
    """What stands below the question: options, a figure, or nothing."""
    answer: str
    hidden: str = ""
    """Of a cloze the hidden words, of a number the number."""

    @property
    def name(self) -> str:
        """Its name in our notes."""
        return name_of(self.number)


def name_of(number: int) -> str:
    """Of a card in our notes."""
    return f"synthetic-{number:06}"


def card(number: int) -> Card:
    """Card `number`, the same always."""
    chance = chance_of(number, 0)
    kind = ("question",) * 6 + ("cloze", "cloze", "choice", "number")
    made = MAKERS[kind[number % 10]](number, chance)
    if not has_figure(number):
        return made
    words = f"Diagram {number} of the {noun(chance)} and of {noun(chance)} {chance.randrange(3, 40)}"
    shown = f"![{words}]({figure_address(figure_number(number))})"
    return made._replace(body=f"{shown}\n\n{made.body}".strip())


def question(number: int, chance: random.Random) -> Card:
    """An answer of one of eight shapes."""
    begin = chance.choice(BEGINNINGS)
    bold = f"**{noun(chance)}**"
    asked = (
        f"{begin} {adjective(chance)} {noun(chance)} {number} {verb(chance)} the {bold} of "
        f"{formula(chance)} when the {noun(chance)} is {adjective(chance)}?"
    )
    if number % 7 == 3:
        asked = f"第 {number} 次实验里，{chinese(chance)}，为什么 {noun(chance)} {chinese(chance)}？"
    return Card(number, "question", asked, "", ANSWERS[(number + number // 10) % len(ANSWERS)](chance))


def cloze(number: int, chance: random.Random) -> Card:
    """A sentence with one deletion."""
    hidden = f"{adjective(chance)} {noun(chance)}"
    asked = (
        f"In setting {number}, the {adjective(chance)} {noun(chance)} {verb(chance)} the {HIDDEN} of every "
        f"{noun(chance)}, so that {formula(chance)} {verb(chance)} {noun(chance)} {chance.randrange(2, 90)}."
    )
    if number % 4 == 2:
        asked = f"第 {number} 组：{chinese(chance)}，{HIDDEN} 使得 {formula(chance)} {chinese(chance)}。"
    return Card(number, "cloze", asked, "", sentence(chance), hidden)


def choice(number: int, chance: random.Random) -> Card:
    """Three options, one right, each with a reason."""
    asked = f"Which {noun(chance)} {verb(chance)} the {adjective(chance)} {noun(chance)} of model {number}?"
    right = chance.randrange(3)
    body = "\n".join(
        f"- [{'x' if each == right else ' '}] the {adjective(chance)} {noun(chance)} of {formula(chance)}\n"
        f"  - It {verb(chance)} the {noun(chance)} of the {adjective(chance)} {noun(chance)}."
        for each in range(3)
    )
    return Card(number, "choice", asked, body, sentence(chance))


def number_asked(number: int, chance: random.Random) -> Card:
    """A number, and how it is found."""
    wide, high, kernel = chance.randrange(9, 400), chance.randrange(9, 400), chance.choice((3, 5, 7))
    asked = (
        f"How many weights has the {adjective(chance)} {noun(chance)} {number} with "
        f"${kernel}\\times{kernel}$ kernels, {wide} channels in and {high} channels out, without a bias?"
    )
    found = kernel * kernel * wide * high
    return Card(
        number, "number", asked, "", f"${kernel}^2 \\cdot {wide} \\cdot {high} = {found}$", str(found)
    )


BEGINNINGS = ("What shows that the", "What follows if the", "What is lost if the", "How is it known that the")
MAKERS: dict[str, Callable[[int, random.Random], Card]] = {
    "question": question,
    "cloze": cloze,
    "choice": choice,
    "number": number_asked,
}


def has_figure(number: int) -> bool:
    """Whether a card has one."""
    return number % CARDS_A_FIGURE == 4


def figure_number(card_number: int) -> int:
    """Which; two cards of a folder share one."""
    folder, place = divmod(card_number, CARDS_A_FOLDER)
    return folder * FIGURES_A_FOLDER + place // CARDS_A_FIGURE % FIGURES_A_FOLDER


def figure_address(number: int) -> str:
    """From the notes that show it."""
    return f"figures/diagram-{number:05}.{'png' if number % 2 else 'svg'}"
