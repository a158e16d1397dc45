"""Take over a case from paper."""

from __future__ import annotations

import re
from typing import Any

from rest_framework import serializers

from casework import actions
from casework.api.fields import CategoryCode, Code, Day, Moment, StaffNumber, Strict, Text
from casework.api.verbs.body import MovingIn
from casework.enums import (
    STAGES_TAKEN_OVER,
    Action,
    AllegationResponse,
    AppealGroundKind,
    Attendance,
    CompanionKind,
    CriminalEffect,
    CriminalSource,
    CriminalStage,
    CriminalWay,
    Delivery,
    Finding,
    GrievanceAbout,
    GrievanceWay,
    HeldIn,
    IncidentChannel,
    NotesStatus,
    PauseReason,
    Platform,
    PostponementReason,
    SanctionLevel,
    Severity,
)
from casework.rules.cited import Caution
from casework.rules.taking_over import SCAN_NOT_KEPT


def _day(help_text: str, *, not_future: bool = True) -> Day:
    return Day(not_future=not_future, required=False, help_text=help_text)


def _one_of(choices: Any, help_text: str) -> Code:
    return Code(choices, required=False, allow_blank=True, help_text=help_text)


_OF_ATTEMPT = re.compile(r"((?:appeal_)?earlier)_(\d+)_(\w+)")
_OF_ALLEGATION = re.compile(r"(\w+)_(\d+)")
_INVITED = {
    "hearing_on": "starts_at",
    "sent_at": "invited_on",
}
_BESIDE: dict[str, Any] = {
    "pause": actions.PaperPause,
    "grievance": actions.PaperGrievance,
    "criminal_matter": actions.CriminalTold,
}
MOST = 20  # allegations or attempts in one body
STAGES = [(one.value, one.label) for one in STAGES_TAKEN_OVER]


class FurtherAllegationIn(Strict):
    """An allegation besides the one that was reported, and what came of it at the stages so far."""

    particulars = Text(help_text="What is alleged, as it was put to the employee.")
    category = CategoryCode(help_text="What it is about.")
    channel = Code(IncidentChannel.choices, help_text="Where it happened.")
    platform = _one_of(Platform.choices, "For social media alone.")
    acted_from = Day(not_future=True, help_text="Its first day.")
    acted_to = Day(not_future=True, help_text="Its last day.")
    case_to_answer = serializers.BooleanField(
        required=False, allow_null=True, default=None, help_text="From findings on."
    )
    response = _one_of(AllegationResponse.choices, "From deliberation on: what the employee answered.")
    finding = _one_of(Finding.choices, "From decided on: what was found.")


class EarlierAttemptIn(Strict):
    """A hearing that was arranged and postponed, or missed: it counts before a decision in absence (PR-12)."""

    starts_at = Moment(help_text="When it was to begin.")
    place = Text(max_length=200)
    nation = Code(HeldIn.choices, help_text="Where it was to be held, or that it was remote.")
    delivery = Code(Delivery.choices, help_text="How the invitation was sent.")
    invited_on = Day(not_future=True, help_text="When it was sent.")
    received_on = _day("When it was received, if the paper says so.")
    postponed_on = Day(
        not_future=True, help_text="When it was called off; of one that was missed, its own day."
    )
    postponed_for = Code(PostponementReason.choices, help_text="Why it was not held.")
    postponed_because = Text(required=False, allow_blank=True, help_text="In the words of the paper.")
    proposed_on = _day("Which other day the employee proposed (AC-6).", not_future=False)
    refused_because = Text(
        required=False, allow_blank=True, help_text="Why that day was not reasonable, if it was not taken."
    )


class PaperPauseIn(Strict):
    """A pause that runs. Its next review is counted from today."""

    paused_on = Day(not_future=True, help_text="Since when it is paused.")
    reason = Code(PauseReason.choices)
    note = Text(help_text="What the case waits for.")


class PaperGrievanceIn(Strict):
    """A grievance that has not ended. What it means for the case is decided from today on, if it was not on paper."""

    lodged_on = Day(not_future=True)
    about = Code(GrievanceAbout.choices)
    summary = Text(help_text="In a sentence or two. The grievance has a file of its own.")
    way = _one_of(GrievanceWay.choices, "What was decided for the case, if anything was.")
    decided_on = _day("When that was decided.")


class PaperCriminalMatterIn(Strict):
    """A criminal matter that is open. Offence data: no more than is needed."""

    stage = Code(CriminalStage.choices)
    about = Text(help_text="In a sentence or two.")
    since = Day(not_future=True, help_text="Since when it stands so.")
    told_by = Code(CriminalSource.choices)
    told_on = Day(not_future=True)
    effect = Code(CriminalEffect.choices, help_text="On suitability for the job and relationships, as asked.")
    effect_reasons = Text(help_text="What was asked and answered.")
    way = Code(CriminalWay.choices)
    reasons = Text(help_text="Why the case goes on, or waits.")


def _panel(who: str) -> serializers.ListField:
    return serializers.ListField(
        child=StaffNumber(), required=False, max_length=MOST, help_text=f"Who hears it with {who}."
    )


def _earlier() -> serializers.ListField:
    return serializers.ListField(
        child=EarlierAttemptIn(),
        required=False,
        max_length=MOST,
        help_text="Attempts that were postponed, in order.",
    )


def _places() -> dict[str, str]:
    """Where what a rule of hearings refuses is, in this body."""
    asked = {
        "hearing_on": "hearing_at",
        "starts_at": "hearing_at",
        "sent_at": "invited_on",
        "received_on": "invitation_received_on",
    }
    places = {f"{of}{name}": f"{of}{at}" for of in ("", "appeal_") for name, at in asked.items()}
    return places | {"person": "investigator", "file": "scan"}


