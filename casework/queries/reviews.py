"""Decisions that have to be looked at again, because a warning on which they relied fell (7.5)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db.models import Case as Cases
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce, TruncDate

from casework.enums import DeadlineKind, Finding
from casework.models import (
    AllegationFinding,
    Case,
    Decision,
    DecisionReview,
    InsteadEffect,
    LivePeriod,
    Sanction,
)
from casework.queries.facts import calendar_of_case
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.periods import last_day, period_in_words

NOT_REVIEWED = "not_reviewed"


def relied_on_fallen(as_known_at: datetime | None) -> Coalesce:
    """Of a sanction whose decision relied on a warning that fell: ``not_reviewed``, or the last result; else empty.

    As the register stood at a moment; as it stands now when None.
    """
    raised = Q() if as_known_at is None else Q(recorded_at__lte=as_known_at)
    answered = Q(reviewed_on__isnull=False)
    # The database says which day it was: the last moment of all is beyond what Python can convert.
    answered &= Q() if as_known_at is None else Q(reviewed_on__lte=TruncDate(Value(as_known_at)))
    rows = DecisionReview.objects.filter(raised, decision=OuterRef("decision"))
    said = Cases(When(answered, then=F("result")), default=Value(NOT_REVIEWED), output_field=TextField())
    # What nobody looked at yet comes first.
    last = rows.annotate(said=said).order_by(F("reviewed_on").desc(nulls_first=True), "-pk")
    return Coalesce(Subquery(last.values("said")[:1]), Value(""), output_field=TextField())


def resting_on(sanction: Sanction) -> QuerySet[Decision]:
    """Issued decisions that stand and relied on a sanction. One not issued yet is decided again instead (SA-6)."""
    rows = Decision.objects.filter(relied_on=sanction, recalled_at__isnull=True)
    rows = rows.filter(hearing__set_aside_by__isnull=True, agreement__set_aside_by__isnull=True)
    return rows.filter(outcome__isnull=False).select_related("case__subject")


def about_days(decisions: QuerySet[Decision], first: date, last: date) -> QuerySet[Decision]:
    """Those of them that found something which was done on any of these days, for which a warning counts (SA-5)."""
    found = AllegationFinding.objects.filter(decision=OuterRef("pk")).exclude(finding=Finding.NOT_FOUND)
    found = found.filter(allegation__acted_from__lte=last, allegation__acted_to__gte=first)
    return decisions.filter(Exists(found))


def has_lost_days(decision: Decision) -> bool:
    """Whether an appeal has since taken days from a warning on which this decision relied for them (SA-11)."""
    taken = InsteadEffect.objects.filter(
        extension__sanction__relied_on_by=decision,
        appeal_decision__isnull=False,
        recorded_at__gt=decision.recorded_at,
    )
    this = Decision.objects.filter(pk=decision.pk)
    lost = [days_taken(row.period) for row in taken.select_related("period") if row.period is not None]
    return any(first <= last and about_days(this, first, last).exists() for first, last in lost)


def days_taken(period: LivePeriod) -> tuple[date, date]:
    """The first and the last day that a live period had before, where an appeal shortened it.

    The last one comes first where it took none: the warning had been ended as early before (7.5).
    """
    rows = LivePeriod.objects.filter(sanction=period.sanction_id, from_on=period.from_on, pk__lt=period.pk)
    before = rows.order_by("pk").last()
    assert before is not None and before.to_on is not None and period.to_on is not None  # it was shortened
    return period.to_on + timedelta(days=1), before.to_on


def fell_in_words(review: DecisionReview) -> str:
    """What became of the warning: it fell, or it stands and lost the days on which the decision relied."""
    return "no longer stands" if review.sanction.superseded_at else "no longer counts for it"


def reviews_owed(case: Case) -> QuerySet[DecisionReview]:
    """Reviews of the case that nobody has made yet, of decisions that still stand."""
    rows = DecisionReview.objects.filter(case=case, reviewed_on__isnull=True)
    rows = rows.filter(decision__agreement__set_aside_by__isnull=True)
    return rows.filter(decision__hearing__set_aside_by__isnull=True).select_related("decision__policy")


def review_deadlines(case: Case) -> tuple[Due, ...]:
    """One for each review owed: within the time that the policy of the decision gives to its letter (R9).

    Why is not said: whoever works on the case reads it, and not everybody of them sees earlier warnings (7.6).
    """
    return tuple(_due(case, row) for row in reviews_owed(case))


def _due(case: Case, row: DecisionReview) -> Due:
    period = row.decision.policy.terms.periods["decision_letter"]
    return Due(
        DeadlineKind.DECISION_REVIEW,
        last_day(row.fell_on, period, calendar_of_case(case)),
        f"review:{row.pk}",
        f"{period_in_words(period)} from {words(row.fell_on)}, when the reason to look at it again came up",
    )
