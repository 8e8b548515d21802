"""Every rule's good and bad example, read by the real reader and checked."""

import pytest

from mlquiz.checking.check import check
from mlquiz.checking.rule import RULES
from mlquiz.checking.selection import Selection

from tests.checking.conftest import MakeLibrary

ALL = sorted(RULES)
OF_THE_COURSE = {"S01", "S02", "S03", "I01"}
TABLE = (
    *(
        "Q01",
        "Q02",
        "Q03",
        "Q04",
        "Q05",
        "Q06",
        "Q07",
        "Q08",
        "Q09",
        "Q10",
        "A01",
        "A02",
        "A03",
        "A04",
        "A05",
    ),
    *(
        "C01",
        "C02",
        "C03",
        "M01",
        "M02",
        "M04",
        "M06",
        "X01",
        "D01",
        "D02",
        "D03",
        "S01",
        "S02",
        "S03",
        "L01",
    ),
    *("F01", "I01"),
)


def test_every_rule_of_the_guide_is_there() -> None:
    assert set(TABLE) <= set(ALL)


@pytest.mark.parametrize("code", ALL)
def test_the_bad_example_breaks_its_rule(code: str, library: MakeLibrary) -> None:
    found = check(library(RULES[code].bad), Selection((code,)))

    assert {problem.code for problem in found} == {code}


@pytest.mark.parametrize("code", ALL)
def test_the_good_example_keeps_its_rule(code: str, library: MakeLibrary) -> None:
    assert not check(library(RULES[code].good), Selection((code,)))


@pytest.mark.parametrize("code", ALL)
def test_the_good_example_breaks_no_other_rule(code: str, library: MakeLibrary) -> None:
    found = check(library(RULES[code].good), Selection(ignore=tuple(OF_THE_COURSE - {code})))

    assert not [str(problem) for problem in found]


@pytest.mark.parametrize("code", ALL)
def test_a_rule_says_in_one_line_why_it_holds(code: str) -> None:
    rule = RULES[code]

    assert (rule.look.__doc__ or "").split("\n")[0].endswith(".")
    assert rule.reason.endswith(".")
    assert "\n" not in rule.reason
