"""What a line manager is told of their own reports: that a formal procedure is under way, and at which stage (7.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from casework.enums import FileState
from casework.models import (
    Agreement,
    Appeal,
    Case,
    Employee,
    Findings,
    Hearing,
    Outcome,
    Posting,
    Reopening,
    SentLetter,
    Suspension,
)

if TYPE_CHECKING:
    from accounts.models import User

LOOKED_INTO, HEARING, DECISION, OUTCOME, APPEAL = (
    "it is being looked into",
    "hearing stage",
    "the decision is being made",
    "the outcome was given",
    "appeal stage",
)
_STAGES = {
    FileState.INVESTIGATION: LOOKED_INTO,
    FileState.FINDINGS: LOOKED_INTO,
    FileState.HEARING: HEARING,
    FileState.DELIBERATION: DECISION,
    FileState.DECIDED: DECISION,
    FileState.OUTCOME: OUTCOME,
    FileState.APPEAL: APPEAL,
    FileState.APPEAL_DELIBERATION: APPEAL,
}


@dataclass(frozen=True)
class UnderWay:
    """That a formal procedure about somebody is under way. cases: for the event that it was read, never shown."""

    name: str
    stages: tuple[str, ...]
    cases: tuple[int, ...]


def under_way(user: User) -> list[UnderWay]:
    """For each person of whom this user is the manager today, and who has an open case of which they were told.

    Beside ``visible_to`` and never part of it: no reference, allegation or record, and nothing of a case that is kept from
    the manager, as its subject, witness or complainant or by what they investigate. A stage of which the employee was not
    told yet reads as the one before it, and one that was closed stays so until a letter says otherwise (7.2). A letter
    tells on the day on which it counts as received: nobody knows before the employee does.
    """
    if not user.is_active:
        return []
    today = timezone.localdate()
    managed = Posting.objects.in_force_on(today).filter(manager__user=user)
    untold = Appeal.objects.untold().filter(case=OuterRef("pk"))
    cases = Case.objects.not_kept_from(user.pk).told_to_employee().open()
    cases = cases.filter(
        subject__in=Employee.objects.employed_on(today).filter(pk__in=managed.values("employee"))
    )
    cases = cases.exclude(Exists(Reopening.objects.filter(case=OuterRef("pk"))), state=FileState.OUTCOME)
    cases = cases.filter(_reached_them(today)).annotate(
        invited=Exists(_invitations(today)),
        outcome_told=Exists(_outcomes(today)),
        result_untold=Exists(untold),
    )
    found: dict[int, list[Case]] = {}
    for case in cases.select_related("subject").order_by("subject__sort_name", "subject", "pk"):
        found.setdefault(case.subject_id, []).append(case)
    return [
        UnderWay(
            theirs[0].subject.name,
            tuple(dict.fromkeys(map(_stage, theirs))),
            tuple(case.pk for case in theirs),
        )
        for theirs in found.values()
    ]


def _reached_them(today: date) -> Q:
    """Condition on cases: the employee has learnt of it by what is over, or by a letter that counts as received."""
    of_case = {"case": OuterRef("pk")}
    return (
        Q(Exists(Findings.objects.filter(**of_case)))
        | Q(Exists(Agreement.objects.filter(**of_case)))
        | Q(Exists(Suspension.objects.filter(effective_on__lte=today, **of_case)))
        | Q(Exists(SentLetter.objects.filter(received_on__lte=today, **of_case)))
        | Q(Exists(_invitations(today)))
    )


def _invitations(today: date) -> QuerySet[Hearing]:
    return Hearing.objects.filter(case=OuterRef("pk"), invitation_received_on__lte=today)


def _outcomes(today: date) -> QuerySet[Outcome]:
    received = Q(received_on__lte=today) | Q(told_on__lte=today)
    return Outcome.objects.filter(received, case=OuterRef("pk"))


def _stage(case: Any) -> str:
    if case.state == FileState.HEARING and not case.invited:
        return LOOKED_INTO
    if case.state == FileState.OUTCOME and not case.outcome_told:
        return DECISION
    return APPEAL if case.result_untold else _STAGES[FileState(case.state)]
