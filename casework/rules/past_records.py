"""What the record of a sanction imposed before this system must say, and must not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from casework.enums import DISMISSALS, PeriodStated, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.months import last_live_day

MOST_MONTHS = 120
UNDETERMINED = (
    "No period was stated, so the record is kept as undetermined: no warning is presumed to have lapsed, and this one never "
    "counts by itself. It counts for nothing until an HR lead has settled until when it is live."
)


def check_past_days(acted_on: date | None, issued_on: date, on: date) -> None:
    """Raise RuleBroken (T1) unless it happened, was sanctioned and is recorded in this order. None: not known."""
    if issued_on > on:
        raise RuleBroken(
            "T1",
            f"It was issued on {words(issued_on)}, which is still to come.",
            instead="Check the date, or open a case for what is not decided yet.",
            field="issued_on",
        )
    if acted_on is not None and acted_on > issued_on:
        raise RuleBroken(
            "T1",
            f"It cannot have happened after the sanction was issued on {words(issued_on)}.",
            instead="Check both dates.",
            field="acted_on",
        )


def check_past_receipt(issued_on: date, received_on: date | None, on: date) -> None:
    """Raise RuleBroken (CA-7) unless it was received on or after the day of issue and by today. None: not known."""
    if received_on is None or issued_on <= received_on <= on:
        return
    wrong = (
        f"before it was issued on {words(issued_on)}" if received_on < issued_on else "on a day still to come"
    )
    raise RuleBroken(
        "CA-7",
        f"It cannot have been received {wrong}.",
        instead="Check both dates, or leave it empty where the paper does not say.",
        field="received_on",
    )


def stated_last_day(
    level: SanctionLevel | str,
    issued_on: date,
    *,
    stated: PeriodStated | str,
    months: int | None = None,
    last_day: date | None = None,
) -> date | None:
    """The last live day as the letter states it; None for a dismissal, and for a warning without a stated period (SA-4).

    stated: "" where nothing was answered. Raises RuleBroken: SA-3 for a period that does not fit, SA-4 where it is not
    said whether the warning has one: what was forgotten must not read as what the letter leaves open.
    """
    if level in DISMISSALS:
        if stated or months is not None or last_day is not None:
            raise _no_such_period(
                "A dismissal is not live for a time.", "Leave the live period empty.", "period"
            )
        return None
    if not stated:
        raise RuleBroken(
            "SA-4",
            "Say until when the warning is live.",
            instead="Take it from the letter. Where that states none, say so: an HR lead then settles until when it is "
            "live.",
            field="period",
        )
    _check_goes_with(PeriodStated(stated), {"live_months": months, "live_to": last_day})
    if months is None:
        return last_day
    if not 1 <= months <= MOST_MONTHS:
        raise _no_such_period(
            f"A warning is live for 1 to {MOST_MONTHS} months.", "Check the number.", "live_months"
        )
    return last_live_day(issued_on, months)


def _check_goes_with(stated: PeriodStated, given: Mapping[str, object]) -> None:
    wanted = {PeriodStated.MONTHS: "live_months", PeriodStated.LAST_DAY: "live_to"}.get(stated)
    for name, value in given.items():
        if (value is not None) != (name == wanted):
            raise _no_such_period(
                f"“{stated.label}” goes with {_GOES_WITH[wanted]}.",
                "Give what the letter states, and nothing else.",
                name,
            )


_GOES_WITH = {
    None: "neither months nor a last day",
    "live_months": "the number of months alone",
    "live_to": "the last day alone",
}


def _no_such_period(message: str, instead: str, field: str) -> RuleBroken:
    return RuleBroken("SA-3", message, instead=instead, field=field)


def check_past_period(level: SanctionLevel, issued_on: date, live_to: date | None) -> None:
    """Raise RuleBroken (SA-3) unless a warning ends on or after the day of issue, and nothing else has an end."""
    if live_to is None:
        return
    if level in DISMISSALS:
        raise RuleBroken(
            "SA-3",
            "A dismissal is not live for a time.",
            instead="Leave the live period empty.",
            field="live_to",
        )
    if live_to < issued_on:
        raise RuleBroken(
            "SA-3",
            f"The last live day is before the day of issue, {words(issued_on)}.",
            instead="Check both dates.",
            field="live_to",
        )


def check_live_again(
    level: SanctionLevel, live_to: date | None, again: Sequence[tuple[date, date]], on: date
) -> None:
    """Raise RuleBroken unless each later period of a warning begins after a gap, and was granted by today (scenario 14).

    again: first and last day of each, in order. An extension that was granted while the warning was live lengthens it and
    is no period of its own (SA-11); of one whose end nobody stated no gap is known (SA-4).
    """
    if again and level in DISMISSALS:
        raise _no_such_period("A dismissal is not live for a time.", "Leave it empty.", "live_again")
    if again and live_to is None:
        raise RuleBroken(
            "SA-4",
            "Nobody stated until when the warning was live at first, so it cannot have run out and been extended.",
            instead="Give its first last day from the letter, or leave the later periods out.",
            field="live_again",
        )
    ended_on = live_to
    for from_on, to_on in again:
        assert ended_on is not None
        _check_is_again(ended_on, from_on, to_on, on)
        ended_on = to_on


def _check_is_again(ended_on: date, from_on: date, to_on: date, on: date) -> None:
    """Of one later period. ended_on: the last day of the one before it."""
    if from_on <= ended_on + timedelta(days=1):
        raise RuleBroken(
            "SA-11",
            f"It was live until {words(ended_on)}, so from {words(from_on)} on it was live without a gap.",
            instead="Give the later day as its last live day, and no period of its own.",
            field="live_again",
        )
    if to_on < from_on:
        raise _no_such_period(
            f"It ends on {words(to_on)}, before it begins on {words(from_on)}.",
            "Check both dates.",
            "live_again",
        )
    if from_on > on:
        raise RuleBroken(
            "SA-11",
            f"An extension after a gap runs from the day it is granted, and {words(from_on)} is still to come.",
            instead="Check the date, or extend the warning here once it is granted.",
            field="live_again",
        )


def check_past_end(level: SanctionLevel, issued_on: date, ends_on: date | None) -> None:
    """Raise RuleBroken unless a dismissal, and nothing else, says when employment ended (0.8, T17, TR-1).

    The employee may have been told before the letter was written, so the end may lie before the day of issue.
    """
    if level in DISMISSALS and ends_on is None:
        raise RuleBroken(
            "0.8",
            "A dismissal says on which day employment ended, and that is empty.",
            instead="Take that day from the staff list or payroll. Until you have it, leave this sanction out: without it "
            "nobody could say whether they still work here.",
            field="employment_ends_on",
        )
    if level not in DISMISSALS and ends_on is not None:
        raise RuleBroken(
            "T17",
            "Only for a dismissal is there a day on which employment ended, and this is a warning.",
            instead="Leave that day empty, or correct the level.",
            field="employment_ends_on",
        )
    if ends_on is not None and ends_on > issued_on + relativedelta(years=2):
        raise RuleBroken(
            "TR-1",
            "Employment cannot have ended more than two years after the dismissal.",
            instead="Check the year.",
            field="employment_ends_on",
        )
