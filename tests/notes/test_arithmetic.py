"""Every number card and every code card of the course is computed here, not remembered."""

from decimal import Decimal
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from mlquiz.content import find_content
from mlquiz.model.note import Note, Number
from mlquiz.reading.library import read_library

ARITHMETIC = Path(__file__).parent / "arithmetic"


def _load(path: Path) -> ModuleType:
    spec = spec_from_file_location(f"arithmetic_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MODULES = {path.stem: _load(path) for path in sorted(ARITHMETIC.glob("*.py"))}


@pytest.fixture(scope="module")
def notes() -> dict[str, Note]:
    return dict(read_library(find_content()).notes("en"))


def _computed() -> dict[str, object]:
    found: dict[str, object] = {}
    for module in MODULES.values():
        for name, compute in {**getattr(module, "ARITHMETIC", {}), **getattr(module, "CODE", {})}.items():
            assert name not in found, f"{name} is computed twice"
            found[name] = compute
    return found


def test_every_number_card_has_its_arithmetic(notes: dict[str, Note]) -> None:
    missing = {name for name, note in notes.items() if isinstance(note.body, Number)} - set(_computed())
    assert not missing


def test_no_arithmetic_is_left_over(notes: dict[str, Note]) -> None:
    assert not set(_computed()) - set(notes)


@pytest.mark.parametrize(
    ("name", "compute"),
    [
        (name, compute)
        for module in MODULES.values()
        for name, compute in getattr(module, "ARITHMETIC", {}).items()
    ],
)
def test_the_number_on_the_card_is_the_number_computed(
    name: str, compute: "type[float]", notes: dict[str, Note]
) -> None:
    body = notes[name].body
    assert isinstance(body, Number)
    last_digit = Decimal(1).scaleb(int(body.value.as_tuple().exponent))
    slack = max(min(body.tolerance, last_digit / 2), abs(body.value) * Decimal("1e-9"))
    assert abs(Decimal(repr(float(compute()))) - body.value) <= slack


EXACT = {"ten-parameters-saddle-probability"}
"""Rounded to two decimals, it would be 1, the answer that the card warns of."""


def test_a_number_that_is_rounded_to_two_decimals_and_digits_counts_as_right(notes: dict[str, Note]) -> None:
    numbers = {name: note.body for name, note in notes.items() if isinstance(note.body, Number)}
    assert numbers
    for name in numbers.keys() - EXACT:
        value = numbers[name].value
        rounded = round(value, max(2, 1 - value.adjusted()))
        assert numbers[name].accepts(rounded), f"{name}: {rounded} is refused"


@pytest.mark.parametrize(
    ("name", "module"),
    [(name, module) for module in MODULES.values() for name in getattr(module, "CODE", {})],
)
def test_the_code_on_the_card_gives_what_the_answer_says(
    name: str, module: ModuleType, notes: dict[str, Note]
) -> None:
    expected = module.EXPECTED[name]
    assert str(module.CODE[name]()) == str(expected)
    body = notes[name].body
    answer = body.written if isinstance(body, Number) else " ".join(_answers(notes[name]))
    assert str(expected) in answer, f"{name}: {expected} does not stand in the answer"


def _answers(note: Note) -> list[str]:
    from mlquiz.model.note import Choice, Cloze

    body = note.body
    if isinstance(body, Cloze):
        return [deletion.hidden for deletion in body.deletions] + [body.answer]
    if isinstance(body, Choice):
        return [option.text for option in body.options if option.right] + [body.answer]
    return [body.answer]
