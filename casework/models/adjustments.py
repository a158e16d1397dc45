"""Reasonable adjustments to the procedure: what was asked for, and what came of it (EQ-9)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import AdjustmentResult, AskedBy, Meeting
from casework.models.cases import Case
from casework.models.scoping import CaseChildQuerySet


class Adjustment(models.Model):
    """``asked``: what is wanted, in practical words. ``health_reason``: if one was given; for HR and auditors alone."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="adjustments")
    number = models.PositiveSmallIntegerField()
    asked = models.TextField()
    asked_by = models.CharField(max_length=10, choices=AskedBy)
    asked_on = models.DateField()
    meetings = models.CharField(max_length=20, choices=Meeting)
    health_reason = models.TextField(blank=True, default="")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="adjustment_number_once"),
            models.CheckConstraint(condition=~Q(asked=""), name="adjustment_says_what"),
            models.CheckConstraint(
                condition=Q(asked_by__in=AskedBy.values), name="adjustment_asked_by_known"
            ),
            models.CheckConstraint(
                condition=Q(meetings__in=Meeting.values), name="adjustment_meetings_known"
            ),
        ]


class AdjustmentAnswer(models.Model):
    """``agreed``: what is done, in practical words; whoever leads the meeting reads it. ``reasons`` they do not."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="adjustment_answers")
    adjustment = models.OneToOneField(Adjustment, on_delete=models.PROTECT, related_name="answer")
    result = models.CharField(max_length=10, choices=AdjustmentResult)
    agreed = models.TextField(blank=True, default="")
    reasons = models.TextField()
    answered_on = models.DateField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="adjustment_answer_has_reasons"),
            models.CheckConstraint(
                condition=(Q(result=AdjustmentResult.REFUSED) & Q(agreed=""))
                | (Q(result__in=(AdjustmentResult.AGREED, AdjustmentResult.PARTLY)) & ~Q(agreed="")),
                name="adjustment_answer_says_what_was_agreed",
            ),
        ]
