"""What is said to have been done: when, and on which channel (T1)."""

from __future__ import annotations

from datetime import date

from casework.enums import IncidentChannel, RaisedBy
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


def check_raised_by(raised_by: RaisedBy, *, has_complainant: bool) -> None:
    """Raise RuleBroken (T1) where nobody says who raised it, and where a complainant is named though nobody gave a name."""
    if raised_by == RaisedBy.NOT_KNOWN:
        raise RuleBroken(
            "T1",
            "Say of what kind whoever raised the concern is.",
            instead="Choose another answer: only an old record may not say it.",
            field="raised_by",
        )
    if raised_by == RaisedBy.ANONYMOUS and has_complainant:
        raise RuleBroken(
            "T1",
            "Somebody who gave no name raised it, and a complainant is named.",
            instead="Name no complainant, or choose another answer.",
            field="raised_by",
        )
