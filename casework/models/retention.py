"""Looking at a closed case once its record was kept for its time: propose to purge it, or keep it longer (DP-6, R20)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import RecordClass, RecordReviewResult
from casework.models.cases import Case
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet

PURGE, KEEP = RecordReviewResult.PURGE, RecordReviewResult.KEEP


class RecordReview(models.Model):
    """Proposed by one HR lead and, where it is to be purged, approved by another. Only the last of a case counts.

    policy, record_class, counted_from, purge_from: how the time was counted; ``casework_purge_refusal`` counts it again.
    review_on: of what is kept longer, when it is looked at next. The trigger ``record_review_stands`` keeps the row.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="record_reviews")
    result = models.CharField(max_length=10, choices=RecordReviewResult)
    reasons = models.TextField()
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    record_class = models.CharField(max_length=20, choices=RecordClass)
    counted_from = models.DateField()
    purge_from = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    reviewed_on = models.DateField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="record_review_has_reasons"),
            models.CheckConstraint(
                condition=Q(record_class__in=RecordClass.values), name="record_review_class_known"
            ),
            models.CheckConstraint(
                condition=Q(purge_from__gt=F("counted_from")), name="record_review_after_some_time"
            ),
            models.CheckConstraint(
                condition=Q(result=PURGE, review_on__isnull=True, reviewed_on__gte=F("purge_from"))
                | Q(result=KEEP, review_on__gt=F("reviewed_on")),
                name="record_review_purges_in_time_or_keeps_until_a_day",
            ),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True, approved_by__isnull=True)
                | Q(result=PURGE, approved_on__gte=F("reviewed_on"), approved_by__isnull=False),
                name="record_review_approval_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("reviewed_by")),
                name="record_review_approved_by_another",
            ),
        ]
