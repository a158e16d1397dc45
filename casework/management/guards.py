"""Every guard of the house: which rule refuses, how strongly it binds, and where in the code it is asked."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from casework.rules.citations import CITATIONS

HOUSE = Path(__file__).resolve().parents[1]
# Rules and verbs refuse; everything above them only says what they said.
_REFUSE = ("rules", "actions")


def guards(house: Path = HOUSE) -> dict[str, list[str]]:
    """For each rule ID that a refusal carries, the functions that name it, as ``rules.companion.check_absence``."""
    asked: dict[str, set[str]] = defaultdict(set)
    for path in sorted(path for floor in _REFUSE for path in (house / floor).rglob("*.py")):
        module = ".".join(path.relative_to(house).with_suffix("").parts)
        if module == "rules.citations":
            continue
        for name, rule_id in _named(ast.parse(path.read_text(encoding="utf-8")), ""):
            if rule_id in CITATIONS:
                asked[rule_id].add(f"{module}.{name}" if name else module)
    return {rule_id: sorted(asked[rule_id]) for rule_id in CITATIONS if rule_id in asked}


def guard_table() -> str:
    """The guards as a Markdown table, in the order of the citations."""
    lines = [
        "| Rule | How it binds | What it says | Where it comes from | Asked in |",
        "|---|---|---|---|---|",
    ]
    for rule_id, where in guards().items():
        cited = CITATIONS[rule_id]
        asked = "<br>".join(f"`{name}`" for name in where)
        lines.append(f"| {rule_id} | {cited.strength.label} | {cited.title} | {cited.source} | {asked} |")
    return "\n".join(lines)


def _named(node: ast.AST, function: str) -> Iterator[tuple[str, str]]:
    """Each string below a node, with the outermost function or class it stands in."""
    for child in ast.iter_child_nodes(node):
        is_named = isinstance(child, ast.FunctionDef | ast.ClassDef)
        here = function or (child.name if is_named else "")
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield here, child.value
        if not (isinstance(child, ast.Call) and getattr(child.func, "id", "") == "Decimal"):
            yield from _named(child, here)
