"""That somebody above the case looked it over (R3), and that the employee has the evidence for the hearing (R8)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.models.cases import Case
from casework.models.hearings import Hearing
from casework.models.scoping import CaseChildQuerySet


class OversightCheck(models.Model):
    """An HR lead, who is nothing else in the case, looked whether it is on its way, and what they made of it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="oversight_checks")
    remarks = models.TextField()
    checked_on = models.DateField()
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(remarks=""), name="oversight_check_has_remarks")]


class BundleService(models.Model):
    """The employee has all the evidence for one attempt at the hearing, since a day: with the invitation or after it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="bundle_services")
    hearing = models.OneToOneField(Hearing, on_delete=models.PROTECT, related_name="bundle_service")
    served_on = models.DateField()
    served_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
