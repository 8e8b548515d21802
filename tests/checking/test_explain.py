from pathlib import Path

import pytest

from mlquiz.checking.explain import explain, page
from mlquiz.checking.rule import RULES


def test_the_page_of_the_rules_is_true(checkout: Path) -> None:
    written = (checkout / "docs" / "rules.md").read_text(encoding="utf-8")

    assert written == page(), "write it again: mlquiz check --rules > docs/rules.md"


@pytest.mark.parametrize("code", sorted(RULES))
def test_a_rule_explains_itself(code: str) -> None:
    text = explain(RULES[code])

    assert text.startswith(f"{code} ({RULES[code].severity}")
    assert RULES[code].reason.split()[-1] in text
    assert "Bad" in text
    assert "Good" in text
