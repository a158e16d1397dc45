"""That somebody judged whether an earlier warning counts, where its days alone do not say so (SA-10, 7.5)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from casework.models.cases import Allegation, Case
from casework.models.outcomes import Decision, Sanction
from casework.models.scoping import CaseChildQuerySet


class WarningJudgement(models.Model):
    """Whether a warning of another case counts for one allegation, and why, as whoever made the decision said.

    One that counts is among what the decision relied on, as a warning that counts by its days. Each decision has its own:
    what is recalled, or heard again, is judged anew.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="warning_judgements")
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="judgements")
    allegation = models.ForeignKey(Allegation, on_delete=models.PROTECT, related_name="judgements")
    sanction = models.ForeignKey(Sanction, on_delete=models.PROTECT, related_name="judgements")
    counts = models.BooleanField()
    reasons = models.TextField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "allegation", "sanction"],
                name="warning_judgement_once_per_decision_and_allegation",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="warning_judgement_has_reasons"),
        ]
