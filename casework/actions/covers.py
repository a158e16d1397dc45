"""Cover somebody who is away: their parts go to another, case by case, from a day to a day, and come back afterwards.

Each is a replacement like any other (``replace_part``), so that access, tasks and reminders follow, and every act is the
stand-in's own. A part that must not change hands stays where it is, HR is told of it, and the cover says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import access, audit
from casework.actions.covering import (
    cover_parts,
    foresee,
    give_back,
    in_order,
    lapse_gaps,
    left_of,
    may_replace,
)
from casework.enums import Look
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import Case, Cover, CoveredPart, Employee, Part
from casework.models.scoping import HR_ROLES
from casework.rules.covers import check_cover, check_free, check_is_there, check_stands_in_for_nobody

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def arrange_cover(
    *, absent: Employee, stand_in: Employee, until: date, by: User, on: date, from_on: date | None = None
) -> Cover:
    """Give what somebody holds in open cases to a stand-in, from a day (today without one) until a day included.

    HR does so for the cases that they see, and everybody for their own parts. One that begins today begins at once; until
    a later first day nothing changes, but for a hearing that is arranged for one of the days. What cannot be handed over,
    as things stand, is a gap with its reason, and does not stop the rest.

    Raises NotYou for whoever is neither in HR nor away, RuleBroken T5 for days or people that cannot be, or where the
    person holds nothing, NotNow for the same once more.
    """
    first, own = from_on or on, absent.user_id == by.pk
    if not own:
        _check_works_in_hr(by)
    check_cover(absent.pk, stand_in.pk, first, until, on)
    _lock_both(absent, stand_in)
    held = _held(absent, by)
    _check_not_repeated(absent, stand_in, first, until, on, held)
    _check_free_days(absent, stand_in, first, until, on)
    if not held and not (first > on and _is_covered(absent, by)):
        raise _holds_nothing(own=own)
    began_at = timezone.now() if first == on else None
    cover = Cover.objects.create(
        absent=absent, stand_in=stand_in, from_on=first, until=until, arranged_by=by, began_at=began_at
    )
    act = cover_parts if began_at is not None else foresee
    act(cover, held, by=None if own else by, on=first)
    facts = {"cover": cover.pk, "from": first.isoformat(), "until": until.isoformat()}
    facts |= {"covered": cover.covered.count(), "gaps": cover.gaps.count()}
    audit.record_look(Look.COVER_ARRANGED, by=by, facts=facts)
    return cover


def _check_works_in_hr(by: User) -> None:
    if not access.roles_of(by) & set(HR_ROLES):
        raise NotYou("Cover for somebody else is arranged by HR. Ask HR of your unit to do it for you.")


def _holds_nothing(*, own: bool) -> RuleBroken:
    if own:
        return RuleBroken(
            "T5",
            "You hold no part in an open case.",
            instead="Nothing is handed over. Should you be given a part, whoever gives it to you knows that you are away.",
        )
    return RuleBroken(
        "T5",
        "This person holds no part in an open case that you may see.",
        instead="Check the name, or ask HR of the units whose cases they work on.",
        field="absent",
    )


def _lock_both(absent: Employee, stand_in: Employee) -> None:
    """Of two requests at once about one person the second waits, and then sees what the first arranged."""
    both = Employee.objects.filter(pk__in=(absent.pk, stand_in.pk)).order_by("pk")
    list(both.select_for_update(no_key=True, of=("self",)))


def _check_not_repeated(
    absent: Employee, stand_in: Employee, first: date, until: date, on: date, held: list[Part]
) -> None:
    """Raise NotNow where this was arranged already and nothing came up since: a form sent twice is one act.

    What is planned takes up on its first day whatever there is then.
    """
    same = Cover.objects.filter(
        absent=absent, stand_in=stand_in, until=until, from_on=first, cancelled_at__isnull=True
    )
    if same.planned().exists():
        raise NotNow("This cover is arranged already, and nothing was recorded now. Look at it in the list.")
    known = set(same.values_list("covered__part", flat=True)) | set(same.values_list("gaps__part", flat=True))
    if first == on and same.exists() and known.issuperset(part.pk for part in held):
        raise NotNow(
            "This cover was arranged today already, and nothing was recorded now. Look at it in the list: what could "
            "not be handed over is replaced on the case itself."
        )


def _check_free_days(absent: Employee, stand_in: Employee, first: date, until: date, on: date) -> None:
    """RuleBroken T5 where the stand-in is away then, whoever is away is to stand in for another, or another cover of theirs
    has some of the days and not the same.

    One in which they stand in already refuses nothing: who falls ill is covered in turn. What begins today is asked of
    planned ones alone: beside one that runs it takes what came up since.
    """
    standing = Cover.objects.standing().on_one_of(first, until)
    away = standing.filter(absent=stand_in).order_by("from_on").values_list("from_on", "until").first()
    check_is_there(stand_in.name, away)
    planned = standing.planned().filter(stand_in=absent).order_by("from_on").values_list("from_on", "until")
    check_stands_in_for_nobody(absent.name, planned.first())
    others = standing.filter(absent=absent)
    others = others.planned() if first == on else others
    other = others.exclude(from_on=first, until=until).order_by("pk").values_list("from_on", "until").first()
    check_free(other)


def _held(absent: Employee, by: User) -> list[Part]:
    """Their parts in open cases, but for what nobody is appointed to do: all where they ask, else those that are seen."""
    rows = Part.objects.at_work().filter(employee=absent)
    if absent.user_id != by.pk:
        rows = rows.filter(case__in=Case.objects.visible_to(by))
    return in_order(rows)


def _is_covered(absent: Employee, by: User) -> bool:
    """Whether somebody stands in for them now, so that they will hold something again."""
    rows = CoveredPart.objects.in_other_hands().filter(cover__absent=absent)
    if absent.user_id != by.pk:
        rows = rows.visible_to(by)
    return rows.exists()


@transaction.atomic
def cancel_cover(cover: Cover, *, by: User, on: date) -> Cover:
    """Call off what was arranged, before its first day; what it left to HR is owed no more.

    A hearing to which the employee was invited meanwhile stays with the stand-in, as they were told (T11). Raises NotYou
    for whoever is neither in HR nor away, NotNow once it has begun or was cancelled.
    """
    if cover.absent.user_id != by.pk:
        _check_works_in_hr(by)
    cover = (
        Cover.objects.select_for_update(no_key=True, of=("self",)).select_related("absent").get(pk=cover.pk)
    )
    if cover.cancelled_at is not None:
        raise NotNow("This cover was cancelled already.")
    if cover.began_at is not None or cover.ended_at is not None:
        raise NotNow("This cover has begun. Ask HR to hand the cases back.")
    cover.cancelled_at, cover.cancelled_by = timezone.now(), by
    cover.save(update_fields=["cancelled_at", "cancelled_by"])
    lapse_gaps(cover)
    audit.record_look(Look.COVER_CANCELLED, by=by, facts={"cover": cover.pk})
    taken = left_of(cover)
    if taken:
        give_back(cover, taken, by=None, on=on)
    return cover


def of_their_hr(rows: Iterable[CoveredPart], user: User) -> list[CoveredPart]:
    """Of these, those that somebody may hand back: as HR of the case."""
    return [row for row in rows if may_replace(user, row.successor.case)]


@transaction.atomic
def hand_back(cover: Cover, *, by: User, on: date) -> Cover:
    """Give back what the stand-in still holds, to whoever was away, in the cases of which ``by`` is HR.

    The cover ends once nothing is left in any unit; until then it stands for the other cases. What changed meanwhile stays
    with the stand-in, with the reason: who heard the employee decides (PR-11). Raises NotYou unless ``by`` works in HR, and
    in that of one of the cases; NotNow where nothing is left to hand back, or no case is at a stage at which a part changes
    hands.
    """
    _check_works_in_hr(by)
    cover = (
        Cover.objects.select_for_update(no_key=True, of=("self",)).select_related("absent").get(pk=cover.pk)
    )
    seen = left_of(cover, seen_by=by)
    if not seen:
        raise NotNow("Nothing is left to hand back: look at each case who holds the part now.")
    rows = of_their_hr(seen, by)
    if not rows:
        raise NotYou("You are not HR of these cases. Ask HR of their unit to hand them back.")
    give_back(cover, rows, by=by, on=on)
    if not any(row.back or row.kept_because for row in rows):
        raise NotNow(
            "No part can change hands at this stage of the cases, and nothing was recorded now. After the last day away "
            "Casework hands each back by itself, once it can."
        )
    return cover
