"""A criminal matter beside a case (PR-15). Criminal-offence data: who reads it is decided here and in ``sight`` (DP-4)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import CriminalEffect, CriminalSource, CriminalStage, CriminalWay
from casework.models.cases import Case
from casework.models.restricted import CriminalQuerySet


class CriminalMatter(models.Model):
    """How it stands since a day, as we were told, and what that means for the case. A development is a further row.

    effect, reasons: what it does to suitability for the job and to relationships, as asked; why the case waits or not.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="criminal_matters")
    stage = models.CharField(max_length=20, choices=CriminalStage)
    about = models.TextField()
    since = models.DateField()
    told_by = models.CharField(max_length=20, choices=CriminalSource)
    told_on = models.DateField()
    effect = models.CharField(max_length=20, choices=CriminalEffect)
    effect_reasons = models.TextField()
    way = models.CharField(max_length=20, choices=CriminalWay)
    reasons = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CriminalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=CriminalStage.values), name="criminal_matter_stage_known"
            ),
            models.CheckConstraint(
                condition=Q(told_by__in=CriminalSource.values), name="criminal_matter_source_known"
            ),
            models.CheckConstraint(
                condition=Q(effect__in=CriminalEffect.values), name="criminal_matter_effect_known"
            ),
            models.CheckConstraint(condition=Q(way__in=CriminalWay.values), name="criminal_matter_way_known"),
            models.CheckConstraint(condition=Q(told_on__gte=F("since")), name="criminal_matter_in_order"),
            models.CheckConstraint(
                condition=~Q(about="") & ~Q(effect_reasons="") & ~Q(reasons=""),
                name="criminal_matter_says_what_and_why",
            ),
        ]
