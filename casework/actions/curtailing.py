"""End a live warning early, in the employee's favour."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import queries
from casework.actions.live_periods import moved, standing
from casework.actions.steps import begin, check_written, finish
from casework.enums import Action
from casework.errors import NotNow
from casework.models import Case, WarningCurtailment
from casework.models.live_periods import CURTAILED
from casework.rules import sanctions
from casework.rules.curtailing import check_curtailment

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def curtail_warning(case: Case, *, last_day: date, reasons: str, by: User, on: date) -> WarningCurtailment:
    """Let a warning count until ``last_day`` and no longer: today at the soonest, so that nothing decided moves (7.5).

    Its level, what goes with it and the record stay. The live period that said otherwise is superseded, never changed.
    Raises NotNow where no warning stands, RuleBroken 7.5 and SA-4: see ``rules.curtailing.check_curtailment``.
    """
    step = begin(case, Action.CURTAIL_WARNING, by=by)
    warning = queries.current_sanction(case)
    rows = standing(warning) if warning is not None else []
    if warning is None or not rows:
        raise NotNow("No warning stands on this case.")
    periods = [sanctions.LivePeriod(row.from_on, row.to_on) for row in rows]
    check_curtailment(periods, last_day, on)
    was_until = rows[-1].uncurtailed_until
    assert was_until is not None  # check_curtailment
    made = WarningCurtailment.objects.create(
        case=case,
        sanction=warning,
        period=moved(rows[-1], last_day, CURTAILED),
        last_day=last_day,
        was_until=was_until,
        reasons=check_written("reasons", reasons, "Why it ends early"),
        curtailed_on=on,
        curtailed_by=by,
    )
    finish(case, step, by=by, facts={"curtailment": made.pk, "sanction": warning.pk})
    return made
