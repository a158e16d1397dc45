"""What a draft says of extending a live warning instead of the next stage (SA-11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.enums import SanctionLevel
from casework.rules.ladder import level_in_words
from casework.web import fields
from casework.web.policies.forms import DraftedForm

EXTEND = "extend_months"


class InsteadForm(DraftedForm):
    def add_extended(self, level: SanctionLevel) -> None:
        self.fields[f"{level}_{EXTEND}"] = fields.NumberField(
            label="By how many months it can be extended at most, instead of the next stage (optional)",
            name_in_sentence=f"by how many months {level_in_words(level)} can be extended",
            help_text="It never is, if you leave it empty.",
            required=False,
        )


def instead_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    return {f"{rung['level']}_{EXTEND}": rung.get(EXTEND) for rung in document["ladder"]}


def instead_given(given: Mapping[str, Any], level: SanctionLevel) -> dict[str, Any]:
    """What the rung of a level says of it; nothing where the answer was left empty."""
    months = given.get(f"{level}_{EXTEND}")
    return {} if months is None else {EXTEND: months}
