"""What whoever decides looked at beside the warnings that count: the spent record (SA-7)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.models.appeals import Appeal
from casework.models.cases import Case
from casework.models.hearings import Hearing
from casework.models.outcomes import Sanction
from casework.models.scoping import CaseChildQuerySet


class SpentRecordOpening(models.Model):
    """Who opened the warnings that do not count, when, why, and which were shown; for a hearing or for an appeal.

    ``shown``: of other cases of the same employee. Empty where there were none: that could be known only by looking.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="spent_record_openings")
    hearing = models.OneToOneField(
        Hearing, null=True, blank=True, on_delete=models.PROTECT, related_name="spent_record_opening"
    )
    appeal = models.OneToOneField(
        Appeal, null=True, blank=True, on_delete=models.PROTECT, related_name="spent_record_opening"
    )
    justification = models.TextField()
    shown: models.ManyToManyField = models.ManyToManyField(Sanction, blank=True, related_name="+")
    opened_on = models.DateField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hearing__isnull=False, appeal__isnull=True)
                | Q(hearing__isnull=True, appeal__isnull=False),
                name="spent_record_opened_for_one_decision",
            ),
            models.CheckConstraint(condition=~Q(justification=""), name="spent_record_opened_for_a_reason"),
        ]