class PaperWithScanIn(serializers.Serializer):
    """The parts of multipart/form-data."""

    body = serializers.CharField(help_text="All that is sent without a scan, as JSON.")
    scan = serializers.FileField(help_text="Of the paper, up to 25 MB. It is kept for HR and auditors alone.")


class TakeOverCaseIn(MovingIn):
    """A case that was run on paper. Say what belongs to its stages so far. Beside its scan, this is the part “body”."""

    action = Action.TAKE_OVER_CASE
    places = _places()

    beside_file = PaperWithScanIn

    scan = serializers.FileField(
        required=False,
        max_length=255,
        allow_empty_file=True,
        help_text="As a part of multipart/form-data and never in JSON. Up to 25 MB.",
    )
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
    particulars = Text(help_text="The first allegation: what was reported, as it was put to the employee.")
    further = serializers.ListField(
        child=FurtherAllegationIn(),
        required=False,
        max_length=MOST,
        help_text="Every allegation but the first, in order.",
    )
    findings_on = _day("From findings on: when the report was handed in.")
    case_to_answer = serializers.BooleanField(
        required=False, allow_null=True, default=None, help_text="Whether the report sees a case to answer."
    )
    referred_on = _day("From hearing on: when the case was referred to it.")
    severity_put = _one_of(Severity.choices, "How serious it was then said to be.")
    chair = StaffNumber(required=False)
    panel = _panel("the chair")
    earlier = _earlier()
    absence_warned = serializers.BooleanField(
        required=False,
        allow_null=True,
        default=None,
        help_text="Whether the invitation said that the hearing may go ahead without the employee.",
    )
    hearing_at = Moment(required=False, help_text="When the hearing was held, or will be.")
    place = Text(max_length=200, required=False, allow_blank=True)
    nation = _one_of(HeldIn.choices, "Where the hearing is held, or that it is held remotely.")
    invitation_delivery = _one_of(Delivery.choices, "How the invitation was sent.")
    invited_on = _day("When the invitation was sent.")
    invitation_received_on = _day("When it was received, if the paper says so.")
    attendance = _one_of(Attendance.choices, "From deliberation on: whether the employee came.")
    companion_kind = _one_of(CompanionKind.choices, "Who accompanied the employee.")
    notes_status = _one_of(NotesStatus.choices, "Whether the employee agrees with the notes.")
    response = _one_of(AllegationResponse.choices, "What the employee answered to the first allegation.")
    decided_on = _day("From decided on: when it was decided.")
    finding = _one_of(Finding.choices, "What was found on the first allegation.")
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

    appeal_manager = StaffNumber(required=False)
    appeal_panel = _panel("the appeal manager")
    appeal_earlier = _earlier()
    appeal_absence_warned = serializers.BooleanField(
        required=False, allow_null=True, default=None, help_text="As ``absence_warned``, of the appeal."
    )
    appeal_hearing_at = Moment(required=False, help_text="When the appeal was heard, or will be.")
    appeal_place = Text(max_length=200, required=False, allow_blank=True)
    appeal_nation = _one_of(HeldIn.choices, "Where it is held, or that it is held remotely.")
    appeal_invitation_delivery = _one_of(Delivery.choices, "How the invitation to it was sent.")
    appeal_invited_on = _day("When the invitation to it was sent.")
    appeal_invitation_received_on = _day("When it was received, if the paper says so.")
    appeal_attendance = _one_of(Attendance.choices, "At appeal deliberation: whether the employee came.")
    appeal_companion_kind = _one_of(CompanionKind.choices, "Who accompanied the employee.")
    appeal_notes_status = _one_of(NotesStatus.choices, "Whether the employee agrees with the notes.")

    pause = PaperPauseIn(required=False, help_text="If the case is paused.")
    grievance = PaperGrievanceIn(required=False, help_text="If the employee raised one that has not ended.")
    criminal_matter = PaperCriminalMatterIn(required=False, help_text="If there is one that is open.")

    def place_of(self, field: str) -> str:
        """Of a further allegation its number ends what is at fault; of an earlier attempt it stands in the middle."""
        attempt, allegation = _OF_ATTEMPT.fullmatch(field), _OF_ALLEGATION.fullmatch(field)
        if attempt is not None:
            rows, number, name = attempt.groups()
            return f"{rows}[{int(number) - 1}].{_INVITED.get(name, name)}"
        beside = next((name for name in _BESIDE if field.startswith(f"{name}_")), None)
        if beside is not None:
            return f"{beside}.{field.removeprefix(f'{beside}_')}"
        if allegation is not None:
            name, number = allegation.groups()
            return f"further[{int(number) - 2}].{name}"
        return super().place_of(field)

    def to_mind(self) -> list[Caution]:
        return [] if self.validated_data.get("scan") else [Caution("8.16", SCAN_NOT_KEPT)]

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        made: dict[str, tuple[Any, ...]] = {
            name: tuple(given.get(name, ())) for name in ("grounds", "panel", "appeal_panel")
        }
        made["further"] = tuple(actions.FurtherAllegation(**row) for row in given.get("further", ()))
        for name in ("earlier", "appeal_earlier"):
            made[name] = tuple(actions.EarlierAttempt(**row) for row in given.get(name, ()))
        one = {name: make(**given[name]) for name, make in _BESIDE.items() if name in given}
        scan = given.pop("scan", None)
        return {"paper": actions.PaperCase(**given | made | one), "scan": scan}
