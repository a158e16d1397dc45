"""Report a concern; assess an incident."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from casework import actions
from casework.actions.opening import cautions_of_openings
from casework.api.fields import CategoryCode, Code, Day, StaffNumber, Strict, Text
from casework.api.verbs.body import MovingIn, VerbIn
from casework.enums import Action, AssessmentResult, IncidentChannel, Platform, RaisedBy, Severity
from casework.models import Case
from casework.rules.cited import Caution

MOST_PEOPLE = 8


def people(help_text: str, **kwargs: Any) -> serializers.ListField:
    return serializers.ListField(
        child=StaffNumber(), max_length=MOST_PEOPLE, help_text=f"{help_text} By staff number.", **kwargs
    )


class ReportIncidentIn(VerbIn):
    """What is said to have happened. The unit of the first person involved takes it from here."""

    action = Action.REPORT_INCIDENT

    involved = people("Whom it is about.", min_length=1)
    account = Text(help_text="What was seen or heard, in the order it happened.")
    category = CategoryCode(help_text="What kind of concern it is.")
    channel = Code(IncidentChannel.choices, help_text="Where it happened.")
    platform = Code(
        Platform.choices,
        required=False,
        allow_blank=True,
        help_text="For social media, and for nothing else.",
    )
    occurred_from = Day(not_future=True, help_text="The day, or the first day.")
    occurred_to = Day(
        not_future=True, required=False, help_text="The last day, if it went on for longer than a day."
    )
    raised_by = Code(
        [(one.value, one.label) for one in RaisedBy if one != RaisedBy.NOT_KNOWN],
        help_text="Of what kind whoever raised it is; never who.",
    )
    place = Text(max_length=200, required=False, allow_blank=True)
    witnesses = people("Who saw it.", required=False)
    complainants = people("Who complained.", required=False)
    follows = serializers.CharField(
        max_length=20,
        required=False,
        help_text="The reference of the closed case of somebody involved that this follows on.",
    )

    def validate_follows(self, reference: str) -> Case:
        found: Case | None = Case.objects.visible_to(self.by).filter(reference=reference).first()
        if found is None:
            raise serializers.ValidationError("There is no such case that you can see.")
        return found

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {"occurred_to": given["occurred_from"]} | given


class OpeningIn(Strict):
    """What opens one employee's case."""

    employee = StaffNumber(help_text="One of those involved.")
    investigator = StaffNumber()
    case_manager = StaffNumber(
        help_text="Commissions the investigation and decides whether there is a case to answer."
    )
    terms_of_reference = Text(help_text="What is to be established.")
    particulars = Text(help_text="What is alleged, as it will stand in the letter.")


class AssessIncidentIn(MovingIn):
    """What the incident calls for. A formal assessment opens one case for each employee in ``openings``."""

    action = Action.ASSESS_INCIDENT
    places = {"person": "openings", "employee": "openings", "case_manager": "openings"}

    result = Code(AssessmentResult.choices)
    severity = Code(Severity.choices, help_text="How serious it would be.")
    reasons = Text()
    openings = serializers.ListField(child=OpeningIn(), required=False, max_length=MOST_PEOPLE)

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return given | {"openings": [actions.Opening(**one) for one in given.get("openings", ())]}

    def to_mind(self) -> list[Caution]:
        return cautions_of_openings(self.arguments()["openings"], timezone.localdate())
