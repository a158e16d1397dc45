"""Which cases the demo holds: a line each. ``ago`` is how many days ago the last step was taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.enums import (
    AppealResult,
    AssessmentResult,
    CloseReason,
    FileState,
    SanctionLevel,
    Severity,
)

MINOR, SERIOUS, GROSS = Severity.MINOR, Severity.SERIOUS, Severity.GROSS
VERBAL, WRITTEN, FINAL = (
    SanctionLevel.VERBAL_WARNING,
    SanctionLevel.WRITTEN_WARNING,
    SanctionLevel.FINAL_WRITTEN_WARNING,
)
NOTICE, SUMMARY = SanctionLevel.DISMISSAL_WITH_NOTICE, SanctionLevel.SUMMARY_DISMISSAL


@dataclass(frozen=True)
class Appealed:
    """What the employee does about the outcome, and what comes of it.

    until:    the last step, as a field of ``timeline.Days``; "too_late": it comes late and is refused.
    level:    what a varied outcome is varied to.
    returned: a remitted case goes back to a hearing.
    """

    until: str
    result: AppealResult = AppealResult.CONFIRMED
    level: SanctionLevel | str = ""
    returned: bool = False


@dataclass(frozen=True)
class Story:
    """One case.

    state:   where it ends up.
    ago:     days since the last step.
    level:   the sanction; empty for none.
    area:    the directorate; its own HR officer works on it.
    closes:  how it closed, where it was not by its outcome.
    people:  how many employees were in the incident; each has a case.
    """

    state: FileState
    ago: int
    matter: str
    severity: Severity
    level: SanctionLevel | str = ""
    area: str = "Operations"
    closes: CloseReason | None = None
    people: int = 1
    arranged: bool = False
    """For HEARING: a hearing is arranged and still to come."""
    held: bool = False
    """For HEARING: the hearing was held on the last day and is to be recorded."""
    postponed: bool = False
    recalled: bool = False
    of: str = ""
    """The key of the sign-in whom it is about; somebody of the area when empty."""
    again: bool = False
    """The employee of the story before, whose warning is live: the same misconduct again (SA-8)."""
    suspended: bool = False
    """For INVESTIGATION: the employee is suspended since the case was opened."""
    paused: bool = False
    """For INVESTIGATION: the case is paused since yesterday."""
    returned: bool = False
    """For INVESTIGATION: the report went back to the investigator on the last day."""
    adjourned: bool = False
    """For HEARING: the hearing was adjourned on the last day and goes on later."""
    agreed: bool = False
    """For DECIDED: agreed without a hearing on the last day, and being thought over."""
    appeal: Appealed | None = None
    decided_on: date | None = None
    """For the published figures: the outcome is decided on this day, or just before; ``ago`` is not read."""
    from_paper: bool = False
    """Nobody walked it here: the sanction is recorded from an old personal file."""

    @property
    def last_step(self) -> str:
        """The step taken ``ago`` days ago, or on ``decided_on``, as a field of ``timeline.Days``."""
        if self.decided_on is not None:
            return "decided"
        if self.appeal is not None:
            return self.appeal.until
        if self.closes:
            return _CLOSED_AT[self.closes]
        if self.returned or self.agreed:
            return "referred"
        if self.state == FileState.HEARING:
            if self.arranged:
                return "invited"
            return "heard" if self.held or self.postponed or self.adjourned else "referred"
        return _LAST_STEP[self.state]


_CLOSED_AT = {
    CloseReason.NO_CASE: "referred",
    CloseReason.LOGGED_IN_ERROR: "assessed",
    CloseReason.LEFT_NO_OUTCOME: "invited",
    CloseReason.LEFT_FINDING_ONLY: "closed",
}
_LAST_STEP = {
    FileState.INVESTIGATION: "assessed",
    FileState.FINDINGS: "found",
    FileState.DELIBERATION: "heard",
    FileState.DECIDED: "decided",
    FileState.OUTCOME: "issued",
    FileState.CLOSED: "closed",
}


@dataclass(frozen=True)
class Report:
    """An incident without a case: waiting for its assessment (no result), or assessed as something else."""

    ago: int
    matter: str
    severity: Severity = MINOR
    result: AssessmentResult | None = None
    area: str = "Operations"


_S = FileState

# What waits for the people who sign in. All of it is in Operations.
WAITING: tuple[Story, ...] = (
    Story(_S.INVESTIGATION, 44, "false-claims", SERIOUS),
    Story(_S.INVESTIGATION, 27, "social-media", SERIOUS, paused=True),
    Story(_S.INVESTIGATION, 12, "browsing-records", GROSS, suspended=True),
    Story(_S.INVESTIGATION, 3, "timekeeping", MINOR),
    Story(_S.FINDINGS, 2, "social-media", SERIOUS),
    Story(_S.FINDINGS, 9, "unauthorised-absence", MINOR),
    Story(_S.HEARING, 4, "bullying-and-harassment", SERIOUS),
    Story(_S.HEARING, 2, "misuse-of-systems", SERIOUS, arranged=True, of="employee"),
    Story(_S.HEARING, 3, "lost-equipment", MINOR, held=True),
    Story(_S.HEARING, 2, "social-media", SERIOUS, postponed=True),
    Story(_S.DELIBERATION, 2, "social-media", SERIOUS),
    Story(_S.DELIBERATION, 11, "refusing-an-instruction", MINOR),
    Story(_S.DECIDED, 1, "social-media", SERIOUS, FINAL),
    Story(_S.DECIDED, 8, "timekeeping", MINOR, VERBAL, recalled=True),
    Story(_S.OUTCOME, 3, "false-claims", SERIOUS, FINAL),
    Story(_S.OUTCOME, 24, "social-media", MINOR, WRITTEN),
    Story(_S.INVESTIGATION, 5, "misuse-of-systems", SERIOUS, returned=True),
    Story(_S.HEARING, 2, "browsing-records", SERIOUS, adjourned=True),
    Story(_S.DECIDED, 2, "timekeeping", MINOR, WRITTEN, agreed=True),
)

ELSEWHERE: tuple[Story, ...] = (
    Story(_S.INVESTIGATION, 40, "browsing-records", SERIOUS, area="Scotland"),
    Story(_S.INVESTIGATION, 8, "social-media", SERIOUS, area="Northern Ireland"),
    Story(_S.INVESTIGATION, 5, "misuse-of-systems", GROSS, area="Digital", suspended=True),
    Story(_S.FINDINGS, 6, "theft", GROSS, area="Corporate Services"),
    Story(_S.HEARING, 1, "social-media", SERIOUS, area="Scotland", arranged=True),
    Story(_S.HEARING, 2, "false-claims", GROSS, area="Digital", arranged=True),
    Story(_S.DELIBERATION, 3, "bullying-and-harassment", SERIOUS, area="Northern Ireland"),
    Story(_S.DECIDED, 2, "lost-equipment", MINOR, WRITTEN, area="Corporate Services"),
    Story(_S.OUTCOME, 6, "theft", GROSS, SUMMARY, area="Scotland"),
    Story(_S.OUTCOME, 10, "social-media", SERIOUS, FINAL, area="Digital"),
    Story(_S.OUTCOME, 5, "unauthorised-absence", MINOR, area="Scotland"),
)

_LEVELS = (VERBAL, WRITTEN, FINAL, WRITTEN, VERBAL, FINAL, WRITTEN, SUMMARY)
_SEVERITY_FOR = {VERBAL: MINOR, WRITTEN: MINOR, FINAL: SERIOUS, NOTICE: GROSS, SUMMARY: GROSS, "": SERIOUS}
_MATTERS = (
    "social-media", "timekeeping", "unauthorised-absence", "false-claims", "social-media", "browsing-records",
    "bullying-and-harassment", "lost-equipment", "misuse-of-systems", "refusing-an-instruction", "outside-work",
)  # fmt: skip
AREAS = (
    "Operations",
    "Scotland",
    "Operations",
    "Digital",
    "Operations",
    "Northern Ireland",
    "Corporate Services",
)
_DAYS_AGO = (14, 33, 52, 71, 95, 120, 150, 185, 230, 280, 335, 360)


def _closed() -> tuple[Story, ...]:
    """Closed cases: a dozen in the last year, whose warnings are live or not, and older ones back to six years."""
    ago = (*_DAYS_AGO, *range(400, 2200, 95))
    levels = [_LEVELS[number % len(_LEVELS)] for number in range(len(ago))]
    return tuple(
        Story(
            _S.CLOSED,
            days,
            "theft" if level == SUMMARY else _MATTERS[number % len(_MATTERS)],
            _SEVERITY_FOR[level],
            level,
            AREAS[number % len(AREAS)],
        )
        for number, (days, level) in enumerate(zip(ago, levels, strict=True))
    )


CLOSED: tuple[Story, ...] = (
    *_closed(),
    Story(_S.CLOSED, 60, "social-media", SERIOUS),
    Story(_S.CLOSED, 500, "misuse-of-systems", SERIOUS, area="Digital"),
    Story(_S.CLOSED, 30, "false-claims", SERIOUS, closes=CloseReason.NO_CASE),
    Story(_S.CLOSED, 210, "bullying-and-harassment", SERIOUS, area="Scotland", closes=CloseReason.NO_CASE),
    Story(_S.CLOSED, 640, "theft", GROSS, area="Corporate Services", closes=CloseReason.NO_CASE),
    Story(_S.CLOSED, 18, "timekeeping", MINOR, closes=CloseReason.LOGGED_IN_ERROR),
    Story(_S.CLOSED, 40, "unauthorised-absence", SERIOUS, closes=CloseReason.LEFT_NO_OUTCOME),
    Story(_S.CLOSED, 55, "browsing-records", GROSS, closes=CloseReason.LEFT_FINDING_ONLY),
    Story(_S.CLOSED, 90, "theft", GROSS, NOTICE),
    # A final warning, and the same again while it was live: dismissal with notice (SA-8).
    Story(_S.CLOSED, 300, "false-claims", SERIOUS, FINAL),
    Story(_S.CLOSED, 70, "false-claims", SERIOUS, NOTICE, again=True),
    # Two employees in one incident, with outcomes of their own.
    Story(_S.CLOSED, 130, "bullying-and-harassment", SERIOUS, FINAL, people=2),
    Story(_S.OUTCOME, 4, "social-media", SERIOUS, FINAL, people=2),
)

_CONFIRMED, _VARIED, _SET_ASIDE, _REMITTED = AppealResult

# An appeal at each of its stages. All of it is in Operations, and heard by the appeal manager who signs in.
APPEALS: tuple[Story, ...] = (
    Story(_S.APPEAL, 2, "misuse-of-systems", SERIOUS, FINAL, appeal=Appealed("lodged")),
    Story(_S.APPEAL, 1, "refusing-an-instruction", MINOR, WRITTEN, appeal=Appealed("appeal_invited")),
    Story(_S.APPEAL_DELIBERATION, 1, "outside-work", SERIOUS, FINAL, appeal=Appealed("appeal_heard")),
    Story(_S.OUTCOME, 1, "false-claims", SERIOUS, FINAL, appeal=Appealed("appeal_decided", _VARIED, WRITTEN)),
    Story(_S.CLOSED, 12, "social-media", MINOR, WRITTEN, appeal=Appealed("appeal_closed", _SET_ASIDE)),
    Story(_S.CLOSED, 33, "theft", GROSS, SUMMARY, appeal=Appealed("appeal_closed", _VARIED, FINAL)),
    Story(
        _S.HEARING,
        3,
        "bullying-and-harassment",
        SERIOUS,
        FINAL,
        appeal=Appealed("appeal_issued", _REMITTED, returned=True),
    ),
    Story(_S.OUTCOME, 1, "timekeeping", MINOR, VERBAL, appeal=Appealed("too_late")),
)

REPORTS: tuple[Report, ...] = (
    Report(0, "social-media"),
    Report(1, "timekeeping"),
    Report(3, "browsing-records"),
    Report(6, "bullying-and-harassment"),
    Report(9, "lost-equipment"),
    Report(14, "false-claims"),
    Report(2, "social-media", area="Scotland"),
    Report(5, "misuse-of-systems", area="Digital"),
    Report(20, "timekeeping", result=AssessmentResult.INFORMAL),
    Report(45, "refusing-an-instruction", result=AssessmentResult.INFORMAL),
    Report(160, "social-media", result=AssessmentResult.INFORMAL, area="Scotland"),
    Report(260, "timekeeping", result=AssessmentResult.INFORMAL, area="Digital"),
    Report(25, "outside-work", result=AssessmentResult.NO_ACTION),
    Report(80, "social-media", result=AssessmentResult.NO_ACTION),
    Report(400, "lost-equipment", result=AssessmentResult.NO_ACTION, area="Northern Ireland"),
    Report(35, "unauthorised-absence", SERIOUS, AssessmentResult.OTHER_PROCEDURE),
    Report(190, "timekeeping", MINOR, AssessmentResult.OTHER_PROCEDURE, area="Corporate Services"),
)
