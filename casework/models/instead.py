"""A live warning of another case, extended by a decision instead of the next stage (SA-11)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from casework.models.appeal_decisions import AppealDecision
from casework.models.cases import Case
from casework.models.live_periods import LivePeriod
from casework.models.outcomes import Decision, Sanction
from casework.models.scoping import CaseChildQuerySet


class InsteadExtension(models.Model):
    """What a decision chose instead of a level. ``sanction``: the warning it extends, of another case of the employee.

    months: by how many. most: what the policy of the decision allowed. reasons: why it is enough.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="instead_extensions")
    decision = models.OneToOneField(Decision, on_delete=models.PROTECT, related_name="instead")
    sanction = models.ForeignKey(Sanction, on_delete=models.PROTECT, related_name="extended_instead")
    months = models.PositiveSmallIntegerField()
    most = models.PositiveSmallIntegerField()
    reasons = models.TextField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(months__gte=1, months__lte=F("most")), name="instead_extension_within_the_policy"
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="instead_extension_has_reasons"),
        ]


class InsteadEffect(models.Model):
    """What the extension came to: by the outcome letter, or by an appeal (``appeal_decision``) that shortened or ended it.

    months:   by how many the warning is extended from then on; 0 for not at all.
    was_until: the last day that it had before it was extended.
    period:   the live period that came of it; None where the warning no longer stood when the appeal was decided.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="instead_effects")
    extension = models.ForeignKey(InsteadExtension, on_delete=models.PROTECT, related_name="effects")
    appeal_decision = models.OneToOneField(
        AppealDecision, null=True, blank=True, on_delete=models.PROTECT, related_name="instead_effect"
    )
    months = models.PositiveSmallIntegerField()
    was_until = models.DateField()
    period = models.OneToOneField(
        LivePeriod, null=True, blank=True, on_delete=models.PROTECT, related_name="instead_effect"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["extension"],
                condition=Q(appeal_decision__isnull=True),
                name="instead_effect_issued_once",
            ),
            models.CheckConstraint(
                condition=Q(appeal_decision__isnull=False) | Q(period__isnull=False, months__gte=1),
                name="instead_effect_of_a_letter_lengthens",
            ),
        ]
