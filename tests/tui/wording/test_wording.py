"""Every sentence of the screen is translated, with the same values in it; nothing is said past the table."""

import ast
import errno
import os
import pickle
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.binding import Binding
from textual.dom import DOMNode

from mlquiz.errors import MlquizError, Words
from mlquiz.model.review import Grade
from mlquiz.store.trouble import _MESSAGES
from mlquiz.study.search.query import MEANINGS
from mlquiz.study.words import LETTERS
from mlquiz.tui import wording
from mlquiz.tui.app import MlquizApp
from mlquiz.tui.card.status_line import _COUNT_WORDS, _LEECH
from mlquiz.tui.home.outline import _COURSE_GROUPS
from mlquiz.tui.opening import load
from mlquiz.tui.wording import complaint, speak
from mlquiz.tui.wording.zh import ZH

TUI = Path(wording.__file__).parents[1]
FILES = sorted(path for path in TUI.rglob("*.py") if path.name not in {"zh.py", "zh_mistakes.py"})
PACKAGE = TUI.parent
BELOW_THE_SCREEN = {
    path.relative_to(PACKAGE).as_posix(): path
    for room in (
        "*.py",
        "pictures/*.py",
        "reading/**/*.py",
        "scheduling/**/*.py",
        "store/**/*.py",
        "study/**/*.py",
    )
    for path in sorted(PACKAGE.glob(room))
}
NOT_ON_THE_SCREEN = {
    "content.py": "the notes are found before the screen opens",
    "reading/stamp.py": "mlquiz stamp",
    "scheduling/fitting.py": "mlquiz optimize",
    "scheduling/settings.py": "the settings are read before the screen opens",
    "store/backups.py": "a backup is made before the screen opens, or by mlquiz backup",
    "store/place.py": "the database is found before the screen opens",
    "store/restoring.py": "mlquiz restore",
    "study/exams.py": "the exams are read before the screen opens",
    "study/log_files.py": "mlquiz sync",
    "study/screen_settings.py": "the settings are read before the screen opens",
    "study/setting_down.py": "mlquiz optimize",
    "study/syncing.py": "mlquiz sync",
}
"""Files whose errors no screen shows, and why."""
OF_THE_SYSTEM = {
    os.strerror(code)
    for code in (errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR, errno.ENOENT, errno.EIO)
}
SAYING = {"tr": 1, "trn": 3, "MlquizError": 1, "Words": 1}
"""What translates or is translated, and how many of the first arguments may be text."""
SHOWN_TO_NOBODY = {
    "Toast",  # a class of Textual's, asked for
    "Input",
    "Library",  # a type
    "go on",  # the name of a key press, kept to tell repetition
    " bold underline",  # styles
    ": mlquiz check",  # a command
    "#introduction",
    "All notes",  # as `reading` calls it; translated where it is shown
    ": what a first pass needs",
}
NAMES_ONLY = {"layout/syntax.py"}
"""Files whose words are names of another library."""
WORDS = re.compile(r"[A-Za-z]{2,}\S* +[A-Za-z]|^[A-Z][a-z]+")


def parsed(path: Path) -> ast.AST:
    return ast.parse(path.read_text("utf-8"))


def said(tree: ast.AST) -> Iterator[str]:
    """What is translated word for word in a file."""
    named = names(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            for argument in node.args[: SAYING[node.func.id]]:
                for value in meant(argument, named):
                    yield from texts(value)


def names(tree: ast.AST) -> dict[str, list[ast.expr]]:
    """What the names of a file stand for, all that they are ever given."""
    named: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    named.setdefault(target.id, []).append(node.value)
    return named


def meant(argument: ast.expr, named: dict[str, list[ast.expr]]) -> list[ast.expr]:
    return named.get(argument.id, [argument]) if isinstance(argument, ast.Name) else [argument]


def errors(path: Path) -> Iterator[tuple[int, ast.expr]]:
    """The message of every error that is made in a file, and its line."""
    tree = parsed(path)
    named = names(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="MlquizError"), args=[argument, *_]):
                yield from ((node.lineno, value) for value in meant(argument, named))


def troubles(path: Path) -> Iterator[str]:
    """What a file says of folders and files that cannot be looked into; it knows no `Words`."""
    for node in ast.walk(parsed(path)):
        match node:
            case ast.Call(
                func=ast.Attribute(attr="_say"), args=[_, ast.Constant(value=str() as message), *_]
            ):
                yield message


def texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def bindings() -> Iterator[Binding]:
    load()
    classes: list[type] = [DOMNode]
    seen: set[type] = set()
    while classes:
        cls = classes.pop()
        below: list[type] = cls.__subclasses__()
        classes += [sub for sub in below if sub not in seen]
        seen.add(cls)
        if cls.__module__.startswith("mlquiz.tui"):
            yield from Binding.make_bindings(vars(cls).get("BINDINGS", ()))
    assert MlquizApp in seen


