"""That two open cases of one employee go on as one (domain 7.1, scenario 13)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.models.cases import Case
from casework.models.scoping import CaseChildQuerySet


class CaseJoin(models.Model):
    """``case`` goes on; ``joined`` ended in it and keeps its own rows. What was carried over names this row.

    report: what the investigator of the joined case had reported, where the report was in; else empty.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="joins")
    joined = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="joined_into")
    reasons = models.TextField()
    report = models.TextField(blank=True, default="")
    joined_on = models.DateField()
    joined_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(joined=F("case")), name="case_join_of_two"),
            models.CheckConstraint(condition=~Q(reasons=""), name="case_join_has_reasons"),
        ]
