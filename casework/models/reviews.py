"""That a decision has to be looked at again: a warning on which it relied was set aside or varied on appeal (7.5)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import ReviewResult
from casework.models.cases import Case
from casework.models.outcomes import Decision, Sanction
from casework.models.scoping import CaseChildQuerySet


class DecisionReview(models.Model):
    """``case`` and ``decision``: what is looked at again. ``sanction``: what fell, of another case of the same employee."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decision_reviews")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="reviews")
    sanction = models.ForeignKey(Sanction, on_delete=models.PROTECT, related_name="+")
    fell_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    result = models.CharField(max_length=10, choices=ReviewResult, blank=True, default="")
    reasons = models.TextField(blank=True, default="")
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "sanction"], name="decision_review_once_per_warning"),
            models.CheckConstraint(
                condition=Q(result="", reasons="", reviewed_on__isnull=True, reviewed_by__isnull=True)
                | (
                    Q(
                        result__in=ReviewResult.values,
                        reviewed_on__isnull=False,
                        reviewed_by__isnull=False,
                    )
                    & ~Q(reasons="")
                ),
                name="decision_review_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_on__isnull=True) | Q(reviewed_on__gte=F("fell_on")),
                name="decision_review_after_it_fell",
            ),
        ]
