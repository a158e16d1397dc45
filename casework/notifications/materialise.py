"""Turn what is owed today into rows. Any number of copies may run at once, at any time, and tell nobody twice."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.utils import timezone

from casework.enums import DeadlineKind, Nation, PersonInIncident
from casework.models import (
    Agreement,
    Case,
    Deadline,
    EmailDelivery,
    Hearing,
    IncidentPerson,
    Notification,
    Suspension,
)
from casework.notifications.recipients import Recipients
from casework.notifications.told import told_before
from casework.queries.appeals_heard import heard_appeals
from casework.queries.calendars import calendar_of, calendars_read_once
from casework.queries.due import stage_policy
from casework.queries.information_requests import clock_of_request
from casework.rules.periods import counted_by, working_days_of
from casework.rules.reminder_days import RECORD_AHEAD, WARNING_AHEAD, Running
from casework.rules.reminders import reminders_owed
from casework.rules.tribunal_limits import anchored

DIGEST_AT = time(16, 0)
_DAY = timedelta(days=1)


def materialise(*, at: datetime) -> int:
    """Make the notifications that are owed at this moment and not made yet, each with its email; how many.

    What is open decides, not when a sweep ran last: what an outage missed is owed at the first sweep after it.
    """
    today = timezone.localdate(at)
    running = list(_running(today))
    people, told = Recipients(running, today), told_before(running)
    owed: dict[int, list[Notification]] = {}
    with calendars_read_once():
        clocks = {deadline.pk: _clock_of(deadline) for deadline in running}
    for deadline in running:
        for reminder in reminders_owed(clocks[deadline.pk], today):
            already = told.setdefault((deadline.pk, reminder.rule), {})
            for user, part in people.of(reminder.to, deadline, already):
                already[user] = part
                row = Notification(deadline=deadline, rule=reminder.rule, part=part, recipient_id=user)
                owed.setdefault(user, []).append(row)
    return sum(_make(user, rows, at) for user, rows in sorted(owed.items()))


def _running(today: date) -> list[Deadline]:
    """The open deadlines that may owe somebody something, with what the rule needs of their files."""
    people = IncidentPerson.objects.filter(kind=PersonInIncident.INVOLVED).select_related("employee")
    hearings = Hearing.objects.filter(postponed_at__isnull=True, set_aside_by__isnull=True)
    agreed = Agreement.objects.filter(set_aside_by__isnull=True, decision__recalled_at__isnull=True)
    # What every closed case owes for years is not loaded each minute until somebody is told of it.
    near = ~Q(kind=DeadlineKind.WARNING_EXPIRY) | Q(due_on__range=(today, today + WARNING_AHEAD))
    near &= ~Q(kind=DeadlineKind.RECORD_REVIEW, due_on__gt=today + RECORD_AHEAD)
    running = list(
        Deadline.objects.open()
        .filter(near)
        .select_related("case__unit", "case__subject", "case__policy", "case__taken_over")
        .select_related("incident__unit", "incident__policy", "request")
        .prefetch_related(
            Prefetch("incident__people", people.order_by("pk")),
            Prefetch("case__hearings", hearings.select_related("policy")),
            Prefetch("case__agreements", agreed.filter(decision__isnull=False).select_related("policy")),
        )
        .order_by("due_on", "pk")
    )
    heard = [row.case for row in running if row.case is not None and _decided_by(row.case) is not None]
    prefetch_related_objects(heard, Prefetch("appeals", heard_appeals()))
    suspended = [row.case for row in running if row.kind == DeadlineKind.SUSPENSION_REVIEW]
    lasting = Suspension.objects.filter(last_day__isnull=True)
    prefetch_related_objects(suspended, Prefetch("suspensions", lasting))
    return running


def _decided_by(case: Case) -> Hearing | Agreement | None:
    """The hearing that stands, or what was agreed without one: of a case loaded here there is no other."""
    hearing: Hearing | None = next(iter(case.hearings.all()), None)
    agreed: Agreement | None = next(iter(case.agreements.all()), None)
    return hearing or agreed


def _clock_of(deadline: Deadline) -> Running:
    """A deadline as the rule takes it: its length under the policy of its stage, and the calendar of the workplace."""
    case, incident = deadline.case, deadline.incident
    if deadline.request is not None:
        return clock_of_request(deadline, deadline.request)
    if case is not None:
        decided_by = _decided_by(case)
        heard = case.appeals.all() if decided_by is not None else ()
        appeal = max(heard, key=lambda row: row.level, default=None)
        policy, nation = stage_policy(case, decided_by, appeal), case.subject.nation
    else:
        assert incident is not None
        named = next(iter(incident.people.all()), None)
        policy, nation = incident.policy, named.employee.nation if named else Nation.ENGLAND_AND_WALES
    period, calendar = policy.terms.periods.get(deadline.kind), calendar_of(Nation(nation))
    length = working_days_of(period, deadline.due_on, calendar) if period is not None else 0
    calendar = counted_by(period, calendar) if period is not None else calendar
    kind = DeadlineKind(deadline.kind)
    ended_on, told_on = anchored(deadline.anchor) if kind == DeadlineKind.TRIBUNAL_LIMIT else (None, None)
    taken_over = getattr(case, "taken_over", None)
    known_from = taken_over.taken_over_on if taken_over is not None else None
    began_on = _suspended_from(case) if kind == DeadlineKind.SUSPENSION_REVIEW and case is not None else None
    return Running(kind, deadline.due_on, length, calendar, ended_on, told_on, known_from, began_on)


def _suspended_from(case: Case) -> date | None:
    """The first day of the suspension that lasts: of a case loaded here there is no other."""
    lasting: Suspension | None = next(iter(case.suspensions.all()), None)
    return lasting.effective_on if lasting is not None else None


@transaction.atomic
def _make(user: int, rows: list[Notification], at: datetime) -> int:
    """Write a person's new notifications and their emails.

    Under a lock on the person: of two sweeps the second waits, and then finds that they were told. The unique key
    ``notification_once`` stands behind it.
    """
    get_user_model().objects.select_for_update(no_key=True).filter(pk=user).values_list("pk").get()
    told = told_before([row.deadline for row in rows])
    new = [row for row in rows if user not in told.get((row.deadline_id, row.rule), {})]
    for row in new:
        row.delivery = _email_for(user, at)
        row.save(force_insert=True)
    return len(new)


def _email_for(user: int, at: datetime) -> EmailDelivery:
    """An email of its own, or beyond the day's number the next digest. Call it under the lock of the person."""
    today = timezone.localdate(at)
    singles = EmailDelivery.objects.filter(recipient=user, digest_on__isnull=True)
    if singles.filter(created_at__gte=_moment(today, time.min)).count() < settings.EMAILS_PER_PERSON_A_DAY:
        return _email(user, next_try_at=at)
    first = today if timezone.localtime(at).time() < DIGEST_AT else today + _DAY
    # Once somebody has begun to send it, a digest is full.
    for day in (first, first + _DAY):
        digest = EmailDelivery.objects.select_for_update().filter(recipient=user, digest_on=day).first()
        if digest is None:
            return _email(user, next_try_at=_moment(day, DIGEST_AT), digest_on=day)
        if not digest.attempts:
            return digest
    return _email(user, next_try_at=at)


def _email(user: int, *, next_try_at: datetime, digest_on: date | None = None) -> EmailDelivery:
    sender = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("<> ")
    return EmailDelivery.objects.create(
        recipient_id=user,
        digest_on=digest_on,
        next_try_at=next_try_at,
        message_id=f"<{uuid.uuid4()}@{sender or 'localhost'}>",
    )


def _moment(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
