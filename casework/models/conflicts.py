"""Conflicts of interest that were declared on a case (T1, 7.6): read by whoever reads its legal advice."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.models.cases import Case
from casework.models.legal_advice import LegalAdviceQuerySet
from casework.models.people import Employee


class DeclaredConflict(models.Model):
    """Somebody who is not to look into the case, judge it or hear its appeal. The reason is personal: HR alone reads it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="declared_conflicts")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    declared_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = LegalAdviceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="declared_conflict_has_reason"),
            models.UniqueConstraint(fields=["case", "employee"], name="declared_conflict_once_each"),
        ]
