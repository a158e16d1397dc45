"""The vocabulary of appeal levels: how an appeal is conducted, and from when its time runs."""

from __future__ import annotations

from django.db.models import TextChoices


class AppealWay(TextChoices):
    """How a level of appeal is conducted (AP-5): policy data."""

    REVIEW = "review", "A review of the decision: witnesses are heard by exception"
    REHEARING = "rehearing", "A rehearing: the case is heard afresh"


class WindowFrom(TextChoices):
    """What the time to appeal to a further level runs from (AP-8): policy data."""

    RECEIVED = "received", "The day on which the appeal outcome letter counts as received"
    SENT = "sent", "The day on which the appeal outcome letter is sent"
