"""That a warning was extended by an absence (SA-11)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import AbsenceKind
from casework.models.cases import Case
from casework.models.live_periods import LivePeriod
from casework.models.outcomes import Sanction
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet


class WarningExtension(models.Model):
    """The absence, the days that were granted for it, and the live period that came of them."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="warning_extensions")
    sanction = models.ForeignKey(Sanction, on_delete=models.PROTECT, related_name="extensions")
    period = models.OneToOneField(LivePeriod, on_delete=models.PROTECT, related_name="extension")
    absent_from = models.DateField()
    absent_to = models.DateField()
    kind = models.CharField(max_length=20, choices=AbsenceKind)
    days = models.PositiveSmallIntegerField()
    reasons = models.TextField()
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    granted_on = models.DateField()
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(absent_to__gte=F("absent_from"), granted_on__gt=F("absent_to")),
                name="warning_extension_after_the_absence",
            ),
            models.CheckConstraint(condition=Q(days__gte=1), name="warning_extension_by_a_day_at_least"),
            models.CheckConstraint(
                condition=Q(kind__in=AbsenceKind.values), name="warning_extension_kind_known"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="warning_extension_has_reasons"),
        ]
