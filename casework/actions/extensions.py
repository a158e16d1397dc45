"""Extend a warning by an absence, once the employee is back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import queries
from casework.actions.live_periods import moved, standing
from casework.actions.steps import begin, check_written, finish, policy_on
from casework.enums import AbsenceKind, Action
from casework.errors import NotNow, RuleBroken
from casework.models import Case, LivePeriod, Sanction, WarningExtension
from casework.models.live_periods import EXTENSION
from casework.rules import extensions as rules
from casework.rules import leaving, sanctions

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def extend_warning(
    case: Case,
    *,
    absent_from: date,
    absent_to: date,
    kind: AbsenceKind | str,
    days: int,
    reasons: str,
    by: User,
    on: date,
) -> WarningExtension:
    """Let a warning be live for some of the days that an absence took from it (SA-11); family leave never by itself (SA-12).

    days: calendar days. Granted while it is live it ends that much later; after a gap a further period begins on the
    day it is granted, and acts in the gap are not caught (scenario 14). Rows are superseded, never changed.
    Raises NotNow where no warning stands, RuleBroken SA-11 and SA-4: see ``rules.extensions.check_extension``, T24.
    """
    step = begin(case, Action.EXTEND_WARNING, by=by)
    warning = _standing(case, on)
    periods = [sanctions.LivePeriod(row.from_on, row.to_on) for row in standing(warning)]
    policy = policy_on(on, case.subject.nation)
    absence = rules.Absence(absent_from, absent_to, AbsenceKind(kind))
    rules.check_extension(policy.terms.extension, periods, absence, days, on, granted=_days_granted(warning))
    _check_not_counted(warning, absence)
    period = _granted(warning, rules.extended(periods, days, on))
    made = WarningExtension.objects.create(
        case=case,
        sanction=warning,
        period=period,
        absent_from=absent_from,
        absent_to=absent_to,
        kind=absence.kind,
        days=days,
        reasons=check_written("reasons", reasons, "Why it is extended"),
        policy=policy,
        granted_on=on,
        granted_by=by,
    )
    finish(case, step, by=by, facts={"extension": made.pk, "sanction": warning.pk, "days": days})
    return made


def _days_granted(warning: Sanction) -> int:
    return sum(warning.extensions.values_list("days", flat=True))


def _standing(case: Case, on: date) -> Sanction:
    warning = queries.current_sanction(case)
    if warning is None or not standing(warning):
        raise NotNow("No warning stands on this case.")
    leaving.check_not_gone(queries.left_before(case, on))
    rules.check_not_curtailed(case.warning_curtailments.exists())
    return warning


def _check_not_counted(warning: Sanction, absence: rules.Absence) -> None:
    """Raise RuleBroken (SA-11) for days away that have extended the warning before."""
    before = warning.extensions.filter(absent_from__lte=absence.last, absent_to__gte=absence.first)
    if before.exists():
        raise RuleBroken(
            "SA-11",
            "The warning was extended by some of these days before.",
            instead="Give the days of another absence.",
            field="absent_from",
        )


def _granted(warning: Sanction, new: rules.Extended) -> LivePeriod:
    if new.lengthens:
        return moved(standing(warning)[-1], new.to_on, EXTENSION)
    return LivePeriod.objects.create(
        case=warning.case, sanction=warning, from_on=new.from_on, to_on=new.to_on, basis=EXTENSION
    )
