"""Read shapes over requests: what the rules take of one, the register, and what waits for whoever looks after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import F, OuterRef, Prefetch, QuerySet, Subquery

from casework.enums import REQUEST_ROLES, DeadlineKind, Nation, RequestKind, RequestStep
from casework.models import Deadline, InformationRequest, RequestEntry
from casework.queries.calendars import calendar_of, uk_any_calendar
from casework.rules import request_clock
from casework.rules.deadlines import Due
from casework.rules.reminder_days import Running
from casework.rules.reply_dates import FOI_WORKING_DAYS, nations_counted
from casework.rules.working_days import Calendar

if TYPE_CHECKING:
    from accounts.models import User

NEAR = timedelta(days=10)
NOUNS = {
    RequestKind.FREEDOM_OF_INFORMATION: "Freedom of information request",
    RequestKind.SUBJECT_ACCESS: "Subject access request",
    RequestKind.DATA_PROTECTION_COMPLAINT: "Data protection complaint",
}


def calendar_of_request(kind: RequestKind | str, nation: Nation | str) -> Calendar:
    """The days off that count for a request (FO-2, FO-3, DP-8)."""
    counted = nations_counted(RequestKind(kind), Nation(nation))
    return uk_any_calendar() if len(counted) > 1 else calendar_of(nation)


def as_asked(
    request: InformationRequest, entries: Iterable[RequestEntry] | None = None
) -> request_clock.Request:
    """A request as the rules take it. entries: those that stand, in order, where they are loaded already."""
    standing = request.entries.standing().order_by("pk") if entries is None else entries
    return request_clock.Request(
        RequestKind(request.kind),
        Nation(request.nation),
        request.received_on,
        tuple(request_clock.Step(RequestStep(row.step), row.on, row.until) for row in standing),
    )


def due_of_request(request: InformationRequest) -> Due | None:
    """What is owed on a request now, and by when."""
    return request_clock.due_of(as_asked(request), calendar_of_request(request.kind, request.nation))


def clock_of_request(deadline: Deadline, request: InformationRequest) -> Running:
    """A deadline of a request as the reminders take it."""
    kind, calendar = DeadlineKind(deadline.kind), calendar_of_request(request.kind, request.nation)
    length = FOI_WORKING_DAYS if request.kind == RequestKind.FREEDOM_OF_INFORMATION else 0
    return Running(kind, deadline.due_on, length, calendar)


@dataclass(frozen=True)
class RequestLine:
    """A line of the register. state: "open", "waiting" for the requester, or "closed"; due: None while nothing is."""

    request: InformationRequest
    noun: str
    what: str
    due: date | None
    is_late: bool
    is_near: bool
    state: str


def registered(user: User) -> QuerySet[InformationRequest]:
    """The requests that this person may see, with the next day of each as ``due_on``; the first due first."""
    return _with_due(InformationRequest.objects.visible_to(user))


def looked_after_by(user: User) -> QuerySet[InformationRequest]:
    """The open requests of a data protection officer or FOI lead, the first due first; an HR lead has the register."""
    return _with_due(InformationRequest.objects.recorded_by(user, *REQUEST_ROLES).open())


def _with_due(rows: QuerySet[InformationRequest]) -> QuerySet[InformationRequest]:
    open_ones = Deadline.objects.open().filter(request=OuterRef("pk")).order_by("due_on")
    dues = rows.annotate(
        due_on=Subquery(open_ones.values("due_on")[:1]), owed=Subquery(open_ones.values("kind")[:1])
    )
    standing = Prefetch("entries", RequestEntry.objects.standing().order_by("pk"), to_attr="standing")
    return (
        dues.select_related("about")
        .prefetch_related(standing)
        .order_by(F("due_on").asc(nulls_last=True), "-received_on", "-pk")
    )


def request_lines(rows: Iterable[InformationRequest], today: date) -> list[RequestLine]:
    """A line for each row of ``registered`` or ``looked_after_by``, without a query for any of them."""
    return [_line(row, today) for row in rows]


def _line(row: Any, today: date) -> RequestLine:
    asked = as_asked(row, row.standing)
    state = "closed" if not asked.is_open else "waiting" if _waits(asked) else "open"
    due: date | None = row.due_on
    return RequestLine(
        request=row,
        noun=NOUNS[RequestKind(row.kind)],
        what=str(DeadlineKind(row.owed).label) if row.owed else "",
        due=due,
        is_late=due is not None and due < today,
        is_near=due is not None and today <= due <= today + NEAR,
        state=state,
    )


def _waits(asked: request_clock.Request) -> bool:
    return not asked.is_answered and asked.waits_for is not None
