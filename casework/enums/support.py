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
    HEARING = "hearing", "The hearing"
    APPEAL = "appeal", "The appeal hearing"
    ALL = "all", "All meetings"


class AdjustmentResult(TextChoices):
    AGREED = "agreed", "Agreed in full"
    PARTLY = "partly", "Agreed in part"
    REFUSED = "refused", "Refused"
