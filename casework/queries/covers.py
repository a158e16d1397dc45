"""Who is away and who stands in, and what nobody does meanwhile: the parts that did not go to the stand-in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from casework.enums import Action, DeadlineKind, PartKind
from casework.errors import NotNow
from casework.models import AppealHearing, Case, Cover, CoveredPart, CoverGap, Employee, Hearing, Part
from casework.models.scoping import HR_ROLES, is_in_hr, scope_of
from casework.queries.appeals_heard import heard_appeal
from casework.queries.facts import current_hearing
from casework.rules.cited import Caution
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.independence import part_in_words
from casework.workflow import find_step

if TYPE_CHECKING:
    from accounts.models import User

# Of a part that whoever is, or will be, away still holds; where another of theirs came back, they work on the case again.
GAPS = CoverGap.objects.filter(
    ~Exists(CoveredPart.objects.filter(cover=OuterRef("cover"), case=OuterRef("case"), back__isnull=False)),
    part__to_date__isnull=True,
    cover__ended_at__isnull=True,
    cover__cancelled_at__isnull=True,
    lapsed_at__isnull=True,
)


def gaps_owed(case: Case) -> tuple[Due, ...]:
    """For each part that nobody has while its holder is away, the day from which on somebody has to act for them.

    Nothing is owed where nobody can be replaced, nor of a hearing that they lead on another day (T11).
    """
    try:
        find_step(Action.REPLACE_PART, case.state)
    except NotNow:
        return ()
    gaps = GAPS.filter(case=case).select_related("cover", "part").order_by("pk")
    owed = {(gap.cover_id, gap.part_id): gap for gap in gaps}
    return tuple(gap_due(gap) for gap in owed.values() if not _hears_on_another_day(case, gap))


def gap_due(gap: CoverGap) -> Due:
    """By when somebody acts in the place of whoever is away: the first day of it."""
    first = gap.cover.from_on
    why = f"the first day away of {part_in_words(PartKind(gap.part.kind))}, {words(first)}"
    return Due(DeadlineKind.COVER_GAP, first, f"cover:{gap.cover_id}:{gap.part_id}", why)


def _hears_on_another_day(case: Case, gap: CoverGap) -> bool:
    hearing = announced_with(case, gap.part.kind)
    if hearing is None or hasattr(hearing, "record"):
        return False
    return not gap.cover.from_on <= timezone.localdate(hearing.sits_at) <= gap.cover.until


def announced_with(case: Case, kind: PartKind | str) -> Hearing | AppealHearing | None:
    """The hearing of which the employee was told that the holder of such a part leads it; None for other parts."""
    if kind == PartKind.CHAIR:
        return current_hearing(case)
    appeal = heard_appeal(case) if kind == PartKind.APPEAL_MANAGER else None
    return appeal.hearings.filter(postponed_at__isnull=True).first() if appeal is not None else None


def ahead_of(absent: Employee) -> list[str]:
    """In words, for each cover of this person that is planned or runs: a hearing on its days goes to the stand-in."""
    rows = Cover.objects.standing().filter(absent=absent).select_related("stand_in").order_by("from_on", "pk")
    return [
        f"Away {words(row.from_on)} to {words(row.until)}: {row.stand_in.name} hears it on one of these days"
        for row in rows
    ]


def caution_of_away(case: Case, kind: PartKind) -> list[Caution]:
    """Of the hearing that is arranged, led by a holder of this part: that a stand-in leads it, or whoever does is away.

    The latter where the invitation left before the cover was arranged.
    """
    hearing = announced_with(case, kind)
    if hearing is None:
        return []
    day = timezone.localdate(hearing.starts_at)
    covers = Cover.objects.standing().on_one_of(day, day)
    held = CoveredPart.objects.filter(case=case, successor__kind=kind, successor__to_date__isnull=True)
    by_stand_in = covers.filter(stand_in=hearing.chair, pk__in=held.values("cover"))
    chair = hearing.chair.name
    for cover in by_stand_in.select_related("absent")[:1]:
        return [Caution("T11", f"{chair} hears it: {cover.absent.name} is away on {words(day)}.")]
    if covers.filter(absent=hearing.chair).exists():
        return [
            Caution(
                "T11",
                f"{chair} is away on {words(day)}, and the employee was told that they hear them. Postpone it, then "
                "arrange it with a new invitation: the stand-in hears it.",
            )
        ]
    return []


def covers_to_know(user: User, most: int) -> list[Cover]:
    """What is planned or runs, the next first: where this person is away or stands in; to HR, of the cases they see."""
    rows = Cover.objects.standing().select_related("absent", "stand_in").order_by("from_on", "pk")
    if not is_in_hr(scope_of(user)):
        return list(rows.filter(Q(absent__user=user) | Q(stand_in__user=user))[:most])
    # Most days there is none, and which cases HR see takes longer to ask.
    return list(rows.visible_to(user)[:most]) if rows.exists() else []


def may_read_why(user: User, cases: set[int]) -> set[int]:
    """Of these cases those in which this person is told why a part stays: as their HR, unless they investigate it.

    It may be what somebody else is or was in the case, which not everybody on it may know.
    """
    held = Part.objects.in_hand(user).filter(case__in=cases)
    as_hr = set(Case.objects.of_units(user, HR_ROLES).filter(pk__in=cases).values_list("pk", flat=True))
    as_hr |= set(held.filter(kind=PartKind.HR_OFFICER).values_list("case", flat=True))
    return as_hr - set(held.filter(kind=PartKind.INVESTIGATOR).values_list("case", flat=True))
