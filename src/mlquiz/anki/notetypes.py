"""The note types: their fields, their templates and the ids by which Anki knows them again.

An id is never given to something else, and a field is only ever added at the end: Anki then renames and
updates in place rather than making a second note type. `tests/anki/notetypes.json` holds what was released.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TEMPLATES_CHANGED_S = 1_795_352_400
"""When templates or styles last changed (2026-11-22, UTC, seconds). Anki takes over a note type only when
this is newer than its own, so it is raised with every change; a test holds both together."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field; `number` is its identity within the note type, whatever its name and place."""

    number: int
    name: str
    about: str = ""
    """Shown in Anki's editor while the field is empty."""
    plain: bool = False
    """Edited as plain text."""
    part: int | None = None
    """Which part of Anki's own image occlusion it is; `None` in all other note types."""


@dataclass(frozen=True, slots=True)
class Template:
    """A card template; front and back are HTML with Anki's `{{…}}`."""

    number: int
    name: str
    front: str
    back: str


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type. Field 0 is the `Id`, field 1 what the browser sorts by."""

    id: int
    name: str
    fields: tuple[Field, ...]
    templates: tuple[Template, ...]
    css: str
    cloze: bool = False
    stock: int = 0
    """Anki's number of the note type that it is made after; 0 for none."""

    def field_id(self, field: Field) -> int:
        """Id of a field, unique over all note types."""
        return self.id * 1000 + field.number

    def template_id(self, template: Template) -> int:
        """Id of a template, unique over all note types."""
        return self.id * 1000 + 500 + template.number


_IMAGE_OCCLUSION = 6
_ID = Field(1, "Id", "The note's name in mlquiz; keep it as it is", plain=True)
_SHARED = (
    Field(10, "Hint"),
    Field(11, "Section"),
    Field(12, "Source"),
    Field(13, "Video"),
    Field(14, "Notes", "Your own remarks, shown on the back; replaced when the course corrects this note"),
    Field(15, "Lang", "Language code, such as en", plain=True),
    Field(16, "Spare 1"),
    Field(17, "Spare 2"),
)


@cache
def question() -> NoteType:
    """Question and answer; with something in `Reverse` also asked backwards."""
    own = (
        Field(2, "Question"),
        Field(3, "Answer"),
        Field(4, "Reverse", "Anything here makes a second card that is asked backwards", plain=True),
    )
    templates = (_template(1, "Question", "question"), _template(2, "Reverse", "reverse"))
    return NoteType(1_716_903_241, "mlquiz question", (_ID, *own, *_SHARED), templates, style())


@cache
def cloze() -> NoteType:
    """A text with deletions, one card for each number."""
    own = (Field(2, "Text"), Field(3, "Extra", "Shown on the back"))
    templates = (_template(1, "Cloze", "cloze"),)
    return NoteType(1_716_903_242, "mlquiz cloze", (_ID, *own, *_SHARED), templates, style(), cloze=True)


@cache
def choice() -> NoteType:
    """A question with options; `Options` is a list whose right items have the class `right`."""
    own = (Field(2, "Question"), Field(3, "Options"), Field(4, "Extra", "Shown on the back"))
    templates = (_template(1, "Choice", "choice"),)
    return NoteType(1_716_903_243, "mlquiz choice", (_ID, *own, *_SHARED), templates, style())


@cache
def number() -> NoteType:
    """A question whose answer is a number that is typed."""
    own = (
        Field(2, "Question"),
        Field(3, "Number", "The right number, as it is to be typed", plain=True),
        Field(4, "Tolerance", "How far off still counts as right", plain=True),
        Field(5, "Solution", "Shown on the back"),
    )
    templates = (_template(1, "Number", "number"),)
    return NoteType(1_716_903_244, "mlquiz number", (_ID, *own, *_SHARED), templates, style())


@cache
def occlusion() -> NoteType:
    """Anki's own image occlusion: a picture with boxes on it, one card for each number.

    Anki's editor can change the boxes. Packages have it only where a note is of it.
    """
    own = (
        Field(2, "Occlusion", part=0),
        Field(3, "Image", part=1),
        Field(4, "Header", part=2),
        Field(5, "Back Extra", part=3),
        Field(6, "Comments", "Shown in Anki's editor alone", part=4),
        Field(7, "Parts", "A cloze for each number: what is said of the part, and its name"),
    )
    templates = (_template(1, "Image occlusion", "occlusion"),)
    css = style() + _read("occlusion.css")
    fields = (_ID, *own, *_SHARED)
    return NoteType(
        1_716_903_245, "mlquiz image occlusion", fields, templates, css, cloze=True, stock=_IMAGE_OCCLUSION
    )


def all_types() -> tuple[NoteType, ...]:
    """The note types of the kinds of note that there are; every package has them."""
    return question(), cloze(), choice(), number()


def of_kind(kind: str) -> NoteType:
    """The note type of a kind of note, by the kind's name."""
    return {
        "question": question,
        "cloze": cloze,
        "choice": choice,
        "number": number,
        "occlusion": occlusion,
    }[kind]()


def every_type() -> tuple[NoteType, ...]:
    """Also those that only some packages have."""
    return (*all_types(), occlusion())


@cache
def style() -> str:
    """The style sheet of all note types."""
    return _read("card.css") + _read("code.css")


def _template(number: int, name: str, stem: str) -> Template:
    return Template(number, name, _side(f"{stem}.front.html"), _side(f"{stem}.back.html"))


def _side(file: str) -> str:
    html = _read(file)
    for part in ("hint.html", "about.html", "choice.js", "occlusion.js"):
        html = html.replace(f"<!-- {part} -->\n", _read(part) if f"<!-- {part} -->" in html else "")
    return html


def _read(file: str) -> str:
    return (files("mlquiz.anki") / "templates" / file).read_text(encoding="utf-8")
