"""Every guard of the house: which rule refuses or warns, how strongly it binds, and where in the code it does."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from casework.enums import Jurisdiction
from casework.rules.citations import CITATIONS, citation_of

HOUSE = Path(__file__).resolve().parents[1]
# Rules, verbs and the table of the procedure refuse; everything above them says what they said, and may warn.
_REFUSE = ("rules.", "actions.", "workflow.")
_ONLY_SAY = ("rules.citations", "migrations.")


def guards(house: Path = HOUSE) -> dict[str, tuple[list[str], list[str]]]:
    """For each rule ID: the functions that refuse by it and those that warn of it, as ``rules.companion.check_absence``.

    A rule of which nothing in the code refuses or warns is left out.
    """
    refuse: dict[str, set[str]] = defaultdict(set)
    warn: dict[str, set[str]] = defaultdict(set)
    for path in sorted(house.rglob("*.py")):
        module = ".".join(path.relative_to(house).with_suffix("").parts)
        if module.startswith(_ONLY_SAY):
            continue
        for name, rule_id, warns in _named(ast.parse(path.read_text(encoding="utf-8")), ""):
            if rule_id in CITATIONS and (warns or module.startswith(_REFUSE)):
                (warn if warns else refuse)[rule_id].add(f"{module}.{name}" if name else module)
    found = (rule_id for rule_id in CITATIONS if rule_id in refuse or rule_id in warn)
    return {rule_id: (sorted(refuse[rule_id]), sorted(warn[rule_id])) for rule_id in found}


def guard_table() -> str:
    """The guards as a Markdown table, in the order of the citations."""
    lines = [
        "| Rule | How it binds | What it says | Where it comes from | Refuses in | Warns in |",
        "|---|---|---|---|---|---|",
    ]
    for rule_id, (refuse, warn) in guards().items():
        cited, there = (citation_of(rule_id, law) for law in Jurisdiction)
        source = cited.source if there.source == cited.source else f"{cited.source}<br>NI: {there.source}"
        cells = (rule_id, cited.strength.label, cited.title, source, _listed(refuse), _listed(warn))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _listed(names: list[str]) -> str:
    return "<br>".join(f"`{name}`" for name in names)


def _named(node: ast.AST, function: str, *, warns: bool = False) -> Iterator[tuple[str, str, bool]]:
    """Each string below a node, with the outermost function or class it stands in, and whether a caution says it."""
    for child in ast.iter_child_nodes(node):
        is_named = isinstance(child, ast.FunctionDef | ast.ClassDef)
        here = function or (child.name if is_named else "")
        called = getattr(child.func, "id", "") if isinstance(child, ast.Call) else ""
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield here, child.value, warns
        if called != "Decimal":
            yield from _named(child, here, warns=warns or called == "Caution")
