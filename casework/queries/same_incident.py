"""The other cases of one incident, for whoever may see both: separate procedures, each with a chair of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.models import Case

if TYPE_CHECKING:
    from accounts.models import User


def other_cases(case: Case, by: User) -> list[Case]:
    """The other cases of the same incident that this reader sees, in the order in which they were opened."""
    rows = Case.objects.visible_to(by).filter(incident=case.incident_id).exclude(pk=case.pk)
    return list(rows.select_related("subject").order_by("pk"))
