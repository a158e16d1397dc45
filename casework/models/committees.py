"""Who decided with the chair or the appeal manager, where the policy wants a committee (domain.md section 2 axis 5)."""

from __future__ import annotations

from django.db import models

from casework.models.appeal_decisions import AppealDecision
from casework.models.cases import Case, Part
from casework.models.outcomes import Decision
from casework.models.scoping import CaseChildQuerySet


class CommitteeMember(models.Model):
    """One of those who decided with the chair, by the part in which they heard the employee.

    There is none where the policy lets the chair decide the level alone, whoever else heard it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="committee_members")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="committee_members")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="decided_in")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "part"], name="committee_member_once_per_decision")
        ]


class AppealCommitteeMember(models.Model):
    """One of those who decided an appeal with the appeal manager, by the part in which they heard it.

    There is none where the policy lets the appeal manager hear it alone, whoever else heard it.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeal_committee_members")
    decision = models.ForeignKey(AppealDecision, on_delete=models.PROTECT, related_name="committee_members")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="decided_appeals")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "part"], name="appeal_committee_member_once_per_decision"
            )
        ]
