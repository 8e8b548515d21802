"""Notes to export, and a real Anki collection to import them into."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from mlquiz.anki.export import Built, Export
from mlquiz.anki.ledger import Ledger
from mlquiz.anki.package import build_package
from mlquiz.model.context import Context
from mlquiz.model.course import Link
from mlquiz.model.note import Body, Choice, Cloze, Figure, Note, Number, Option, Question
from mlquiz.model.place import Place

NOW = datetime(2026, 1, 5, 12, tzinfo=UTC)
"""Long before the tests run: what they edit in Anki is newer."""

FILE = "notes/en/ch16p1.md"
CONTEXT = Context(
    deck_path=("Machine Learning", "16 Self-attention & Transformer", "Part 1"),
    section="1.2 Self-attention step by step",
    lectures=(4,),
    videos=(Link("p38 Self-attention", "https://www.bilibili.com/video/BV1Wv411h7kN?p=38"),),
    tags=("chapter::16", "lecture::04", "tier::core"),
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="80"><path d="M0 80 L200 0"/></svg>'


def note(name: str, body: Body, **more: Any) -> Note:
    settings: dict[str, Any] = {
        "stamped": True,
        "section": "ch16p1.1.2",
        "lang": "en",
        "place": Place(FILE, 12),
    }
    return Note(id=name, body=body, **(settings | more))


def export(name: str, body: Body, context: Context = CONTEXT, **more: Any) -> Export:
    return Export(note(name, body, **more), context)


def cloze(text: str, numbers: Sequence[int] = (1,), answer: str = "") -> Cloze:
    from mlquiz.model.note import Deletion

    return Cloze(text, tuple(Deletion(number, "…") for number in numbers), answer)


def figure(path: str, src: str | None = None, *, exists: bool = True, line: int = 14) -> Figure:
    return Figure(src or path, path, "a line", Place(FILE, line), exists)


def one_of_each() -> list[Export]:
    """Five notes with seven cards."""
    return [
        export(
            "attention-scale-why", Question("Why divide by $\\sqrt{d_k}$?", "To keep softmax unsaturated.")
        ),
        export("positional-encoding", Question("What injects order?", "Positional encoding", reverse=True)),
        export(
            "attention-cost", cloze("It costs ==1;;$O(n^2 d)$==, an RNN ==2;;$n$;;how many?== steps.", (1, 2))
        ),
        export(
            "norm-independent-of-batch",
            Choice(
                "Which normalisation does not depend on the batch size?",
                (
                    Option("Batch normalization", right=False, reason="Its mean is that of the batch."),
                    Option("Layer normalization", right=True),
                    Option("Both", right=False),
                ),
                "It averages over the features of one example.",
            ),
        ),
        export(
            "depthwise-separable-weights",
            Number(
                "How many weights?", Decimal(26), Decimal("0.5"), "26", "$2\\cdot 3\\cdot 3 + 2\\cdot 4 = 26$"
            ),
        ),
    ]


def edited(exports: Sequence[Export], name: str, body: Body) -> list[Export]:
    """The same notes, one of them with another body."""
    return [
        replace(each, note=replace(each.note, body=body)) if each.note.id == name else each
        for each in exports
    ]


@dataclass(frozen=True)
class Workshop:
    """A folder to build in, with the ledger that is kept between builds."""

    folder: Path

    def build(
        self, exports: Sequence[Export], *, now: datetime = NOW, out: str = "deck.apkg", **more: Any
    ) -> Built:
        settings: dict[str, Any] = {
            "title": "Lecture 4",
            "description": "Cards. Licence: CC BY 4.0.",
            "root": self.folder,
            "lang": "en",
            "ledger": Ledger.read(self.folder / "ledger.json", now=now),
        }
        return build_package(exports, out=self.folder / out, **(settings | more))

    def picture(self, path: str, width: int = 200) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SVG.format(width=width), encoding="utf-8")


@dataclass(frozen=True)
class Imported:
    """What an import did, in notes."""

    new: int
    updated: int
    duplicate: int
    conflicting: int


class Anki:
    """A real collection."""

    def __init__(self, folder: Path) -> None:
        self.col = Collection(str(folder / "collection.anki2"))

    def take(self, built: Built) -> Imported:
        request = ImportAnkiPackageRequest(
            package_path=str(built.path),
            options=ImportAnkiPackageOptions(
                merge_notetypes=False,
                with_scheduling=False,
                with_deck_configs=False,
            ),
        )
        log = self.col.import_anki_package(request).log
        return Imported(len(log.new), len(log.updated), len(log.duplicate), len(log.conflicting))

    def cards(self, search: str = "") -> list[Any]:
        return [self.col.get_card(card) for card in sorted(self.col.find_cards(search))]

    def note(self, name: str) -> Any:
        (found,) = self.col.find_notes(f'"Id:{name}"')
        return self.col.get_note(found)

    def sides(self, name: str) -> list[tuple[str, str]]:
        """Front and back of the cards of a note, as HTML without the style."""
        shown = [card.render_output() for card in self.note(name).cards()]
        return [(each.question_text, each.answer_text) for each in shown]
