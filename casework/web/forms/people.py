"""Appoint people to a case and replace them. People are found by search, never from a list of all staff."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from casework.enums import Action, PartKind
from casework.models import Part
from casework.models.cases import APPOINTED_KINDS, SINGLE_KINDS
from casework.queries.line import cautions_of_line
from casework.rules.cited import Caution
from casework.rules.dates import words
from casework.web import fields
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row

_WHAT_THEY_DO = {
    PartKind.HR_OFFICER: "Runs the case",
    PartKind.HR_ADVISER: "Advises; does not decide",
    PartKind.CASE_MANAGER: "Commissions the investigation and decides whether there is a case to answer",
    PartKind.INVESTIGATOR: "Establishes what happened; sees no earlier warnings",
    PartKind.CHAIR: "Leads the hearing and decides the outcome",
    PartKind.PANEL_MEMBER: "Hears the case with the chair",
    PartKind.NOTE_TAKER: "Takes the notes of the hearing",
    PartKind.APPEAL_MANAGER: "Hears an appeal; had no earlier part in the case",
    PartKind.APPEAL_PANEL_MEMBER: "Hears an appeal with the appeal manager; had no earlier part in the case",
    PartKind.WITNESS: "Never sees the case",
    PartKind.COMPLAINANT: "Never sees the case",
}


class AppointForm(VerbForm):
    action = Action.APPOINT
    places = {"person": "employee"}

    kind = fields.RadioField(label="Part in the case", name_in_sentence="their part in the case")
    employee = fields.PersonField(label="Person", name_in_sentence="a person")

    def prepare(self) -> None:
        held = self._held()
        self.initial["kind"] = self.asked.get("kind", "")
        self.fields["kind"].offer(
            [(kind.value, kind.label) for kind in APPOINTED_KINDS if kind not in held],
            hints={kind.value: text for kind, text in _WHAT_THEY_DO.items()},
            not_open=[
                (kind.label, f"{name} holds it. Use “Replace a person”, so that the reason is kept.")
                for kind, name in held.items()
            ],
        )

    def to_mind(self) -> list[Caution]:
        given = [(PartKind(self.cleaned_data["kind"]), self.cleaned_data["employee"])]
        return cautions_of_line(self.case.subject, given, timezone.localdate())

    def _held(self) -> dict[PartKind, str]:
        """The parts only one person can hold, and who does."""
        rows = self.case.parts.filter(to_date__isnull=True, kind__in=SINGLE_KINDS).select_related("employee")
        return {PartKind(part.kind): part.employee.name for part in rows}


class ReplacePartForm(VerbForm):
    """``target`` is the part."""

    action = Action.REPLACE_PART
    places = {"person": "employee", "kind": "employee"}

    employee = fields.PersonField(label="Who takes over?", name_in_sentence="who takes over")
    reason = fields.LongTextField(
        label="Why are they replaced?", name_in_sentence="why they are replaced", rows=4
    )

    def known(self) -> list[Row]:
        part: Part = self.target
        return [
            Row("Part", part.get_kind_display()),
            Row("Held by", part.employee.name),
            Row("Since", words(part.from_date)),
        ]

    def arguments(self) -> dict[str, Any]:
        return {"employee": self.cleaned_data["employee"], "reason": self.cleaned_data["reason"]}

    def to_mind(self) -> list[Caution]:
        given = [(PartKind(self.target.kind), self.cleaned_data["employee"])]
        return cautions_of_line(self.case.subject, given, timezone.localdate())
