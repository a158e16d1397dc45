"""What a draft says of looking a case over (R3) and of the bundle for a hearing (R8). Left empty it says nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.enums import PeriodUnit
from casework.web import fields
from casework.web.policies.forms import DraftedForm

OVERSIGHT = ("oversight_n", "oversight_unit", "bundle_working_days")


class OversightForm(DraftedForm):
    oversight_n = fields.NumberField(
        label="A case is looked over after how many days or months (optional)",
        name_in_sentence="after how many days or months a case is looked over",
        required=False,
    )
    oversight_unit = fields.SelectField(
        label="Unit of the time until it is looked over (optional)",
        name_in_sentence="the unit of the time until a case is looked over",
        required=False,
        choices=PeriodUnit.choices,
    )
    bundle_working_days = fields.NumberField(
        label="Working days before the hearing by which the bundle is served (optional)",
        name_in_sentence="how many working days before the hearing the bundle is served",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("oversight_n") is not None and not data.get("oversight_unit"):
            self.add_error("oversight_unit", "Select the unit of the time until a case is looked over")
        return data


def oversight_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    looked, bundle = document.get("oversight", {}), document.get("bundle", {})
    return {
        "oversight_n": looked.get("n"),
        "oversight_unit": looked.get("unit", ""),
        "bundle_working_days": bundle.get("working_days"),
    }


def oversight_given(given: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of a document that the answers make; none for what was left empty."""
    made: dict[str, Any] = {}
    if given["oversight_n"] is not None:
        made["oversight"] = {"n": given["oversight_n"], "unit": given["oversight_unit"]}
    if given["bundle_working_days"] is not None:
        made["bundle"] = {"working_days": given["bundle_working_days"]}
    return made
