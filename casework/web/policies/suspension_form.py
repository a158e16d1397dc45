"""What a draft says of who may investigate (axis 5), and of suspension: who may, its review, its end (axis 7)."""

from __future__ import annotations

from typing import Any

from casework.enums import PeriodUnit, Severity
from casework.web import fields
from casework.web.policies.forms import DraftedForm

CAP_UNITS = [(unit.value, unit.label) for unit in (PeriodUnit.CALENDAR_DAYS, PeriodUnit.MONTHS)]
SUSPENSION = (
    "suspension_authority",
    "least_severity",
    "review_n",
    "review_unit",
    "cap_n",
    "cap_unit",
    "sickness",
)


class SuspensionForm(DraftedForm):
    ranks: list[tuple[str, str]]

    suspends = fields.YesNoField(
        label="Does the policy provide for suspension?",
        name_in_sentence="the policy provides for suspension",
        reveals={"yes": SUSPENSION},
    )

    def add_investigation(self) -> None:
        self.fields["investigation_authority"] = fields.SelectField(
            label="Who may investigate",
            name_in_sentence="who may investigate",
            choices=self.ranks,
            empty_label="Anybody: the policy says nothing of it",
            required=False,
        )

    def add_suspension(self) -> None:
        shown = {"required_when_shown": True}
        made: dict[str, Any] = {
            "suspension_authority": fields.SelectField(label="Who may suspend", choices=self.ranks, **shown),
            "least_severity": fields.SelectField(
                label="The mildest misconduct for which anybody is suspended",
                choices=Severity.choices,
                **shown,
            ),
            "review_n": fields.NumberField(
                label="Reviewed after how many days or months at the latest",
                name_in_sentence="how often it is reviewed",
                **shown,
            ),
            "review_unit": fields.SelectField(
                label="Unit of the review", choices=PeriodUnit.choices, **shown
            ),
            "cap_n": fields.NumberField(
                label="Longest time, its first day included (optional)",
                name_in_sentence="the longest time",
                required=False,
            ),
            "cap_unit": fields.SelectField(
                label="Unit of the longest time (optional)",
                name_in_sentence="the unit of the longest time",
                required=False,
                choices=CAP_UNITS,
            ),
            "sickness": fields.YesNoField(
                label="Does it end when the employee falls ill?",
                name_in_sentence="it ends when the employee falls ill",
                **shown,
            ),
        }
        self.fields |= made
