"""That early conciliation took place on a claim about a case in which employment ended (TR-6)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.models.cases import Case
from casework.models.scoping import CaseChildQuerySet


class Conciliation(models.Model):
    """Day A: the conciliator was told; Day B: the certificate, None while awaited. A later word supersedes it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="conciliations")
    day_a = models.DateField()
    day_b = models.DateField(null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(day_b__isnull=True) | Q(day_b__gte=F("day_a")), name="conciliation_in_order"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(superseded_at__isnull=True), name="conciliation_one_stands"
            ),
        ]
