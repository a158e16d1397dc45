"""What a warning asks of the employee, by when that is reviewed, and what came of it (R14, domain.md 1.4)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import ImprovementResult
from casework.models.cases import Case
from casework.models.outcomes import Outcome
from casework.models.scoping import CaseChildQuerySet


class Improvement(models.Model):
    """``required`` and ``review_on`` as the outcome letter says them; the rest once it was reviewed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="improvements")
    outcome = models.OneToOneField(Outcome, on_delete=models.PROTECT, related_name="improvement")
    required = models.TextField()
    review_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)
    result = models.CharField(max_length=10, choices=ImprovementResult, blank=True, default="")
    said = models.TextField(blank=True, default="", help_text="What was seen, in words.")
    reviewed_on = models.DateField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(required=""), name="improvement_says_which"),
            models.CheckConstraint(
                condition=Q(result="", said="", reviewed_on__isnull=True, reviewed_by__isnull=True)
                | (
                    Q(
                        result__in=ImprovementResult.values,
                        reviewed_on__isnull=False,
                        reviewed_by__isnull=False,
                    )
                    & ~Q(said="")
                ),
                name="improvement_review_is_whole",
            ),
        ]
