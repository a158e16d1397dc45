"""An appeal: its level, its grounds, its hearing, its decision and the letter that says so (AP-1 to AP-8)."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from casework.enums import AppealGroundKind, AppealResult, Delivery, GroundResult, SanctionLevel, ToldThrough
from casework.models.cases import Case
from casework.models.hearings import POSTPONED_BY_SOMEBODY_FOR_A_REASON, Attempt, Record, record_constraints
from casework.models.outcomes import Outcome
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet


class Appeal(models.Model):
    """An appeal against an outcome that was issued. ``refused``: it came late and is not heard (AP-3).

    level: 1 against the outcome itself, 2 against the result of level 1, and so on; ``offered_by`` is the offer, in the
    letter with the result of the level before, that a further one takes up (AP-8).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeals")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="appeals")
    level = models.PositiveSmallIntegerField(default=1)
    offered_by = models.ForeignKey(
        "NextAppealLevel", null=True, blank=True, on_delete=models.PROTECT, related_name="appeals"
    )
    policy = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT)
    received_on = models.DateField(help_text="The day it reached the employer.")
    through = models.CharField(max_length=10, choices=ToldThrough, default=ToldThrough.ON_PAPER)
    is_late = models.BooleanField()
    refused = models.BooleanField(default=False)
    late_reason = models.TextField(
        blank=True, default="", help_text="Why a late appeal is heard all the same, or is not."
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "level"], condition=Q(refused=False), name="appeal_one_heard_per_level"
            ),
            models.CheckConstraint(
                condition=Q(level=1, offered_by__isnull=True) | Q(level__gt=1, offered_by__isnull=False),
                name="appeal_further_level_was_offered",
            ),
            models.CheckConstraint(
                condition=Q(is_late=False, late_reason="", refused=False)
                | (Q(is_late=True) & ~Q(late_reason="")),
                name="appeal_late_one_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(through__in=ToldThrough.values), name="appeal_told_through_known"
            ),
        ]


class AppealAcknowledgement(models.Model):
    """The employee was told that the appeal has arrived (R11)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeal_acknowledgements")
    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, related_name="acknowledgement")
    sent_on = models.DateField()
    delivery = models.CharField(max_length=20, choices=Delivery)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()


class AppealWithdrawal(models.Model):
    """The employee took the appeal back: the outcome stands (AP-7). ``said``: what they said, and how."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeal_withdrawals")
    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, related_name="withdrawal")
    withdrawn_on = models.DateField(help_text="The day it reached the employer.")
    said = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(said=""), name="appeal_withdrawal_says_why")]


class AppealGround(models.Model):
    """One ground, in the employee's words; it gets an answer of its own."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeal_grounds")
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="grounds")
    kind = models.CharField(max_length=20, choices=AppealGroundKind)
    text = models.TextField()

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["appeal", "kind"], name="appeal_ground_once"),
            models.CheckConstraint(condition=~Q(text=""), name="appeal_ground_has_text"),
        ]


class AppealHearing(Attempt):
    """The hearing of an appeal. ``chair``: the appeal manager who hears it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeal_hearings")
    appeal = models.ForeignKey(Appeal, on_delete=models.PROTECT, related_name="hearings")

    objects = CaseChildQuerySet.as_manager()

    class Meta(Attempt.Meta):
        constraints = [
            models.UniqueConstraint(fields=["appeal", "attempt"], name="appeal_hearing_attempt_once"),
            models.UniqueConstraint(
                fields=["appeal"],
                condition=Q(postponed_at__isnull=True),
                name="appeal_hearing_one_arranged_at_a_time",
            ),
            models.CheckConstraint(
                condition=POSTPONED_BY_SOMEBODY_FOR_A_REASON,
                name="appeal_hearing_postponed_by_somebody_for_a_reason",
            ),
        ]


class AppealHearingRecord(Record):
    """The record of the hearing of an appeal."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeal_hearing_records")
    hearing = models.OneToOneField(AppealHearing, on_delete=models.PROTECT, related_name="record")

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = record_constraints("appeal_record")


class AppealDecision(models.Model):
    """The appeal manager's decision, final. ``level``: what the outcome is varied to; empty for no sanction.

    months: where the outcome extended a live warning and is varied, by how many it is extended still (SA-11).
    returns_on: the day an employee comes back whose dismissal did not stand (AP-6).
    departure_reasons: why what stands instead differs from what others were given, where it does (EQ-7, EQ-8).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeal_decisions")
    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, related_name="decision")
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
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [
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
    ground = models.OneToOneField(AppealGround, on_delete=models.PROTECT, related_name="answer")
    result = models.CharField(max_length=20, choices=GroundResult)
    reasons = models.TextField()

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reasons=""), name="ground_answer_has_reasons")]


class AppealOutcome(models.Model):
    """The letter with the result of the appeal: when and how it left and arrived."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="appeal_outcomes")
    appeal = models.OneToOneField(Appeal, on_delete=models.PROTECT, related_name="letter")
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
