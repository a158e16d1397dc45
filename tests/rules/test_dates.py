"""Dates and counts as letters print them."""

from __future__ import annotations

import locale
from datetime import date

import pytest

from casework.rules.dates import words, working_days_in_words


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 16), "Fri 16 Oct 2026"),
        (date(2026, 3, 1), "Sun 1 Mar 2026"),
        (date(1993, 1, 28), "Thu 28 Jan 1993"),
    ],
)
def test_date_in_words_has_its_weekday_and_no_leading_nought(day: date, expected: str) -> None:
    assert words(day) == expected


def test_every_month_and_weekday_is_as_english_names_it() -> None:
    before = locale.setlocale(locale.LC_TIME)
    locale.setlocale(locale.LC_TIME, "C")
    try:
        for month in range(1, 13):
            day = date(2026, month, 10 + month)
            assert words(day) == day.strftime("%a %d %b %Y")
    finally:
        locale.setlocale(locale.LC_TIME, before)


@pytest.mark.parametrize(
    ("n", "clear", "expected"),
    [
        (0, False, "0 working days"),
        (1, False, "1 working day"),
        (20, False, "20 working days"),
        (1, True, "1 clear working day"),
        (5, True, "5 clear working days"),
    ],
)
def test_counts_of_working_days_agree_in_number(n: int, clear: bool, expected: str) -> None:
    assert working_days_in_words(n, clear=clear) == expected
