"""The front matter of a notes file: `id`, `title` and `needs`. Other keys are other programs' business."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mlquiz.errors import Problem, Severity, Words
from mlquiz.reading.yamlfile import Listing, Mapping, Node, Scalar, YamlError, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

_END = re.compile(r"(?:---|\.\.\.)\s*")
_OURS = re.compile(r"\s*(?:id|needs)\s*:")
# Line breaks for YAML, but not for an editor that counts lines.
_SPACES = str.maketrans("\x85\u2028\u2029", "   ")
_ID = re.compile(r"[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says.

    Args:
        end: The line after it; 1 where there is none.
        id: The document's id, or empty.
        title: Its title, or empty.
        needs: Ids of the documents to know first.
        problems: What is wrong with it.
    """

    end: int = 1
    id: str = ""
    title: str = ""
    needs: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_front_matter(lines: "Sequence[str]", file: str) -> FrontMatter:
    """The front matter at the beginning of a file, between two lines of `---`."""
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter()
    last = next((n for n, line in enumerate(lines[1:], start=1) if _END.fullmatch(line)), None)
    if last is None:
        return FrontMatter()
    inside = lines[1:last]
    if not "".join(inside).strip():
        return FrontMatter(last + 2)
    try:
        mapping = parse_yaml("\n".join(inside).translate(_SPACES))
    except YamlError as error:
        return FrontMatter(last + 2, problems=(_unreadable(error, inside, file),))
    problems: list[Problem] = []
    return FrontMatter(
        last + 2,
        id=_id(mapping, file, problems),
        title=_scalar(mapping.entries.get("title")),
        needs=_needs(mapping, file, problems),
        problems=tuple(problems),
    )


def _unreadable(error: YamlError, inside: "Sequence[str]", file: str) -> Problem:
    """An error where it holds keys of ours, otherwise a warning."""
    ours = any(_OURS.match(line) for line in inside)
    severity = Severity.ERROR if ours else Severity.WARNING
    return Problem(file, error.line + 1, Words("front matter: {why}", why=error.words), severity=severity)


def _id(mapping: Mapping, file: str, problems: list[Problem]) -> str:
    node = mapping.entries.get("id")
    if node is None:
        return ""
    text = _scalar(node)
    if _ID.fullmatch(text):
        return text
    message = Words("front matter: id must be one word of letters, digits, - _ and ., such as ch16p1")
    problems.append(Problem(file, mapping.lines["id"] + 1, message))
    return ""


def _needs(mapping: Mapping, file: str, problems: list[Problem]) -> tuple[str, ...]:
    match mapping.entries.get("needs"):
        case None:
            return ()
        case Listing(items=items) if all(isinstance(item, Scalar) for item in items):
            return tuple(_scalar(item) for item in items)
        case Scalar(text=""):
            return ()
        case _:
            message = Words("front matter: needs must be a list of ids, such as [ch09, ch15]")
            problems.append(Problem(file, mapping.lines["needs"] + 1, message))
            return ()


def _scalar(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""
