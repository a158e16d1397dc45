"""A person's own notifications: the list, and how many still ask for something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from casework.enums import DeadlineKind, Role
from casework.models import Case, Incident, InformationRequest, Notification
from casework.models.questions import ANY_DAY, ANY_USER, SCOPES, Question
from casework.models.scoping import Reader, Scope, reader_of
from casework.rules.reminders import reminder_in_words

if TYPE_CHECKING:
    from accounts.models import User


_ADDRESSES = {Case: "case", Incident: "incident", InformationRequest: "information_request"}


@dataclass(frozen=True)
class NotificationLine:
    """A line of the list. ``of``: "case", "incident" or "information_request", the name of its page.

    ``employee``: whose case it is, "" for any other file. ``state``: waiting, read or done.
    ``opens``: whether the reader was told as somebody to whom the file opens. An HR director is told no more than which
    case it is, and no name.
    """

    pk: int
    words: str
    reference: str
    of: str
    employee: str
    due: date
    at: datetime
    state: str
    opens: bool


def unread_count(user: User) -> int:
    """How many notifications still ask this person for something, of those whose file they may see.

    Stands on every page: whoever has none is asked about no files.
    """
    if not user.is_active or not _ANY_UNREAD.ask({ANY_USER: user.pk}):
        return 0
    reader = reader_of(user)
    return len(_unread_of(reader.scope).ask({ANY_USER: reader.pk, ANY_DAY: reader.on}))


def _any_unread() -> QuerySet:
    return Notification.objects.filter(recipient=ANY_USER).unread().values_list("pk")[:1]


_ANY_UNREAD = Question("any_unread", _any_unread)


@lru_cache(SCOPES)
def _unread_of(scope: Scope) -> Question:
    reader = Reader(ANY_USER, scope, ANY_DAY)
    return Question("unread", lambda: Notification.objects.seen_by(reader).unread().values_list("pk"))


def notifications_of(user: User) -> QuerySet:
    """What this person was told of files they may still see, the newest first."""
    rows = Notification.objects.visible_to(user)
    return rows.select_related("deadline__case__subject", "deadline__incident", "deadline__request").order_by(
        "-created_at", "-pk"
    )


def notification_lines(rows: QuerySet) -> list[NotificationLine]:
    """A line for each row of ``notifications_of``, without a query for any of them."""
    return [_line(row) for row in rows]


def _line(row: Any) -> NotificationLine:
    deadline = row.deadline
    file = deadline.case or deadline.incident or deadline.request
    assert file is not None
    # Whether it is still open would tell what an appeal decided.
    over = deadline.met_at is not None or deadline.superseded_at is not None
    opens = row.part != Role.HR_DIRECTOR
    return NotificationLine(
        pk=row.pk,
        words=reminder_in_words(DeadlineKind(deadline.kind), row.rule),
        reference=file.reference,
        of=_ADDRESSES[type(file)],
        employee=file.subject.name if opens and isinstance(file, Case) else "",
        due=deadline.due_on,
        at=row.created_at,
        state="done" if over else "read" if row.read_at else "waiting",
        opens=opens,
    )
