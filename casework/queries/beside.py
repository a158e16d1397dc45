"""What waits for one person beside the stages of their cases: decisions on grievances, and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from casework.enums import DeadlineKind, PartKind, Role
from casework.models import Deadline, Part
from casework.models.scoping import scope_of
from casework.queries.tribunal import kept_from

if TYPE_CHECKING:
    from accounts.models import User

OWED_BESIDE = (
    DeadlineKind.GRIEVANCE_DECISION,
    DeadlineKind.DISCLOSURE_CHECK,
    DeadlineKind.REFERRAL_CHECK,
    DeadlineKind.PROPOSAL_ANSWER,
)
_ANSWERS_A_PROPOSAL = (PartKind.HR_OFFICER, PartKind.CHAIR, PartKind.APPEAL_MANAGER)


def owed_beside(user: User) -> QuerySet[Deadline]:
    """The open ones that this person answers: as case manager a grievance, as HR lead of the unit all."""
    scope = scope_of(user)
    managed = Part.objects.in_hand(user, scope).filter(kind=PartKind.CASE_MANAGER)
    theirs = Q(kind=DeadlineKind.GRIEVANCE_DECISION, case__in=managed.values("case"))
    answers = Part.objects.in_hand(user, scope).filter(kind__in=_ANSWERS_A_PROPOSAL)
    theirs |= Q(kind=DeadlineKind.PROPOSAL_ANSWER, case__in=answers.values("case"))
    for role, path in scope:
        if role == Role.HR_LEAD:
            theirs |= Q(case__unit__path__startswith=path)
    rows = (
        Deadline.objects.visible_to(user).open().filter(theirs, kind__in=OWED_BESIDE).exclude(kept_from(user))
    )
    return rows.select_related("case__subject").order_by("due_on", "pk")
