"""The vocabulary of requests that have to be answered in time: for information, and about personal data."""

from __future__ import annotations

from django.db.models import TextChoices


class RequestKind(TextChoices):
    """A request to the organisation that has to be answered in time (FO-1, DP-8, DP-12)."""

    FREEDOM_OF_INFORMATION = "freedom_of_information", "For information, from anybody"
    SUBJECT_ACCESS = "subject_access", "From a person, for what is held about them"
    DATA_PROTECTION_COMPLAINT = (
        "data_protection_complaint",
        "A complaint about how personal data is handled",
    )


class RequestStep(TextChoices):
    """What happened to a request after it was received. Each is a row of its own."""

    CLARIFICATION_ASKED = "clarification_asked", "Clarification asked for"
    IDENTITY_ASKED = "identity_asked", "Proof of identity asked for"
    FEE_ASKED = "fee_asked", "Fees notice given"
    ANSWER_RECEIVED = "answer_received", "What was asked for arrived"
    EXTENDED = "extended", "Time extended"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    REPLIED = "replied", "Reply sent"
    CLOSED = "closed", "Closed without a reply"
    REVIEW_ASKED = "review_asked", "Internal review asked for"
    REVIEW_ANSWERED = "review_answered", "Internal review answered"


class RequestResult(TextChoices):
    """How a request, or the review of its reply, ended."""

    DISCLOSED = "disclosed", "Disclosed in full"
    PARTLY = "partly", "Disclosed in part"
    REFUSED = "refused", "Refused"
    NOT_HELD = "not_held", "Nothing is held"
    OUTCOME_TOLD = "outcome_told", "The person was told what was found"
    WITHDRAWN = "withdrawn", "Withdrawn by whoever asked"
    NEVER_ANSWERED = "never_answered", "What was asked for never arrived"
    IN_ERROR = "in_error", "Recorded in error"
    CONFIRMED = "confirmed", "First reply confirmed"
    CHANGED = "changed", "First reply changed"


class RefusalReason(TextChoices):
    """The main reason for which something was not disclosed."""

    COST_LIMIT = "cost_limit", "Over the cost limit"
    VEXATIOUS = "vexatious", "Vexatious or repeated"
    NOT_CONFIRMED = "not_confirmed", "Neither confirmed nor denied"
    OTHER_PEOPLE = "other_people", "Personal data of other people"
    EXCESSIVE = "excessive", "Manifestly unfounded or excessive"
    PRIVILEGE = "privilege", "Legal professional privilege"
    OTHER_EXEMPTION = "other_exemption", "Another exemption"


# What is asked of the requester; the answer to it is ANSWER_RECEIVED.
REQUEST_ASKS = (RequestStep.CLARIFICATION_ASKED, RequestStep.IDENTITY_ASKED, RequestStep.FEE_ASKED)
# Once for each request, unless it was taken back.
REQUEST_ONCE = (
    RequestStep.EXTENDED,
    RequestStep.ACKNOWLEDGED,
    RequestStep.REPLIED,
    RequestStep.CLOSED,
    RequestStep.REVIEW_ASKED,
    RequestStep.REVIEW_ANSWERED,
)
REQUEST_RESULTS = {
    RequestStep.REPLIED: (
        RequestResult.DISCLOSED,
        RequestResult.PARTLY,
        RequestResult.REFUSED,
        RequestResult.NOT_HELD,
        RequestResult.OUTCOME_TOLD,
    ),
    RequestStep.CLOSED: (RequestResult.WITHDRAWN, RequestResult.NEVER_ANSWERED, RequestResult.IN_ERROR),
    RequestStep.REVIEW_ANSWERED: (RequestResult.CONFIRMED, RequestResult.CHANGED),
}
# With these the reason is said for which something was held back.
REQUEST_HELD_BACK = (RequestResult.PARTLY, RequestResult.REFUSED)
