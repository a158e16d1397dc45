"""What nobody does while somebody is away: the parts that did not go to their stand-in."""

from __future__ import annotations

from django.utils import timezone

from casework.enums import Action, DeadlineKind, PartKind
from casework.errors import NotNow
from casework.models import AppealHearing, Case, CoverGap, Hearing
from casework.queries.appeals_heard import heard_appeal
from casework.queries.facts import current_hearing
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.independence import part_in_words
from casework.workflow import find_step

# Of a part that whoever is, or will be, away still holds.
GAPS = CoverGap.objects.filter(
    part__to_date__isnull=True, cover__ended_at__isnull=True, cover__cancelled_at__isnull=True
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
