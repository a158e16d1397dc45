"""TR-7 to TR-9: the names, the service needed, interim relief, and how long everything is kept."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import Jurisdiction
from casework.rules.tribunal_claims import (
    interim_relief_until,
    kept_until,
    names_under,
    service_needed,
    service_reached_on,
)

GB, NI = Jurisdiction.GREAT_BRITAIN, Jurisdiction.NORTHERN_IRELAND


@pytest.mark.parametrize(
    ("ended_on", "law", "months"),
    [
        (date(2026, 12, 31), GB, 24),
        (date(2027, 1, 1), GB, 6),
        (date(2026, 12, 31), NI, 12),
        (date(2027, 1, 1), NI, 12),
    ],
)
def test_service_needed(ended_on: date, law: Jurisdiction, months: int) -> None:
    assert service_needed(ended_on, law) == months


def test_service_counts_its_first_day() -> None:
    assert service_reached_on(date(2024, 11, 3), 24) == date(2026, 11, 2)
    assert service_reached_on(date(2026, 8, 31), 6) == date(2027, 2, 27)


def test_interim_relief_is_seven_days_and_never_rolled() -> None:
    assert interim_relief_until(date(2026, 10, 20)) == date(2026, 10, 27)
    assert interim_relief_until(date(2026, 12, 18)) == date(2026, 12, 25)  # Christmas Day, a Friday
    assert interim_relief_until(date(2026, 10, 17)) == date(2026, 10, 24)  # a Saturday


def test_everything_is_kept_for_a_year() -> None:
    assert kept_until(date(2026, 3, 4)) == date(2027, 3, 4)
    assert kept_until(date(2028, 2, 29)) == date(2029, 2, 28)


def test_the_names_of_a_law() -> None:
    assert names_under(GB).conciliator == "Acas" and names_under(GB).tribunal == "employment tribunal"
    assert names_under(NI).conciliator == "the Labour Relations Agency"
    assert names_under(NI).tribunal == "industrial tribunal"
