"""What the paper of an open case says, as it is taken over."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from django.utils import timezone

from casework.actions.criminal_matters import CriminalTold
from casework.enums import (
    AllegationResponse,
    AppealGroundKind,
    Attendance,
    CompanionKind,
    Delivery,
    FileState,
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
from casework.models import Category, Employee


@dataclass(frozen=True, kw_only=True)
class FurtherAllegation:
    """An allegation besides the one that was reported, with days of its own, and what came of it."""

    particulars: str
    category: Category
    channel: IncidentChannel | str
    platform: Platform | str = ""
    acted_from: date
    acted_to: date
    case_to_answer: bool | None = None
    response: AllegationResponse | str = ""
    finding: Finding | str = ""


@dataclass(frozen=True, kw_only=True)
class EarlierAttempt:
    """A hearing that was arranged and not held. Whoever chairs the one that counts was to chair it.

    received_on:        None where the paper does not say (CA-7).
    proposed_on:        another day that the employee proposed because the companion could not come (AC-6).
    refused_because:    why that day was not reasonable, where it was not taken.
    """

    starts_at: datetime
    place: str
    nation: HeldIn | str
    delivery: Delivery | str
    invited_on: date
    received_on: date | None = None
    postponed_on: date
    postponed_for: PostponementReason | str
    postponed_because: str = ""
    proposed_on: date | None = None
    refused_because: str = ""

    def days(self) -> tuple[date, date, date, date | None]:
        """Invited, to be held, postponed, proposed."""
        return self.invited_on, timezone.localdate(self.starts_at), self.postponed_on, self.proposed_on


@dataclass(frozen=True, kw_only=True)
class PaperPause:
    """A pause that runs. note: what the case waits for."""

    paused_on: date
    reason: PauseReason | str
    note: str


@dataclass(frozen=True, kw_only=True)
class PaperGrievance:
    """A grievance that has not ended. way, decided_on: what was decided for the case and when; both or neither."""

    lodged_on: date
    about: GrievanceAbout | str
    summary: str
    way: GrievanceWay | str = ""
    decided_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class PaperCase:
    """What the paper says. Days are those of the paper; None, "" or () for what it does not say, or is not yet.

    source, reference: where the paper is, and what the case is called there. sha256: of its scan.
    departures:  what was not done as the procedure asks, and why; needed where a rule that can be checked was not kept.
    particulars: of the first allegation, which is the one that was reported; ``case_to_answer``, ``response`` and
                 ``finding`` are of it as well. further: every other one.
    findings_on: the day the report was handed in. case_to_answer: what it recommends.
    panel:       who heard it with the chair, as a committee. earlier: attempts that were postponed, in order (PR-12).
    absence_warned: whether the last invitation said that it may go ahead without the employee.
    hearing_at:  when the hearing was held or will be; without it none is arranged yet.
    nation:      where the hearing was or will be held, or remotely.
    told_on:     the day the employee was told of the outcome before the letter arrived (0.8).
    live_to:     last live day of a warning, as the letter says; where it does not, it is undetermined (SA-4).
    appeal_closes_on: as the letter prints it; by the policy where it does not.
    pause, grievance, criminal_matter: what runs beside the case when it comes; none that has ended.
    appeal_...:  of the hearing of the appeal, as above of that of the allegations. appeal_manager: who hears it.
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
    further: tuple[FurtherAllegation, ...] = ()
    findings_on: date | None = None
    case_to_answer: bool | None = None
    referred_on: date | None = None
    severity_put: Severity | str = ""
    chair: Employee | None = None
    panel: tuple[Employee, ...] = ()
    earlier: tuple[EarlierAttempt, ...] = ()
    absence_warned: bool | None = None
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
    appeal_manager: Employee | None = None
    appeal_panel: tuple[Employee, ...] = ()
    appeal_earlier: tuple[EarlierAttempt, ...] = ()
    appeal_absence_warned: bool | None = None
    appeal_hearing_at: datetime | None = None
    appeal_place: str = ""
    appeal_nation: HeldIn | str = ""
    appeal_invitation_delivery: Delivery | str = ""
    appeal_invited_on: date | None = None
    appeal_invitation_received_on: date | None = None
    appeal_attendance: Attendance | str = ""
    appeal_companion_kind: CompanionKind | str = ""
    appeal_notes_status: NotesStatus | str = ""
    pause: PaperPause | None = None
    grievance: PaperGrievance | None = None
    criminal_matter: CriminalTold | None = None

    def said(self) -> set[str]:
        """The names of what has an answer."""
        return {one.name for one in fields(self) if getattr(self, one.name) not in (None, "", (), [])}

    def hearing_on(self, of: str = "") -> date | None:
        """The day of the hearing, held or to come. of: "" or "appeal_"."""
        starts_at = getattr(self, f"{of}hearing_at")
        return timezone.localdate(starts_at) if starts_at is not None else None

    def days(self) -> tuple[tuple[str, str, date | None], ...]:
        """What happened on which day, in the order of the procedure; a hearing to come is left out."""
        held_on = self.hearing_on() if FileState(self.stage) != FileState.HEARING else None
        return (
            ("assessed_on", "The day of the assessment", self.assessed_on),
            ("appointed_on", "The day the investigator was appointed", self.appointed_on),
            ("findings_on", "The day the report was handed in", self.findings_on),
            ("referred_on", "The day of the referral", self.referred_on),
            ("invited_on", "The day the invitation was sent", self.invited_on),
            ("invitation_received_on", "The day the invitation was received", self.invitation_received_on),
            ("hearing_at", "The day of the hearing", held_on),
            ("decided_on", "The day of the decision", self.decided_on),
            ("issued_on", "The day the outcome letter was sent", self.issued_on),
            ("outcome_received_on", "The day the outcome letter was received", self.outcome_received_on),
        )

    def days_of_appeal(self) -> tuple[tuple[str, str, date | None], ...]:
        """The same of the appeal, from the letter on: it may be lodged before that has arrived."""
        held_on = self.hearing_on("appeal_") if FileState(self.stage) != FileState.APPEAL else None
        received = self.appeal_invitation_received_on
        return (
            ("appealed_on", "The day the appeal was received", self.appealed_on),
            (
                "appeal_invited_on",
                "The day the invitation to the appeal hearing was sent",
                self.appeal_invited_on,
            ),
            ("appeal_invitation_received_on", "The day that invitation was received", received),
            ("appeal_hearing_at", "The day of the appeal hearing", held_on),
        )

    def last_day(self) -> tuple[str, str, date]:
        """Whatever happened last in the procedure, as one of ``days``."""
        postponed = [
            ("", "The day a hearing was postponed", one.postponed_on)
            for one in (*self.earlier, *self.appeal_earlier)
        ]
        days = [
            (name, what, day)
            for name, what, day in (*self.days(), *self.days_of_appeal(), *postponed)
            if day is not None
        ]
        return max(days, key=lambda one: one[2])
