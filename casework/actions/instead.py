"""Extend a live warning of another case instead of the next stage: decided, issued, appealed (SA-11)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from casework import audit, queries
from casework.actions.deadlines import owe, recount
from casework.actions.live_periods import moved, standing
from casework.actions.reviews import ask_for_reviews
from casework.actions.steps import begin, check_written
from casework.enums import Action, DeadlineKind, Look, SanctionLevel
from casework.errors import RuleBroken
from casework.models import (
    Allegation,
    AppealDecision,
    Case,
    Deadline,
    Decision,
    Employee,
    InsteadEffect,
    InsteadExtension,
    LivePeriod,
    Outcome,
    Sanction,
)
from casework.models.live_periods import CURTAILED, INSTEAD, INSTEAD_APPEALED
from casework.queries.instead import find_extended, find_warning, is_heard_again, months_standing
from casework.queries.reviews import days_taken
from casework.queries.rows import extension_of
from casework.rules import authority
from casework.rules import instead as rules
from casework.rules.criminal_matters import check_effect_was_asked
from casework.workflow import Step

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Instead:
    """Which live warning is extended instead of the next stage (its id), by how many months, and why that is enough."""

    warning: int
    months: int
    reasons: str


def extended_by(
    decision: Decision, chosen: Instead | None, found: list[Allegation], counted: Collection[int]
) -> InsteadExtension | None:
    """What a decision extends, not saved yet; None where it extends nothing. counted: the warnings that count.

    Raises RuleBroken: as ``rules.instead.check_extended_instead``; PR-02 without reasons, PR-15 as for any sanction.
    """
    if chosen is None:
        return None
    case, on = decision.case, decision.decided_on
    warning = find_warning(case, chosen.warning)
    decider = Employee.objects.filter(user=decision.decided_by).first()
    most = rules.check_extended_instead(
        rules.Chosen(
            warning=warning,
            months=chosen.months,
            counts=chosen.warning in counted,
            extended=find_extended(chosen.warning, but_not=case),
            level=decision.level,
            found=bool(found),
            heard_again=is_heard_again(case),
            left_on=queries.left_before(case, on),
        ),
        decision.policy.terms.ladder,
        decider_rank=queries.grade_rank(decider, on),
        on=on,
    )
    sanction = Sanction.objects.get(pk=chosen.warning)
    check_effect_was_asked(queries.criminal_facts(case), sanction.level)
    return InsteadExtension(
        case=case,
        decision=decision,
        sanction=sanction,
        months=chosen.months,
        most=most,
        reasons=check_written("instead_reasons", chosen.reasons, "Why an extension is enough"),
    )


def begin_with_others(case: Case, action: Action, *, by: User) -> Step:
    """``begin``, with every other case locked as well that the verb may write in: all in one order, always.

    They are that of the warning which the decision extends, and those that relied on a warning which may fall or lose days.
    """
    extension = extension_of(queries.standing_decision(case))
    warnings = [extension.sanction] if extension is not None else []
    touched = {case.pk, *(one.case_id for one in warnings)}
    if action != Action.ISSUE_OUTCOME:
        own = queries.current_sanction(case)
        for one in (*warnings, *([own] if own is not None else [])):
            touched |= set(queries.resting_on(one).values_list("case", flat=True))
    if len(touched) > 1:
        rows = Case.objects.select_for_update(of=("self",)).filter(pk__in=touched).order_by("pk")
        list(rows.values_list("pk", flat=True))
    return begin(case, action, by=by)


def check_still_extends(decision: Decision, issued_on: date) -> None:
    """RuleBroken SA-11 for a letter that would extend what can no longer be: it ran out, is appealed, or was extended."""
    extension = extension_of(decision)
    if extension is None:
        return
    warning = find_warning(decision.case, extension.sanction_id)
    assert warning is not None  # what relied on a warning that fell is refused before
    extended = find_extended(warning.pk, but_not=decision.case)
    try:
        rules.check_can_be_extended(warning, issued_on, extended=extended)
    except RuleBroken as broken:
        again = "Ask the chair to recall the decision and to decide again."
        raise RuleBroken("SA-11", broken.message, instead=again, field="sent_at") from None


def extend(outcome: Outcome) -> dict[str, Any]:
    """The warning is live for longer from now on, if the decision says so; facts of the event (SA-11, 7.5)."""
    extension = extension_of(outcome.decision)
    if extension is None:
        return {}
    before = standing(extension.sanction)[-1]
    assert before.to_on is not None  # it is live, and so has an end (SA-4)
    until = rules.extended_until(before.to_on, extension.months)
    InsteadEffect.objects.create(
        case=outcome.case,
        extension=extension,
        months=extension.months,
        was_until=before.to_on,
        period=moved(before, until, INSTEAD),
    )
    _note_on(extension, Look.EXTENDED_INSTEAD, until, by=outcome.issued_by)
    return {"extended": extension.sanction_id, "months": extension.months}


def _note_on(extension: InsteadExtension, look: Look, until: date, *, by: User) -> None:
    """The case of the warning has an event as well, and its deadlines follow: nothing else happened to it."""
    other = extension.sanction.case
    facts = {
        "sanction": extension.sanction_id,
        "extension": extension.pk,
        "decision": extension.decision_id,
        "live_until": until.isoformat(),
    }
    audit.record_look(look, by=by, case=other.pk, facts=facts)
    recount(other)
    # A letter that is recorded late: a sweep may have written down meanwhile that the warning ran out.
    expires = DeadlineKind.WARNING_EXPIRY
    if (
        until >= timezone.localdate()
        and not Deadline.objects.open().filter(case=other, kind=expires).exists()
    ):
        owe(other, [due for due in queries.deadlines_owed(other) if due.kind == expires])


def check_varied(decision: AppealDecision, extension: InsteadExtension, *, other: bool) -> None:
    """RuleBroken AP-4, T22, T23 unless an appeal leaves, shortens or ends the extension; SEP-7 to shorten it.

    other: as for ``rules.instead.check_appeal_of_extension``.
    """
    standing = months_standing(extension)
    rules.check_appeal_of_extension(decision.result, decision.months, extended_by=standing, other=other)
    if decision.months is not None:
        level, ladder = SanctionLevel(extension.sanction.level), decision.policy.terms.ladder
        if all(rung.level != level for rung in ladder):
            # No sanction of a level that was dropped since arises: the warning runs to its own day (PV-1).
            ladder = extension.decision.policy.terms.ladder
        decider = Employee.objects.filter(user=decision.decided_by).first()
        rank = queries.grade_rank(decider, decision.decided_on)
        authority.check_authority(level, rank, ladder)


def vary(decision: AppealDecision, extension: InsteadExtension, *, by: User, on: date) -> dict[str, Any]:
    """An appeal shortens or ends the extension, once its letter leaves; facts of the event.

    The live period ends as many days earlier as the extension is shorter, so that what an absence added since is kept. A
    warning that no longer stands has none left to end: what superseded it ended the extension too. What was done on the
    days that are taken away, and decided on the strength of the warning, is looked at again (7.5).
    """
    last = list(extension.effects.all())[-1]
    months, was_until = decision.months or 0, last.was_until
    target = rules.extended_until(was_until, months) if months else was_until
    ends = _ends_on(extension, last, target)
    period = _shortened(*ends) if ends else None
    InsteadEffect.objects.create(
        case=decision.case,
        extension=extension,
        appeal_decision=decision,
        months=months,
        was_until=was_until,
        period=period,
    )
    if ends and period is not None:
        _note_on(extension, Look.EXTENSION_APPEALED, ends[1], by=by)
        days = days_taken(period)
        if days[0] <= days[1]:
            ask_for_reviews(extension.sanction, by=by, on=on, days=days)
    return {"extended": extension.sanction_id, "months": months}


def _shortened(row: LivePeriod, until: date) -> LivePeriod:
    """The period as the appeal leaves it; still the one that was ended early, where it takes nothing more."""
    return moved(row, until, CURTAILED if row.basis == CURTAILED and row.to_on == until else INSTEAD_APPEALED)


def _ends_on(
    extension: InsteadExtension, last: InsteadEffect, target: date
) -> tuple[LivePeriod, date] | None:
    """The live period as it stands and the day on which it ends from now on; None where the warning no longer stands.

    target: when what the extension came to would end by itself.
    """
    if last.period is None or last.period.to_on is None:
        return None
    standing = extension.sanction.live_periods.filter(superseded_at__isnull=True)
    row = standing.filter(from_on=last.period.from_on).select_related("curtailment").first()
    if row is None or row.to_on is None:
        return None
    return row, row.ends_without(last.period.to_on - target)
