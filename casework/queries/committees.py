"""Who hears a case with its chair, and who decided it with them (domain.md section 2 axis 5, SEP-7)."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from casework.enums import PartKind
from casework.models import Case, Decision, Hearing, Part
from casework.queries.facts import current_hearing


def heard_with_the_chair(hearing: Hearing, parts: Iterable[Part]) -> list[Part]:
    """The panel members who heard the employee: from the first day of a hearing that was held, and after its last.

    parts: of the case. Who of the panel came is not recorded; nobody joins or leaves it once the employee was heard
    (PR-11). Whoever chairs is one person, whatever else they are.
    """
    began_on, ended_on = timezone.localdate(hearing.starts_at), hearing.record.held_on
    return [
        part
        for part in parts
        if part.kind == PartKind.PANEL_MEMBER
        and part.employee_id != hearing.chair_id
        and part.from_date <= began_on
        and (part.to_date is None or part.to_date > ended_on)
    ]


def panel_at_hearing(case: Case) -> list[Part]:
    """Who decides with the chair on the hearing that was held; nobody before it was."""
    hearing = current_hearing(case)
    if hearing is None or not hasattr(hearing, "record"):
        return []
    return heard_with_the_chair(hearing, case.parts.select_related("employee"))


def appointed_to_hear(case: Case) -> int:
    """How many people are to hear the case as it is appointed now; whoever is to chair counts, appointed or not."""
    now = case.parts.filter(to_date__isnull=True)
    chairs = now.filter(kind=PartKind.CHAIR).values("employee")
    return 1 + now.filter(kind=PartKind.PANEL_MEMBER).exclude(employee__in=chairs).count()


def committee_of(decision: Decision) -> list[Part]:
    """Who decided with the chair, where the level needed a committee. Of a loaded case nothing is fetched."""
    case = decision.case
    members = {row.part_id for row in case.committee_members.all() if row.decision_id == decision.pk}
    return [part for part in case.parts.all() if part.pk in members]
