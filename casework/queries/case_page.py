"""One case with everything its page shows, and which of it this reader is shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from casework import access
from casework.enums import FileState, PartKind
from casework.models import Allegation, AllegationFinding, Case, Sanction
from casework.queries.facts import weighed_record
from casework.queries.stage import decision_of, outcome_of
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
    "sanctions__live_periods",
    "closure",
    "provenance__findings",
)
_HR = {PartKind.HR_OFFICER, PartKind.HR_LEAD}
_EVERYTHING = _HR | {PartKind.AUDITOR}
_DECIDES = {PartKind.CHAIR, PartKind.PANEL_MEMBER}
_HEARING_ROOM = _EVERYTHING | _DECIDES | {PartKind.NOTE_TAKER}
_READS_REPORT = {PartKind.INVESTIGATOR, PartKind.CASE_MANAGER, PartKind.HR_ADVISER, PartKind.APPEAL_MANAGER}
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
    looks:         who looked at the file.
    recordings:    on which day each thing was recorded, where it happened on another.
    """

    record: bool
    decision: bool
    reasons: bool
    report: bool
    hearing_notes: bool
    hearing_sheet: bool
    looks: bool
    recordings: bool


def sight_of(user: User, case: Case) -> Sight:
    """Decided by the reader's parts in the case, never by their roles elsewhere."""
    mine = access.parts(user, case)
    before_issue = bool(mine & (_EVERYTHING | _DECIDES))
    issued = case.state == FileState.OUTCOME or outcome_of(case) is not None
    investigates = PartKind.INVESTIGATOR in mine
    return Sight(
        record=access.may_see_record(user, case),
        decision=issued or (before_issue and not investigates),
        reasons=not investigates and (before_issue or (issued and bool(mine & _READS_REASONS))),
        report=bool(mine & (_EVERYTHING | _DECIDES | _READS_REPORT)),
        hearing_notes=not investigates
        and bool(mine & (_HEARING_ROOM | {PartKind.HR_ADVISER, PartKind.APPEAL_MANAGER})),
        hearing_sheet=bool(mine & (_HEARING_ROOM | {PartKind.HR_ADVISER})),
        looks=bool(mine & {PartKind.HR_LEAD, PartKind.AUDITOR}),
        recordings=bool(mine & {PartKind.HR_LEAD, PartKind.AUDITOR}),
    )


def load(case: Case) -> Case:
    """The case with every row its page shows, in a fixed number of queries; nothing is fetched while it is written."""
    prefetch_related_objects([case], *_ROWS)
    return case


@dataclass(frozen=True)
class Earlier:
    """An earlier warning against one allegation, with both dates (SA-5): live at the conduct? live today?

    counts: whether it counts; False where only a person can settle that (SA-4, SA-10).
    until:  its last live day; None where none was stated.
    """

    level: str
    issued_on: date
    until: date | None
    is_live_today: bool
    counts: bool


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
    return Earlier(
        past.level, past.issued_on, max(ends, default=None), sanctions.in_force_on(past, today), counts
    )


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
    """The last day on which the sanction counts; None for a dismissal, or where no end was stated."""
    ends = [
        row.to_on
        for row in sanction.live_periods.all()
        if row.superseded_at is None and row.to_on is not None
    ]
    return max(ends, default=None)
