"""A case with those that ended in it, which are one matter, and what somebody was in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from casework.enums import PartKind
from casework.models import Case, CaseJoin, Part
from casework.models.questions import ANY_CASE, ANY_EMPLOYEE, ANY_USER, Question
from casework.models.scoping import NOT_ON_THE_FILE

if TYPE_CHECKING:
    from accounts.models import User


def parts_ever_held(user: User, case: Case) -> frozenset[PartKind]:
    """As what this person works or worked on the case or one joined to it, by appointment."""
    rows = _EVER_HELD.ask({ANY_USER: user.pk, ANY_EMPLOYEE: case.subject_id})
    matter = with_joined(case) if any(pk != case.pk for pk, _ in rows) else [case.pk]
    return frozenset(PartKind(kind) for pk, kind in rows if pk in matter)


def _ever_held() -> QuerySet[Part, Any]:
    """Whatever this person was appointed to in the cases of an employee."""
    held = Part.objects.of(ANY_USER).filter(case__subject=ANY_EMPLOYEE).exclude(kind__in=NOT_ON_THE_FILE)
    return held.values_list("case", Cast("kind", TextField()))


_EVER_HELD = Question("ever_held", _ever_held)


def with_joined(case: Case) -> list[int]:
    """The case and every one that ended in it: what somebody did there, they did in this matter."""
    found, last = [case.pk], [pk for (pk,) in _JOINED.ask({ANY_CASE: case.pk})]
    found += last
    while last:
        more = CaseJoin.objects.filter(case__in=last).exclude(joined__in=found)
        last = list(more.values_list("joined", flat=True))
        found += last
    return found


_JOINED = Question("joined", lambda: CaseJoin.objects.filter(case=ANY_CASE).values_list("joined"))
