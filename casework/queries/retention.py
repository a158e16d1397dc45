"""From when the record of a closed case may be purged, what stands in the way, and what was said of it (DP-6, R20)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from casework.enums import (
    END_BY_THEMSELVES,
    CloseReason,
    DeadlineKind,
    FileState,
    PersonInIncident,
    RecordReviewResult,
    Role,
)
from casework.models import (
    Case,
    Closure,
    Deadline,
    Decision,
    DecisionReview,
    IncidentPerson,
    InformationRequest,
    InsteadExtension,
    LegalHold,
    LivePeriod,
    PolicyVersion,
    RecordReview,
    Sanction,
    SpentRecordOpening,
    WarningJudgement,
)
from casework.models.policies import policy_in_force
from casework.queries.facts import current_sanction
from casework.queries.holds import lasting_hold
from casework.queries.instead import months_standing
from casework.queries.safeguarding import is_safeguarding
from casework.queries.tribunal import employment_ended_on
from casework.rules.deadlines import Due
from casework.rules.retention import (
    REVIEWED_AHEAD,
    InTheWay,
    Retention,
    class_of,
    retention_of,
    review_deadline,
)

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Record:
    """How the time of a closed case is counted, by the policy that was in force when it was closed (PV-1)."""

    policy: PolicyVersion
    retention: Retention


def closure_that_stands(case: Case) -> Closure | None:
    return Closure.objects.filter(case=case, reopened_by__isnull=True, reopening__isnull=True).first()


def record_of(case: Case) -> Record | None:
    """None for a case that is open, ended in another one, or was closed under a policy without a schedule."""
    closure = closure_that_stands(case) if case.state == FileState.CLOSED else None
    if closure is None or closure.reason == CloseReason.JOINED:
        return None
    policy = policy_in_force(closure.closed_on, case.subject.nation)
    if policy is None or policy.terms.retention is None:
        return None
    marked = any(is_safeguarding(one) for one in (case, *ended_in(case)))
    record_class = class_of(_level_of(case), is_safeguarding=marked)
    schedule, ended = policy.terms.retention, _left_on(case)
    return Record(policy, retention_of(schedule, record_class, closure.closed_on, ended))


def _level_of(case: Case) -> str | None:
    """Of the sanction that stands, or of the warning that this case extended instead (SA-11), where an appeal left that.

    None also where its policy does not have it as a sanction.
    """
    sanction = current_sanction(case)
    if sanction is not None:
        return sanction.level if sanction.counts else None
    rows = InsteadExtension.objects.filter(case=case).select_related("sanction").prefetch_related("effects")
    # One whose decision was recalled came to nothing: a case can have several.
    return next((row.sanction.level for row in rows if months_standing(row)), None)


def _left_on(case: Case) -> date | None:
    """The last day of employment as this case or the staff list has it, the later of them; None while employed."""
    known = [
        day for day in (employment_ended_on(case), _died_on(case), case.subject.end_date) if day is not None
    ]
    return max(known, default=None)


def _died_on(case: Case) -> date | None:
    closure = closure_that_stands(case)
    return closure.died_on if closure is not None else None


def _employment_ended_on(case: Case) -> date | None:
    """The latest day on which employment ended or is to end, also by another case of the employee."""
    of_employee = {"employee": case.subject_id, "superseded_at__isnull": True}
    dismissed = Sanction.objects.filter(**of_employee).aggregate(on=Max("employment_ends_on"))["on"]
    return max((day for day in (_left_on(case), dismissed) if day is not None), default=None)


def last_review(case: Case) -> RecordReview | None:
    """What was last said of keeping the record, unless a hold was placed or the case was opened again since.

    A hold on a case that ended in this one counts as well, as the function of the purge has it.
    """
    last = reviews_that_stand().filter(case=case).last()
    if last is None:
        return None
    held_since = LegalHold.objects.filter(case__in=ended_in(case), recorded_at__gt=last.recorded_at)
    return None if held_since.exists() else last


def counts_still(review: RecordReview, record: Record) -> bool:
    """Whether the record is kept as it was when this was said: else it is said of another time, and asked again."""
    said = (review.policy_id, review.record_class, review.counted_from)
    return said == (record.policy.pk, record.retention.record_class, record.retention.counted_from)


def reviews_that_stand() -> QuerySet[RecordReview]:
    """Those made since the case was closed and the last hold was placed: ``casework_purge_refusal`` asks the same."""
    closed_later = Closure.objects.filter(case=OuterRef("case"), recorded_at__gt=OuterRef("recorded_at"))
    held_later = LegalHold.objects.filter(case=OuterRef("case"), recorded_at__gt=OuterRef("recorded_at"))
    return RecordReview.objects.exclude(Exists(closed_later)).exclude(Exists(held_later))


def review_owed(case: Case) -> tuple[Due, ...]:
    """When the record is looked at; nothing on a legal hold, or once the purge was approved and counts still."""
    record = record_of(case)
    if record is None or lasting_hold(case) is not None:
        return ()
    last = last_review(case)
    if last is not None and last.approved_on is not None and counts_still(last, record):
        return ()
    reviews = RecordReview.objects.filter(case=case).count()
    due = review_deadline(record.retention, last.review_on if last is not None else None, reviews)
    return (due,) if due is not None else ()


def proposed_purge(case: Case) -> RecordReview | None:
    """The proposal to purge that waits for another HR lead."""
    last = last_review(case)
    waits = last is not None and last.result == RecordReviewResult.PURGE and last.approved_on is None
    return last if waits else None


def in_the_way(case: Case, on: date) -> InTheWay:
    """What keeps the record of a closed case from being purged, and of those that ended in it."""
    together = [case, *ended_in(case)]
    # Of their own warnings, and of one that they extended: it is live for longer on the strength of this record (SA-11).
    ends = LivePeriod.objects.filter(
        Q(case__in=together) | Q(sanction__extended_instead__effects__case__in=together),
        superseded_at__isnull=True,
        sanction__superseded_at__isnull=True,
    )
    owed = Deadline.objects.open().filter(case__in=together).exclude(kind=DeadlineKind.RECORD_REVIEW)
    owed = owed.exclude(kind__in=END_BY_THEMSELVES, due_on__lt=on)
    first = owed.order_by("due_on", "pk").first()
    return InTheWay(
        is_held=any(lasting_hold(one) is not None for one in together),
        live_until=max((row.to_on for row in ends if row.to_on is not None), default=None),
        owed=(str(DeadlineKind(first.kind).label).lower(), first.due_on) if first is not None else None,
        employment_ended_on=_employment_ended_on(case),
        data_asked_for=InformationRequest.objects.open().filter(about=case.subject_id).exists(),
        needed_elsewhere=_is_needed_elsewhere(together),
    )


def ended_in(case: Case) -> list[Case]:
    """The cases that were joined into this one, and into those: their records go together."""
    found: dict[int, Case] = {}
    into = [case.pk]
    while into:
        joined = Case.objects.filter(joined_into__case__in=into).exclude(pk__in=[case.pk, *found])
        found |= {one.pk: one for one in joined}
        into = [one.pk for one in joined]
    return list(found.values())


def _is_needed_elsewhere(together: list[Case]) -> bool:
    """By an open case of the employee or a report about them, or by a kept case decided with a sanction of these."""
    cases = {one.pk for one in together}
    others = Case.objects.exclude(pk__in=cases)
    subjects = {one.subject_id for one in together}
    if others.open().filter(subject__in=subjects).exists():
        return True
    # Not assessed yet: it may become a case, or follow on one of these (7.2).
    about = IncidentPerson.objects.filter(kind=PersonInIncident.INVOLVED, employee__in=subjects)
    if about.filter(incident__state=FileState.REPORTED).exists():
        return True
    relied = Decision.objects.filter(relied_on__case__in=cases).exclude(case__in=cases)
    shown = SpentRecordOpening.objects.filter(shown__case__in=cases).exclude(case__in=cases)
    named = (InsteadExtension, DecisionReview, WarningJudgement)
    pointing = [model.objects.filter(sanction__case__in=cases).exclude(case__in=cases) for model in named]
    return any(rows.exists() for rows in (relied, shown, *pointing))


READERS_OF_REVIEWS = (Role.HR_LEAD,)


def records_to_review(reader: User, on: date) -> QuerySet[Deadline]:
    """What is due for review within thirty days in the units of an HR lead, the oldest first, of cases they may see."""
    cases = Case.objects.visible_to(reader).of_units(reader, READERS_OF_REVIEWS)
    rows = Deadline.objects.open().visible_to(reader).filter(kind=DeadlineKind.RECORD_REVIEW, case__in=cases)
    rows = rows.filter(due_on__lte=on + REVIEWED_AHEAD)
    return rows.select_related("case__subject", "case__unit").order_by("due_on", "pk")


def reviews_of(cases: Collection[Case]) -> dict[int, RecordReview]:
    """By case: what was last said of keeping its record, as ``last_review`` answers it."""
    rows = reviews_that_stand().filter(case__in=cases).select_related("reviewed_by").order_by("pk")
    return {row.case_id: row for row in rows}
