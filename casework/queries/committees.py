"""Who hears a case or an appeal with whoever leads it, and who decided with them (domain.md section 2 axis 5, SEP-7)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils import timezone

from casework.enums import PartKind, SanctionLevel
from casework.models import (
    Appeal,
    AppealCommitteeMember,
    AppealDecision,
    AppealHearing,
    Case,
    CommitteeMember,
    Decision,
    Hearing,
    Part,
)
from casework.queries.appeals_heard import level_of
from casework.queries.facts import current_hearing, current_sanction
from casework.queries.instead import find_in_hand
from casework.rules.appeal_levels import heard_by_at_least


def heard_with_the_chair(
    hearing: Hearing | AppealHearing, parts: Iterable[Part], decided_on: date
) -> list[Part]:
    """The panel members who heard the employee, from the beginning of a hearing to after its last day, and could decide.

    parts: of the case, with their employees. Who of the panel came is not recorded, so whoever was appointed before it
    began did. Whoever chairs is one person, whatever else they are; whoever had left the employer by the day of the
    decision decided nothing, though the staff list ends no part.
    """
    ended_on, member = hearing.record.held_on, _member_of(hearing)
    return [
        part
        for part in parts
        if part.kind == member
        and part.employee_id != hearing.chair_id
        and _from_the_beginning(part, hearing)
        and (part.to_date is None or part.to_date > ended_on)
        and (part.employee.end_date is None or part.employee.end_date >= decided_on)
    ]


def _member_of(hearing: Hearing | AppealHearing) -> PartKind:
    return PartKind.APPEAL_PANEL_MEMBER if isinstance(hearing, AppealHearing) else PartKind.PANEL_MEMBER


def _from_the_beginning(part: Part, hearing: Hearing | AppealHearing) -> bool:
    """Whether it was held when the hearing first sat. A part has a day alone: of that very day its row has the hour."""
    return part.from_date < timezone.localdate(hearing.starts_at) or part.recorded_at <= hearing.starts_at


def panel_to_decide(hearing: Hearing | AppealHearing, on: date) -> list[Part]:
    """Who may decide on a day with whoever led a hearing that was held: they heard the employee, and are there still."""
    standing = hearing.case.parts.filter(to_date__isnull=True).select_related("employee")
    return heard_with_the_chair(hearing, standing, on)


def panel_at_hearing(case: Case, on: date) -> list[Part]:
    """Who may decide on a day with the chair on the hearing that was held; nobody before it was."""
    hearing = current_hearing(case)
    if hearing is None or not hasattr(hearing, "record"):
        return []
    return panel_to_decide(hearing, on)


def appointed_to_hear(case: Case) -> int:
    """How many people are to hear the case as it is appointed now; whoever is to chair counts, appointed or not."""
    return _appointed(case, PartKind.CHAIR, PartKind.PANEL_MEMBER)


def appointed_to_hear_appeal(case: Case) -> int:
    """How many people are to hear the appeal as it is appointed now; the appeal manager counts, appointed or not."""
    return _appointed(case, PartKind.APPEAL_MANAGER, PartKind.APPEAL_PANEL_MEMBER)


def level_appealed(appeal: Appeal) -> SanctionLevel | None:
    """The level whose weight an appeal has: of what stands, or of the warning that was extended instead (SA-11)."""
    extension = find_in_hand(appeal.outcome)
    stands = extension.sanction if extension is not None else current_sanction(appeal.case)
    return SanctionLevel(stands.level) if stands is not None else None


def people_missing(appeal: Appeal) -> int:
    """How many more have to hear an appeal than are appointed now."""
    against = level_appealed(appeal)
    least = heard_by_at_least(level_of(appeal), against) if against is not None else 1
    return max(0, least - appointed_to_hear_appeal(appeal.case)) if least > 1 else 0


def _appointed(case: Case, leads: PartKind, member: PartKind) -> int:
    """One who leads, and the members. One who has left the employer does not count: nobody ends their part for them."""
    now = case.parts.filter(to_date__isnull=True)
    leading = now.filter(kind=leads).values("employee")
    members = now.filter(
        Q(employee__end_date__isnull=True) | Q(employee__end_date__gte=timezone.localdate()), kind=member
    )
    return 1 + members.exclude(employee__in=leading).count()


def committee_of(decision: Decision | AppealDecision) -> list[Part]:
    """Who decided with whoever led, where it needed a committee. Of a loaded case nothing is fetched."""
    case, rows = _its_committee(decision)
    members = {row.part_id for row in rows if row.decision_id == decision.pk}
    return [part for part in case.parts.all() if part.pk in members]


def _its_committee(
    decision: Decision | AppealDecision,
) -> tuple[Case, Iterable[CommitteeMember | AppealCommitteeMember]]:
    """The case, by what a loaded one holds of it: a decision on appeal is loaded through its appeal; and all its members."""
    if isinstance(decision, AppealDecision):
        case: Case = decision.appeal.case
        return case, case.appeal_committee_members.all()
    return decision.case, decision.case.committee_members.all()
