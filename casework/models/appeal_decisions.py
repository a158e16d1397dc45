"""What was decided on an appeal, the letter that says so, and what follows from it (AP-4 to AP-8)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import DISMISSALS, AppealResult, Delivery, GroundResult, SanctionLevel
from casework.models.appeals import Appeal, AppealGround
from casework.models.cases import Case
from casework.models.naming import NamesItsLevel
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet


class AppealDecision(NamesItsLevel):
    """The appeal manager's decision: nothing changes before its letter leaves, and until then its maker can recall it (0.6).

    level: what the outcome is varied to; empty for no sanction.

    months: where the outcome extended a live warning and is varied, by how many it is extended still (SA-11).
    returns_on: the day an employee comes back whose dismissal did not stand (AP-6).
    employment_ends_on: where a dismissal stands instead of another: the day, if it is not the first one's.
    departure_reasons: why what stands instead differs from what others were given, where it does (EQ-7, EQ-8).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeal_decisions")
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="decisions")
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    result = models.CharField(max_length=20, choices=AppealResult)
    level = models.CharField(max_length=30, choices=SanctionLevel, blank=True, default="")
    reasons = models.TextField()
    spent_record_use = models.TextField(
        blank=True, default="", help_text="How the spent record was used, where it was opened (SA-7)."
    )
    departure_reasons = models.TextField(blank=True, default="")
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    returns_on = models.DateField(null=True, blank=True)
    employment_ends_on = models.DateField(null=True, blank=True)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_because = models.TextField(blank=True, default="")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["appeal"], condition=Q(recalled_at__isnull=True), name="appeal_one_decision_stands"
            ),
            models.CheckConstraint(
                condition=Q(recalled_at__isnull=True, recalled_because="")
                | (Q(recalled_at__isnull=False) & ~Q(recalled_because="")),
                name="appeal_decision_recalled_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(employment_ends_on__isnull=True) | Q(level__in=DISMISSALS),
                name="appeal_decision_employment_ends_with_a_dismissal",
            ),
            models.CheckConstraint(
                condition=Q(result__in=AppealResult.values), name="appeal_decision_result_known"
            ),
            models.CheckConstraint(
                condition=(Q(result=AppealResult.VARIED, months__isnull=True) & ~Q(level=""))
                | Q(result=AppealResult.VARIED, level="", months__gte=1)
                | (~Q(result=AppealResult.VARIED) & Q(level="", months__isnull=True)),
                name="appeal_decision_level_where_varied",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="appeal_decision_has_reasons"),
        ]


class GroundAnswer(models.Model):
    """What the appeal manager made of one ground, and why."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="ground_answers")
    decision = models.ForeignKey(AppealDecision, on_delete=models.PROTECT, related_name="answers")
    ground = models.ForeignKey(AppealGround, on_delete=models.PROTECT, related_name="answers")
    result = models.CharField(max_length=20, choices=GroundResult)
    reasons = models.TextField()

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reasons=""), name="ground_answer_has_reasons"),
            models.UniqueConstraint(fields=["decision", "ground"], name="ground_answer_once_per_decision"),
        ]


class AppealOutcome(models.Model):
    """The letter with the result of the appeal: when and how it left and arrived.

    decision: what it tells. It stands from then on: PostgreSQL refuses to recall it (0.6, migration 0003).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeal_outcomes")
    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, related_name="letter")
    decision = models.OneToOneField(AppealDecision, on_delete=models.PROTECT, related_name="letter")
    issued_on = models.DateField()
    delivery = models.CharField(max_length=20, choices=Delivery)
    sent_at = models.DateTimeField()
    received_on = models.DateField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__gte=F("issued_on")), name="appeal_outcome_received_after_issue"
            )
        ]


class NextAppealLevel(models.Model):
    """That the employee can appeal to a further level, as the letter with the result says (AP-8). No row: it is final.

    policy:     which promises it: that of the level before.
    closes_on:  the last day to appeal that the letter prints.
    open_until: until when an appeal is in time: that day, or a later one where a day off was proclaimed since
                (CA-1) or the employee said in time that the letter arrived later (CA-7).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="next_appeal_levels")
    letter = models.OneToOneField(AppealOutcome, on_delete=models.PROTECT, related_name="next_level")
    level = models.PositiveSmallIntegerField()
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    closes_on = models.DateField()
    open_until = models.DateField()
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(level__gt=1), name="next_appeal_level_is_a_further_one"),
            models.CheckConstraint(
                condition=Q(open_until__gte=F("closes_on")), name="next_appeal_level_never_closes_sooner"
            ),
        ]


class ReinstatementPay(models.Model):
    """That pay and continuity were settled after a dismissal that did not stand (AP-6).

    days: calendar days without work for which pay was owed. note: what was paid, and what was put right.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reinstatement_pay")
    decision = models.OneToOneField(
        AppealDecision, on_delete=models.PROTECT, related_name="reinstatement_pay"
    )
    days = models.PositiveSmallIntegerField()
    paid_on = models.DateField()
    note = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(days__gt=0) & ~Q(note=""), name="reinstatement_pay_says_for_what"
            )
        ]
