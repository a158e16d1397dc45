"""What a draft says of the cases with which a decision is compared (EQ-8). Left empty, the usual numbers hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.rules.comparators import USUAL_TERMS
from casework.web import fields
from casework.web.policies.forms import DraftedForm

_PARTS = ("years", "least_group")
COMPARISON = tuple(f"comparison_{part}" for part in _PARTS)


class ComparisonForm(DraftedForm):
    comparison_years = fields.NumberField(
        label="For how many years back are like cases compared? (optional)",
        name_in_sentence="for how many years back like cases are compared",
        help_text=f"{USUAL_TERMS.years}, if you leave it empty.",
        required=False,
    )
    comparison_least_group = fields.NumberField(
        label="How many like cases are enough to compare? (optional)",
        name_in_sentence="how many like cases are enough to compare",
        help_text=f"{USUAL_TERMS.least_group}, if you leave it empty. Never fewer: one case would be recognised.",
        required=False,
    )


def comparison_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    return {f"comparison_{part}": document.get("comparison", {}).get(part) for part in _PARTS}


def comparison_given(given: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a document that the answers make; none for what was left empty."""
    parts = {part: given[f"comparison_{part}"] for part in _PARTS}
    made = {part: number for part, number in parts.items() if number is not None}
    return {"comparison": made} if made else {}
