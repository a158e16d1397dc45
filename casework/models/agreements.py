"""A sanction agreed without a hearing: what the employee admitted in writing, and that they took it back (T16)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.models.cases import Case
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet


class Agreement(models.Model):
    """The employee admits in writing and agrees to a level; the Decision says which. They may take it back.

    told_on:             told in writing of the right to a hearing and to a companion.
    cooling_off_ends_on: the last day to think it over; no letter leaves before that day is over.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agreements")
    admission = models.TextField(help_text="The employee's written words.")
    admission_received_on = models.DateField()
    told_on = models.DateField()
    cooling_off_ends_on = models.DateField()
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    recorded_at = models.DateTimeField(auto_now_add=True)
    set_aside_by = models.ForeignKey(
        "AppealDecision",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="agreements_set_aside",
        help_text="The appeal decision after which the case is heard (T23).",
    )

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(admission=""), name="agreement_has_an_admission"),
            models.CheckConstraint(
                condition=Q(told_on__lte=F("admission_received_on")), name="agreement_told_of_rights_first"
            ),
            models.CheckConstraint(
                condition=Q(cooling_off_ends_on__gt=F("admission_received_on")),
                name="agreement_time_to_think_it_over",
            ),
        ]


class AgreementWithdrawal(models.Model):
    """The employee took the agreement back before any letter left."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="agreement_withdrawals")
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="withdrawal")
    withdrawn_on = models.DateField()
    said = models.TextField(help_text="In the employee's words.")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(said=""), name="agreement_withdrawal_says_why"),
        ]
