"""That a case is said to have been logged in error: proposed by one person, and answered by another (T25)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.models.cases import Case
from casework.models.scoping import CaseChildQuerySet


class Withdrawal(models.Model):
    """It changes nothing by itself: whoever approves it closes the case, and the closure names it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="withdrawals")
    reason = models.TextField()
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    is_approved = models.BooleanField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answer = models.TextField(blank=True, default="")

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(answered_on__isnull=True), name="withdrawal_one_waits"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_reason"),
            models.CheckConstraint(
                condition=Q(
                    is_approved__isnull=True, answered_on__isnull=True, answered_by__isnull=True, answer=""
                )
                | (
                    Q(
                        is_approved__isnull=False,
                        answered_on__gte=F("proposed_on"),
                        answered_by__isnull=False,
                    )
                    & ~Q(answer="")
                ),
                name="withdrawal_answer_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("proposed_by")),
                name="withdrawal_answered_by_another",
            ),
        ]