def every_sentence() -> set[str]:
    """What the screen may say."""
    found = {sentence for path in FILES for sentence in said(parsed(path))}
    below = [path for name, path in BELOW_THE_SCREEN.items() if name not in NOT_ON_THE_SCREEN]
    found |= {sentence for path in below for sentence in said(parsed(path))}
    found |= set(_MESSAGES.values()) | OF_THE_SYSTEM | set(troubles(PACKAGE / "reading" / "folder.py"))
    found |= {words for binding in bindings() for words in (binding.description, binding.tooltip)}
    found |= {grade.name.capitalize() for grade in Grade} | set(MEANINGS.values()) | set(LETTERS)
    found |= {words for form in _COUNT_WORDS for words in form if isinstance(words, str)} | set(_LEECH)
    found |= {title for title, _ in _COURSE_GROUPS} | {"new", "learn", "due", "All notes"}
    found |= {day for full in wording._WEEKDAYS for day in (full, full[:3])} | set(wording._MONTHS)
    return {sentence for sentence in found if re.search("[A-Za-z]", re.sub(r"\{.*?\}", "", sentence))}


def values(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_every_sentence_is_translated() -> None:
    assert sorted(every_sentence() - ZH.keys()) == []


def test_nothing_is_translated_that_is_not_said() -> None:
    written = {text for path in (*FILES, *BELOW_THE_SCREEN.values()) for text in texts(parsed(path))}
    assert sorted(ZH.keys() - every_sentence() - written) == []


@pytest.mark.parametrize("english", sorted(ZH))
def test_a_translation_has_the_values_of_its_sentence(english: str) -> None:
    assert values(ZH[english]) == values(english)


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if path.relative_to(TUI).as_posix() not in NAMES_ONLY],
    ids=lambda path: path.relative_to(TUI).as_posix(),
)
def test_no_words_stand_in_the_source_without_being_translated(path: Path) -> None:
    tree = parsed(path)
    silent = {id(each) for node in ast.walk(tree) for each in silenced(node)}
    loud = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
    ]
    assert [text for text in loud if WORDS.search(text) and text not in ZH.keys() | SHOWN_TO_NOBODY] == []


def silenced(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, style sheets and annotations."""
    match node:
        case ast.Expr(value=ast.Constant()):
            yield node.value
        case ast.Assign(targets=[ast.Name(id="DEFAULT_CSS" | "CSS" | "TITLE")]):
            yield from ast.walk(node.value)
        case ast.arg(annotation=ast.AST() as annotation) | ast.AnnAssign(annotation=annotation):
            yield from ast.walk(annotation)
        case ast.FunctionDef(returns=ast.AST() as returns):
            yield from ast.walk(returns)
        case ast.AsyncFunctionDef(returns=ast.AST() as returns):
            yield from ast.walk(returns)


def test_an_error_that_a_screen_may_show_can_be_translated() -> None:
    shown = {name: path for name, path in BELOW_THE_SCREEN.items() if name not in NOT_ON_THE_SCREEN}
    shown |= {path.relative_to(PACKAGE).as_posix(): path for path in FILES}
    untranslatable = [
        f"{name}:{line}"
        for name, path in shown.items()
        for line, message in errors(path)
        if not isinstance(message, ast.Constant)
    ]
    assert untranslatable == [], "give the template and its values, or say why no screen shows it"


def test_only_files_with_errors_are_excused() -> None:
    assert [name for name in NOT_ON_THE_SCREEN if not list(errors(BELOW_THE_SCREEN[name]))] == []


@pytest.fixture
def _in_chinese() -> Iterator[None]:
    speak("zh")
    yield
    speak("en")


TEMPLATES = sorted(key for key in ZH if "{why}" in key or "{path}" in key or "{hint}" in key)
ANY = st.text() | st.sampled_from(["{x}", "{", "}}", "{path}", "/home/{0}/p.db"])


@pytest.mark.usefixtures("_in_chinese")
@given(st.sampled_from(TEMPLATES), st.data())
def test_any_value_stands_in_an_error_as_it_is(template: str, data: st.DataObject) -> None:
    made = {name: data.draw(ANY, name) for name in sorted(values(template))}
    error = MlquizError(template, **made)
    for each in (error, pickle.loads(pickle.dumps(error))):  # noqa: S301 - our own
        assert str(each) == filled(template, made)
        assert complaint(each) == filled(ZH[template], made)


def filled(template: str, made: dict[str, str]) -> str:
    return "".join(
        before + (made[name] if name is not None else "")
        for before, name, _, _ in Formatter().parse(template)
    )


@given(ANY)
def test_an_error_without_values_is_left_as_it_is(said: str) -> None:
    assert str(MlquizError(said)) == complaint(MlquizError(said)) == said


@pytest.mark.usefixtures("_in_chinese")
def test_an_error_made_of_parts_is_translated_part_by_part() -> None:
    cause = Words("the disk is full; nothing was saved. Make room and try again")
    way_back = Words(". The newest backup comes back with: mlquiz restore {backup}", backup="/b/{x}.db")
    error = MlquizError("{path}: {cause}{way_back}", path="/p.db", cause=cause, way_back=way_back)
    assert str(error) == (
        "/p.db: the disk is full; nothing was saved. Make room and try again. "
        "The newest backup comes back with: mlquiz restore /b/{x}.db"
    )
    assert complaint(error) == (
        "/p.db：磁盘已满；什么都没有保存。请腾出空间再试。恢复最新备份：mlquiz restore /b/{x}.db"
    )


@pytest.mark.usefixtures("_in_chinese")
def test_what_has_no_translation_stays_english() -> None:
    assert complaint(MlquizError("no {what} here", what="such thing")) == "no such thing here"
