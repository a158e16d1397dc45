"""From when to when each outcome of an appeal would run: the line under a level that whoever decides can choose."""

from __future__ import annotations

from casework.enums import DISMISSALS, LiveFrom
from casework.models import PolicyVersion, Sanction
from casework.queries.appeal_levels import Verdict
from casework.rules.appeals import is_heavier
from casework.rules.dates import words


def days_of(verdict: Verdict, first: Sanction, policy: PolicyVersion) -> str:
    """first: what stands now. policy: of the day of the decision."""
    would_be = verdict.would_be
    if would_be is None:
        return ""
    if would_be.ends_on is not None:
        if first.level == verdict.level:
            return "With a later end of employment, which you give below."
        return f"Employment ends on {words(would_be.ends_on)}, or on a later day that you give below."
    if would_be.live_from is None or would_be.live_until is None:
        return "No last live day in the policy."
    runs = f"From {words(would_be.live_from)}, live until {words(would_be.live_until)}"
    if is_heavier(verdict.level, first.level):
        runs = f"Heavier than {first.level_in_words}, as the policy allows. {runs}"
    returning = first.level in DISMISSALS and policy.terms.live_after_appeal_from == LiveFrom.RETURN
    return f"{runs}, if the employee is back today." if returning else f"{runs}."
