"""Send the emails that are due: claim, commit, look again, send, and mark under the fence of the claim.

A process may die between any two of these. Then the claim runs out and somebody else sends it again under the same
Message-ID: at least once, and more than once only where a send was cut off or not answered.
"""

from __future__ import annotations

import logging
import smtplib
import time
from collections import Counter
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from casework.enums import GivenUp
from casework.models import EmailDelivery, Notification
from casework.notifications.compose import email_of
from casework.notifications.recipients import may_be_told

logger = logging.getLogger(__name__)

KEPT_FOR = timedelta(days=2)
FAILURES_IN_A_ROW = 3


class Came(StrEnum):
    """What came of one try."""

    SENT = "sent"
    GIVEN_UP = "given up"
    PUT_OFF = "put off"


Delivered = Counter[Came]


def deliver(*, seconds: float = 45) -> Delivered:
    """Send what is due, the oldest first, for at most so many seconds and one send more.

    Ends early when the mail server fails three times in a row: the rest stays due, unharmed, for the next sweep.
    """
    came, failed, until = Delivered(), 0, time.monotonic() + seconds
    while failed < FAILURES_IN_A_ROW and time.monotonic() < until:
        delivery = claim(timezone.now())
        if delivery is None:
            break
        one = settle(delivery)
        came[one] += 1
        failed = failed + 1 if one == Came.PUT_OFF else 0
    return came


@transaction.atomic
def claim(at: datetime) -> EmailDelivery | None:
    """Take the oldest email that is due, for the length of the lease; None when there is none."""
    delivery: EmailDelivery | None = EmailDelivery.objects.due(at).select_for_update(skip_locked=True).first()
    if delivery is not None:
        delivery.attempts += 1
        delivery.claimed_until = at + timedelta(seconds=settings.EMAIL_LEASE_SECONDS)
        delivery.save(update_fields=["attempts", "claimed_until"])
    return delivery


def settle(delivery: EmailDelivery) -> Came:
    """Send a claimed email, or say why not. Whatever the mail server does, nothing is raised for it."""
    owed = still_owed(delivery)
    if not owed:
        return _give_up(delivery, GivenUp.NOTHING_OWED)
    try:
        email_of(delivery, owed).send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        if all(code >= 500 for code in codes):
            return _give_up(delivery, GivenUp.REFUSED)
        return _put_off(delivery, refused)
    except ValueError:
        # No mail server can be asked about an address that is none.
        return _give_up(delivery, GivenUp.REFUSED)
    except (smtplib.SMTPException, OSError) as trouble:
        return _put_off(delivery, trouble)
    _mark(delivery, sent_at=timezone.now())
    return Came.SENT


def still_owed(delivery: EmailDelivery) -> list[Notification]:
    """Its notifications that still ask this person for something: unread, deadline open, part held, file visible.

    Everything is read anew, the person too: all of it may have changed since the email was claimed.
    A closed file owes the end of a warning, a time limit for a claim, a look at its hold or its record, and no more: its
    other deadlines were met or lapsed when it was closed.
    """
    rows = Notification.objects.unread().filter(delivery=delivery).order_by("pk")
    rows = rows.select_related(
        "recipient",
        "deadline__case__unit",
        "deadline__case__subject",
        "deadline__incident__unit",
        "deadline__request",
    )
    return [row for row in rows if may_be_told(row.recipient, row.part, row.deadline)]


def _put_off(delivery: EmailDelivery, trouble: Exception) -> Came:
    """Try again later, each time after a longer wait, until it is too old to be of use."""
    logger.warning("Email %s was not sent: %s", delivery.pk, type(trouble).__name__)
    now, waits = timezone.now(), settings.EMAIL_RETRY_SECONDS
    if now - delivery.created_at > KEPT_FOR and delivery.attempts >= len(waits):
        return _give_up(delivery, GivenUp.TOO_OLD)
    wait = waits[min(delivery.attempts, len(waits)) - 1]
    _mark(delivery, next_try_at=now + timedelta(seconds=wait))
    return Came.PUT_OFF


def _give_up(delivery: EmailDelivery, why: GivenUp) -> Came:
    _mark(delivery, given_up_at=timezone.now(), given_up_because=why)
    return Came.GIVEN_UP


def _mark(delivery: EmailDelivery, **came: object) -> None:
    """Say what came of the claim, unless it ran out and somebody else made the next one."""
    mine = EmailDelivery.objects.unsettled().filter(pk=delivery.pk, attempts=delivery.attempts)
    mine.update(claimed_until=None, **came)
