"""What waits for one person beside the stages of their cases: decisions on grievances, checks, and answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from casework.enums import DeadlineKind, PartKind, Role
from casework.models import Deadline, Part
from casework.models.scoping import scope_of

if TYPE_CHECKING:
    from accounts.models import User

OWED_BESIDE = (
    DeadlineKind.GRIEVANCE_DECISION,
    DeadlineKind.DISCLOSURE_CHECK,
    DeadlineKind.REFERRAL_CHECK,
    DeadlineKind.PROPOSAL_ANSWER,
    DeadlineKind.ADJUSTMENT_ANSWER,
    DeadlineKind.OVERRIDE_APPROVAL,
    DeadlineKind.WITHDRAWAL_ANSWER,
    DeadlineKind.ANONYMITY_DECISION,
    DeadlineKind.UNION_TALK,
    DeadlineKind.HEALTH_QUESTION,
    DeadlineKind.HEALTH_ANSWER,
    DeadlineKind.WRITTEN_REASONS,
    DeadlineKind.COVER_GAP,
)
_OF_CASE_MANAGERS = (
    DeadlineKind.GRIEVANCE_DECISION,
    DeadlineKind.ADJUSTMENT_ANSWER,
    DeadlineKind.ANONYMITY_DECISION,
)
_OF_HR_OFFICERS = (
    DeadlineKind.UNION_TALK,
    DeadlineKind.ADJUSTMENT_ANSWER,
    DeadlineKind.HEALTH_QUESTION,
    DeadlineKind.HEALTH_ANSWER,
    DeadlineKind.WRITTEN_REASONS,
    DeadlineKind.COVER_GAP,
)
_ANSWERS_A_PROPOSAL = (PartKind.HR_OFFICER, PartKind.CHAIR, PartKind.APPEAL_MANAGER)


def owed_beside(user: User) -> QuerySet[Deadline]:
    """The open ones that this person answers, by a part in the case or in HR of the unit; an HR lead all of them."""
    in_hand = Part.objects.in_hand(user)
    managed = in_hand.filter(kind=PartKind.CASE_MANAGER)
    answers = in_hand.filter(kind__in=_ANSWERS_A_PROPOSAL)
    theirs = Q(kind__in=_OF_CASE_MANAGERS, case__in=managed.values("case"))
    theirs |= Q(kind=DeadlineKind.PROPOSAL_ANSWER, case__in=answers.values("case"))
    for role, path in scope_of(user):
        if role == Role.HR_LEAD:
            theirs |= Q(case__unit__path__startswith=path)
        if role == Role.HR_OFFICER:
            theirs |= Q(kind__in=_OF_HR_OFFICERS, case__unit__path__startswith=path)
    rows = Deadline.objects.visible_to(user).open().filter(theirs, kind__in=OWED_BESIDE)
    return rows.select_related("case__subject").order_by("due_on", "pk")
