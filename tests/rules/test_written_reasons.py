"""To whom written reasons for a dismissal are owed, and by when (TR-2, 0.16)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import Jurisdiction, ReasonsBasis
from casework.errors import RuleBroken
from casework.rules.written_reasons import check_owed, reasons_deadline

GB, NI = Jurisdiction.GREAT_BRITAIN, Jurisdiction.NORTHERN_IRELAND
ASKED, FAMILY = ReasonsBasis.ASKED, ReasonsBasis.FAMILY


@pytest.mark.parametrize(
    ("basis", "began_on", "ended_on", "law", "reached"),
    [
        # Two years until the end of 2026: the last day of the second year is enough, the day before is not.
        (ASKED, date(2024, 12, 1), date(2026, 11, 30), GB, None),
        (ASKED, date(2024, 12, 1), date(2026, 11, 29), GB, "Mon 30 Nov 2026"),
        # Six months for whoever is dismissed from 1 January 2027 on.
        (ASKED, date(2026, 7, 1), date(2026, 12, 31), GB, "Fri 30 Jun 2028"),
        (ASKED, date(2026, 7, 2), date(2027, 1, 1), GB, None),
        (ASKED, date(2026, 7, 3), date(2027, 1, 1), GB, "Sat 2 Jan 2027"),
        # One year in Northern Ireland, before and after.
        (ASKED, date(2025, 12, 1), date(2026, 11, 30), NI, None),
        (ASKED, date(2026, 7, 1), date(2027, 3, 1), NI, "Wed 30 Jun 2027"),
        # Pregnant or on leave: nobody asks for service.
        (FAMILY, date(2026, 11, 2), date(2026, 11, 9), GB, None),
        (FAMILY, date(2026, 11, 2), date(2026, 11, 9), NI, None),
    ],
)
def test_whom_they_are_owed(
    basis: ReasonsBasis, began_on: date, ended_on: date, law: Jurisdiction, reached: str | None
) -> None:
    if reached is None:
        check_owed(basis, began_on, ended_on, law)
        return
    with pytest.raises(RuleBroken, match=reached) as refusal:
        check_owed(basis, began_on, ended_on, law)
    assert refusal.value.rule_id == "TR-2"


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2026, 11, 2), date(2026, 11, 16)),
        (date(2026, 12, 11), date(2026, 12, 25)),  # Christmas Day
        (date(2026, 11, 7), date(2026, 11, 21)),  # a Saturday
    ],
)
def test_fourteen_days_are_never_moved(received_on: date, due_on: date) -> None:
    due = reasons_deadline(7, received_on)
    assert (due.due_on, due.anchor) == (due_on, "reasons_request:7")
