"""Hand one part over to whoever stands in, by the rules of any replacement and those of acting in the part.

None acts in name alone: whoever decides has the grade for it (SEP-7, SEP-4), and HR work is done by HR.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import access, queries
from casework.actions.chairing import check_chairs, check_hears_appeal
from casework.actions.people import replace_by_itself, replace_part
from casework.actions.steps import policy_on
from casework.enums import PartKind
from casework.errors import CaseworkError, RuleBroken
from casework.models import Case, Cover, CoveredPart, Employee, Part
from casework.models.scoping import HR_ROLES
from casework.queries.covers import announced_with
from casework.rules.dates import words

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def hand_over(cover: Cover, part: Part, *, by: User | None, on: date) -> CoveredPart:
    """Give one part to the stand-in of a cover. by: None for the system actor.

    Raises what ``replace_part`` does, and RuleBroken where the stand-in could not act.
    """
    reason = f"{cover.absent.name} is away until {words(cover.until)}."
    successor = pass_on(part, cover.stand_in, reason, by=by, on=on)
    _check_may_act(part, cover.stand_in, on)
    return CoveredPart.objects.create(cover=cover, case=part.case, part=part, successor=successor)


def pass_on(part: Part, employee: Employee, reason: str, *, by: User | None, on: date) -> Part:
    """``replace_part``. by: None for the system actor, which does what was arranged."""
    if by is None:
        return replace_by_itself(part, employee=employee, reason=reason, on=on)
    return replace_part(part, employee=employee, reason=reason, by=by, on=on)


def _check_may_act(part: Part, stand_in: Employee, on: date) -> None:
    """Raise RuleBroken where the stand-in lacks the grade to decide, or the role (SEP-7, SEP-4)."""
    case = part.case
    if part.kind == PartKind.CHAIR:
        check_chairs(case, stand_in, policy_on(on, case.subject.nation), on)
    appeal = queries.heard_appeal(case) if part.kind == PartKind.APPEAL_MANAGER else None
    if appeal is not None:
        check_hears_appeal(appeal, stand_in, on)
    if part.kind == PartKind.HR_OFFICER and (
        stand_in.user is None or not access.roles_of(stand_in.user) & set(HR_ROLES)
    ):
        raise RuleBroken(
            "T5",
            "The stand-in does not work in HR.",
            instead="Choose somebody from HR for it.",
            field="stand_in",
        )


def hand_over_hearing(
    case: Case, kind: PartKind, *, starts_at: datetime, sent_at: datetime, by: User
) -> None:
    """Let the stand-in lead a hearing that is being arranged for a day on which whoever would lead it is away.

    Where the stand-in is away then too, whoever covers them leads it. The part goes over with the invitation, which
    says who hears the employee (T11), and not on the first day away: from today, as nobody acted before. A letter that
    left before the cover was arranged named whoever holds the part. Call it under the lock of the case, before a
    hearing is arranged. Raises RuleBroken T11 where no stand-in can hear the case.
    """
    part = Part.objects.filter(case=case, kind=kind, to_date__isnull=True).select_related("employee").first()
    if part is None or announced_with(case, kind) is not None:
        return
    part.case = case
    day, on = timezone.localdate(starts_at), timezone.localdate()
    covers = (
        Cover.objects.standing().on_one_of(day, day).filter(absent=part.employee, recorded_at__lte=sent_at)
    )
    why_not = ""
    for cover in covers.going_on_in(case).select_related("absent", "stand_in__user").order_by("pk"):
        version = case.version
        try:
            hand_over(cover, part, by=by, on=on)
        except CaseworkError as refusal:
            case.version = version
            why_not = f"{cover.stand_in.name} stands in and cannot hear this case. {refusal.message}"
        else:
            # Who stands in may have fallen away at short notice. Nobody stands in for whoever covers them: this ends.
            return hand_over_hearing(case, kind, starts_at=starts_at, sent_at=sent_at, by=by)
    if why_not:
        raise RuleBroken(
            "T11",
            f"{part.employee.name} is away on {words(day)}. {why_not}",
            instead="Replace the person who hears it on the case first, or choose a day outside their absence.",
            field="starts_at",
        )
