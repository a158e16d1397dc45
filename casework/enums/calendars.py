"""The vocabulary of days off: what a day is, how the list of the software was changed, what a period counts by and from."""

from __future__ import annotations

from django.db.models import TextChoices


class HolidayKind(TextChoices):
    """Whose day off it is (domain.md 6.2): the nation's, or the employer's own."""

    BANK_HOLIDAY = "bank_holiday", "Bank holiday"
    CLOSURE = "closure", "Closure day of the employer"


class HolidayStep(TextChoices):
    """How the list that came with the software is changed (CA-1)."""

    ADDED = "added", "Added"
    TAKEN_OFF = "taken_off", "Taken off"


class PeriodCalendar(TextChoices):
    """By which days off a period of the policy is counted (domain.md 6.2)."""

    NATION = "nation", "The bank holidays of the workplace's nation"
    EMPLOYER = "employer", "Those, and the closure days of the employer"


class CountsFrom(TextChoices):
    """What a period of the policy is counted from, where policies differ (domain.md section 2, axis 3)."""

    RECEIVED = "received", "The day on which the letter counts as received"
    SENT = "sent", "The day on which the letter leaves"
    APPOINTED = "appointed", "The day on which the investigator is appointed"
    OPENED = "opened", "The day on which the case is opened"


class HeldIn(TextChoices):
    """Where a hearing is held: the bank holidays there count if the companion cannot come (domain.md 0.2, AC-7)."""

    ENGLAND_AND_WALES = "england-and-wales", "England and Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"
    REMOTE = "remote", "Remotely, by video or telephone"
