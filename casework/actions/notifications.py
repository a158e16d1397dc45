"""Mark one's own notifications as read."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from casework.models import Notification

if TYPE_CHECKING:
    from accounts.models import User


def mark_notifications_read(*, by: User, at: datetime, only: int | None = None) -> int:
    """Mark this person's unread notifications as read, or one of them; how many. Somebody else's are left alone.

    It is no event of a file: it says what its owner has put aside, and ends no deadline.
    """
    rows = Notification.objects.filter(recipient=by, read_at__isnull=True)
    if only is not None:
        rows = rows.filter(pk=only)
    return rows.update(read_at=at)
