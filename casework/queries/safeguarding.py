"""That a case is one of safeguarding, and the check that is owed once employment ended (R21)."""

from __future__ import annotations

from casework.enums import DISMISSALS
from casework.models import Case, Closure, ReferralCheck, Resignation, SafeguardingMark, Sanction
from casework.queries.facts import calendar_of_case
from casework.queries.tribunal import LEFT
from casework.rules.deadlines import Due
from casework.rules.safeguarding import Ending, referral_deadline


def is_safeguarding(case: Case) -> bool:
    return SafeguardingMark.objects.filter(case=case).exists()


def ending_of(case: Case) -> Ending | None:
    """How this case ended the employment: a dismissal that stands before a resignation before that somebody left."""
    dismissals = Sanction.objects.filter(case=case, level__in=DISMISSALS, superseded_at__isnull=True)
    dismissal = dismissals.select_related("imposed_by").first()
    if dismissal is not None:
        appealed = dismissal.imposed_by  # one dismissal for another: checked anew from that decision on
        on = appealed.decided_on if appealed is not None else dismissal.issued_on
        return Ending(f"dismissal:{dismissal.pk}", on, "the dismissal")
    resignation = Resignation.objects.filter(case=case).first()
    if resignation is not None:
        return Ending(f"resignation:{resignation.pk}", resignation.given_on, "the resignation")
    left = Closure.objects.filter(case=case, reason__in=LEFT, reopened_by__isnull=True).first()
    return Ending(f"closure:{left.pk}", left.closed_on, "the end of the case") if left is not None else None


def referral_owed(case: Case) -> tuple[Due, ...]:
    """The check, until one answers how employment ended."""
    mark, ending = SafeguardingMark.objects.filter(case=case).first(), ending_of(case)
    if mark is None or ending is None:
        return ()
    if ReferralCheck.objects.filter(case=case, anchor=ending.anchor).exists():
        return ()
    return (referral_deadline(ending, mark.marked_on, calendar_of_case(case)),)
