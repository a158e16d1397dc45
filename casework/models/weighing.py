"""What whoever decides looked at beside the warnings that count: the spent record (SA-7), what others were given (EQ-8)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import OutcomeGiven
from casework.models.appeal_decisions import AppealDecision
from casework.models.appeals import AppealHearing
from casework.models.cases import Case
from casework.models.hearings import Hearing
from casework.models.outcomes import Decision, Sanction
from casework.models.scoping import CaseChildQuerySet
from casework.rules.comparators import SMALLEST_GROUP


class SpentRecordOpening(models.Model):
    """Who opened the warnings that do not count, when, why, and which were shown; for a hearing or for an appeal.

    ``shown``: of other cases of the same employee. Empty where there were none: that could be known only by looking.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="spent_record_openings")
    hearing = models.OneToOneField(
        Hearing, null=True, blank=True, on_delete=models.PROTECT, related_name="spent_record_opening"
    )
    appeal_hearing = models.OneToOneField(
        AppealHearing, null=True, blank=True, on_delete=models.PROTECT, related_name="spent_record_opening"
    )
    justification = models.TextField()
    shown: models.ManyToManyField = models.ManyToManyField(Sanction, blank=True, related_name="+")
    opened_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hearing__isnull=False, appeal_hearing__isnull=True)
                | Q(hearing__isnull=True, appeal_hearing__isnull=False),
                name="spent_record_opened_for_one_decision",
            ),
            models.CheckConstraint(condition=~Q(justification=""), name="spent_record_opened_for_a_reason"),
        ]


class ConsiderationAgreed(models.Model):
    """That an HR lead agreed to expired warnings of safeguarding cases being considered, for one decision (SA-14).

    ``warnings``: of those that were opened. None of them counts: the level goes by live warnings alone (SA-6).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="considerations")
    opening = models.OneToOneField(SpentRecordOpening, on_delete=models.PROTECT, related_name="agreement")
    reasons = models.TextField()
    warnings: models.ManyToManyField = models.ManyToManyField(Sanction, related_name="+")
    agreed_on = models.DateField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="consideration_agreed_for_a_reason")
        ]


class DecisionComparison(models.Model):
    """What a decision was compared with, as its maker was shown it: kept, because the group goes on growing (EQ-8).

    Of a hearing, or of an appeal.

    group_size:   how many like cases; 0 where they were too few to compare, and how many was not shown.
    distribution: outcome -> how many of them. usual_from, usual_to: the usual range; empty where they were too few.
    others:       the outcomes issued to others in the same incident by then.
    from_on:      the first day of the years that were looked at; to_on the last, the day of the decision.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decision_comparisons")
    decision = models.OneToOneField(
        Decision, null=True, blank=True, on_delete=models.PROTECT, related_name="comparison"
    )
    appeal_decision = models.OneToOneField(
        AppealDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="comparison"
    )
    from_on = models.DateField()
    to_on = models.DateField()
    group_size = models.PositiveIntegerField()
    distribution = models.JSONField(default=dict, blank=True)
    usual_from = models.CharField(max_length=30, choices=OutcomeGiven, blank=True, default="")
    usual_to = models.CharField(max_length=30, choices=OutcomeGiven, blank=True, default="")
    others = models.JSONField(default=list, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(group_size=0, distribution={}, usual_from="", usual_to="")
                | (
                    Q(group_size__gte=SMALLEST_GROUP)
                    & ~Q(distribution={})
                    & Q(usual_from__in=OutcomeGiven.values, usual_to__in=OutcomeGiven.values)
                ),
                name="decision_comparison_of_enough_or_of_none",
            ),
            models.CheckConstraint(
                condition=Q(from_on__lte=F("to_on")), name="decision_comparison_over_some_time"
            ),
            models.CheckConstraint(
                condition=Q(decision__isnull=False, appeal_decision__isnull=True)
                | Q(decision__isnull=True, appeal_decision__isnull=False),
                name="decision_comparison_of_one_decision",
            ),
        ]
