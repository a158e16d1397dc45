"""That the employee resigned in the middle of a case (T24)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import ResignationKind
from casework.models.cases import Case
from casework.models.scoping import CaseChildQuerySet


class Resignation(models.Model):
    """When it was given, and the last day of employment: with notice its end, without the day it was accepted (0.16)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="resignation")
    kind = models.CharField(max_length=20, choices=ResignationKind)
    given_on = models.DateField()
    ends_on = models.DateField()
    said = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=ResignationKind.IMMEDIATE, ends_on__gte=F("given_on"))
                | Q(kind=ResignationKind.WITH_NOTICE, ends_on__gt=F("given_on")),
                name="resignation_ends_employment_after_it",
            ),
            models.CheckConstraint(condition=~Q(said=""), name="resignation_says_what_was_said"),
        ]
