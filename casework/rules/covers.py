"""For which days somebody is covered, and by whom (T5). Days are of Europe/London, both ends included."""

from __future__ import annotations

from datetime import date

from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.reminder_days import FURTHEST_COVER


def check_cover(absent: int, stand_in: int, first: date, until: date, on: date) -> None:
    """Raise RuleBroken T5 for people or days that cannot be. absent, stand_in: keys of employees; on: today."""
    if absent == stand_in:
        raise RuleBroken(
            "T5", "Nobody covers for themselves.", instead="Choose somebody else.", field="stand_in"
        )
    if not on <= first <= on + FURTHEST_COVER:
        raise RuleBroken(
            "T5",
            "The first day away must be today or later, and within a year.",
            instead="Arrange it from today: what was done until now stays as it was.",
            field="from_on",
        )
    if not first <= until <= first + FURTHEST_COVER:
        raise RuleBroken(
            "T5",
            f"The last day away must be {words(first)} or later, and within a year of it.",
            instead="Check both days. For good, HR replaces the person on each case.",
            field="until",
        )


def check_is_there(stand_in: str, away: tuple[date, date] | None) -> None:
    """Raise RuleBroken T5 where the stand-in is away themselves on some of the days.

    stand_in: their name. away: the first and last day; None where they are there.
    """
    if away is not None:
        first, until = away
        raise RuleBroken(
            "T5",
            f"{stand_in} is away themselves, from {words(first)} to {words(until)}.",
            instead="Choose somebody who is there on all of the days.",
            field="stand_in",
        )


def check_stands_in_for_nobody(absent: str, planned: tuple[date, date] | None) -> None:
    """Raise RuleBroken T5 where whoever will be away is to stand in for somebody else on some of the days.

    absent: their name. planned: the first and last day of that cover, which has not begun; None where there is none.
    """
    if planned is not None:
        first, until = planned
        raise RuleBroken(
            "T5",
            f"{absent} is to stand in for somebody else, from {words(first)} to {words(until)}.",
            instead="Choose days outside these, or have HR cancel that cover and arrange it anew with somebody else first.",
            field="from_on",
        )


def check_free(arranged: tuple[date, date] | None) -> None:
    """Raise RuleBroken T5 where another cover of the same person has some of the days and not the same.

    arranged: its first and last day; None where there is none.
    """
    if arranged is None:
        return
    first, until = arranged
    raise RuleBroken(
        "T5",
        f"Cover for this person is arranged from {words(first)} to {words(until)}.",
        instead="Choose days outside these, or the very same days for what the first stand-in cannot take, or cancel that.",
        field="from_on",
    )
