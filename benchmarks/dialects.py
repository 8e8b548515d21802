"""The same cards in the dialect of each program."""

import random
import re
from collections.abc import Callable, Iterator

from benchmarks.cards import CARDS_A_FILE, HIDDEN, Card
from benchmarks.wording import adjective, chance_of, code, displayed, formula, noun, sentence, table


def in_mlquiz(cards: list[Card], prose: bool) -> str:  # noqa: FBT001 - as all dialects
    """Our notes."""
    unit = cards[0].number // CARDS_A_FILE
    chance = chance_of(unit, 2)
    parts = [f"---\nid: unit-{unit:04}\ntitle: Unit {unit}, {noun(chance)} and {noun(chance)}\n---"]
    for place, each in enumerate(cards):
        if prose and place % 5 == 0:
            number = place // 5 + 1
            parts.append(f"## {number} The {adjective(chance)} {noun(chance)} of {formula(chance)}")
            parts.append(f"Source: arXiv:1706.03762 §{number}")
            parts.extend(paragraphs(chance))
        parts.append(ours(each))
        if prose and place % 5 == 4:
            parts.append(f"---\n\n{paragraph(chance)}")
    return "\n\n".join(parts) + "\n"


def paragraphs(chance: random.Random) -> Iterator[str]:
    """Prose before cards."""
    yield paragraph(chance)
    if chance.random() < 0.3:
        yield displayed(chance)
    if chance.random() < 0.2:
        yield chance.choice((table, code))(chance)


def paragraph(chance: random.Random) -> str:
    """Some sentences, a line each."""
    return "\n".join(sentence(chance) for _ in range(chance.randrange(2, 5)))


def ours(each: Card) -> str:
    """One card of our notes."""
    tier = f" | tier: {('core', 'full', 'extra')[each.number % 3]}" if each.number % 2 else ""
    name = f"<!-- card: {each.name}{tier} -->"
    if each.kind == "cloze":
        text = each.asked.replace(HIDDEN, f"==1;;{each.hidden}==")
        parts = [f"{name}\nC: {text}", each.body, f"A: {each.answer}"]
    else:
        hidden = f"N: {each.hidden}" if each.kind == "number" else ""
        answer = f"A:\n\n{each.answer}" if each.answer[0] in "-|1$" else f"A: {each.answer}"
        parts = [f"{name}\nQ: {each.asked}", each.body, hidden, answer]
    return "\n\n".join(part for part in parts if part)


def two_sides(each: Card) -> tuple[str, str, str]:
    """One line of question, what stands below it, and the answer: for dialects that know nothing else."""
    match each.kind:
        case "cloze":
            return (
                each.asked.replace(HIDDEN, "[...]"),
                each.body,
                f"{each.asked.replace(HIDDEN, f'**{each.hidden}**')}\n\n{each.answer}",
            )
        case "choice":
            listed = each.body.replace("- [x] ", "- ").replace("- [ ] ", "- ")
            right = next(line[6:] for line in each.body.splitlines() if line.startswith("- [x] "))
            return each.asked, listed, f"{right}\n\n{each.answer}"
        case "number":
            return each.asked, each.body, f"{each.hidden}\n\n{each.answer}"
    return each.asked, each.body, each.answer


def in_ankdown(cards: list[Card], _prose: bool) -> str:  # noqa: FBT001
    """Sides parted by `%`, cards by `---`; it knows formulas in brackets."""
    text = "\n\n---\n\n".join(
        f"{asked}\n\n{body}\n\n%\n\n{answer}" if body else f"{asked}\n\n%\n\n{answer}"
        for asked, body, answer in map(two_sides, cards)
    )
    text = re.sub(r"\$\$\n(.+?)\n\$\$", r"\\[\1\\]", text, flags=re.DOTALL)
    return re.sub(r"\$([^$\n]+)\$", r"\\(\1\\)", text)


def in_headings(cards: list[Card], _prose: bool) -> str:  # noqa: FBT001
    """The question a heading, all else the answer: markdown-anki-decks."""
    unit = cards[0].number // CARDS_A_FILE
    return f"# Unit {unit}\n\n" + "\n\n".join(
        f"## {asked}\n\n{body}\n\n{answer}" if body else f"## {asked}\n\n{answer}"
        for asked, body, answer in map(two_sides, cards)
    )


def in_mdanki(cards: list[Card], _prose: bool) -> str:  # noqa: FBT001
    """The question a heading, `%` before the answer where it goes on."""
    unit = cards[0].number // CARDS_A_FILE
    return f"# Unit {unit}\n\n" + "\n\n".join(
        f"## {asked}\n\n{body}\n\n%\n\n{answer}" if body else f"## {asked}\n\n{answer}"
        for asked, body, answer in map(two_sides, cards)
    )


def in_md2anki(cards: list[Card], _prose: bool) -> str:  # noqa: FBT001
    """The question a heading; `---` before the answer where it goes on."""
    unit = cards[0].number // CARDS_A_FILE
    return f"# Unit {unit}\n\n" + "\n\n".join(
        f"## {asked}\n\n{body}\n\n---\n\n{answer}\n" if body else f"## {asked}\n\n{answer}\n"
        for asked, body, answer in map(two_sides, cards)
    )


def in_inka(cards: list[Card], _prose: bool) -> str:  # noqa: FBT001
    """A section of numbered questions, the answers quoted."""
    unit = cards[0].number // CARDS_A_FILE
    sections = []
    for place, (asked, body, answer) in enumerate(map(two_sides, cards), 1):
        quoted = "\n".join(f"> {line}".rstrip() for line in answer.splitlines())
        sections.append("\n\n".join(part for part in (f"{place}. {asked}", body, quoted) if part))
    return f"---\nDeck: Unit {unit}\n\n" + "\n\n".join(sections) + "\n\n---\n"


DIALECTS: dict[str, Callable[[list[Card], bool], str]] = {
    "mlquiz": in_mlquiz,
    "ankdown": in_ankdown,
    "headings": in_headings,
    "md2anki": in_md2anki,
    "mdanki": in_mdanki,
    "inka": in_inka,
}
