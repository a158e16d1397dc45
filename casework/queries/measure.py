"""What the policy expects of a decision: the norm and range for what was found, and all of its bands (SA-16)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from casework.enums import Severity
from casework.models import Allegation, Case, Decision, LiveMonths, PolicyVersion
from casework.queries.facts import ceiling_of, left_before
from casework.queries.past_record import earlier_warnings
from casework.rules.bands import Range, range_for
from casework.rules.judging import Judged


def months_chosen(decision: Decision) -> int | None:
    """For how many months the hearing chose that its warning is live; None where the policy fixes it."""
    row: LiveMonths | None = getattr(decision, "live_months", None)
    return row.months if row is not None else None


def expected_of(
    case: Case,
    found: Sequence[Allegation],
    severity: Severity | str,
    policy: PolicyVersion,
    on: date,
    judged: Collection[Judged] = (),
) -> Range | None:
    """The norm and range here, with the warnings that count; None where nothing was found, the employee has left, or the
    policy has no bands.
    """
    if policy.terms.bands is None or not found or not severity or left_before(case, on) is not None:
        return None
    counted = earlier_warnings(case, found).counting(judged).values()
    return range_for(
        policy.terms.bands,
        policy.terms.ladder,
        severity=Severity(severity),
        live_levels=frozenset(past.level for past in counted),
        ceiling=ceiling_of(case),
    )
