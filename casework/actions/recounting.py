"""A day off was added or taken off: count the open deadlines again that it can move (CA-1).

A sweep does it in small steps. How far it has come is a row, written after each step: what a crash undoes is done
again by the next sweep, and counting twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from casework import audit, queries
from casework.actions.deadlines import recount
from casework.actions.request_deadlines import recount_request, requests_near
from casework.actions.system_actor import system_actor
from casework.enums import FileState, Look
from casework.models import Case, Deadline, HolidayChange, Incident, NextAppealLevel, Outcome, Recount
from casework.queries.appeal_windows import outcome_closes_on
from casework.queries.calendars import calendars_read_once
from casework.queries.own_words import appeal_counts_from, further_level_closes_on
from casework.rules.appeals import open_until
from casework.rules.holidays import FURTHEST_ROLL

# A request that read the table before the change may still write by it: it is over by then.
SETTLED = timedelta(seconds=10)
STEP, MOST = 100, 2_000


def recount_deadlines(*, at: datetime, most: int = MOST) -> int:
    """Count again what is owed at a moment, ``most`` files in one sweep at the most; how many files changed."""
    changed = 0
    owed = Recount.objects.owed().filter(change__added_at__lte=at - SETTLED).select_related("change")
    for one in owed.order_by("pk"):
        cases = list(_cases(one).values_list("pk", flat=True)[:most])
        changed += _walk(one, cases, _recount_case, "after_case")
        most -= len(cases)
        incidents = list(_incidents(one).values_list("pk", flat=True)[:most])
        changed += _walk(one, incidents, _recount_incident, "after_incident")
        most -= len(incidents)
        requests = list(requests_near(one).values_list("pk", flat=True)[:most])
        changed += _walk(one, requests, _recount_request, "after_request")
        most -= len(requests)
        if most <= 0:
            return changed
        Recount.objects.filter(pk=one.pk).update(done_at=timezone.now())
    return changed


def _walk(
    one: Recount, files: Sequence[int], count: Callable[[int, HolidayChange], bool], so_far: str
) -> int:
    """Count files again, in order, and write after each step how far it has come; how many changed."""
    changed = 0
    for start in range(0, len(files), STEP):
        step = files[start : start + STEP]
        with calendars_read_once():
            changed += sum(count(pk, one.change) for pk in step)
        Recount.objects.filter(pk=one.pk).update(**{so_far: step[-1]})
    return changed


def _cases(one: Recount) -> QuerySet[Case]:
    """The open cases of the nation with a deadline on the day, after it, or rolled back before it."""
    rows = Case.objects.open().filter(pk__gt=one.after_case, subject__nation=one.change.nation)
    return rows.filter(Exists(_near(one).filter(case=OuterRef("pk")))).order_by("pk")


def _incidents(one: Recount) -> QuerySet[Incident]:
    """Incidents that wait for their assessment. Of which nation each is, is found when it is counted."""
    rows = Incident.objects.filter(pk__gt=one.after_incident, state=FileState.REPORTED)
    return rows.filter(Exists(_near(one).filter(incident=OuterRef("pk")))).order_by("pk")


def _near(one: Recount) -> QuerySet[Deadline]:
    return Deadline.objects.open().filter(due_on__gte=one.change.day - FURTHEST_ROLL)


@transaction.atomic
def _recount_case(pk: int, change: HolidayChange) -> bool:
    # Under the lock of the case: a verb at this moment comes before or after it.
    rows = Case.objects.open().select_for_update(of=("self",)).select_related("subject", "policy")
    case = rows.filter(pk=pk).first()
    if case is None:
        return False
    facts = _hold_to_the_later_day(case)
    return _write(recount(case), change, facts, case=pk)


@transaction.atomic
def _recount_incident(pk: int, change: HolidayChange) -> bool:
    rows = Incident.objects.select_for_update(of=("self",)).select_related("policy")
    incident = rows.filter(pk=pk, state=FileState.REPORTED).first()
    return incident is not None and _write(recount(incident), change, {}, incident=pk)


@transaction.atomic
def _recount_request(pk: int, change: HolidayChange) -> bool:
    return _write(recount_request(pk), change, {}, request=pk)


def _hold_to_the_later_day(case: Case) -> dict[str, str]:
    """Until when an appeal is in time, as a fact where it moved: never before the day that the letter prints."""
    offer = queries.next_level_of(queries.heard_appeal(case))
    if offer is not None:
        return _hold_the_further_level(offer)
    outcome: Outcome | None = queries.current_outcome(case)
    if outcome is None:
        return {}
    received = appeal_counts_from(outcome)
    recounted = outcome_closes_on(case, outcome.policy, outcome.issued_on, received)
    until = open_until(outcome.appeal_closes_on, recounted)
    if until == outcome.appeal_open_until:
        return {}
    outcome.appeal_open_until = until
    outcome.save(update_fields=["appeal_open_until"])
    return {"appeal_open_until": until.isoformat()}


def _hold_the_further_level(offer: NextAppealLevel) -> dict[str, str]:
    """As above, of the further level that a letter offers (AP-8)."""
    until = open_until(offer.closes_on, further_level_closes_on(offer))
    if until == offer.open_until:
        return {}
    offer.open_until = until
    offer.save(update_fields=["open_until"])
    return {"appeal_open_until": until.isoformat(), "appeal_level": str(offer.level)}


def _write(
    moved: list[Deadline],
    change: HolidayChange,
    facts: dict[str, str],
    *,
    case: int | None = None,
    incident: int | None = None,
    request: int | None = None,
) -> bool:
    """The event of what moved, if anything did."""
    if not moved and not facts:
        return False
    said = {"holiday": change.pk, "deadlines": [row.pk for row in moved], **facts}
    if request is not None:
        said["information_request"] = request
    audit.record_look(Look.DEADLINES_RECOUNTED, by=system_actor(), case=case, incident=incident, facts=said)
    return True
