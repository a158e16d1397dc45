"""Until when a warning is live whose end nobody had stated (SA-4): what an HR lead may settle."""

from __future__ import annotations

from datetime import date

from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.sanctions import LivePeriod


def check_settlement(period: LivePeriod, last_day: date | None) -> None:
    """RuleBroken SA-3 for a last day before the first, which counts; None says that it counts no more, for any day.

    The day may be long past, or to come: it is that of the paper, or of the policy of its time.
    """
    if last_day is not None and last_day < period.from_on:
        raise RuleBroken(
            "SA-3",
            f"The warning is live from {words(period.from_on)} on, so that is its last day at the soonest.",
            instead="Check the year. If it is not to count at all any more, say that instead.",
            field="last_day",
        )
