"""That a closed case was opened again in the employee's favour, and what came of it (domain 7.2)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import DISMISSALS, Delivery, SanctionLevel
from casework.models.cases import Case
from casework.models.naming import NamesItsLevel
from casework.models.outcomes import Sanction
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet


class Reopening(NamesItsLevel):
    """What an HR lead proposes. ``sanction``: what stands; ``level``: what is to stand instead, empty for nothing.

    It changes nothing by itself: see OutcomeCorrection. The closure that it takes back keeps its row.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reopenings")
    sanction = models.ForeignKey(Sanction, on_delete=models.PROTECT, related_name="reopenings")
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    level = models.CharField(max_length=30, choices=SanctionLevel, blank=True, default="")
    came_to_light = models.TextField(help_text="What nobody knew when the case was closed.")
    reasons = models.TextField(help_text="Why the outcome cannot stand.")
    reopened_on = models.DateField()
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level="")
                | (Q(level__in=SanctionLevel.values) & ~Q(level__in=sorted(DISMISSALS))),
                name="reopening_never_to_a_dismissal",
            ),
            models.CheckConstraint(
                condition=~Q(came_to_light="") & ~Q(reasons=""), name="reopening_has_reasons"
            ),
        ]


class OutcomeCorrection(models.Model):
    """Another HR lead approved the proposal and the letter left: the sanction is superseded with it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="outcome_corrections")
    reopening = models.OneToOneField(Reopening, on_delete=models.PROTECT, related_name="correction")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField()
    delivery = models.CharField(max_length=20, choices=Delivery)
    sent_at = models.DateTimeField()
    received_on = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(approved_by=F("proposed_by")), name="outcome_correction_approved_by_another"
            ),
            models.CheckConstraint(
                condition=Q(received_on__gte=F("issued_on")), name="outcome_correction_received_after_issue"
            ),
        ]
