"""What lets everybody take part: adjustments, fitness to attend a meeting, witnesses."""

from __future__ import annotations

from django.db.models import TextChoices


class AskedBy(TextChoices):
    """Who asked for an adjustment; a companion may need one as well (EQ-9)."""

    EMPLOYEE = "employee", "The employee"
    COMPANION = "companion", "The companion"
    US = "us", "Nobody: we offered it"


class Meeting(TextChoices):
    """The meetings an adjustment is for."""

    INVESTIGATION = "investigation", "Investigation meetings"
    SUSPENSION = "suspension", "A meeting about suspension"
    HEARING = "hearing", "The hearing"
    APPEAL = "appeal", "The appeal hearing"
    ALL = "all", "All meetings"


class AdjustmentResult(TextChoices):
    AGREED = "agreed", "Agreed in full"
    PARTLY = "partly", "Agreed in part"
    REFUSED = "refused", "Refused"


class FitNoteSays(TextChoices):
    """A fit note speaks of work; only where it says so does it speak of meetings (domain.md 0.12)."""

    UNFIT_FOR_WORK = "unfit_for_work", "Not fit for work"
    UNFIT_TO_ATTEND = "unfit_to_attend", "Not fit to attend meetings"


class FitQuestion(TextChoices):
    """What occupational health is asked."""

    FIT_FOR_WORK = "fit_for_work", "Is the employee fit for work?"
    FIT_TO_ATTEND = "fit_to_attend", "Is the employee fit to attend a meeting?"
    ADJUSTMENTS = "adjustments", "With which adjustments can they attend?"
    FROM_WHEN = "from_when", "If not now, from when?"


class FitToAttend(TextChoices):
    """What occupational health answers about meetings."""

    YES = "yes", "Fit to attend"
    WITH_ADJUSTMENTS = "with_adjustments", "Fit to attend with adjustments"
    NOT_BEFORE = "not_before", "Not fit to attend before a day"
    NO = "no", "Not fit to attend"


class Party(TextChoices):
    """Whose witness it is (PR-11)."""

    US = "us", "We"
    EMPLOYEE = "employee", "The employee"


class AnonymityAskedBy(TextChoices):
    WITNESS = "witness", "The witness"
    SOMEBODY_ELSE = "somebody_else", "Somebody for the witness"
    US = "us", "Nobody: we offered it"


class SharedWith(TextChoices):
    EMPLOYEE = "employee", "The employee"
    COMPANION = "companion", "The companion"
