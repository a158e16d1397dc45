"""What the paper of an open case says, as it is taken over."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.utils import timezone

from casework.enums import (
    AllegationResponse,
    AppealGroundKind,
    Attendance,
    CompanionKind,
    Delivery,
    FileState,
    Finding,
    HeldIn,
    NotesStatus,
    SanctionLevel,
    Severity,
)
from casework.models import Employee


@dataclass(frozen=True, kw_only=True)
class PaperCase:
    """What the paper says. Days are those of the paper; None, "" or () for what it does not say, or is not yet.

    source, reference: where the paper is, and what the case is called there. sha256: of its scan.
    departures:  what was not done as the procedure asks, and why; needed where a rule that can be checked was not kept.
    findings_on: the day the report was handed in. case_to_answer: what it recommends.
    hearing_at:  when the hearing was held or will be; without it none is arranged yet.
    nation:      where the hearing was or will be held, or remotely.
    told_on:     the day the employee was told of the outcome before the letter arrived (0.8).
    live_to:     last live day of a warning, as the letter says; where it does not, it is undetermined (SA-4).
    appeal_closes_on: as the letter prints it; by the policy where it does not.
    """

    stage: FileState | str
    source: str
    reference: str
    sha256: str
    departures: str = ""
    employee: Employee
    severity: Severity | str
    assessed_on: date
    appointed_on: date
    investigator: Employee
    case_manager: Employee
    terms_of_reference: str
    particulars: str
    findings_on: date | None = None
    case_to_answer: bool | None = None
    referred_on: date | None = None
    severity_put: Severity | str = ""
    chair: Employee | None = None
    hearing_at: datetime | None = None
    place: str = ""
    nation: HeldIn | str = ""
    invitation_delivery: Delivery | str = ""
    invited_on: date | None = None
    invitation_received_on: date | None = None
    attendance: Attendance | str = ""
    companion_kind: CompanionKind | str = ""
    notes_status: NotesStatus | str = ""
    response: AllegationResponse | str = ""
    decided_on: date | None = None
    finding: Finding | str = ""
    severity_found: Severity | str = ""
    level: SanctionLevel | str = ""
    letter_delivery: Delivery | str = ""
    issued_on: date | None = None
    outcome_received_on: date | None = None
    told_on: date | None = None
    employment_ends_on: date | None = None
    live_to: date | None = None
    appeal_closes_on: date | None = None
    appealed_on: date | None = None
    grounds: tuple[AppealGroundKind | str, ...] = ()
    late_reason: str = ""

    def said(self) -> set[str]:
        """The names of what has an answer."""
        return {one.name for one in fields(self) if getattr(self, one.name) not in (None, "", (), [])}

    def days(self) -> tuple[tuple[str, str, date | None], ...]:
        """What happened on which day, in the order of the procedure; a hearing to come is left out."""
        held = timezone.localdate(self.hearing_at) if self.hearing_at is not None else None
        hearing_on = held if FileState(self.stage) != FileState.HEARING else None
        return (
            ("assessed_on", "The day of the assessment", self.assessed_on),
            ("appointed_on", "The day the investigator was appointed", self.appointed_on),
            ("findings_on", "The day the report was handed in", self.findings_on),
            ("referred_on", "The day of the referral", self.referred_on),
            ("invited_on", "The day the invitation was sent", self.invited_on),
            ("invitation_received_on", "The day the invitation was received", self.invitation_received_on),
            ("hearing_at", "The day of the hearing", hearing_on),
            ("decided_on", "The day of the decision", self.decided_on),
            ("issued_on", "The day the outcome letter was sent", self.issued_on),
            ("outcome_received_on", "The day the outcome letter was received", self.outcome_received_on),
        )
