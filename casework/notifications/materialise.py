"""Turn what is owed today into rows. Any number of copies may run at once, at any time, and change nothing twice."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.enums import DeadlineKind, PartKind
from casework.models import Case, Deadline, EmailDelivery, Notification
from casework.notifications.recipients import Recipients
from casework.rules.reminders import Owed, Running, reminders_owed

DIGEST_AT = time(16, 0)
_DAY = timedelta(days=1)
_BY_ROLE = (PartKind.HR_OFFICER, PartKind.HR_LEAD)

Told = tuple[int, str, str, int]
"""Deadline, rule, part, recipient."""


def materialise(*, at: datetime) -> int:
    """Make the notifications that are owed at this moment and not made yet; how many there were.

    State decides, not the clock of a sweep: what an outage missed is owed at the first sweep after it.
    """
    today = timezone.localdate(at)
    owed = [
        (deadline, reminder)
        for deadline in _running(today)
        for reminder in reminders_owed(_running_of(deadline), today)
    ]
    return sum(
        _notify(recipient, rows, at) for recipient, rows in _untold([*owed], today).items()
    )
