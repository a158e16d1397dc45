"""Settle until when a warning is live whose end nobody had stated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.live_periods import moved, standing
from casework.actions.steps import begin, check_written, finish
from casework.enums import Action
from casework.errors import NotNow
from casework.models import Case, LivePeriod, LiveSettlement
from casework.models.live_periods import SETTLED
from casework.rules import sanctions
from casework.rules.settling import check_settlement

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def settle_live_period(
    case: Case, *, last_day: date | None, source: str, reasons: str, by: User, on: date
) -> LiveSettlement:
    """Say until when a warning is live that was given without an end, by which paper and why (SA-4).

    last_day: None where it counts no more, for any day. Known from now on: until then it was undetermined, and what was
    decided stays. Raises NotNow where no such warning stands, RuleBroken SA-3 (``rules.settling``), PR-02.
    """
    step = begin(case, Action.SETTLE_LIVE_PERIOD, by=by)
    warning = queries.current_sanction(case)
    rows = [row for row in standing(warning) if row.to_on is None] if warning is not None else []
    if warning is None or not rows:
        raise NotNow("No warning stands on this case of which nobody stated until when it is live.")
    [endless] = rows
    check_settlement(sanctions.LivePeriod(endless.from_on, None), last_day)
    made = LiveSettlement.objects.create(
        case=case,
        sanction=warning,
        settled=endless,
        period=_ended(endless, last_day),
        source=check_written("source", source, "The paper that says so"),
        reasons=check_written("reasons", reasons, "Why it is settled so"),
        settled_on=on,
        settled_by=by,
    )
    finish(case, step, by=by, facts={"settlement": made.pk, "sanction": warning.pk})
    return made


def _ended(endless: LivePeriod, last_day: date | None) -> LivePeriod | None:
    """The period with its end; None where no period is left."""
    if last_day is not None:
        return moved(endless, last_day, SETTLED)
    endless.superseded_at = timezone.now()
    endless.save(update_fields=["superseded_at"])
    return None
