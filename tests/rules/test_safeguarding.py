"""R21: by when a referral is checked, to which body, and how a safeguarding case ends."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import DeadlineKind, Nation
from casework.errors import RuleBroken
from casework.rules.safeguarding import Ending, barring_body, check_ends_with_findings, referral_deadline
from tests.rules.nations import ENGLAND, SCOTLAND


def test_five_working_days_from_the_end_or_from_a_later_mark() -> None:
    ending = Ending("resignation:7", date(2026, 11, 26), "the resignation")  # a Thursday
    due = referral_deadline(ending, date(2026, 11, 26), ENGLAND)
    assert (due.kind, due.due_on, due.anchor) == (
        DeadlineKind.REFERRAL_CHECK,
        date(2026, 12, 3),
        "resignation:7",
    )
    assert due.why == "5 working days from the resignation on Thu 26 Nov 2026"
    # St Andrew's Day, Mon 30 Nov
    assert referral_deadline(ending, date(2026, 9, 1), SCOTLAND).due_on == date(2026, 12, 4)
    later = referral_deadline(ending, date(2026, 11, 27), ENGLAND)
    assert (later.due_on, later.why) == (
        date(2026, 12, 4),
        "5 working days from the mark on Fri 27 Nov 2026",
    )


def test_in_scotland_another_body_is_told() -> None:
    bodies = {nation: barring_body(nation) for nation in Nation}
    assert bodies.pop(Nation.SCOTLAND) == "Disclosure Scotland"
    assert set(bodies.values()) == {"the Disclosure and Barring Service"}


def test_a_safeguarding_case_does_not_end_without_findings() -> None:
    check_ends_with_findings(is_marked=False)
    with pytest.raises(RuleBroken) as refusal:
        check_ends_with_findings(is_marked=True)
    assert refusal.value.rule_id == "R21"
