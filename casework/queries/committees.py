"""Who hears a case with its chair, and who decided it with them (domain.md section 2 axis 5, SEP-7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils import timezone

from casework.enums import PartKind
from casework.models import Case, Decision, Hearing, Part
from casework.queries.facts import current_hearing


def heard_with_the_chair(hearing: Hearing, parts: Iterable[Part], decided_on: date) -> list[Part]:
    """The panel members who heard the employee, from the beginning of a hearing to after its last day, and could decide.

    parts: of the case, with their employees. Who of the panel came is not recorded, so whoever was appointed before it
    began did. Whoever chairs is one person, whatever else they are; whoever had left the employer by the day of the
    decision decided nothing, though the staff list ends no part.
    """
    ended_on = hearing.record.held_on
    return [
        part
        for part in parts
        if part.kind == PartKind.PANEL_MEMBER
        and part.employee_id != hearing.chair_id
        and _from_the_beginning(part, hearing)
        and (part.to_date is None or part.to_date > ended_on)
        and (part.employee.end_date is None or part.employee.end_date >= decided_on)
    ]


def _from_the_beginning(part: Part, hearing: Hearing) -> bool:
    """Whether it was held when the hearing first sat. A part has a day alone: of that very day its row has the hour."""
    return part.from_date < timezone.localdate(hearing.starts_at) or part.recorded_at <= hearing.starts_at


def panel_to_decide(hearing: Hearing, on: date) -> list[Part]:
    """Who may decide on a day with the chair of a hearing that was held: they heard the employee, and are there still.

    Until the record is written a member can be replaced though the hearing was held (PR-11 forbids it from then on).
    """
    standing = hearing.case.parts.filter(to_date__isnull=True).select_related("employee")
    return heard_with_the_chair(hearing, standing, on)


def panel_at_hearing(case: Case, on: date) -> list[Part]:
    """Who may decide on a day with the chair on the hearing that was held; nobody before it was."""
    hearing = current_hearing(case)
    if hearing is None or not hasattr(hearing, "record"):
        return []
    return panel_to_decide(hearing, on)


def appointed_to_hear(case: Case) -> int:
    """How many people are to hear the case as it is appointed now; whoever is to chair counts, appointed or not.

    A member who has left the employer does not: nobody ends their part for them.
    """
    now = case.parts.filter(to_date__isnull=True)
    chairs = now.filter(kind=PartKind.CHAIR).values("employee")
    members = now.filter(
        Q(employee__end_date__isnull=True) | Q(employee__end_date__gte=timezone.localdate()),
        kind=PartKind.PANEL_MEMBER,
    )
    return 1 + members.exclude(employee__in=chairs).count()


def committee_of(decision: Decision) -> list[Part]:
    """Who decided with the chair, where the level needed a committee. Of a loaded case nothing is fetched."""
    case = decision.case
    members = {row.part_id for row in case.committee_members.all() if row.decision_id == decision.pk}
    return [part for part in case.parts.all() if part.pk in members]
