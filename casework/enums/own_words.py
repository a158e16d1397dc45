"""What the employee says in their own case: on a page of their own, or on paper through HR, with equal standing."""

from __future__ import annotations

from django.db.models import TextChoices

from casework.enums.procedure import CompanionKind


class ToldThrough(TextChoices):
    """How it reached us."""

    OWN_PAGE = "own_page", "On their own page"
    ON_PAPER = "on_paper", "On paper or in person, through HR"


class Letter(TextChoices):
    """A letter whose receipt the employee acknowledges. Those after the first four tell a fact and nothing else (1.4)."""

    INVITATION = "invitation", "The invitation to the hearing"
    OUTCOME = "outcome", "The outcome letter"
    APPEAL_INVITATION = "appeal_invitation", "The invitation to the appeal hearing"
    APPEAL_OUTCOME = "appeal_outcome", "The letter with the result of the appeal"
    INVESTIGATION = "investigation", "The notice of the investigation"
    SUSPENSION = "suspension", "The suspension letter"
    SUSPENSION_REVIEW = "suspension_review", "The letter that the suspension goes on"
    SUSPENSION_END = "suspension_end", "The letter that the suspension ended"
    PAUSE = "pause", "The letter that the case is paused"
    RESUMPTION = "resumption", "The letter that the case goes on"
    ADJOURNMENT = "adjournment", "The letter that the hearing goes on another day"
    CLOSURE = "closure", "The letter that the case is closed"
    WARNING_CURTAILED = "warning_curtailed", "The letter that the warning ends early"
    WARNING_EXTENDED = "warning_extended", "The letter that the warning is extended"
    LIVE_SETTLED = "live_settled", "The letter that says until when the warning counts"


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


# The letters that tell a fact alone, each with the column of the row it tells of; the investigation is the case itself.
FACT_LETTERS: dict[Letter, str] = {
    Letter.INVESTIGATION: "",
    Letter.SUSPENSION: "suspension",
    Letter.SUSPENSION_REVIEW: "suspension_review",
    Letter.SUSPENSION_END: "suspension",
    Letter.PAUSE: "pause",
    Letter.RESUMPTION: "pause",
    Letter.ADJOURNMENT: "adjournment",
    Letter.CLOSURE: "closure",
    Letter.WARNING_CURTAILED: "curtailment",
    Letter.WARNING_EXTENDED: "extension",
    Letter.LIVE_SETTLED: "settlement",
}
# They print a last live day, or that there is none.
OF_A_WARNING = (Letter.WARNING_CURTAILED, Letter.WARNING_EXTENDED, Letter.LIVE_SETTLED)
# Their reason is written for the employee: what was noted down for HR may speak of others (1.4, SU-4).
SAYS_WHY = (Letter.SUSPENSION, Letter.SUSPENSION_REVIEW, Letter.PAUSE)

# AC-3: whom the employee may bring without anybody's leave.
STATUTORY_COMPANIONS = (
    CompanionKind.COLLEAGUE,
    CompanionKind.UNION_OFFICIAL,
    CompanionKind.CERTIFIED_UNION_REP,
)
# Wider classes, which come as of right only where the policy says so (AC-3, axis 12).
WIDER_COMPANIONS = (CompanionKind.FAMILY_OR_FRIEND, CompanionKind.LAWYER)
