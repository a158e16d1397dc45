"""That the employee is suspended: an overlay on the case, never a stage of it (SU-1)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import F, Func, Q, Value

from casework.enums import Alternative, SuspensionEnd, SuspensionPay
from casework.models.cases import Case
from casework.models.people import Employee
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet


class Suspension(models.Model):
    """The employee is kept away from work, from and to; both days count. The terms are those of ``policy`` (PV-1)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="suspensions")
    effective_on = models.DateField()
    reason = models.TextField()
    pay = models.CharField(max_length=10, choices=SuspensionPay)
    pay_clause = models.CharField(max_length=200, blank=True, default="")
    contact = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    authorised_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    last_day = models.DateField(null=True, blank=True)
    ended_because = models.CharField(max_length=10, choices=SuspensionEnd, blank=True, default="")
    end_note = models.TextField(blank=True, default="")
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            # A one-element range stands in for "case WITH =", which would need the btree_gist extension.
            ExclusionConstraint(
                name="suspension_one_at_a_time",
                expressions=[
                    (Func(F("case"), F("case"), Value("[]"), function="int8range"), "&&"),
                    (Func(F("effective_on"), F("last_day"), Value("[]"), function="daterange"), "&&"),
                ],
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="suspension_has_a_reason"),
            models.CheckConstraint(
                condition=Q(pay=SuspensionPay.FULL, pay_clause="")
                | (Q(pay=SuspensionPay.UNPAID) & ~Q(pay_clause="")),
                name="suspension_pay_stops_by_a_clause",
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True, ended_because="", ended_by__isnull=True, end_note="")
                | Q(last_day__isnull=False, ended_because=SuspensionEnd.CASE_OVER, ended_by__isnull=False)
                | (
                    Q(
                        last_day__isnull=False,
                        ended_because__in=(SuspensionEnd.LIFTED, SuspensionEnd.SICKNESS),
                        ended_by__isnull=False,
                    )
                    & ~Q(end_note="")
                ),
                name="suspension_end_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(last_day__isnull=True) | Q(last_day__gte=F("effective_on")),
                name="suspension_ends_after_start",
            ),
        ]


class SuspensionAlternative(models.Model):
    """Something milder that was considered, and why it would not do (SU-3)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    suspension = models.ForeignKey(Suspension, on_delete=models.PROTECT, related_name="alternatives")
    kind = models.CharField(max_length=20, choices=Alternative)
    why_not = models.TextField()

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["suspension", "kind"], name="suspension_alternative_once"),
            models.CheckConstraint(
                condition=Q(kind__in=Alternative.values), name="suspension_alternative_known"
            ),
            models.CheckConstraint(condition=~Q(why_not=""), name="suspension_alternative_has_a_reason"),
        ]


class SuspensionReview(models.Model):
    """It was looked at again, and goes on: why, and why nothing milder would do by now (SU-1, SU-3)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    suspension = models.ForeignKey(Suspension, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    reasons = models.TextField()
    alternatives = models.TextField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reasons="") & ~Q(alternatives=""), name="suspension_review_has_reasons"
            ),
        ]
