"""What an empty collection consists of. The one file that touches genanki, which has no types.

genanki knows the tables and the JSON of note types and decks. Left to itself it stamps everything with the
time of its making and leaves out the ids of fields and templates: so those are given to it. It takes long to
load, and what it says is always the same: that is kept as text.
"""

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple, Self

if TYPE_CHECKING:
    from mlquiz.anki.notetypes import NoteType


class Skeleton(NamedTuple):
    """An empty collection.

    Attributes:
        tables: SQL that makes the tables.
        indices: SQL that makes the indices.
        col: The one row of the table `col`.
        models: JSON of the note types by id.
        kinds: Ids of those that every collection has.
        deck: JSON of a deck whose id, name and description are still open.
    """

    tables: str
    indices: str
    col: list[Any]
    models: dict[str, Any]
    kinds: list[int]
    deck: dict[str, Any]

    @classmethod
    def made(cls) -> Self:
        """As genanki has it."""
        import genanki  # noqa: PLC0415 - what it gives is remembered

        from mlquiz.anki.notetypes import all_types, every_type  # noqa: PLC0415 - reads all templates

        with closing(sqlite3.connect(":memory:")) as connection:
            genanki.Package([]).write_to_db(connection.cursor(), 0.0, iter(()))
            col = connection.execute("SELECT * FROM col").fetchone()
            tables, indices = (
                ";\n".join(sql for (sql,) in connection.execute(_OBJECTS, (kind,)))
                for kind in ("table", "index")
            )
        kinds = [kind.id for kind in all_types()]
        models = {str(kind.id): _model_json(kind) for kind in every_type()}
        return cls(tables, indices, list(col), models, kinds, genanki.Deck(0, "", "").to_json())

    def as_text(self) -> str:
        """As JSON."""
        return json.dumps(self)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """From what `as_text` wrote."""
        return cls(*json.loads(text))


_OBJECTS = "SELECT sql FROM sqlite_master WHERE type = ? AND sql IS NOT NULL ORDER BY rowid"


def _model_json(kind: "NoteType") -> dict[str, Any]:
    import genanki  # noqa: PLC0415 - as above

    from mlquiz.anki.notetypes import TEMPLATES_CHANGED_S  # noqa: PLC0415

    model = genanki.Model(
        kind.id,
        kind.name,
        fields=[
            {
                "name": field.name,
                "id": kind.field_id(field),
                "description": field.about,
                "plainText": field.plain,
                "collapsed": field.name.startswith("Spare"),
                **({} if field.part is None else {"tag": field.part, "preventDeletion": True}),
            }
            for field in kind.fields
        ],
        templates=[
            {
                "name": template.name,
                "qfmt": template.front,
                "afmt": template.back,
                "id": kind.template_id(template),
            }
            for template in kind.templates
        ],
        css=kind.css,
        model_type=genanki.Model.CLOZE if kind.cloze else genanki.Model.FRONT_BACK,
        latex_pre="",
        latex_post="",
        sort_field_index=1,
    )
    model._req = []  # noqa: SLF001 - Anki works out itself which fields a card needs
    written: dict[str, Any] = model.to_json(TEMPLATES_CHANGED_S, 1)
    return written | {"originalStockKind": kind.stock} if kind.stock else written
