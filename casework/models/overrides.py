"""That a person takes a part which their other part on the case would rule out, because nobody else can (7.3)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import HEARS_APPEAL, PartKind
from casework.models.cases import Case
from casework.models.people import Employee
from casework.models.scoping import CaseChildQuerySet
from casework.rules.independence import OVERRIDABLE

OVERRIDDEN_KINDS = (PartKind.CHAIR, PartKind.PANEL_MEMBER, *HEARS_APPEAL)


class SeparationOverride(models.Model):
    """Proposed by one person of HR, and approved by an HR lead who is another.

    The trigger ``part_independence`` lets in exactly an approved one; ``override_stands`` keeps what was approved.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="separation_overrides")
    number = models.PositiveSmallIntegerField()
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=PartKind)
    rule = models.CharField(max_length=10)
    reasons = models.TextField()
    proposed_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="override_number_once"),
            models.UniqueConstraint(
                fields=["case", "employee", "kind", "rule"], name="override_once_per_part_and_rule"
            ),
            models.CheckConstraint(
                condition=Q(rule__in=OVERRIDABLE), name="override_of_a_rule_that_gives_way"
            ),
            models.CheckConstraint(condition=Q(kind__in=OVERRIDDEN_KINDS), name="override_kind_known"),
            models.CheckConstraint(condition=~Q(reasons=""), name="override_has_reasons"),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True, approved_by__isnull=True)
                | Q(approved_on__gte=F("proposed_on"), approved_by__isnull=False),
                name="override_approval_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="override_approved_by_another",
            ),
        ]
