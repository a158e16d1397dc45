"""A grievance in the middle of a case: record it, decide on it, close it."""

from __future__ import annotations

from typing import Any

from casework import queries
from casework.enums import Action, GrievanceAbout, GrievanceResult, GrievanceWay
from casework.models import LinkedGrievance
from casework.queries.sight import sight_of
from casework.queries.stage import mid_sentence
from casework.rules.dates import words
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.forms.verb import VerbForm
from casework.web.shapes import Row

_ABOUT_HINTS = {
    GrievanceAbout.BIAS.value: "Think of replacing the person it is about.",
    GrievanceAbout.PROCEDURE.value: "It often belongs in an appeal.",
}
_WAY_HINTS = {
    GrievanceWay.PAUSE.value: "There is no duty to pause, but it is often best where bias or discrimination is alleged.",
    GrievanceWay.CONCURRENT.value: "Where both are about the same events.",
    GrievanceWay.CONTINUE.value: "Where the grievance has nothing to do with this case, or belongs in an appeal.",
}


class RecordGrievanceForm(VerbForm):
    action = Action.RECORD_GRIEVANCE

    lodged_on = DateField(
        label="Day on which it was lodged", name_in_sentence="the day on which it was lodged", not_future=True
    )
    about = fields.RadioField(
        label="What is it about?",
        name_in_sentence="what it is about",
        choices=GrievanceAbout.choices,
        hints=_ABOUT_HINTS,
    )
    summary = fields.LongTextField(
        label="The grievance in a sentence or two",
        help_text="The grievance has a file of its own: no more than whoever decides on this case has to know.",
        rows=4,
        max_length=2_000,
    )


class _OnAGrievanceForm(VerbForm):
    """Which of the open grievances; asked only where there is more than one."""

    def prepare(self) -> None:
        self.open_ones = list(queries.open_grievances(self.case))
        if len(self.open_ones) < 2:
            return
        self.fields["number"] = fields.RadioField(
            label="Which grievance?",
            name_in_sentence="the grievance",
            choices=[(str(row.number), self._said(row)) for row in self.open_ones],
        )
        self.order_fields(["version", "number"])

    def _said(self, row: LinkedGrievance) -> str:
        told = sight_of(self.by, self.case).grievances
        about = f", {mid_sentence(GrievanceAbout(row.about).label)}" if told else ""
        return f"Grievance {row.number}, lodged {words(row.lodged_on)}{about}"

    def known(self) -> list[Row]:
        if not self.open_ones:
            return [Row("Grievance", "None is open on this case")]
        told = sight_of(self.by, self.case).grievances
        return [
            Row(self._said(row), [*([row.summary] if told else []), *_decided(row)] or "Not decided yet")
            for row in self.open_ones
        ]

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        only = self.open_ones[0].number if self.open_ones else 1
        return given | {"number": int(given.get("number") or only)}


def _decided(row: LinkedGrievance) -> list[str]:
    decisions = list(row.decisions.all())
    if not decisions:
        return []
    last = decisions[-1]
    return [f"Decided {words(last.decided_on)}: {mid_sentence(GrievanceWay(last.way).label)}"]


class DecideOnGrievanceForm(_OnAGrievanceForm):
    action = Action.DECIDE_ON_GRIEVANCE

    way = fields.RadioField(
        label="What happens to this case?",
        name_in_sentence="what happens to this case",
        choices=GrievanceWay.choices,
        hints=_WAY_HINTS,
    )
    reasons = fields.LongTextField(
        label="Why?", name_in_sentence="why", help_text="And what the employee was told.", rows=5
    )


class CloseGrievanceForm(_OnAGrievanceForm):
    action = Action.CLOSE_GRIEVANCE

    result = fields.RadioField(
        label="How did it end?", name_in_sentence="how it ended", choices=GrievanceResult.choices
    )
    ended_on = DateField(label="Day of the result", name_in_sentence="the day of the result", not_future=True)
