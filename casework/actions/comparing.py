"""What a decision is compared with, at the hearing and on appeal: what others were given for the like (EQ-7, EQ-8)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from casework.models import Allegation, AppealDecision, Case, Decision, DecisionComparison
from casework.queries.comparators import NOTHING_LIKE_IT, Weighed, weighed_against, weighed_on_appeal
from casework.rules.comparators import ComparisonTerms, check_departure_is_explained, outcome_code


def compared(
    decision: Decision, found: list[Allegation], *, has_level: bool = True
) -> DecisionComparison | None:
    """What the decision is compared with, not saved yet; None where nothing is like it. Raises RuleBroken: EQ-7, EQ-8.

    has_level: not where a live warning is extended instead: that is no outcome of the others, and has reasons of its own.
    """
    terms, on = decision.policy.terms.comparison, decision.decided_on
    weighed = weighed_against(decision.case, found, decision.severity_found, terms, on)
    departing = weighed.departures(decision.level) if has_level else ()
    check_departure_is_explained(departing, decision.departure_reasons)
    return _row(decision.case, weighed, terms, on, decision=decision)


def compared_on_appeal(decision: AppealDecision) -> DecisionComparison | None:
    """What an appeal decision is compared with, as ``compared``. Only a level that it puts in place can differ from others.

    What is confirmed, set aside or remitted answers the grounds, and gives those reasons.
    """
    terms, on = decision.policy.terms.comparison, decision.decided_on
    weighed = weighed_on_appeal(decision.appeal.outcome.decision, terms, on)
    departing = weighed.departures(decision.level) if decision.level else ()
    check_departure_is_explained(departing, decision.departure_reasons)
    return _row(decision.case, weighed, terms, on, appeal_decision=decision)


def _row(
    case: Case, weighed: Weighed, terms: ComparisonTerms, on: date, **of: Any
) -> DecisionComparison | None:
    if weighed is NOTHING_LIKE_IT:
        return None
    like = weighed.comparison
    usual_from, usual_to = like.usual or ("", "")
    return DecisionComparison(
        case=case,
        from_on=terms.decided_after(on) + timedelta(days=1),
        to_on=on,
        group_size=like.size,
        distribution={one.outcome: one.count for one in like.outcomes},
        usual_from=usual_from,
        usual_to=usual_to,
        others=[outcome_code(one.level) for one in weighed.others if not one.extended],
        **of,
    )


def keep_comparison(row: DecisionComparison | None) -> dict[str, int]:
    """Save it once its decision is there; its id, as a fact of the event."""
    if row is None:
        return {}
    row.save()
    return {"comparison": row.pk}
