"""What a draft says of committees: how many people decide a level, the chair included (axis 5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.enums import SanctionLevel
from casework.rules.ladder import level_in_words
from casework.web import fields
from casework.web.policies.forms import DraftedForm


class CommitteeForm(DraftedForm):
    def add_deciders(self, level: SanctionLevel) -> None:
        self.fields[f"{level}_deciders"] = fields.NumberField(
            label="How many people decide it at least, the chair included (optional)",
            name_in_sentence=f"how many people decide on {level_in_words(level)}",
            help_text="The chair alone, if you leave it empty.",
            required=False,
        )


def committee_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    return {f"{rung['level']}_deciders": rung.get("deciders") for rung in document["ladder"]}


def committee_given(given: Mapping[str, Any], level: SanctionLevel) -> dict[str, Any]:
    """What the rung of a level says of it; nothing where the answer was left empty."""
    deciders = given.get(f"{level}_deciders")
    return {} if deciders is None else {"deciders": deciders}
