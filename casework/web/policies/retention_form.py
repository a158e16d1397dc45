"""What a draft says of how long the records of closed cases are kept (DP-6). Without a schedule none is ever purged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.enums import KeptFrom, KeptUnit, RecordClass
from casework.web import fields
from casework.web.policies.forms import DraftedForm

KEPT_PARTS = ("n", "unit", "from")
RETENTION = tuple(f"retention_{record}_{part}" for record in RecordClass for part in KEPT_PARTS)


class RetentionForm(DraftedForm):
    """Whether there is a schedule, and for each kind of record how long it is kept, from what."""

    keeps = fields.YesNoField(
        label="Does the policy say how long records are kept?",
        name_in_sentence="the policy says how long records are kept",
        help_text="If not, no record is ever proposed for purging.",
        reveals={"yes": RETENTION},
    )

    def add_retention(self) -> None:
        for record in RecordClass:
            label = str(record.label)
            shown = {"required_when_shown": True}
            made: dict[str, Any] = {
                "n": fields.NumberField(
                    label=f"{label}: kept for how many months or years",
                    name_in_sentence=f"for how long this is kept: {fields.name_from(label)}",
                    **shown,
                ),
                "unit": fields.SelectField(
                    label=f"{label}: months or years",
                    name_in_sentence=f"the unit for this: {fields.name_from(label)}",
                    choices=KeptUnit.choices,
                    **shown,
                ),
                "from": fields.SelectField(
                    label=f"{label}: counted from",
                    name_in_sentence=f"from what this is counted: {fields.name_from(label)}",
                    choices=[(one.value, fields.upper_first(str(one.label))) for one in KeptFrom],
                    **shown,
                ),
            }
            self.fields |= {f"retention_{record}_{part}": field for part, field in made.items()}


def retention_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    schedule = document.get("retention", {})
    given: dict[str, Any] = {"keeps": bool(schedule)}
    for record in RecordClass:
        kept = schedule.get(record, {})
        given |= {f"retention_{record}_{part}": kept.get(part, "") for part in KEPT_PARTS}
        given[f"retention_{record}_n"] = kept.get("n")
    return given


def retention_given(given: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a document that the answers make; none where there is no schedule."""
    if not given["keeps"]:
        return {}
    return {
        "retention": {
            record.value: {part: given[f"retention_{record}_{part}"] for part in KEPT_PARTS}
            for record in RecordClass
        }
    }
