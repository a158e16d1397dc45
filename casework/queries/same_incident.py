"""The other cases of one incident, for whoever may see both: separate procedures, each with a chair of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casework.models import Case
from casework.models.questions import ANY_CASE, ANY_INCIDENT, Question

if TYPE_CHECKING:
    from accounts.models import User


def other_cases(case: Case, by: User) -> list[Case]:
    """The other cases of the same incident that this reader sees, in the order in which they were opened."""
    if not _OTHERS.ask({ANY_INCIDENT: case.incident_id, ANY_CASE: case.pk}):
        return []
    rows = Case.objects.visible_to(by).filter(incident=case.incident_id).exclude(pk=case.pk)
    return list(rows.select_related("subject").order_by("pk"))


# Most have none, and the question for those of a reader is a long one.
_OTHERS = Question(
    "cases_of_the_incident",
    lambda: Case.objects.filter(incident=ANY_INCIDENT).exclude(pk=ANY_CASE).values_list("pk"),
)
