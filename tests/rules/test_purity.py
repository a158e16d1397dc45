"""Rules are pure functions of plain values: no database, no web, no settings, no clock."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import rules

SOURCES = sorted(Path(rules.__file__).parent.glob("*.py"))
ALLOWED = {"holidays", "dateutil", "jsonschema"}  # of plain values, as the rules are
ALLOWED_OF_THE_HOUSE = ("casework.enums", "casework.errors", "casework.rules")
CLOCKS = {"today", "now", "utcnow", "time_ns", "monotonic"}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


def allowed(module: str) -> bool:
    top = module.partition(".")[0]
    return top in sys.stdlib_module_names or top in ALLOWED or module.startswith(ALLOWED_OF_THE_HOUSE)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_rules_import_plain_things_only(source: Path) -> None:
    modules = set(imported(ast.parse(source.read_text(encoding="utf-8"))))
    assert {module for module in modules if not allowed(module)} == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_rules_read_no_clock(source: Path) -> None:
    tree = ast.parse(source.read_text(encoding="utf-8"))
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert named & CLOCKS == set()


def test_the_guard_knows_what_is_not_plain() -> None:
    assert not allowed("django.db")
    assert not allowed("casework.models")
    assert allowed("casework.rules.months")
