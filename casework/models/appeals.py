"""An appeal: its level, its grounds and its hearing (AP-1 to AP-8)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import AppealGroundKind, Delivery, ToldThrough
from casework.models.cases import Case
from casework.models.hearings import POSTPONED_BY_SOMEBODY_FOR_A_REASON, Attempt, Record, record_constraints
from casework.models.outcomes import Outcome
from casework.models.policies import PolicyVersion
from casework.models.scoping import CaseChildQuerySet

if TYPE_CHECKING:
    from casework.models.appeal_decisions import AppealDecision, GroundAnswer


class AppealQuerySet(CaseChildQuerySet):
    def decided(self) -> Self:
        """Those of which a decision stands, told or not."""
        return self.filter(decisions__isnull=False, decisions__recalled_at__isnull=True)

    def untold(self) -> Self:
        """Decided, and the letter with the result has not left: the decision changes nothing yet (0.6)."""
        return self.decided().filter(letter__isnull=True)


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

    objects = AppealQuerySet.as_manager()

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

    @property
    def decision(self) -> AppealDecision | None:
        """The decision that stands: the one that was not recalled."""
        return next((row for row in self.decisions.all() if row.recalled_at is None), None)


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

    @property
    def answer(self) -> GroundAnswer | None:
        """What the decision that stands made of it."""
        decision = self.appeal.decision
        answers = decision.answers.all() if decision is not None else ()
        return next((row for row in answers if row.ground_id == self.pk), None)


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
