"""What waits for one person beside the stages of their cases: decisions on grievances, and checks."""

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
)


def owed_beside(user: User) -> QuerySet[Deadline]:
    """The open ones that this person answers: as case manager a grievance, as HR lead of the unit all."""
    scope = scope_of(user)
    managed = Part.objects.in_hand(user, scope).filter(kind=PartKind.CASE_MANAGER)
    theirs = Q(kind=DeadlineKind.GRIEVANCE_DECISION, case__in=managed.values("case"))
    for role, path in scope:
        if role == Role.HR_LEAD:
            theirs |= Q(case__unit__path__startswith=path)
    rows = Deadline.objects.visible_to(user).open().filter(theirs, kind__in=OWED_BESIDE)
    # As ``sight.Sight.tribunal``: whoever investigates is told of nothing that follows the end.
    investigated = Part.objects.investigating(user).values("case")
    rows = rows.exclude(kind=DeadlineKind.REFERRAL_CHECK, case__in=investigated)
    return rows.select_related("case__subject").order_by("due_on", "pk")
