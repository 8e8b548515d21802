"""What is said around a quiz on standard output."""

from typing import TYPE_CHECKING

from mlquiz.cli.card_line import card_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from mlquiz.cli.plain.dialogue import Dialogue
    from mlquiz.model.note import Note
    from mlquiz.study.quiz.quiz import Quiz
    from mlquiz.study.quiz.sitting import QuizSitting


def leftover(quiz: "Quiz") -> str:
    """That there is an unfinished quiz."""
    return (
        f"a quiz of {quiz.deck or 'all cards'} was left, {len(quiz.answers)} of {len(quiz.cards)} answered: "
        "go on with `mlquiz quiz --resume`, or begin another with --new"
    )


def score_and_wrong(sitting: "QuizSitting", section: "Callable[[Note], str]") -> None:
    """Print how it went by section, and what was wrong with where to read it."""
    from mlquiz.cli.plain.quizzing import score_lines

    first = {card.note.section: card.note for card in sitting.cards.values()}
    made = sitting.score()
    rows = [(section(first[each.section]), each.right, each.asked) for each in made.sections]
    print("", *score_lines(rows, made.right, made.asked, made.left_open), sep="\n")
    if made.wrong:
        print("", "Wrong:", sep="\n")
    for name in made.wrong:
        card = sitting.cards[name]
        print(card_line(card, "  "), f"    {name}, {card.note.place}", sep="\n")
    print(f"\nThe same questions again: --seed {sitting.quiz.seed}")


def choose_again(sitting: "QuizSitting", dialogue: "Dialogue") -> None:
    """Let cards that were answered wrong come back tomorrow, if wished."""
    wrong = sitting.score().wrong
    if not sitting.wrong_that_come_later():
        return
    if (dialogue.ask("Make the wrong ones due tomorrow? (y, N):") or "").lower() in {"y", "yes"}:
        from mlquiz.tui.quiz.pages import moved_words

        dialogue.say(moved_words(len(sitting.make_wrong_due_tomorrow()), len(wrong)))
