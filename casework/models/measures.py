"""What goes with a warning, such as a demotion (domain.md section 2 axis 1; 7.5)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from casework.enums import MeasureKind
from casework.models.appeal_decisions import AppealDecision
from casework.models.cases import Case
from casework.models.outcomes import Decision
from casework.models.scoping import CaseChildQuerySet


class SanctionMeasure(models.Model):
    """One measure beside the warning of a decision, issued with its letter; what an appeal left of it is a row of its own.

    imposed_by: the appeal decision whose sanction it goes with; None for that of the decision itself.
    to_on:      its last day; None where it is for good.
    basis:      the words of the contract, or of what the employee agreed to in writing.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sanction_measures")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="sanction_measures")
    imposed_by = models.ForeignKey(
        AppealDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="sanction_measures"
    )
    kind = models.CharField(max_length=30, choices=MeasureKind)
    what = models.TextField(help_text="In words, what exactly.")
    basis = models.TextField(help_text="The words of the contract, or of what the employee agreed to.")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "kind"],
                condition=Q(imposed_by__isnull=True),
                name="sanction_measure_once_per_decision",
            ),
            models.UniqueConstraint(fields=["imposed_by", "kind"], name="sanction_measure_once_per_appeal"),
            models.CheckConstraint(condition=Q(kind__in=MeasureKind.values), name="sanction_measure_known"),
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(basis=""), name="sanction_measure_says_what_and_on_which_basis"
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="sanction_measure_ends_after_start",
            ),
        ]
