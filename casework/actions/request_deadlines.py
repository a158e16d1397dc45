"""Bring the deadline of a request in line with what happened to it, and count it again for a day off (CA-1)."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from casework.enums import HolidayKind, Nation, RequestKind, RequestStep
from casework.models import Deadline, InformationRequest, Recount
from casework.queries.information_requests import due_of_request
from casework.rules.deadlines import Due
from casework.rules.holidays import FURTHEST_ROLL

# These do what is owed; after any other step it moved, or lapsed.
_MEETS = (RequestStep.ACKNOWLEDGED, RequestStep.REPLIED, RequestStep.REVIEW_ANSWERED)


def reconcile_request(request: InformationRequest, step: RequestStep | None) -> None:
    """Add what is owed now, supersede what moved or lapsed, and mark as met what was done.

    step: what has just been recorded; None where the request is new, or a step was taken back.
    """
    now, due = timezone.now(), due_of_request(request)
    version = 1
    for row in Deadline.objects.open().filter(request=request):
        if due is not None and (row.kind, row.anchor) == (due.kind, due.anchor):
            if row.due_on == due.due_on:
                return
            version = row.version + 1
        field = "met_at" if step in _MEETS else "superseded_at"
        setattr(row, field, now)
        row.save(update_fields=[field])
    if due is not None:
        _add(request, due, version)


def requests_near(one: Recount) -> QuerySet[InformationRequest]:
    """The requests with an open deadline that a change of a calendar can move. Closure days move none."""
    near = Deadline.objects.open().filter(request=OuterRef("pk"), due_on__gte=one.change.day - FURTHEST_ROLL)
    nation = one.change.nation
    uk_any = Q(kind=RequestKind.FREEDOM_OF_INFORMATION) & ~Q(nation=Nation.SCOTLAND)
    rows = InformationRequest.objects.filter(
        Exists(near), Q(nation=nation) | uk_any, pk__gt=one.after_request
    )
    return rows.order_by("pk") if one.change.kind == HolidayKind.BANK_HOLIDAY else rows.none()


@transaction.atomic
def recount_request(pk: int) -> list[Deadline]:
    """Move the open deadline of a request to a later day, where it falls on one now; never to an earlier one."""
    request = InformationRequest.objects.select_for_update(of=("self",)).get(pk=pk)
    due = due_of_request(request)
    row = Deadline.objects.open().filter(request=request).first()
    if due is None or row is None or due.due_on <= row.due_on:
        return []
    row.superseded_at = timezone.now()
    row.save(update_fields=["superseded_at"])
    return [_add(request, due, row.version + 1)]


def _add(request: InformationRequest, due: Due, version: int) -> Deadline:
    return Deadline.objects.create(
        request=request,
        kind=due.kind,
        anchor=due.anchor,
        due_on=due.due_on,
        why=due.why[:300],
        version=version,
    )
