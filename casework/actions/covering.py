"""What a cover does with the parts it is about, and the sweep that begins and ends what was arranged ahead."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import DatabaseError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from casework import access, audit
from casework.actions.deadlines import owe
from casework.actions.handing_over import hand_over, pass_on
from casework.actions.system_actor import system_actor
from casework.enums import Action, DeadlineKind, Look, PartKind
from casework.errors import CaseworkError, NotNow, NotYou, RuleBroken
from casework.models import Case, Cover, CoveredPart, CoverGap, Deadline, Part
from casework.queries.covers import gaps_owed

if TYPE_CHECKING:
    from accounts.models import User


logger = logging.getLogger(__name__)


class _Foreseen(Exception):
    """It would have gone through: everything it did is undone."""


def in_order(rows: QuerySet[Part]) -> list[Part]:
    """Parts by case, so that whoever locks several cases locks them in one order."""
    return list(rows.select_related("case__subject").order_by("case", "pk"))


def cover_parts(cover: Cover, parts: Iterable[Part], *, by: User | None, on: date) -> None:
    """Hand each over, or write down why not. by: None for the system actor, if whoever arranged it still may."""
    for part in parts:
        try:
            with transaction.atomic():
                if by is None:
                    _check_still_may(cover, part.case)
                hand_over(cover, part, by=by, on=on)
        except CaseworkError as refusal:
            _leave(cover, part, str(refusal.message))


def foresee(cover: Cover, parts: Iterable[Part], *, by: User | None, on: date) -> None:
    """Try on each what will be done on the first day, keep nothing of it, and write down what stands in the way."""
    for part in parts:
        try:
            with transaction.atomic():
                hand_over(cover, part, by=by, on=on)
                raise _Foreseen
        except _Foreseen:
            continue
        except CaseworkError as refusal:
            _leave(cover, part, str(refusal.message))


def _check_still_may(cover: Cover, case: Case) -> None:
    """Whoever is away decides on their own parts; else RuleBroken T5 unless HR who arranged it works on this case today."""
    if cover.arranged_by_id != cover.absent.user_id and not may_replace(cover.arranged_by, case):
        raise RuleBroken(
            "T5",
            "Whoever arranged the cover is not HR of this case.",
            instead="Replace the person on the case.",
        )


def may_replace(user: User, case: Case) -> bool:
    """Whether this person may replace people in a case, as its HR."""
    mine = access.parts_to_act(user, case, Action.REPLACE_PART)
    return bool(mine & {PartKind.HR_OFFICER, PartKind.HR_LEAD})


def _leave(cover: Cover, part: Part, why: str) -> None:
    """Write down that it stays, once for each reason, and tell HR (``gaps_owed``)."""
    case = Case.objects.select_for_update(of=("self",)).select_related("subject").get(pk=part.case_id)
    known = cover.gaps.filter(part=part).order_by("-pk").first()
    if known is None or known.why != why:
        CoverGap.objects.create(cover=cover, case=case, part=part, why=why)
    dues = [due for due in gaps_owed(case) if due.anchor == f"cover:{cover.pk}:{part.pk}"]
    there = Deadline.objects.open().filter(case=case, kind=DeadlineKind.COVER_GAP)
    owe(case, [due for due in dues if not there.filter(anchor=due.anchor).exists()])


def lapse_gaps(cover: Cover, *, cases: Sequence[int] | None = None) -> None:
    """Nothing is owed any more because of this cover: it is over, or was cancelled. cases: in these alone."""
    _lock_cases(cover)
    rows = Deadline.objects.open().filter(
        kind=DeadlineKind.COVER_GAP, anchor__startswith=f"cover:{cover.pk}:"
    )
    if cases is not None:
        rows = rows.filter(case__in=cases)
    rows.update(superseded_at=timezone.now())


def _lock_cases(cover: Cover) -> None:
    """Every case that it is about, in the order in which whoever locks several locks them."""
    about = Q(covered_parts__cover=cover) | Q(cover_gaps__cover=cover)
    cases = Case.objects.filter(pk__in=Case.objects.filter(about).values("pk"))
    list(cases.select_for_update().order_by("pk").values_list("pk"))


def left_of(cover: Cover, *, seen_by: User | None = None) -> list[CoveredPart]:
    """What the stand-in still holds by it; of the cases that somebody may see, where they are given."""
    rows = cover.covered.in_other_hands()
    if seen_by is not None:
        rows = rows.visible_to(seen_by)
    return _in_order_of_cases(rows)


def _in_order_of_cases(rows: QuerySet[CoveredPart]) -> list[CoveredPart]:
    return list(rows.select_related("successor__case__subject").order_by("case", "pk"))


def give_back(cover: Cover, rows: Sequence[CoveredPart], *, by: User | None, on: date) -> bool:
    """Give each part back, or write down why it stays for good. by: None for the system actor.

    What cannot change hands at this stage of its case, or not by this person, is left for a later sweep. The cover is over
    once its days are, or nothing is left to give back in any unit; before that, in the cases of what came back alone.
    Whether it ended by this, or anything came back.
    """
    _lock_cases(cover)
    back = [_give_back(cover, row, by, on) for row in rows]
    ends = cover.ended_at is None and cover.cancelled_at is None
    ends = ends and (cover.until < on or not cover.covered.untried().exists())
    if ends:
        cover.ended_at = timezone.now()
        cover.save(update_fields=["ended_at"])
        lapse_gaps(cover)
    else:
        came_back = [row.case_id for row in rows if row.back is not None]
        lapse_gaps(cover, cases=[*came_back, *_nothing_went_over(cover, by)])
    if ends or any(back):
        facts = {"cover": cover.pk, "back": sum(back), "of": len(rows)}
        audit.record_look(Look.COVER_ENDED, by=by or system_actor(), facts=facts)
    return ends or any(back)


def _nothing_went_over(cover: Cover, by: User | None) -> list[int]:
    """Of the cases of which this person is HR, those of which nothing went over: whoever was away is back there as well."""
    if by is None:
        return []
    gaps = cover.gaps.filter(lapsed_at__isnull=True).exclude(case__in=cover.covered.values("case"))
    cases = {gap.case_id for gap in gaps.select_related("case") if may_replace(by, gap.case)}
    gaps.filter(case__in=cases).update(lapsed_at=timezone.now())
    return sorted(cases)


def _give_back(cover: Cover, row: CoveredPart, by: User | None, on: date) -> bool:
    try:
        with transaction.atomic():
            reason = f"{cover.absent.name} is back."
            row.back = pass_on(row.successor, cover.absent, reason, by=by, on=on)
            row.kept_because = ""
    except RuleBroken as refusal:
        row.back, row.kept_because = None, str(refusal.message)
    except (NotNow, NotYou):
        return False
    row.save(update_fields=["back", "kept_because"])
    return row.back is not None


def run_covers(*, on: date) -> int:
    """End what is over on a day in Europe/London, begin what has come, then hand over what whoever is away was given since;
    how many of either.

    Each in a transaction of its own, once, whichever sweep comes first and however late: one of which all days have passed
    ends and never begins. What could not come back at the stage of its case is tried again, as is what PostgreSQL refused.
    """
    is_untried = Exists(CoveredPart.objects.untried().filter(cover=OuterRef("pk")))
    is_cancelled = Q(cancelled_at__isnull=False)
    over = Cover.objects.filter(
        Q(until__lt=on) & (Q(ended_at__isnull=True, cancelled_at__isnull=True) | is_untried)
        | is_cancelled & is_untried
    )
    ended = [_if_let(_end, pk, on) for pk in over.order_by("pk").values_list("pk", flat=True)]
    due = Cover.objects.planned().filter(from_on__lte=on, until__gte=on).order_by("pk")
    begun = [_if_let(_begin, pk, on) for pk in due.values_list("pk", flat=True)]
    running = Cover.objects.standing().filter(began_at__isnull=False, until__gte=on)
    since = running.filter(Exists(_given_since(OuterRef("absent"), OuterRef(OuterRef("pk"))))).order_by("pk")
    taken_up = [_if_let(_take_up, pk, on) for pk in since.values_list("pk", flat=True)]
    return sum(ended) + sum(begun) + sum(taken_up)


def _given_since(absent: OuterRef | int, cover: OuterRef | int) -> QuerySet[Part]:
    """What somebody was given while they are away: of a kind that was not tried in the case, and nothing of it came back."""
    same = Q(case=OuterRef("case"), cover=cover)
    tried = CoveredPart.objects.filter(same & (Q(part__kind=OuterRef("kind")) | Q(back__isnull=False)))
    left = CoverGap.objects.filter(same & (Q(part__kind=OuterRef("kind")) | Q(lapsed_at__isnull=False)))
    rows: QuerySet[Part] = Part.objects.at_work().filter(employee=absent)
    return rows.exclude(Exists(tried)).exclude(Exists(left))


def _if_let(act: Callable[[int, date], bool], pk: int, on: date) -> bool:
    """What PostgreSQL refuses stays as it is, and keeps no other cover from beginning or ending."""
    try:
        return act(pk, on)
    except DatabaseError:  # also a deadlock
        logger.warning("Cover %s neither began nor ended: the database refuses it", pk)
        return False


@transaction.atomic
def _begin(pk: int, on: date) -> bool:
    cover = _take(Cover.objects.planned(), pk)
    if cover is None:
        return False
    cover.began_at = timezone.now()
    cover.save(update_fields=["began_at"])
    parts = in_order(Part.objects.at_work().filter(employee=cover.absent_id))
    cover_parts(cover, parts, by=None, on=on)
    facts = {"cover": cover.pk, "covered": cover.covered.count(), "gaps": cover.gaps.count()}
    audit.record_look(Look.COVER_BEGUN, by=system_actor(), facts=facts)
    return True


@transaction.atomic
def _take_up(pk: int, on: date) -> bool:
    cover = _take(Cover.objects.standing(), pk)
    if cover is None:
        return False
    cover_parts(cover, in_order(_given_since(cover.absent_id, cover.pk)), by=None, on=on)
    return True


@transaction.atomic
def _end(pk: int, on: date) -> bool:
    cover = _take(Cover.objects.all(), pk)
    if cover is None:
        return False
    rows = _in_order_of_cases(cover.covered.untried())
    return give_back(cover, rows, by=None, on=on)


def _take(covers: QuerySet[Cover], pk: int) -> Cover | None:
    """The cover, locked; None where another sweep has it or had it."""
    rows = covers.select_related("absent", "stand_in__user", "arranged_by")
    return rows.select_for_update(no_key=True, skip_locked=True, of=("self",)).filter(pk=pk).first()
