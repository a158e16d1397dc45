"""That a case is paused: an overlay on it, never a stage (T8)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import PauseReason
from casework.models.cases import Case
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet


class Pause(models.Model):
    """Nothing moves from ``paused_on`` until the case is resumed. The terms are those of ``policy`` (PV-1)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="pauses")
    paused_on = models.DateField()
    reason = models.CharField(max_length=20, choices=PauseReason)
    note = models.TextField()
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    paused_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    resumed_on = models.DateField(null=True, blank=True)
    resume_note = models.TextField(blank=True, default="")
    resumed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(resumed_on__isnull=True), name="pause_one_at_a_time"
            ),
            models.CheckConstraint(condition=Q(reason__in=PauseReason.values), name="pause_reason_known"),
            models.CheckConstraint(condition=~Q(note=""), name="pause_says_why"),
            models.CheckConstraint(
                condition=Q(resumed_on__isnull=True, resumed_by__isnull=True, resume_note="")
                | Q(resumed_on__isnull=False, resumed_by__isnull=False),
                name="pause_end_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(resumed_on__isnull=True) | Q(resumed_on__gte=F("paused_on")),
                name="pause_ends_after_start",
            ),
        ]


class PauseReview(models.Model):
    """It was looked at again, and goes on: why."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    pause = models.ForeignKey(Pause, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    reasons = models.TextField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="pause_review_has_reasons")]
