"""Why an outcome of the demo is not what was expected: of like cases, and of the policy."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casework.actions.steps import policy_on
from casework.enums import NormDeparture, SanctionLevel, Severity
from casework.management.demo.texts import DEPARTS, DIFFERS
from casework.models import Allegation, Case, Decision
from casework.queries.comparators import weighed_against, weighed_on_appeal
from casework.queries.measure import expected_of
from casework.rules.bands import departure


def explained(
    case: Case, found: Sequence[Allegation], severity: Severity | str, level: SanctionLevel | str, on: date
) -> dict[str, str]:
    """The reasons that a decision on these findings owes, by the names by which a verb takes them (EQ-8, SA-16, PR-16)."""
    policy = policy_on(on, case.subject.nation)
    expected = expected_of(case, found, severity, policy, on)
    how = departure(SanctionLevel(level) if level else None, expected) if expected else NormDeparture.AT_NORM
    differs = weighed_against(case, found, severity, policy.terms.comparison, on).departures(level)
    return {
        "departure_reasons": DIFFERS if differs else "",
        "norm_reasons": DEPARTS if how != NormDeparture.AT_NORM else "",
    }


def differs_on_appeal(decision: Decision, level: SanctionLevel | str, on: date) -> str:
    """The reasons that an appeal owes for what it puts in place of a decision (EQ-8); empty where it owes none."""
    terms = policy_on(on, decision.case.subject.nation).terms.comparison
    return DIFFERS if level and weighed_on_appeal(decision, terms, on).departures(level) else ""
