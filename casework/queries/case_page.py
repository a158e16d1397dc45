"""One case with everything its page shows, and which of it this reader is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from casework import access
from casework.enums import DeadlineKind, FileState, PartKind
from casework.models import Allegation, AllegationFinding, Appeal, Case, Deadline, Reopening, Sanction
from casework.queries.facts import weighed_record
from casework.queries.rows import appeal_of, decision_of, outcome_of
from casework.rules import sanctions

if TYPE_CHECKING:
    from accounts.models import User

_ROWS = (
    "allegations__category",
    "allegations__recommendation",
    "parts__employee",
    "deadlines",
    "hearings__record__answers",
    "hearings__chair",
    "decisions__findings",
    "evidence",
    "notes__written_by",
    "corrections",
    "findings",
    "case_to_answer",
    "outcomes",
    "hearings__set_aside_by",
    "sanctions__live_periods",
    "appeals__grounds__answer",
    "appeals__hearings__record",
    "appeals__hearings__chair",
    "appeals__decision__decided_by",
    "appeals__letter",
    "appeals__withdrawal",
    "closures__reopening__correction__approved_by",
    "closures__reopening__reopened_by",
    "closures__reopening__sanction",
    "sanctions__from_correction",
    "joins",
    "provenance__findings",
    "resignation",
    "decision_reviews__reviewed_by",
    "decision_reviews__sanction",
    "warning_extensions__period",
    "warning_extensions__granted_by",
    "pauses__paused_by",
    "pauses__resumed_by",
    "pauses__reviews__reviewed_by",
    "suspensions__contact",
    "suspensions__authorised_by",
    "suspensions__alternatives",
    "suspensions__ended_by",
    "suspensions__reviews__reviewed_by",
)
_HR = {PartKind.HR_OFFICER, PartKind.HR_LEAD}
_EVERYTHING = _HR | {PartKind.AUDITOR}
_DECIDES = {PartKind.CHAIR, PartKind.PANEL_MEMBER}
_HEARING_ROOM = _EVERYTHING | _DECIDES | {PartKind.NOTE_TAKER}
_HEARS_APPEAL = _EVERYTHING | {PartKind.APPEAL_MANAGER}
_READS_REPORT = {PartKind.INVESTIGATOR, PartKind.CASE_MANAGER, PartKind.HR_ADVISER, PartKind.APPEAL_MANAGER}
_ADVISES = {PartKind.CASE_MANAGER, PartKind.HR_ADVISER, PartKind.APPEAL_MANAGER}
_READS_REASONS = {PartKind.CASE_MANAGER, PartKind.HR_ADVISER, PartKind.APPEAL_MANAGER, PartKind.NOTE_TAKER}


@dataclass(frozen=True)
class Sight:
    """What of a visible case its reader is shown (design section 7, domain 7.6).

    record:        earlier sanctions; never to the investigator.
    decision:      level and findings; before the letter leaves to chair, panel, HR and auditor alone.
    reasons:       why it was decided so; never to the investigator, as reasons may speak of earlier sanctions.
    report:        the investigation report.
    hearing_notes: what was said at the hearing, and by whom the employee was accompanied.
    hearing_sheet: the sheet for the hearing room.
    appeal:        grounds and, once the letter has left, the reasons; never to the investigator, as both may speak of
                   earlier sanctions.
    appeal_notes:  what was said at the hearing of the appeal.
    appeal_result: its result and reasons before the letter leaves: to the appeal manager, HR and auditor alone.
    appeal_sheet:  the sheet for the room in which the appeal is heard.
    looks:         who looked at the file.
    recordings:    on which day each thing was recorded, where it happened on another.
    evidence:      the files attached, by title and as a download; not to an appeal manager before there is an appeal.
    overlays:      why the employee is suspended or the case paused, and what was weighed; that it is so, everybody sees.
    reopening:     that an outcome is to be put right and how, before the letter leaves: to HR and auditor alone. Afterwards
                   ``decision`` shows what stands, and ``reasons`` why.
    notes:         what the people on the case wrote down for one another; as for the evidence.
    """

    record: bool
    decision: bool
    reasons: bool
    report: bool
    hearing_notes: bool
    hearing_sheet: bool
    appeal: bool
    appeal_notes: bool
    appeal_result: bool
    appeal_sheet: bool
    looks: bool
    recordings: bool
    evidence: bool
    notes: bool
    overlays: bool
    reopening: bool

    def sees_proposal(self, reopening: Reopening) -> bool:
        """Whether it is shown how an outcome is to be put right: to all who see the decision once the letter has left."""
        return self.reopening or (self.decision and hasattr(reopening, "correction"))

    def sees_why(self, reopening: Reopening) -> bool:
        """Whether it is shown what came to light, and why the outcome could not stand."""
        return self.reopening or (self.reasons and hasattr(reopening, "correction"))

    def sees_result(self, appeal: Appeal) -> bool:
        """Whether the result of a decided appeal is shown: to everybody on the case once its letter has left."""
        return self.appeal_result or hasattr(appeal, "letter")

    def sees_reasons(self, appeal: Appeal) -> bool:
        """Whether the answer to each ground and its reasons are shown."""
        return self.appeal and self.sees_result(appeal)


def sight_of(user: User, case: Case) -> Sight:
    """Decided by the reader's parts in the case, never by their roles elsewhere.

    An appeal manager sees the full file once an appeal is lodged, and no more than its outline before (domain 7.6).
    """
    mine = access.parts(user, case)
    if appeal_of(case) is None:
        mine -= {PartKind.APPEAL_MANAGER}
    before_issue = bool(mine & (_EVERYTHING | _DECIDES))
    issued = case.state == FileState.OUTCOME or outcome_of(case) is not None
    investigates = PartKind.INVESTIGATOR in mine
    in_the_room = bool(mine & (_HEARING_ROOM | {PartKind.HR_ADVISER}))
    # The line manager is on no file by that alone (7.6: the status of the case, and no more).
    works_on_it = bool(mine - {PartKind.LINE_MANAGER})
    hears_appeal = bool(mine & (_HEARS_APPEAL | {PartKind.HR_ADVISER, PartKind.NOTE_TAKER}))
    return Sight(
        record=access.may_see_record(user, case) and bool(mine & (_HEARS_APPEAL | _DECIDES)),
        decision=issued or (before_issue and not investigates),
        reasons=not investigates and (before_issue or (issued and bool(mine & _READS_REASONS))),
        report=bool(mine & (_EVERYTHING | _DECIDES | _READS_REPORT)),
        hearing_notes=not investigates and (in_the_room or PartKind.APPEAL_MANAGER in mine),
        hearing_sheet=in_the_room,
        appeal=not investigates and bool(mine & (_EVERYTHING | _DECIDES | _READS_REASONS)),
        appeal_notes=not investigates and hears_appeal,
        appeal_result=not investigates and bool(mine & _HEARS_APPEAL),
        appeal_sheet=not investigates and hears_appeal,
        looks=bool(mine & {PartKind.HR_LEAD, PartKind.AUDITOR}),
        recordings=bool(mine & {PartKind.HR_LEAD, PartKind.AUDITOR}),
        evidence=works_on_it,
        notes=works_on_it,
        overlays=not investigates and bool(mine & (_EVERYTHING | _DECIDES | _ADVISES)),
        reopening=not investigates and bool(mine & _EVERYTHING),
    )


def load(case: Case) -> Case:
    """The case with every row its page shows, in a fixed number of queries; nothing is fetched while it is written."""
    prefetch_related_objects([case], *_ROWS)
    return case


@dataclass(frozen=True)
class Earlier:
    """An earlier warning against one allegation, with both dates (SA-5): live at the conduct? live today?

    counts:       whether it counts; False where only a person can settle that (SA-4, SA-10).
    until:        its last live day; None where none was stated.
    under_appeal: in force all the same, and whoever decides is told (SA-9).
    """

    level: str
    issued_on: date
    until: date | None
    is_live_today: bool
    counts: bool
    under_appeal: bool


def earlier_record(case: Case, today: date) -> list[tuple[Allegation, list[Earlier]]]:
    """For each allegation the earlier warnings live on its days. Only for readers whose ``Sight.record`` holds."""
    allegations = list(case.allegations.all())
    weighed = weighed_record(case, allegations)
    return [
        (
            one,
            [_earlier(past, today, counts=True) for past in weighed[one.pk].counts]
            + [_earlier(past, today, counts=False) for past in weighed[one.pk].for_a_person],
        )
        for one in allegations
    ]


def _earlier(past: sanctions.PastSanction, today: date, *, counts: bool) -> Earlier:
    ends = [period.to_on for period in past.periods if period.to_on is not None]
    is_live = sanctions.in_force_on(past, today)
    return Earlier(past.level, past.issued_on, max(ends, default=None), is_live, counts, past.under_appeal)


def finding_of(case: Case, allegation: Allegation) -> str | None:
    """The chair's finding on one allegation in the decision that stands, or an old record's, or None."""
    decision, record = decision_of(case), getattr(case, "provenance", None)
    rows: Iterable[AllegationFinding] = []
    if decision is not None:
        rows = decision.findings.all()
    elif record is not None:
        rows = record.findings.all()
    return next((row.finding for row in rows if row.allegation_id == allegation.pk), None)


def last_live_day(sanction: Sanction) -> date | None:
    """The last day on which the sanction counts; None for a dismissal, or where no end was stated.

    For one that an appeal set aside or varied: the day as it stood until then.
    """
    ends = [
        row.to_on
        for row in sanction.live_periods.all()
        if row.superseded_at == sanction.superseded_at and row.to_on is not None
    ]
    return max(ends, default=None)


def deadlines_shown(case: Case, sight: Sight) -> list[Deadline]:
    """The open deadlines of a case that this reader is shown, soonest first.

    The end of a warning would tell what an appeal decided: it is left out until the result may be seen.
    """
    hidden = any(hasattr(row, "decision") and not sight.sees_result(row) for row in case.appeals.all())
    rows = (row for row in case.deadlines.all() if row.met_at is None and row.superseded_at is None)
    shown = (row for row in rows if not hidden or row.kind != DeadlineKind.WARNING_EXPIRY)
    return sorted(shown, key=lambda row: row.due_on)
