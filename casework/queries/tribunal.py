"""Until when a tribunal claim can be brought on a case in which employment ended (R17), from its rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from casework.enums import DISMISSALS, CloseReason, DeadlineKind
from casework.models import Case, Closure, Conciliation, Deadline, Resignation, Sanction
from casework.queries.facts import died_on, left_on
from casework.queries.overlay_rows import resignation_of
from casework.queries.rows import closure_of, sanction_of
from casework.rules import tribunal_limits as rules
from casework.rules.deadlines import Due

if TYPE_CHECKING:
    pass

LEFT = (CloseReason.LEFT_NO_OUTCOME, CloseReason.LEFT_FINDING_ONLY)


def employment_ended() -> Q:
    """Cases in which employment ended or is to end: by a dismissal that stands, a resignation, or as somebody left."""
    of_the_case = {"case": OuterRef("pk")}
    dismissed = Sanction.objects.filter(level__in=DISMISSALS, superseded_at__isnull=True, **of_the_case)
    left = Closure.objects.filter(reason__in=LEFT, reopened_by__isnull=True, **of_the_case)
    return Q(Exists(dismissed)) | Q(Exists(Resignation.objects.filter(**of_the_case))) | Q(Exists(left))


def employment_ended_on(case: Case) -> date | None:
    """The last day of employment as far as this case ended it; None where it did not, or an appeal brought it back.

    A dismissal inside the notice of a resignation ends it sooner (T24), as a resignation does inside the notice of a
    dismissal, which it leaves one (ERA 1996 s.95(2)); and a death sooner than either (7.2).
    """
    ends, died = _was_to_end_on(case), died_on(case)
    return min(ends, died) if ends is not None and died is not None else ends


def _was_to_end_on(case: Case) -> date | None:
    dismissal = Sanction.objects.filter(case=case, level__in=DISMISSALS, superseded_at__isnull=True).first()
    resigned: date | None = Resignation.objects.filter(case=case).values_list("ends_on", flat=True).first()
    if dismissal is not None:
        return min((day for day in (dismissal.employment_ends_on, resigned) if day is not None), default=None)
    closed = Closure.objects.filter(case=case, reason__in=LEFT, reopened_by__isnull=True)
    if resigned is not None or closed.exists():
        return left_on(case)
    return None


def standing_conciliation(case: Case) -> Conciliation | None:
    """What was last said of early conciliation on the case."""
    return Conciliation.objects.filter(case=case, superseded_at__isnull=True).first()


def tribunal_owed(case: Case) -> tuple[Due, ...]:
    """The last day for a claim; nothing where employment goes on."""
    ended_on = employment_ended_on(case)
    if ended_on is None:
        return ()
    row = standing_conciliation(case)
    told = rules.Conciliation(row.day_a, row.day_b) if row is not None else None
    law = rules.law_of(case.subject.nation)
    return (rules.tribunal_deadline(ended_on, law, settings.TRIBUNAL_SIX_MONTHS_FROM, told),)


def has_employment_ended(case: Case) -> bool:
    """Whether this case ended the employment, as ``employment_ended`` answers it, from the rows already loaded."""
    sanction, closure = sanction_of(case), closure_of(case)
    dismissed = sanction is not None and sanction.level in DISMISSALS
    left = closure is not None and closure.reason in LEFT
    return dismissed or left or resignation_of(case) is not None


def tribunal_limit_of(case: Case) -> Deadline | None:
    """The limit that still runs, from the rows already loaded."""
    rows = (row for row in case.deadlines.all() if row.kind == DeadlineKind.TRIBUNAL_LIMIT)
    return next((row for row in rows if row.met_at is None and row.superseded_at is None), None)
