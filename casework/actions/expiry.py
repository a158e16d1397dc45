"""What happens to warnings by itself: they run out."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from casework import audit
from casework.actions.system_actor import system_actor
from casework.enums import DeadlineKind, Look
from casework.models import Deadline


def expire_warnings(*, on: date) -> int:
    """Meet the deadline of every warning whose last live day lies before ``on``, a day in Europe/London; how many.

    The live period ends by itself, since its last day is stated (SA-3, R15). Here it is written down that it did: once
    for each warning, by the system actor, whichever sweep comes first.
    """
    ended = Deadline.objects.open().filter(kind=DeadlineKind.WARNING_EXPIRY, due_on__lt=on)
    return sum(_expire(pk) for pk in ended.order_by("due_on", "pk").values_list("pk", flat=True))


@transaction.atomic
def _expire(pk: int) -> bool:
    row = Deadline.objects.open().select_for_update(skip_locked=True).filter(pk=pk).first()
    if row is None:
        return False
    row.met_at = timezone.now()
    row.save(update_fields=["met_at"])
    facts = {"deadline": row.pk, "last_live_day": row.due_on.isoformat()}
    audit.record_look(Look.WARNING_EXPIRED, by=system_actor(), case=row.case_id, facts=facts)
    return True
