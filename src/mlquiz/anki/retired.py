"""Notes that left the course, as an import shows them to those who have them.

An import deletes nothing. So the note comes once more: newer, with the tag `mlquiz::retired`, and with words
that say so in place of the question. It brings no cards, and it is only sent where it was exported before:
Anki keeps the cards it has, and makes none where there are none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.anki import notetypes
from mlquiz.anki.collection import Row
from mlquiz.anki.identity import guid
from mlquiz.anki.notetypes import NoteType
from mlquiz.anki.occlusion import occlusion_text
from mlquiz.anki.places import tags
from mlquiz.model.note import Box, Part

if TYPE_CHECKING:
    from mlquiz.anki.drafts import Draft

TAG = "retired"
SEARCH = "tag:mlquiz::retired"
"""What to type in Anki's browser to find them."""

_CORNER = Box(0, 0, 1, 1)
_GONE = {
    "en": "This card has left the course.",
    "zh": "这张卡片已从课程中移除。",
}
_RENAMED = {
    "en": "This card has a new name, {name}, and comes as a new card.",
    "zh": "这张卡片已改名为 {name}，并作为新卡片出现。",
}
_DELETE = {
    "en": f"Delete it: Browse, search for {SEARCH}, select all, Notes ▸ Delete.",
    "zh": f"请删除它：在浏览器中搜索 {SEARCH}，全选后删除笔记。",
}


@dataclass(frozen=True, slots=True)
class Retired:
    """A note that is no longer there.

    Args:
        name: Its name.
        lang: Its language.
        kind: Its kind, `question` and so on.
        numbers: Of a cloze or a figure with parts: every number that it ever had.
        renamed: What it is called now, or empty.
    """

    name: str
    lang: str
    kind: str
    numbers: Sequence[int] = ()
    renamed: str = ""

    @property
    def guid(self) -> str:
        """By which Anki knows it."""
        return guid(self.name, self.lang)


def draft(retired: Retired, deck: tuple[str, ...] = ("mlquiz",)) -> "Draft":
    """The note once more, without cards.

    Args:
        retired: The note.
        deck: Any deck of the package; no card is put into it.
    """
    from mlquiz.anki.drafts import Draft, digest  # noqa: PLC0415 - seldom is anything retired, and it loads HTML

    kind = notetypes.of_kind(retired.kind)
    row = Row(
        guid=retired.guid,
        notetype=kind,
        fields=_fields(retired, kind),
        tags=tags((TAG,)),
        deck=deck,
        ordinals=(),
        due=0,
        modified_s=0,
        created_ms=0,
    )
    return Draft(row, digest(row))


def _fields(retired: Retired, kind: NoteType) -> tuple[str, ...]:
    said = (_RENAMED if retired.renamed else _GONE).get(retired.lang, _GONE["en"])
    said = said.format(name=retired.renamed)
    delete = _DELETE.get(retired.lang, _DELETE["en"])
    numbers = sorted(retired.numbers) or [1]
    hidden = " ".join(f"{{{{c{number}::✗}}}}" for number in numbers)
    values = {
        "Id": retired.name,
        "Question": said,
        "Answer": delete,
        "Reverse": "yes",  # so that neither of its cards is blank
        "Text": f"{said} {hidden}",
        "Options": f'<ul class="options">\n<li class="right"><div class="what">{delete}</div></li>\n</ul>',
        "Solution": delete,
        "Occlusion": occlusion_text((Part(number, "", "", (_CORNER,)) for number in numbers), hide_all=False),
        "Header": said,
        "Back Extra": delete,
        "Extra": "" if kind.name.endswith("choice") else delete,
        "Lang": retired.lang,
    }
    return tuple(values.get(field.name, "") for field in kind.fields)
