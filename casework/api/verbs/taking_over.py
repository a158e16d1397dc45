"""Take over a case from paper."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from casework import actions
from casework.api.fields import Code, Day, Moment, StaffNumber, Text
from casework.api.verbs.body import MovingIn
from casework.enums import (
    STAGES_TAKEN_OVER,
    Action,
    AllegationResponse,
    AppealGroundKind,
    Attendance,
    CompanionKind,
    Delivery,
    Finding,
    HeldIn,
    NotesStatus,
    SanctionLevel,
    Severity,
)


def _day(help_text: str, *, not_future: bool = True) -> Day:
    return Day(not_future=not_future, required=False, help_text=help_text)


def _one_of(choices: Any, help_text: str) -> Code:
    return Code(choices, required=False, allow_blank=True, help_text=help_text)


STAGES = [(one.value, one.label) for one in STAGES_TAKEN_OVER]


class TakeOverCaseIn(MovingIn):
    """A case that was run on paper. Say what belongs to the stages up to its own, and nothing of a later one."""

    action = Action.TAKE_OVER_CASE
    places = {
        "hearing_on": "hearing_at",
        "starts_at": "hearing_at",
        "sent_at": "invited_on",
        "received_on": "invitation_received_on",
        "person": "investigator",
    }

    stage = Code(STAGES, help_text="Where the case is now.")
    source = Text(max_length=100, help_text="Where the paper is.")
    reference = Text(max_length=60, help_text="What the case is called there.")
    sha256 = Text(max_length=64, help_text="Of the scan of the paper.")
    departures = Text(
        required=False, allow_blank=True, help_text="What was not done as the procedure asks, and why."
    )
    employee = StaffNumber(help_text="One of those involved.")
    severity = Code(Severity.choices, help_text="How serious it was said to be, if true.")
    assessed_on = Day(not_future=True, help_text="When the formal procedure was begun.")
    appointed_on = Day(not_future=True, help_text="When the investigator was appointed.")
    investigator = StaffNumber()
    case_manager = StaffNumber()
    terms_of_reference = Text(help_text="What was to be investigated.")
    particulars = Text(help_text="What is alleged, as it was put to the employee.")
    findings_on = _day("From findings on: when the report was handed in.")
    case_to_answer = serializers.BooleanField(
        required=False, allow_null=True, default=None, help_text="Whether the report sees a case to answer."
    )
    referred_on = _day("From hearing on: when the case was referred to it.")
    severity_put = _one_of(Severity.choices, "How serious it was then said to be.")
    chair = StaffNumber(required=False)
    hearing_at = Moment(required=False, help_text="When the hearing was held, or will be.")
    place = Text(max_length=200, required=False, allow_blank=True)
    nation = _one_of(HeldIn.choices, "Where the hearing is held, or that it is held remotely.")
    invitation_delivery = _one_of(Delivery.choices, "How the invitation was sent.")
    invited_on = _day("When the invitation was sent.")
    invitation_received_on = _day("When it was received, if the paper says so.")
    attendance = _one_of(Attendance.choices, "From deliberation on: whether the employee came.")
    companion_kind = _one_of(CompanionKind.choices, "Who accompanied the employee.")
    notes_status = _one_of(NotesStatus.choices, "Whether the employee agrees with the notes.")
    response = _one_of(AllegationResponse.choices, "What the employee answered.")
    decided_on = _day("From decided on: when it was decided.")
    finding = _one_of(
        [(one.value, one.label) for one in (Finding.FOUND, Finding.PARTLY_FOUND)], "What was found."
    )
    severity_found = _one_of(Severity.choices, "How serious what was found is.")
    level = _one_of(SanctionLevel.choices, "The sanction.")
    letter_delivery = _one_of(Delivery.choices, "From outcome on: how the outcome letter was sent.")
    issued_on = _day("When it was sent.")
    outcome_received_on = _day("When it was received, if the paper says so.")
    told_on = _day("When the employee was told, if that was before the letter arrived.")
    employment_ends_on = _day("For a dismissal.", not_future=False)
    live_to = _day(
        "Last live day of a warning, as the letter says; undetermined without it.", not_future=False
    )
    appeal_closes_on = _day("Last day to appeal, as the letter says.", not_future=False)
    appealed_on = _day("At appeal: when it was received.")
    grounds = serializers.ListField(
        child=Code(AppealGroundKind.choices), required=False, max_length=len(AppealGroundKind)
    )
    late_reason = Text(required=False, allow_blank=True, help_text="Why a late appeal is heard all the same.")

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        return {"paper": actions.PaperCase(**given | {"grounds": tuple(given.get("grounds", ()))})}
