"""Propose that a person takes a part which another part of theirs rules out; approve it."""

from __future__ import annotations

from typing import Any

from casework import queries
from casework.enums import Action, PartKind
from casework.models import SeparationOverride
from casework.models.overrides import OVERRIDDEN_KINDS
from casework.queries.stage import mid_sentence
from casework.rules.citations import citation_of
from casework.rules.dates import words
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row


class ProposeOverrideForm(VerbForm):
    action = Action.PROPOSE_OVERRIDE
    places = {"person": "employee"}
    is_warning = True
    warning = (
        "One person investigates, another hears the case, and a third hears the appeal, where that is practicable. "
        "An override is counted, and is shown on the case, in its export and in a register."
    )

    kind = fields.RadioField(
        label="Part in the case",
        name_in_sentence="their part in the case",
        choices=[(kind.value, kind.label) for kind in OVERRIDDEN_KINDS],
    )
    employee = fields.PersonField(label="Person", name_in_sentence="a person")
    reasons = fields.LongTextField(
        label="Why is it not practicable that somebody else does it?",
        name_in_sentence="why nobody else can do it",
        help_text="Whom you asked, and why each of them cannot.",
        rows=5,
    )


class ApproveOverrideForm(VerbForm):
    action = Action.APPROVE_OVERRIDE
    is_warning = True
    warning = "Approve it only if really nobody else can do it: a tribunal will ask."

    def prepare(self) -> None:
        self.waiting = list(queries.overrides_to_approve(self.case))
        if len(self.waiting) < 2:
            return
        self.fields["number"] = fields.RadioField(
            label="Which proposal?",
            name_in_sentence="the proposal",
            choices=[(str(row.number), override_in_words(row)) for row in self.waiting],
        )

    def known(self) -> list[Row]:
        if not self.waiting:
            return [Row("Proposal", "None waits to be approved")]
        return [
            Row(
                override_in_words(row),
                [
                    f"{citation_of(row.rule).title} ({row.rule}).",
                    row.reasons,
                    f"Proposed by {row.proposed_by.name} {words(row.proposed_on)}",
                ],
            )
            for row in self.waiting
        ]

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        only = self.waiting[0].number if self.waiting else 1
        return {"number": int(given.get("number") or only)}


def override_in_words(row: SeparationOverride) -> str:
    return f"{row.employee.name} as {mid_sentence(PartKind(row.kind).label)}"
