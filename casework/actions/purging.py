"""Purge what two people agreed to purge: the content goes, figures by the month stay (DP-7, 7.5).

By a sweep and not by the verb: whatever came into the way since is asked once more, and whoever approved it still reads
that it was recorded. The deleting is done by PostgreSQL, which checks everything again (migration 0005).
"""

from __future__ import annotations

import logging
from datetime import date
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, Min, Model, OuterRef, Q
from django.utils import timezone

from casework import audit
from casework.actions.deadlines import owe
from casework.actions.system_actor import system_actor
from casework.enums import CloseReason, DeadlineKind, FileState, Finding, Look
from casework.errors import RuleBroken
from casework.models import (
    AllegationFinding,
    Case,
    Category,
    Closure,
    Deadline,
    DoomedFile,
    Evidence,
    LegalHold,
    PolicyVersion,
    Posting,
    Provenance,
    PurgedCase,
    PurgedPerson,
    PurgedReference,
    PurgedSanction,
    RecordReview,
    RedactedCopy,
    Sanction,
    TakenOver,
    Unit,
)
from casework.queries.purged import digest_of
from casework.queries.retention import (
    counts_still,
    ended_in,
    in_the_way,
    last_review,
    record_of,
    review_owed,
)
from casework.rules.retention import LARGE_ENOUGH, check_nothing_in_the_way, check_time_is_over

logger = logging.getLogger(__name__)

# Whatever of a case has a file in the storage; a line of a list has none, nor a fingerprint alone.
WITH_FILES: tuple[type[Model], ...] = (Evidence, RedactedCopy, Provenance, TakenOver)


def purge_approved(*, on: date) -> int:
    """Purge every record whose purge was approved and still may be; how many. Deletes the files of those purged before."""
    approved = RecordReview.objects.filter(approved_on__isnull=False).order_by("case")
    purged = sum(_purge_if_let(pk, on) for pk in approved.values_list("case", flat=True).distinct())
    delete_doomed_files()
    return purged


def _purge_if_let(pk: int, on: date) -> bool:
    """What PostgreSQL refuses stays as it is, and keeps no other record from being purged."""
    try:
        return _purge(pk, on)
    except DatabaseError:  # also a deadlock
        logger.warning("The record of case %s was not purged: the database refuses it", pk)
        return False


@transaction.atomic
def _purge(pk: int, on: date) -> bool:
    rows = Case.objects.select_for_update(skip_locked=True, of=("self",)).select_related("subject", "unit")
    case = rows.filter(pk=pk, state=FileState.CLOSED).first()
    together = [case, *_lock_ended_in(case)] if case is not None else []
    review, record = (last_review(case), record_of(case)) if case is not None else (None, None)
    if case is None or review is None or review.approved_on is None or record is None:
        return False
    if not counts_still(review, record):
        return False  # its review is owed again
    try:
        check_time_is_over(record.retention, on)
        check_nothing_in_the_way(in_the_way(case, on), on)
    except RuleBroken:
        return False  # it waits until that is out of the way
    for one in together:
        _keep_figures(one)
        facts = {
            "reference": one.reference,
            "proposed_by": review.reviewed_by_id,
            "approved_by": review.approved_by_id,
            "class": str(review.record_class),
        }
        audit.record_look(Look.CASE_PURGED, by=system_actor(), case=one.pk, facts=facts)
    _doom_files(together)
    with connection.cursor() as cursor:
        cursor.execute("SELECT casework_purge_case(%s)", [case.pk])
    return True


def _lock_ended_in(case: Case) -> list[Case]:
    """The cases that go with this one: nothing is added to them between their figures and their end."""
    rows = Case.objects.select_for_update(of=("self",)).select_related("subject", "unit")
    return list(rows.filter(pk__in=[one.pk for one in ended_in(case)]).order_by("pk"))


