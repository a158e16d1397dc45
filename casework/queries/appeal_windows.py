"""Until when an employee can appeal against an outcome."""

from __future__ import annotations

from datetime import date

from casework.models import Case, PolicyVersion
from casework.queries.facts import calendar_of_case
from casework.rules.appeal_levels import first_closes_on


def outcome_closes_on(case: Case, policy: PolicyVersion, issued_on: date, received_on: date) -> date:
    """The last day to appeal against an outcome that is told under a policy (R10, AP-2)."""
    window = policy.terms.periods["appeal_window"]
    return first_closes_on(window, issued_on, received_on, calendar_of_case(case))
