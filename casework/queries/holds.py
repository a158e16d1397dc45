"""The legal hold of a case that lasts, and when it is looked at again (DP-11, R20)."""

from __future__ import annotations

from datetime import date

from casework.models import Case, LegalHold
from casework.rules.deadlines import Due
from casework.rules.holds import hold_deadline


def lasting_hold(case: Case) -> LegalHold | None:
    return LegalHold.objects.filter(case=case, lifted_on__isnull=True).first()


def next_review_of(hold: LegalHold) -> date:
    """As it was set last; reads ``reviews`` as loaded."""
    reviews = list(hold.reviews.all())
    return reviews[-1].review_on if reviews else hold.review_on


def hold_owed(case: Case) -> tuple[Due, ...]:
    hold = lasting_hold(case)
    if hold is None:
        return ()
    return (hold_deadline(hold.pk, hold.reviews.count(), next_review_of(hold)),)
