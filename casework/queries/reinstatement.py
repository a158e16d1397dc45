"""What is owed to an employee whose dismissal did not stand: pay for the days away, and an unbroken employment (AP-6)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import DISMISSALS, DeadlineKind
from casework.models import AppealDecision, Case, Sanction
from casework.queries.facts import died_on
from casework.queries.overlay_rows import resigned_from
from casework.queries.rows import died_on_of
from casework.rules.appeals import comes_back, days_between
from casework.rules.dates import words
from casework.rules.deadlines import Due

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class PayOwed:
    """Pay for so many calendar days away, the first and the last of them included."""

    decision: AppealDecision
    days: int
    first: date
    last: date


def owed_after(
    dismissal: Sanction | None, decision: AppealDecision, died: date | None, resigned: date | None = None
) -> PayOwed | None:
    """What is owed by a decision on a dismissal; None where none fell, or nobody was away.

    died: the day of the death that closed the case; pay is owed to the end of that day. resigned: the last day of the
    employment where they resigned; pay is owed no longer, and whoever has left by it does not return.
    """
    ended_on = getattr(dismissal, "employment_ends_on", None)
    if dismissal is None or dismissal.level not in DISMISSALS or ended_on is None:
        return None
    if not comes_back(decision.result, decision.level, was_dismissed=True):
        return None
    lasts = [day + _DAY for day in (died, resigned) if day is not None]
    until = min((day for day in (decision.returns_on, *lasts) if day is not None), default=None)
    if until is None:
        return None
    days = days_between(ended_on, until)
    return PayOwed(decision, days, ended_on + _DAY, until - _DAY) if days else None


def pay_owed(case: Case) -> PayOwed | None:
    """What nobody has settled yet."""
    rows = Sanction.objects.filter(case=case, superseded_by__isnull=False)
    loaded = rows.select_related("superseded_by__reinstatement_pay")
    return _first_unsettled(loaded, died_on(case), resigned_from(case))


def pay_owed_of(case: Case) -> PayOwed | None:
    """The same, from the rows that ``case_page.load`` has loaded."""
    by_id = {row.pk: row for appeal in case.appeals.all() for row in appeal.decisions.all()}
    for sanction in case.sanctions.all():
        if sanction.superseded_by_id is None:
            continue
        owed = owed_after(sanction, by_id[sanction.superseded_by_id], died_on_of(case), resigned_from(case))
        if owed is not None and not hasattr(owed.decision, "reinstatement_pay"):
            return owed
    return None


def _first_unsettled(rows: Iterable[Sanction], died: date | None, resigned: date | None) -> PayOwed | None:
    for sanction in rows:
        assert sanction.superseded_by is not None  # asked for
        owed = owed_after(sanction, sanction.superseded_by, died, resigned)
        if owed is not None and not hasattr(owed.decision, "reinstatement_pay"):
            return owed
    return None


def reinstatement_owed(case: Case) -> tuple[Due, ...]:
    """The pay that is to be settled by the day on which the employee is back; nothing where none is owed."""
    owed = pay_owed(case)
    if owed is None:
        return ()
    what = f"{owed.days} day{'s' if owed.days != 1 else ''}' pay, {words(owed.first)} to {words(owed.last)}"
    why = f"{what}: the dismissal did not stand, so the employment never ended"
    # Whoever has left does not come back: the pay is due with the letter.
    back_on = owed.decision.returns_on or owed.decision.appeal.letter.issued_on
    anchor = f"reinstatement:{owed.decision.pk}:{owed.days}"
    return (Due(DeadlineKind.REINSTATEMENT_PAY, back_on, anchor, why),)
