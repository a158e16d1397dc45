"""Who came with the employee to a meeting that is no hearing, where the policy lets somebody come (AC-2)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from casework.enums import CompanionKind
from casework.models.cases import Case
from casework.models.investigations import Findings
from casework.models.scoping import CaseChildQuerySet
from casework.models.suspensions import Suspension


class MeetingCompanion(models.Model):
    """Of the meeting that a report tells of, or in which the employee was suspended: who came, and whether they knew.

    The policy is that of the report or the suspension (PV-1). ``told``: the employee was told that somebody may come.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="meeting_companions")
    findings = models.OneToOneField(
        Findings, null=True, blank=True, on_delete=models.PROTECT, related_name="companion"
    )
    suspension = models.OneToOneField(
        Suspension, null=True, blank=True, on_delete=models.PROTECT, related_name="companion"
    )
    told = models.BooleanField()
    kind = models.CharField(max_length=20, choices=CompanionKind)
    name = models.CharField(max_length=200, blank=True, default="")
    reason = models.TextField(blank=True, default="", help_text="What was agreed, or which adjustment it is.")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(findings__isnull=False, suspension__isnull=True)
                | Q(findings__isnull=True, suspension__isnull=False),
                name="meeting_companion_at_one_meeting",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=CompanionKind.values), name="meeting_companion_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=CompanionKind.NONE, name="", reason="")
                | (~Q(kind=CompanionKind.NONE) & ~Q(name="")),
                name="meeting_companion_named_if_somebody_came",
            ),
            models.CheckConstraint(
                condition=~Q(kind=CompanionKind.BY_AGREEMENT) | ~Q(reason=""),
                name="meeting_companion_by_agreement_says_why",
            ),
        ]
