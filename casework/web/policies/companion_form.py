"""What a draft gives beyond the statute: who may accompany (AC-3), until which other day (AC-6), and where else (AC-2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.enums import WIDER_COMPANIONS, OtherMeeting, PeriodUnit
from casework.web import fields
from casework.web.policies.forms import DraftedForm

COMPANION = ("companion_classes", "companion_n", "companion_unit", "companion_meetings")


class CompanionForm(DraftedForm):
    companion_classes = fields.CheckboxesField(
        label="Who else may accompany the employee (optional)",
        name_in_sentence="who else may accompany the employee",
        help_text="Without being agreed on, beside colleagues and trade unions.",
        choices=[(kind.value, kind.label) for kind in WIDER_COMPANIONS],
        required=False,
    )
    companion_n = fields.NumberField(
        label="Days after ours within which another day has to be accepted (optional)",
        name_in_sentence="within how many days another day has to be accepted",
        help_text="If the companion cannot come. The statutory five working days stand wherever they end later.",
        required=False,
    )
    companion_unit = fields.SelectField(
        label="Unit of these days (optional)",
        name_in_sentence="the unit of these days",
        required=False,
        choices=[(one.value, one.label) for one in (PeriodUnit.WORKING_DAYS, PeriodUnit.CALENDAR_DAYS)],
    )

    companion_meetings = fields.CheckboxesField(
        label="At which other meetings may the employee be accompanied? (optional)",
        name_in_sentence="at which other meetings the employee may be accompanied",
        help_text="Beside hearings and appeals, at which the statute lets somebody come.",
        choices=OtherMeeting.choices,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("companion_n") is not None and not data.get("companion_unit"):
            self.add_error("companion_unit", "Select the unit of the days for another day")
        return data


def companion_answers(document: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that a checked document gives."""
    given = document.get("companion", {})
    time = given.get("alternative", {})
    return {
        "companion_classes": given.get("classes", []),
        "companion_n": time.get("n"),
        "companion_unit": time.get("unit", ""),
        "companion_meetings": given.get("meetings", []),
    }


def companion_given(given: Mapping[str, Any]) -> dict[str, Any]:
    """The part of a document that the answers make; none where all was left empty."""
    made: dict[str, Any] = {"classes": given["companion_classes"]} if given["companion_classes"] else {}
    if given["companion_n"] is not None:
        made["alternative"] = {"n": given["companion_n"], "unit": given["companion_unit"]}
    if given["companion_meetings"]:
        made["meetings"] = given["companion_meetings"]
    return {"companion": made} if made else {}
