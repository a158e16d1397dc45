"""What a decision is weighed with: the warnings that count, the spent record, the norm (SA-7, SA-16)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from casework import queries
from casework.actions.comparing import compared
from casework.actions.instead import Instead, extended_by
from casework.actions.judging import judgements, weigh
from casework.actions.steps import begin, check_written, finish
from casework.enums import Action, FileState, SanctionLevel, Severity
from casework.errors import NotNow
from casework.models import (
    Allegation,
    AppealDecision,
    Case,
    CommitteeMember,
    Decision,
    DecisionComparison,
    DecisionNorm,
    InsteadExtension,
    LiveMonths,
    SanctionMeasure,
    SpentRecordOpening,
    WarningJudgement,
)
from casework.queries.committees import panel_to_decide
from casework.queries.measures import measures_before
from casework.rules import bands
from casework.rules.committees import check_committee
from casework.rules.judging import Judged
from casework.rules.ladder import step_of
from casework.rules.live_choice import chosen_months
from casework.rules.measures import Measure, check_measures, check_not_more

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def open_spent_record(case: Case, *, justification: str, by: User, on: date) -> SpentRecordOpening:
    """Show the warnings that do not count to whoever decides: the chair and the panel, or the appeal manager (SA-7).

    That there are any is known only by opening it, so it can be opened where there are none. The decision then says
    how it was used. Raises NotNow where no hearing is arranged, or it is open already.
    """
    step = begin(case, Action.OPEN_SPENT_RECORD, by=by)
    opening = SpentRecordOpening(
        case=case,
        justification=check_written("justification", justification, "Why it has to be looked at"),
        opened_on=on,
        opened_by=by,
    )
    if step.source == FileState.APPEAL_DELIBERATION:
        opening.appeal_hearing = queries.arranged_appeal_hearing(case)
        opened = queries.opening_for_appeal(case)
    else:
        opening.hearing, opened = queries.current_hearing(case), queries.opening_for_hearing(case)
    if opening.appeal_hearing is None and opening.hearing is None:
        raise NotNow("No hearing is arranged yet. The spent record is opened for a hearing.")
    if opened is not None:
        raise NotNow("The spent record is open already, for this decision.")
    opening.save()
    shown = sorted(one.pk for one in queries.spent_sanctions(case))
    opening.shown.set(shown)
    finish(
        case,
        step,
        by=by,
        facts={"opening": opening.pk, "sanctions": shown},
        personal={"justification": opening.justification},
    )
    return opening


def measured(
    decision: Decision,
    found: list[Allegation],
    counted: dict[int, SanctionLevel],
    reasons: str,
    *,
    has_level: bool = True,
) -> DecisionNorm | None:
    """Norm and range of the decision, not saved yet; None where it has none. Raises RuleBroken: SA-16, PR-16, PR-17, 0.9.

    has_level: as for ``compared``: why an extension is enough is said with it.
    """
    expected = None
    if has_level and found and queries.left_before(decision.case, decision.decided_on) is None:
        expected = bands.range_for(
            decision.policy.terms.bands,
            decision.policy.terms.ladder,
            severity=Severity(decision.severity_found),
            live_levels=frozenset(counted.values()),
            ceiling=queries.ceiling_of(decision.case),
        )
    if expected is None:
        bands.check_no_norm(reasons)
        return None
    level = SanctionLevel(decision.level) if decision.level else None
    bands.check_norm_is_explained(level, expected, reasons)
    return DecisionNorm(
        case=decision.case,
        decision=decision,
        severity=expected.severity,
        norm=expected.norm,
        entry=expected.entry,
        heaviest=expected.heaviest,
        departure=bands.departure(level, expected),
        reasons=reasons.strip(),
    )


def chosen_live(decision: Decision, months: int | None) -> LiveMonths | None:
    """For how long it is to be live, not saved yet; None where the policy fixes it. Raises RuleBroken: SA-1."""
    step = step_of(SanctionLevel(decision.level), decision.policy.terms.ladder) if decision.level else None
    chosen = chosen_months(step, months)
    if step is None or chosen is None or step.chosen_between is None:
        return None
    least, most = step.chosen_between
    return LiveMonths(case=decision.case, decision=decision, months=chosen, least=least, most=most)


def deciding(decision: Decision, judged_by: SanctionLevel | str) -> list[CommitteeMember]:
    """Who decides with the chair where its level needs a committee, not saved yet; none where it needs none.

    judged_by: its level, or that of the live warning that it extends.

    Raises RuleBroken: SEP-7 where too few heard the employee and are there still, T16 where nobody did.
    """
    if not judged_by:
        return []
    level, ladder, hearing = SanctionLevel(judged_by), decision.policy.terms.ladder, decision.hearing
    if step_of(level, ladder).deciders == 1:
        return []
    panel = panel_to_decide(hearing, decision.decided_on) if hearing is not None else []
    check_committee(level, ladder, 1 + len(panel) if hearing is not None else None)
    return [CommitteeMember(case=decision.case, decision=decision, part=part) for part in panel]


def ordered(decision: Decision, measures: Sequence[Measure]) -> list[SanctionMeasure]:
    """What goes with its warning, not saved yet. Raises RuleBroken: PV-1, 7.5, and AP-4 where a case is heard again."""
    level = SanctionLevel(decision.level) if decision.level else None
    listed = decision.policy.terms.measures
    check_measures(measures, listed, level=level, decided_on=decision.decided_on)
    check_not_more(measures_before(decision.case) if measures else (), measures)
    return [measure_row(decision, one) for one in measures]


def measure_row(
    decision: Decision, one: Measure, imposed_by: AppealDecision | None = None
) -> SanctionMeasure:
    """The row of a measure, not saved yet."""
    return SanctionMeasure(
        case=decision.case,
        decision=decision,
        imposed_by=imposed_by,
        kind=one.kind,
        what=one.what.strip(),
        basis=one.basis.strip(),
        from_on=one.from_on,
        to_on=one.to_on,
    )


@dataclass(frozen=True)
class Beside:
    """What is kept beside a decision, each a row of its own that is not saved yet; None where there is none.

    counted: the ids of the earlier warnings that count.
    """

    counted: Collection[int]
    extension: InsteadExtension | None
    judgements: list[WarningJudgement]
    committee: list[CommitteeMember]
    comparison: DecisionComparison | None
    norm: DecisionNorm | None
    live_months: LiveMonths | None
    measures: list[SanctionMeasure]


def beside(
    decision: Decision,
    found: list[Allegation],
    *,
    judged: Collection[Judged],
    norm_reasons: str,
    live_months: int | None,
    measures: Sequence[Measure] = (),
    instead: Instead | None = None,
) -> Beside:
    """What a decision is kept with. Raises RuleBroken where something of it is owed or is too much: see each of them."""
    counted = weigh(decision, found, judged)
    extension = extended_by(decision, instead, found, counted)
    has_level = extension is None
    judged_by = decision.level if extension is None else extension.sanction.level
    return Beside(
        counted=counted,
        extension=extension,
        judgements=judgements(decision, judged),
        committee=deciding(decision, judged_by),
        norm=measured(decision, found, counted, norm_reasons, has_level=has_level),
        live_months=chosen_live(decision, live_months),
        measures=ordered(decision, measures),
        comparison=compared(decision, found, has_level=has_level),
    )


def keep(rows: Beside) -> dict[str, Any]:
    """Save what a decision is kept with, once the decision is there; the ids, as facts of the event."""
    facts: dict[str, Any] = {}
    for name in ("extension", "comparison", "norm", "live_months"):
        row = getattr(rows, name)
        if row is not None:
            row.save()
            facts[name] = row.pk
    for beside_it in (*rows.committee, *rows.judgements):
        beside_it.save()
    facts |= {"committee": [member.part_id for member in rows.committee]} if rows.committee else {}
    facts |= {"judgements": [one.pk for one in rows.judgements]} if rows.judgements else {}
    return facts | keep_measures(rows.measures)


def keep_measures(rows: Sequence[SanctionMeasure]) -> dict[str, list[int]]:
    """Save what goes with a warning; the ids, as facts of the event."""
    for row in rows:
        row.save()
    return {"measures": [row.pk for row in rows]} if rows else {}
