"""What the employee said in their own case, each with how it reached us and on which day. Nothing is edited away."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.db.models import Q

from casework.enums import (
    STATUTORY_COMPANIONS,
    WIDER_COMPANIONS,
    CompanionKind,
    NotesAnswer,
    ProposalReason,
    ToldThrough,
)
from casework.models.appeal_decisions import AppealOutcome
from casework.models.appeals import AppealHearing, AppealHearingRecord
from casework.models.cases import Case
from casework.models.hearings import Hearing, HearingRecord
from casework.models.letters import SentLetter
from casework.models.outcomes import Outcome
from casework.models.scoping import CaseChildQuerySet


class Said(models.Model):
    """told_on: the day on which it reached us; of a page the day it was sent, of paper the day it was received."""

    through = models.CharField(max_length=10, choices=ToldThrough)
    told_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["pk"]


def _one_of(*names: str) -> Q:
    """Exactly one of these is there."""
    return reduce(or_, (Q(**{f"{other}__isnull": other != name for other in names}) for name in names))


def said_constraints(prefix: str, *about: str) -> list[models.BaseConstraint]:
    """What holds for everything the employee said. about: the columns of which one says what it is about."""
    return [
        models.CheckConstraint(
            condition=Q(through__in=ToldThrough.values), name=f"{prefix}_told_through_known"
        ),
        models.CheckConstraint(condition=_one_of(*about), name=f"{prefix}_is_about_one_thing"),
    ]


class LetterReceipt(Said):
    """When a letter arrived, by the employee's word. The day by which its clocks run stays with the letter."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letter_receipts")
    hearing = models.OneToOneField(
        Hearing, null=True, blank=True, on_delete=models.PROTECT, related_name="receipt"
    )
    outcome = models.OneToOneField(
        Outcome, null=True, blank=True, on_delete=models.PROTECT, related_name="receipt"
    )
    appeal_hearing = models.OneToOneField(
        AppealHearing, null=True, blank=True, on_delete=models.PROTECT, related_name="receipt"
    )
    appeal_outcome = models.OneToOneField(
        AppealOutcome, null=True, blank=True, on_delete=models.PROTECT, related_name="receipt"
    )
    sent_letter = models.OneToOneField(
        SentLetter, null=True, blank=True, on_delete=models.PROTECT, related_name="receipt"
    )
    received_on = models.DateField()

    objects = CaseChildQuerySet.as_manager()

    class Meta(Said.Meta):
        constraints = [
            *said_constraints(
                "letter_receipt", "hearing", "outcome", "appeal_hearing", "appeal_outcome", "sent_letter"
            ),
            models.CheckConstraint(
                condition=Q(received_on__lte=models.F("told_on")), name="letter_receipt_before_it_is_told"
            ),
        ]


class NamedCompanion(Said):
    """Whom the employee brings; the newest of a hearing, or of its earlier attempts, stands (AC-3)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="named_companions")
    hearing = models.ForeignKey(
        Hearing, null=True, blank=True, on_delete=models.PROTECT, related_name="companions"
    )
    appeal_hearing = models.ForeignKey(
        AppealHearing, null=True, blank=True, on_delete=models.PROTECT, related_name="companions"
    )
    kind = models.CharField(max_length=20, choices=CompanionKind)
    name = models.CharField(max_length=200)

    objects = CaseChildQuerySet.as_manager()

    class Meta(Said.Meta):
        constraints = [
            *said_constraints("named_companion", "hearing", "appeal_hearing"),
            models.CheckConstraint(
                condition=Q(kind__in=(*STATUTORY_COMPANIONS, *WIDER_COMPANIONS)),
                name="named_companion_comes_as_of_right",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="named_companion_has_a_name"),
        ]


class TimeProposal(Said):
    """Another day for an attempt; ``said``: which time, and why. Answered by a postponement or a refusal (AC-6)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="time_proposals")
    hearing = models.ForeignKey(
        Hearing, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    appeal_hearing = models.ForeignKey(
        AppealHearing, null=True, blank=True, on_delete=models.PROTECT, related_name="proposals"
    )
    reason = models.CharField(max_length=25, choices=ProposalReason)
    proposed_on = models.DateField()
    said = models.TextField()

    objects = CaseChildQuerySet.as_manager()

    class Meta(Said.Meta):
        constraints = [
            *said_constraints("time_proposal", "hearing", "appeal_hearing"),
            models.CheckConstraint(
                condition=Q(reason__in=ProposalReason.values), name="time_proposal_reason_known"
            ),
            models.CheckConstraint(condition=~Q(said=""), name="time_proposal_says_why"),
        ]


class ProposalRefusal(models.Model):
    """The hearing stays where it is, and why the day proposed is not reasonable (domain.md 0.1)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proposal_refusals")
    proposal = models.OneToOneField(TimeProposal, on_delete=models.PROTECT, related_name="refusal")
    why_unreasonable = models.TextField()
    refused_on = models.DateField()
    refused_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    objects = CaseChildQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(why_unreasonable=""), name="proposal_refusal_says_why")
        ]


class NotesComment(Said):
    """Whether the notes of a hearing are right, by the employee; ``employee_version``: theirs. Both are kept (PR-19)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes_comments")
    record = models.OneToOneField(
        HearingRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="comment"
    )
    appeal_record = models.OneToOneField(
        AppealHearingRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="comment"
    )
    answer = models.CharField(max_length=10, choices=NotesAnswer)
    employee_version = models.TextField(blank=True, default="")

    objects = CaseChildQuerySet.as_manager()

    class Meta(Said.Meta):
        constraints = [
            *said_constraints("notes_comment", "record", "appeal_record"),
            models.CheckConstraint(
                condition=Q(answer=NotesAnswer.AGREED, employee_version="")
                | (Q(answer=NotesAnswer.DISPUTED) & ~Q(employee_version="")),
                name="notes_comment_disputed_keeps_both",
            ),
        ]
