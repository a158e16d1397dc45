"""That a case is on legal hold: an overlay, from which nothing may be destroyed (DP-11)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.models.cases import Case
from casework.models.people import Employee
from casework.models.scoping import CaseChildQuerySet


class LegalHold(models.Model):
    """Everything of the case is kept until it is lifted. owner: who answers for it. review_on: of its first review."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="legal_holds")
    reasons = models.TextField()
    owner = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField()
    placed_on = models.DateField()
    placed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    lifted_on = models.DateField(null=True, blank=True)
    lifted_because = models.TextField(blank=True, default="")
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(lifted_on__isnull=True), name="legal_hold_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="legal_hold_has_reasons"),
            models.CheckConstraint(condition=Q(review_on__gt=F("placed_on")), name="legal_hold_is_reviewed"),
            models.CheckConstraint(
                condition=Q(lifted_on__isnull=True, lifted_by__isnull=True, lifted_because="")
                | (Q(lifted_on__gte=F("placed_on"), lifted_by__isnull=False) & ~Q(lifted_because="")),
                name="legal_hold_end_is_whole",
            ),
        ]


class LegalHoldReview(models.Model):
    """It was looked at again, and goes on: why, and until when it is looked at next."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    hold = models.ForeignKey(LegalHold, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    reasons = models.TextField()
    review_on = models.DateField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="legal_hold_review_has_reasons"),
            models.CheckConstraint(
                condition=Q(review_on__gt=F("reviewed_on")), name="legal_hold_review_names_the_next"
            ),
        ]
