"""What a case has to be handled with care for: a grievance beside it, and who may know of what."""

from __future__ import annotations

from django.db.models import TextChoices


class GrievanceAbout(TextChoices):
    """What a grievance is about, as far as it touches the case (PR-13)."""

    BIAS = "bias", "The chair or the investigator is biased"
    DISCRIMINATION = "discrimination", "Discrimination"
    PROCEDURE = "procedure", "How this case is dealt with"
    RELATED = "related", "Something else that has to do with this case"
    UNRELATED = "unrelated", "Something that has nothing to do with this case"


class GrievanceWay(TextChoices):
    """What becomes of the case while the grievance is dealt with (PR-13)."""

    PAUSE = "pause", "Pause this case until the grievance is answered"
    CONCURRENT = "concurrent", "Run both together"
    CONTINUE = "continue", "Carry on with this case"


class GrievanceResult(TextChoices):
    """How a grievance ended. What was said in it stays in its own file."""

    ACCEPTED = "accepted", "Accepted"
    PARTLY_ACCEPTED = "partly_accepted", "Partly accepted"
    NOT_ACCEPTED = "not_accepted", "Not accepted"
    WITHDRAWN = "withdrawn", "Withdrawn by the employee"


class DisclosureResult(TextChoices):
    """Whether a protected disclosure is the reason for a case (WB-1)."""

    NOT_THE_REASON = "not_the_reason", "No, it is not the reason"
    MAY_BE_THE_REASON = "may_be_the_reason", "It may be the reason"
    IS_THE_REASON = "is_the_reason", "Yes, it is the reason"


class UnionSource(TextChoices):
    """How HR knows that the employee represents a trade union (PR-14, DP-3)."""

    SAID = "said", "The employee said so"
    MEMBERSHIP = "membership", "From membership data"


class UnionTalkResult(TextChoices):
    """What came of asking the employee whether HR may speak to the union (0.13)."""

    TALKED = "talked", "The employee agreed, and we spoke to an official of the union"
    NOT_AGREED = "not_agreed", "The employee did not agree"
