"""Cover somebody who is away: their parts go to another, case by case, and come back afterwards.

Each is a replacement like any other (``replace_part``), so that access, tasks and reminders follow, and every act is the
stand-in's own. A part that must not change hands stays where it is, and the report says why.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from casework import access, audit, queries
from casework.actions.appeal_hearings import check_hears_appeal
from casework.actions.hearings import check_chairs
from casework.actions.people import replace_part
from casework.actions.steps import policy_on
from casework.enums import OPEN_CASE_STATES, Look, PartKind
from casework.errors import CaseworkError, NotNow, NotYou, RuleBroken
from casework.models import Case, Cover, CoveredPart, CoverGap, Employee, Part
from casework.models.scoping import HR_ROLES, NOT_ON_THE_FILE
from casework.rules.dates import words

if TYPE_CHECKING:
    from accounts.models import User

LONGEST = timedelta(days=366)


@transaction.atomic
def arrange_cover(*, absent: Employee, stand_in: Employee, until: date, by: User, on: date) -> Cover:
    """Give what somebody holds in open cases to a stand-in, from today until a day included.

    Of the cases that ``by`` may see. One that cannot be handed over is a gap with its reason, and does not stop the
    others. Raises NotYou unless ``by`` works in HR, RuleBroken T5 for days or people that cannot be, or where the
    person holds nothing, NotNow for the same once more.
    """
    _check_works_in_hr(by)
    _check_cover(absent, stand_in, until, on)
    held = _held(absent, by)
    _check_not_repeated(absent, stand_in, until, on, held)
    if not held:
        raise RuleBroken(
            "T5",
            "This person holds no part in an open case that you may see.",
            instead="Check the name, or ask HR of the units whose cases they work on.",
            field="absent",
        )
    cover = Cover.objects.create(absent=absent, stand_in=stand_in, from_on=on, until=until, arranged_by=by)
    for part in held:
        _cover(cover, part, by=by, on=on)
    facts = {"cover": cover.pk, "covered": cover.covered.count(), "gaps": cover.gaps.count()}
    audit.record_look(Look.COVER_ARRANGED, by=by, facts=facts)
    return cover


def _check_works_in_hr(by: User) -> None:
    if not access.roles_of(by) & set(HR_ROLES):
        raise NotYou("Cover is arranged by HR. Ask HR of your unit to do it for you.")


def _check_cover(absent: Employee, stand_in: Employee, until: date, on: date) -> None:
    if absent.pk == stand_in.pk:
        raise RuleBroken(
            "T5", "Nobody covers for themselves.", instead="Choose somebody else.", field="stand_in"
        )
    if not on <= until <= on + LONGEST:
        raise RuleBroken(
            "T5",
            "The last day away must be today or later, and within a year.",
            instead="Arrange cover on the day it begins. For good, replace the person on each case.",
            field="until",
        )


def _check_not_repeated(
    absent: Employee, stand_in: Employee, until: date, on: date, held: list[Part]
) -> None:
    """Raise NotNow where this was arranged today and nothing came up since: a form sent twice is one act.

    Locks whoever is away, so of two requests at once the second waits and then sees the first.
    """
    Employee.objects.select_for_update(no_key=True).get(pk=absent.pk)
    same = Cover.objects.filter(absent=absent, stand_in=stand_in, until=until, from_on=on)
    known = set(same.values_list("covered__part", flat=True)) | set(same.values_list("gaps__part", flat=True))
    if same.exists() and known.issuperset(part.pk for part in held):
        raise NotNow(
            "This cover was arranged today already, and nothing was recorded now. Look at it in the list: what could "
            "not be handed over is replaced on the case itself."
        )


def _held(absent: Employee, by: User) -> list[Part]:
    """Their parts in open cases that are seen, but for what nobody is appointed to do."""
    rows = Part.objects.filter(
        employee=absent,
        to_date__isnull=True,
        case__in=Case.objects.visible_to(by),
        case__state__in=OPEN_CASE_STATES,
    )
    rows = rows.exclude(kind__in=NOT_ON_THE_FILE)
    return list(rows.select_related("case__subject").order_by("case", "pk"))


def _cover(cover: Cover, part: Part, *, by: User, on: date) -> None:
    """Hand one part over, or write down why not."""
    reason = f"{cover.absent.name} is away until {words(cover.until)}."
    try:
        with transaction.atomic():
            successor = replace_part(part, employee=cover.stand_in, reason=reason, by=by, on=on)
            _check_may_act(part, cover.stand_in, on)
            CoveredPart.objects.create(cover=cover, case=part.case, part=part, successor=successor)
    except CaseworkError as refusal:
        CoverGap.objects.create(cover=cover, case=part.case, part=part, why=str(refusal.message))


def _check_may_act(part: Part, stand_in: Employee, on: date) -> None:
    """Raise RuleBroken where the stand-in lacks the grade to decide, or the role (SEP-7, SEP-4): none acts in name alone."""
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


@transaction.atomic
def hand_back(cover: Cover, *, by: User, on: date) -> Cover:
    """Give back what the stand-in still holds, to whoever was away.

    What changed meanwhile stays with the stand-in, with the reason: who heard the employee decides (PR-11). Raises
    NotYou unless ``by`` works in HR, NotNow where nothing is left to hand back.
    """
    _check_works_in_hr(by)
    Cover.objects.select_for_update().get(pk=cover.pk)
    left = cover.covered.visible_to(by).in_other_hands()
    rows = list(left.select_related("successor__case__subject", "case"))
    if not rows:
        raise NotNow("Nothing is left to hand back: look at each case who holds the part now.")
    for row in rows:
        try:
            with transaction.atomic():
                reason = f"{cover.absent.name} is back."
                row.back = replace_part(row.successor, employee=cover.absent, reason=reason, by=by, on=on)
                row.kept_because = ""
        except CaseworkError as refusal:
            row.back, row.kept_because = None, str(refusal.message)
        row.save(update_fields=["back", "kept_because"])
    facts = {"cover": cover.pk, "back": sum(row.back is not None for row in rows), "of": len(rows)}
    audit.record_look(Look.COVER_ENDED, by=by, facts=facts)
    return cover
