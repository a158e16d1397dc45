"""What a decision was measured by: the norm and range of its policy (SA-16), and for how long a warning is to be live."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from casework.enums import NormDeparture, SanctionLevel, Severity
from casework.models.cases import Case
from casework.models.outcomes import Decision
from casework.models.scoping import CaseChildQuerySet


class DecisionNorm(models.Model):
    """Norm and range of a decision, as they were under its policy on the day it was made; none where it had no bands.

    ``entry`` and ``heaviest``: where the range began and ended, with the warnings that counted.
    ``reasons``: why it departs from the norm; the mitigation that makes it milder. Empty at the norm alone.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decision_norms")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="measure")
    severity = models.CharField(max_length=20, choices=Severity)
    norm = models.CharField(max_length=30, choices=SanctionLevel)
    entry = models.CharField(max_length=30, choices=SanctionLevel)
    heaviest = models.CharField(max_length=30, choices=SanctionLevel)
    departure = models.CharField(max_length=10, choices=NormDeparture)
    reasons = models.TextField(blank=True, default="")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(departure=NormDeparture.AT_NORM, reasons="")
                | (
                    Q(departure__in=NormDeparture.values)
                    & ~Q(departure=NormDeparture.AT_NORM)
                    & ~Q(reasons="")
                ),
                name="decision_norm_departed_from_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    norm__in=SanctionLevel.values,
                    entry__in=SanctionLevel.values,
                    heaviest__in=SanctionLevel.values,
                    severity__in=Severity.values,
                ),
                name="decision_norm_known",
            ),
        ]


class LiveMonths(models.Model):
    """For how many months a warning is to be live, where the hearing chose it between the bounds of its policy."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="live_months")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="live_months")
    months = models.PositiveSmallIntegerField()
    least = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(least__gte=1, months__gte=F("least"), months__lte=F("most")),
                name="live_months_within_bounds",
            )
        ]
