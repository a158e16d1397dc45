"""Written reasons for a dismissal: that they are owed, and what was sent (TR-2, 0.16)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import ReasonsBasis
from casework.models.cases import Case
from casework.models.outcomes import Sanction
from casework.models.scoping import CaseChildQuerySet


class ReasonsRequest(models.Model):
    """Why written reasons are owed, and since when. That somebody is pregnant or on leave is for HR and auditors alone."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reasons_requests")
    sanction = models.OneToOneField(Sanction, on_delete=models.PROTECT, related_name="reasons_request")
    basis = models.CharField(max_length=10, choices=ReasonsBasis)
    asked_by = models.TextField(blank=True, default="")
    received_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(basis__in=ReasonsBasis.values), name="reasons_request_basis_known"
            ),
            models.CheckConstraint(
                condition=Q(basis=ReasonsBasis.FAMILY) | ~Q(asked_by=""),
                name="reasons_request_says_who_asked",
            ),
        ]


class WrittenReasons(models.Model):
    """What the employee was sent."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="written_reasons")
    request = models.OneToOneField(ReasonsRequest, on_delete=models.PROTECT, related_name="answer")
    reasons = models.TextField()
    sent_on = models.DateField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="written_reasons_say_why")]
