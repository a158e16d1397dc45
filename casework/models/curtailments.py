"""That a live warning was ended early, in the employee's favour (domain.md 7.5)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.models.cases import Case
from casework.models.live_periods import LivePeriod
from casework.models.outcomes import Sanction
from casework.models.scoping import CaseChildQuerySet


class WarningCurtailment(models.Model):
    """Until when it counts now, and until when it would have otherwise."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="warning_curtailments")
    sanction = models.ForeignKey(Sanction, on_delete=models.PROTECT, related_name="curtailments")
    period = models.OneToOneField(LivePeriod, on_delete=models.PROTECT, related_name="curtailment")
    last_day = models.DateField()
    was_until = models.DateField()
    reasons = models.TextField()
    curtailed_on = models.DateField()
    curtailed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("curtailed_on"), last_day__lt=F("was_until")),
                name="warning_curtailment_takes_days_to_come",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="warning_curtailment_has_reasons"),
        ]
