"""What the employee says in their own case: on a page of their own, or on paper through HR, with equal standing."""

from __future__ import annotations

from django.db.models import TextChoices

from casework.enums.procedure import CompanionKind


class ToldThrough(TextChoices):
    """How it reached us."""

    OWN_PAGE = "own_page", "On their own page"
    ON_PAPER = "on_paper", "On paper or in person, through HR"


class Letter(TextChoices):
    """A letter whose receipt the employee acknowledges."""

    INVITATION = "invitation", "The invitation to the hearing"
    OUTCOME = "outcome", "The outcome letter"
    APPEAL_INVITATION = "appeal_invitation", "The invitation to the appeal hearing"
    APPEAL_OUTCOME = "appeal_outcome", "The letter with the result of the appeal"


class ProposalReason(TextChoices):
    """Why another time is proposed: the first obliges the employer (AC-6)."""

    COMPANION_UNAVAILABLE = "companion_unavailable", "The companion cannot come"
    OTHER = "other", "Another reason"


class NotesAnswer(TextChoices):
    AGREED = "agreed", "The notes are right"
    DISPUTED = "disputed", "The notes are not right"


class OtherMeeting(TextChoices):
    """A meeting that is no hearing: the employee is accompanied there where the policy says so (AC-2)."""

    INVESTIGATION = "investigation", "The investigation meeting"
    SUSPENSION = "suspension", "The meeting in which they are suspended"


# AC-3: whom the employee may bring without anybody's leave.
STATUTORY_COMPANIONS = (
    CompanionKind.COLLEAGUE,
    CompanionKind.UNION_OFFICIAL,
    CompanionKind.CERTIFIED_UNION_REP,
)
# Wider classes, which come as of right only where the policy says so (AC-3, axis 12).
WIDER_COMPANIONS = (CompanionKind.FAMILY_OR_FRIEND, CompanionKind.LAWYER)
