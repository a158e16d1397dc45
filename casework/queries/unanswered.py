"""What was asked for or proposed on a case and nobody has answered, from an adjustment to a talk with a union."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet

from casework.enums import DeadlineKind, FileState
from casework.models import (
    Adjustment,
    AnonymityRequest,
    Case,
    FitNote,
    OccupationalHealthReferral,
    Part,
    SeparationOverride,
    UnionRepresentative,
    Withdrawal,
)
from casework.models.cases import SINGLE_KINDS
from casework.queries.facts import calendar_of_case, counted_from
from casework.queries.fitness import notes_to_ask_about
from casework.rules.deadlines import Due
from casework.rules.unanswered import Waits, answer_due

ADJUSTMENTS = Adjustment.objects.filter(answer__isnull=True)
REFERRALS = OccupationalHealthReferral.objects.filter(answer__isnull=True)
ANONYMITIES = AnonymityRequest.objects.filter(decisions__isnull=True)
NOTES = FitNote.objects.all()
UNIONS = UnionRepresentative.objects.filter(talk__isnull=True)
WITHDRAWALS = Withdrawal.objects.filter(answered_on__isnull=True)
OVERRIDES = SeparationOverride.objects.filter(approved_on__isnull=True)
# The talk comes before the invitation (PR-14).
_UNTIL_INVITED = (FileState.INVESTIGATION, FileState.FINDINGS, FileState.HEARING)
# From here on nobody is given a part in which to decide (workflow).
_NOBODY_IS_APPOINTED = (FileState.DECIDED, FileState.OUTCOME, FileState.APPEAL_DELIBERATION)


def anything_unanswered() -> Q:
    """Condition on cases: something may wait for an answer."""
    return Q(
        *(
            Exists(rows.filter(case=OuterRef("pk")))
            for rows in (ADJUSTMENTS, REFERRALS, OVERRIDES, WITHDRAWALS, UNIONS, ANONYMITIES, NOTES)
        ),
        _connector=Q.OR,
    )


def answers_owed(case: Case) -> tuple[Due, ...]:
    """By when each is answered. A closed case waits for nothing, and an override for no part that another has taken."""
    if case.state == FileState.CLOSED:
        return ()
    asked = {
        DeadlineKind.ADJUSTMENT_ANSWER: ADJUSTMENTS.filter(case=case).values_list("pk", "asked_on"),
        DeadlineKind.HEALTH_ANSWER: REFERRALS.filter(case=case).values_list("pk", "referred_on"),
        DeadlineKind.ANONYMITY_DECISION: ANONYMITIES.filter(case=case).values_list("pk", "asked_on"),
        DeadlineKind.WITHDRAWAL_ANSWER: WITHDRAWALS.filter(case=case).values_list("pk", "proposed_on"),
        DeadlineKind.OVERRIDE_APPROVAL: _wanted_overrides(case).values_list("pk", "proposed_on"),
    }
    if case.state in _UNTIL_INVITED:
        asked[DeadlineKind.UNION_TALK] = UNIONS.filter(case=case).values_list("pk", "flagged_on")
    calendar = calendar_of_case(case)
    waits = [
        Waits(kind, pk, counted_from(case, max(day, case.opened_on)))
        for kind, rows in asked.items()
        for pk, day in rows
    ]
    waits += [
        Waits(DeadlineKind.HEALTH_QUESTION, row.pk, counted_from(case, row.recorded_on))
        for row in notes_to_ask_about(case)
    ]
    return tuple(answer_due(one, calendar) for one in waits)


def _wanted_overrides(case: Case) -> QuerySet[SeparationOverride]:
    """Those for a part that can still be given to the person who was proposed."""
    if case.state in _NOBODY_IS_APPOINTED:
        return OVERRIDES.none()
    taken = Part.objects.filter(case=case, kind=OuterRef("kind"), kind__in=SINGLE_KINDS, to_date__isnull=True)
    return OVERRIDES.filter(~Exists(taken), case=case)
