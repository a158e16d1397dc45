"""Which earlier warnings count for a decision: by their days, and as it was judged where those do not say (SA-10, 7.5)."""

from __future__ import annotations

from collections.abc import Collection

from casework import queries
from casework.actions.steps import check_written
from casework.enums import DISMISSALS, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.models import Allegation, Decision, Employee, WarningJudgement
from casework.rules import appeals, sanctions
from casework.rules.criminal_matters import check_effect_was_asked
from casework.rules.judging import Judged, check_judged
from casework.rules.ladder import check_degree_is_known, check_severity_was_put


def weigh(
    decision: Decision, found: list[Allegation], judged: Collection[Judged] | None
) -> dict[int, SanctionLevel]:
    """The ids and levels of the warnings that count for what was found, by their days or as it was judged.

    judged: None for a decision on paper, which nobody can be asked of: what was for a person to judge does not count.
    Raises RuleBroken: SA-10 unless exactly what is to be judged was, and when the level may not be chosen on them.
    """
    if found and not decision.severity_found:
        raise RuleBroken(
            "T17",
            "Say how serious the conduct found is.",
            instead="Choose a degree of misconduct.",
            field="severity_found",
        )
    if found:
        check_severity_was_put(Severity(decision.severity_found), queries.severity_put(decision.case))
    check_effect_was_asked(queries.criminal_facts(decision.case), decision.level)
    earlier = queries.earlier_warnings(decision.case, found)
    if judged is not None:
        if found:
            check_degree_is_known(decision.severity_found, decision.policy.terms.degrees, "severity_found")
        check_judged(earlier.to_judge, judged)
    counted = {pk: past.level for pk, past in earlier.counting(judged or ()).items()}
    decider = Employee.objects.filter(user=decision.decided_by).first()
    sanctions.check_level(
        SanctionLevel(decision.level) if decision.level else None,
        decision.policy.terms.ladder,
        severity=Severity(decision.severity_found or Severity.MINOR),
        live_levels=frozenset(counted.values()),
        anything_found=bool(found),
        decider_rank=queries.grade_rank(decider, decision.decided_on),
        ceiling=queries.ceiling_of(decision.case),
        left_on=queries.left_before(decision.case, decision.decided_on),
    )
    if decision.level and decision.level not in DISMISSALS:
        appeals.check_first_has_not_ended(decision.decided_on, queries.ceiling_ends_on(decision.case))
    return counted


def judgements(decision: Decision, judged: Collection[Judged]) -> list[WarningJudgement]:
    """A row for each answer, not saved yet. Raises RuleBroken: PR-02 for one without a reason."""
    return [
        WarningJudgement(
            case=decision.case,
            decision=decision,
            allegation_id=one.allegation,
            sanction_id=one.warning,
            counts=one.counts,
            reasons=check_written("judged", one.reasons, "Why the warning counts, or does not"),
        )
        for one in judged
    ]
