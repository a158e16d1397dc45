"""What a draft calls a level, and whether it is a sanction at all (axis 1, 0.11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.enums import DISMISSALS, SanctionLevel
from casework.rules.ladder import level_in_words
from casework.web import fields
from casework.web.policies.forms import DraftedForm

LABEL, COUNTS = "label", "counts_as_sanction"


class NamesForm(DraftedForm):
    def add_name(self, level: SanctionLevel) -> None:
        phrase = level_in_words(level)
        self.fields[f"{level}_{LABEL}"] = fields.TextField(
            label="What the policy calls it (optional)",
            name_in_sentence=f"what the policy calls {phrase}",
            help_text=f"“{level.label}”, if you leave it empty.",
            required=False,
            max_length=60,
        )
        if level not in DISMISSALS:
            self.fields[f"{level}_{COUNTS}"] = fields.SelectField(
                label="Does it count as a sanction?",
                name_in_sentence=f"whether {phrase} counts as a sanction",
                required=False,
                empty_label="Yes",
                choices=[("no", "No: it is in no published figures and never counts for the next stage")],
            )


def names_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    given: dict[str, Any] = {}
    for rung in document["ladder"]:
        given[f"{rung['level']}_{LABEL}"] = rung.get(LABEL, "")
        given[f"{rung['level']}_{COUNTS}"] = "" if rung.get(COUNTS, True) else "no"
    return given


def names_given(given: Mapping[str, Any], level: SanctionLevel) -> dict[str, Any]:
    """What the rung of a level says of it; nothing where it has its usual name and counts."""
    label = given.get(f"{level}_{LABEL}")
    made: dict[str, Any] = {LABEL: label} if label else {}
    return made | {COUNTS: False} if given.get(f"{level}_{COUNTS}") else made
