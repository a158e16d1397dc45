"""What is said to have been done: when, and on which channel (T1)."""

from __future__ import annotations

from datetime import date

from casework.enums import IncidentChannel
from casework.errors import RuleBroken
from casework.rules.dates import words


def check_days(first: date, last: date, on: date, *, field: str) -> None:
    """Raise RuleBroken (T1) unless the days are in order and none is after ``on``, the day it is written down."""
    if last < first:
        raise RuleBroken(
            "T1", "The last day is before the first day.", instead="Check both dates.", field=field
        )
    if last > on:
        raise RuleBroken(
            "T1",
            f"It cannot have happened after today, {words(on)}.",
            instead="Check the date.",
            field=field,
        )


def check_channel(channel: IncidentChannel | str, platform: str, *, field: str = "platform") -> None:
    """Raise RuleBroken (T1) unless social media, and nothing else, has a platform."""
    if (channel == IncidentChannel.SOCIAL_MEDIA) != bool(platform):
        raise RuleBroken(
            "T1",
            "Say which platform, for social media and for nothing else.",
            instead="Choose the platform, or another channel.",
            field=field,
        )
