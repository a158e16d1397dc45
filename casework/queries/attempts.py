"""The attempts at a hearing of an appeal that stand, and whoever heard what is heard again since (PR-11)."""

from __future__ import annotations

from typing import Final

from django.db.models import F, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casework.enums import HEARS_APPEAL, PartKind
from casework.models import Appeal, AppealHearing, Case, Employee, Hearing
from casework.queries.appeals_heard import heard_appeal

Attempt = Hearing | AppealHearing

_HEARD_AGAIN: Final = {"postponed_at__isnull": False, "record__isnull": False}


def attempts_at_appeal(appeal: Appeal) -> QuerySet[AppealHearing]:
    """Every attempt at hearing this appeal that stands, in order; none that was heard again since, or before that."""
    rows: QuerySet[AppealHearing] = AppealHearing.objects.filter(appeal=appeal)
    before = rows.filter(**_HEARD_AGAIN).order_by("-attempt").values("attempt")
    return rows.filter(attempt__gt=Coalesce(Subquery(before[:1]), 0))


def heard_what_is_heard_again(case: Case, kind: PartKind, employee: Employee) -> bool:
    """Whether somebody heard, in such a part, what is to be heard again by somebody else (PR-11)."""
    if kind in HEARS_APPEAL:
        heard_it = _heard_by(employee, PartKind.APPEAL_PANEL_MEMBER)
        rows = AppealHearing.objects.filter(heard_it, appeal=heard_appeal(case), **_HEARD_AGAIN)
        return rows.exists()
    if kind not in (PartKind.CHAIR, PartKind.PANEL_MEMBER):
        return False
    heard_it = _heard_by(employee, PartKind.PANEL_MEMBER)
    return Hearing.objects.filter(heard_it, case=case, **_HEARD_AGAIN).exists()


def _heard_by(employee: Employee, member: PartKind) -> Q:
    """Condition on attempts at a hearing: they led it, or were on its panel that day."""
    on_its_panel = Q(
        case__parts__employee=employee,
        case__parts__kind=member,
        case__parts__from_date__lte=F("record__held_on"),
        case__parts__to_date__gte=F("record__held_on"),
    )
    return Q(chair=employee) | on_its_panel
