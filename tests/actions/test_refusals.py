"""Every refusal in the house, found in the code: it has a rule that is cited, and says what would be lawful."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import casework
from casework.rules.citations import citation_of

HOUSE = Path(casework.__file__).parent


def _refusals() -> list[tuple[str, ast.Call]]:
    found = []
    for path in sorted((*HOUSE.glob("actions/*.py"), *HOUSE.glob("rules/*.py"))):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "RuleBroken":
                found.append((f"{path.relative_to(HOUSE)}:{node.lineno}", node))
    return found


REFUSALS = _refusals()


def test_the_refusals_are_found() -> None:
    assert len(REFUSALS) > 40


@pytest.mark.parametrize("call", [call for _, call in REFUSALS], ids=[place for place, _ in REFUSALS])
def test_a_refusal_says_what_would_be_lawful(call: ast.Call) -> None:
    given = {keyword.arg: keyword.value for keyword in call.keywords}
    assert "instead" in given
    assert not (isinstance(given["instead"], ast.Constant) and not given["instead"].value)


@pytest.mark.parametrize("call", [call for _, call in REFUSALS], ids=[place for place, _ in REFUSALS])
def test_a_refusal_cites_its_rule(call: ast.Call) -> None:
    rule = call.args[0]
    if isinstance(rule, ast.Constant):
        assert citation_of(rule.value).source
