"""What happens by itself: warnings run out, and so does the time for a tribunal claim."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from casework import audit
from casework.actions.deadlines import recount
from casework.actions.system_actor import system_actor
from casework.enums import DeadlineKind, Look
from casework.models import Case, Deadline
from casework.queries.tribunal import tribunal_owed


def expire_warnings(*, on: date) -> int:
    """Meet the deadline of every warning whose last live day lies before ``on``, a day in Europe/London; how many.

    The live period ends by itself, since its last day is stated (SA-3, R15). Here it is written down that it did: once
    for each warning, by the system actor, whichever sweep comes first.
    """
    ended = Deadline.objects.open().filter(kind=DeadlineKind.WARNING_EXPIRY, due_on__lt=on)
    return sum(_expire(pk) for pk in ended.order_by("due_on", "pk").values_list("pk", flat=True))


@transaction.atomic
def _expire(pk: int) -> bool:
    _lock_case_of(pk)
    row = _take(pk)
    if row is None:
        return False
    _meet(row, Look.WARNING_EXPIRED, "last_live_day")
    return True


def pass_tribunal_limits(*, on: date) -> int:
    """Meet the deadline of every tribunal limit that lies before ``on``; how many (R17: it stops at its expiry).

    One that is later by what a lawyer set since moves instead (TR-4): no time passes by a setting that came late.
    """
    ended = Deadline.objects.open().filter(kind=DeadlineKind.TRIBUNAL_LIMIT, due_on__lt=on)
    return sum(_pass(pk, on) for pk in ended.order_by("due_on", "pk").values_list("pk", flat=True))


@transaction.atomic
def _pass(pk: int, on: date) -> bool:
    _lock_case_of(pk)
    row = _take(pk)
    if row is None or row.case is None:
        return False
    if any(due.anchor == row.anchor and due.due_on >= on for due in tribunal_owed(row.case)):
        recount(row.case)
        return False
    _meet(row, Look.TRIBUNAL_LIMIT_PASSED, "last_day")
    return True


def _lock_case_of(pk: int) -> None:
    """A verb locks the case before its deadlines: so does this, and neither writes what the other has read as open."""
    list(Case.objects.select_for_update().filter(deadlines=pk).values_list("pk"))


def _take(pk: int) -> Deadline | None:
    """The open deadline, locked; None where another sweep has it."""
    return Deadline.objects.open().select_for_update(skip_locked=True).filter(pk=pk).first()


def _meet(row: Deadline, look: Look, last: str) -> None:
    row.met_at = timezone.now()
    row.save(update_fields=["met_at"])
    facts = {"deadline": row.pk, last: row.due_on.isoformat()}
    audit.record_look(look, by=system_actor(), case=row.case_id, facts=facts)