def owe_record_reviews() -> int:
    """Owe the review of closed cases no verb of which comes by to do it (R20). How many.

    The employee left since; or what was approved is void, as the time is counted otherwise or a case was held that ended
    in this one.
    """
    since = PolicyVersion.objects.filter(document__has_key="retention").aggregate(
        first=Min("effective_from")
    )["first"]
    if since is None:
        return 0
    of_the_case = {"case": OuterRef("pk")}
    running = Deadline.objects.open().filter(kind=DeadlineKind.RECORD_REVIEW, **of_the_case)
    closed = Closure.objects.filter(closed_on__gte=since, reopened_by__isnull=True, **of_the_case)
    closed = closed.exclude(reason=CloseReason.JOINED)
    held = LegalHold.objects.filter(lifted_on__isnull=True, **of_the_case)
    approved = Exists(RecordReview.objects.filter(approved_on__isnull=False, **of_the_case))
    looked_at = Case.objects.filter(Exists(closed), ~Exists(running), ~Exists(held), state=FileState.CLOSED)
    rows = looked_at.filter(Q(subject__end_date__isnull=False) | approved)
    return sum(_owe(pk) for pk in rows.order_by("pk").values_list("pk", flat=True))


@transaction.atomic
def _owe(pk: int) -> bool:
    case = Case.objects.select_for_update(skip_locked=True).filter(pk=pk, state=FileState.CLOSED).first()
    if case is None or Deadline.objects.open().filter(case=case, kind=DeadlineKind.RECORD_REVIEW).exists():
        return False
    dues = review_owed(case)
    owe(case, dues)
    return bool(dues)


def delete_doomed_files() -> int:
    """Delete the stored files of what was purged; how many. One that could not be is tried again by the next sweep."""
    deleted = 0
    for row in DoomedFile.objects.filter(deleted_at__isnull=True).order_by("pk"):
        try:
            default_storage.delete(row.name)
        except Exception:  # whatever a storage raises keeps no other file, and no reminder, waiting
            logger.exception("Doomed file %s was not deleted", row.pk)
            continue
        DoomedFile.objects.filter(pk=row.pk).update(deleted_at=timezone.now())
        deleted += 1
    return deleted


def _doom_files(cases: list[Case]) -> None:
    """Name the files of these cases that no other case refers to: a join carries a file along under its own name."""
    for model in WITH_FILES:
        rows = model._default_manager.exclude(file="")
        names = set(rows.filter(case__in=cases).values_list("file", flat=True))
        names -= set(rows.filter(file__in=names).exclude(case__in=cases).values_list("file", flat=True))
        DoomedFile.objects.bulk_create([DoomedFile(name=name) for name in names], ignore_conflicts=True)


def _keep_figures(case: Case) -> None:
    """Write what stays of a case: months, codes and a token, and nothing that leads back (DP-7).

    What its policy does not have as a sanction is in no figures, and so leaves none.
    """
    rows = list(Sanction.objects.filter(case=case, counts=True).select_related("decision").order_by("pk"))
    if rows:
        made = PurgedCase.objects.create(person=_token_of(case), unit=_unit_large_enough(case.unit))
        for number, row in enumerate(rows):
            _keep_sanction(made, row, is_first=number == 0)
    for model in (Provenance, TakenOver):
        for old in model._default_manager.filter(case=case).values_list("source", "old_reference"):
            PurgedReference.objects.get_or_create(digest=digest_of(*old))


def _keep_sanction(made: PurgedCase, row: Sanction, *, is_first: bool) -> None:
    """As ``queries.disclosure`` reads it: decided, recorded and superseded, cut down to the month."""
    decided_on = row.decision.decided_on if row.decision is not None else row.issued_on
    superseded = (
        timezone.localdate(row.superseded_at).replace(day=1) if row.superseded_at is not None else None
    )
    kept = PurgedSanction.objects.create(
        case=made,
        level=row.level,
        is_first=is_first,
        decided=decided_on.replace(day=1),
        recorded=timezone.localdate(row.recorded_at).replace(day=1),
        superseded=superseded,
    )
    of = {"decision": row.decision_id} if row.decision_id is not None else {"provenance": row.provenance_id}
    found = AllegationFinding.objects.filter(**of).exclude(finding=Finding.NOT_FOUND)
    kept.categories.set(Category.objects.filter(pk__in=found.values("allegation__category")))


def _token_of(case: Case) -> UUID:
    """The token of the employee: the same for all their cases, for as long as one of them is kept."""
    person, _ = PurgedPerson.objects.get_or_create(employee_id=case.subject_id)
    token: UUID = person.token
    return token


def _unit_large_enough(unit: Unit) -> Unit | None:
    """The unit itself or the nearest above it in which enough people have worked; None for the whole organisation."""
    place: Unit | None = unit
    while place is not None:
        people = Posting.objects.filter(unit__path__startswith=place.path).values("employee").distinct()
        if people.count() >= LARGE_ENOUGH:
            return place
        place = place.parent
    return None
