"""A document written before it held only what binds is read the same afterwards (migration 0006)."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

import psycopg
import pytest

from casework.rules.policy_terms import read_terms
from tests.world import P1

pytestmark = pytest.mark.django_db


def _as_it_was() -> dict[str, Any]:
    """P1 with bands of severity, grounds of appeal, classes of companions and labels on its ladder."""
    bands = {
        severity: {"entry": level, "norm": level, "heaviest": level}
        for severity, level in P1["heaviest"].items()
    }
    ladder = [rung | {"label": "Stage", "live_least": 1, "live_most": 24} for rung in P1["ladder"]]
    kept = {name: value for name, value in P1.items() if name != "heaviest"}
    appeal = {"grounds": ["too_severe"], "live_from": "original"}
    return kept | {
        "severity": bands,
        "ladder": ladder,
        "appeal": appeal,
        "companion": {"classes": ["colleague"]},
    }


def test_it_says_the_same_in_fewer_fields(owner: psycopg.Connection[Any]) -> None:
    convert = import_module("casework.migrations.0006_branches").ONLY_WHAT_BINDS
    with owner.transaction(force_rollback=True):
        for day, document in (("2101-01-01", _as_it_was()), ("2101-01-02", P1)):
            owner.execute(
                "INSERT INTO casework_policyversion (name, jurisdiction, effective_from, document)"
                " VALUES ('Old', 'great-britain', %s, %s)",
                [day, json.dumps(document)],
            )
        owner.execute(convert)
        rows = owner.execute(
            "SELECT document FROM casework_policyversion WHERE name = 'Old' ORDER BY effective_from"
        ).fetchall()
    assert [read_terms(document) for (document,) in rows] == [read_terms(P1)] * 2
