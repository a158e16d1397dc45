"""A live warning that is ended early, in the employee's favour (domain.md 7.5): from which day on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.sanctions import LivePeriod

_RIGHTED = (
    "If it should never have been live that long, reopen the case: that is approved by another HR lead."
)


def check_curtailment(periods: Sequence[LivePeriod], last_day: date, on: date) -> None:
    """RuleBroken 7.5 unless the warning is live on ``last_day``, which lies before its last day and not before ``on``;
    SA-4 where nobody stated an end.

    periods: at least one. What was done up to ``on`` stays judged as it was: no day on which it counted is taken back.
    """
    if any(one.to_on is None for one in periods):
        raise RuleBroken(
            "SA-4",
            "Nobody stated when this warning ends: it never counts by itself, and a last day would make it count.",
            instead="Settle first until when it is live.",
        )
    last = max(periods, key=lambda one: one.to_on or one.from_on)
    assert last.to_on is not None  # refused above
    if last.to_on <= on:
        raise RuleBroken(
            "7.5",
            f"The last day on which it counts is {words(last.to_on)}: nothing of it is left to end early.",
            instead="Nothing needs to be done: it ends by itself.",
        )
    earliest = max(on, last.from_on)
    if not earliest <= last_day < last.to_on:
        raise RuleBroken(
            "7.5",
            f"It can end early on {words(earliest)} at the soonest, and it ends by itself on {words(last.to_on)}.",
            instead=f"Choose a day from {words(earliest)} on, and before {words(last.to_on)}. {_RIGHTED}",
            field="last_day",
        )
