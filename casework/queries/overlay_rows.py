"""What runs beside the stage of a case, from rows already loaded: nothing here asks the database. See ``rows``."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from casework.enums import DISMISSALS, DeadlineKind, DisclosureResult, RecordReviewResult
from casework.models import Case, Conciliation, LegalHold, LinkedGrievance, Pause, Resignation, Suspension
from casework.rules.retention import REVIEWED_AHEAD


def pause_of(case: Case) -> Pause | None:
    """The pause that lasts, from the rows already loaded."""
    return next((row for row in case.pauses.all() if row.resumed_on is None), None)


def suspension_of(case: Case) -> Suspension | None:
    """The suspension that lasts, from the rows already loaded."""
    return next((row for row in case.suspensions.all() if row.last_day is None), None)


def hold_of(case: Case) -> LegalHold | None:
    """The legal hold that lasts, from the rows already loaded."""
    return next((row for row in case.legal_holds.all() if row.lifted_on is None), None)


def resignation_of(case: Case) -> Resignation | None:
    """That the employee resigned, from the rows already loaded."""
    return getattr(case, "resignation", None)


def resigned_from(case: Case) -> date | None:
    """The last day of an employment that the subject resigned from; None where nobody recorded that they did."""
    resignation = resignation_of(case)
    return resignation.ends_on if resignation is not None else None


def left_on_of(case: Case) -> date | None:
    """The last day of the subject's employment, as ``facts.left_on`` answers it, from the rows already loaded."""
    resignation = resignation_of(case)
    if resignation is not None:
        return resignation.ends_on
    dismissed = any(row.level in DISMISSALS for row in case.sanctions.all())
    return None if dismissed else case.subject.end_date


def conciliation_of(case: Case) -> Conciliation | None:
    """What was last said of early conciliation, from the rows already loaded."""
    return next((row for row in case.conciliations.all() if row.superseded_at is None), None)


def has_disclosure_to_check(case: Case) -> bool:
    """Whether a protected disclosure is not checked, or stands in the way of a sanction, from the rows already loaded."""
    flags, checks = list(case.disclosure_flags.all()), list(case.disclosure_checks.all())
    if not flags:
        return False
    is_clear = bool(checks) and checks[-1].result == DisclosureResult.NOT_THE_REASON
    return not is_clear or checks[-1].flag_id < flags[-1].pk


def union_talk_owed(case: Case) -> bool:
    """Whether the employee represents a trade union that HR has not spoken to, from the rows already loaded."""
    row = getattr(case, "union_representative", None)
    return row is not None and getattr(row, "talk", None) is None


def open_grievances_of(case: Case) -> list[LinkedGrievance]:
    """The grievances that have not ended, from the rows already loaded."""
    return [row for row in case.grievances.all() if getattr(row, "ending", None) is None]


def record_is_to_be_reviewed(case: Case) -> bool:
    """Whether the time for which the record is kept is over, or within thirty days, from the rows already loaded."""
    rows = (row for row in case.deadlines.all() if row.kind == DeadlineKind.RECORD_REVIEW)
    opens = [row.due_on - REVIEWED_AHEAD for row in rows if row.met_at is None and row.superseded_at is None]
    return any(day <= timezone.localdate() for day in opens)


def purge_is_proposed(case: Case) -> bool:
    """Whether a purge waits for another HR lead, from the rows already loaded."""
    rows = list(case.record_reviews.all())
    waits = bool(rows) and rows[-1].result == RecordReviewResult.PURGE and rows[-1].approved_on is None
    return waits and hold_of(case) is None
