"""The attempts at a hearing of an appeal that stand, and whoever heard what is heard again since (PR-11)."""

from __future__ import annotations

from typing import Final

from django.db.models import F, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from casework.enums import PartKind
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
    if kind == PartKind.APPEAL_MANAGER:
        heard = AppealHearing.objects.filter(appeal=heard_appeal(case), chair=employee, **_HEARD_AGAIN)
        return heard.exists()
    if kind not in (PartKind.CHAIR, PartKind.PANEL_MEMBER):
        return False
    on_its_panel = Q(
        case__parts__employee=employee,
        case__parts__kind=PartKind.PANEL_MEMBER,
        case__parts__from_date__lte=F("record__held_on"),
        case__parts__to_date__gte=F("record__held_on"),
    )
    heard_it = Q(chair=employee) | on_its_panel
    return Hearing.objects.filter(heard_it, case=case, **_HEARD_AGAIN).exists()
