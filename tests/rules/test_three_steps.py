"""PR-20, 0.15: the three steps of Northern Ireland, what they cover, and what is said of them."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import Jurisdiction
from casework.rules.three_steps import StepDays, are_covered, caution_of_steps, three_steps

INVITED, MET, TOLD = date(2026, 10, 8), date(2026, 10, 16), date(2026, 10, 20)
APPEALED, HEARD, ANSWERED = date(2026, 10, 28), date(2026, 11, 12), date(2026, 11, 16)


@pytest.mark.parametrize(
    ("level", "beyond", "covered"),
    [
        ("summary_dismissal", False, True),
        ("dismissal_with_notice", False, True),
        ("final_written_warning", False, False),
        ("final_written_warning", True, True),
        ("verbal_warning", False, False),
        ("", False, False),
    ],
)
def test_a_dismissal_and_action_short_of_it_are_covered_and_warnings_are_not(
    level: str, beyond: bool, covered: bool
) -> None:
    assert are_covered(level, goes_beyond_a_warning=beyond) is covered


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (StepDays(), ("Not yet", "Not yet", "The employee has not appealed")),
        (
            StepDays(invited_on=INVITED, met_on=MET),
            (
                "Sent on Thu 8 Oct 2026",
                "Held on Fri 16 Oct 2026. The decision is not sent yet",
                "The employee has not appealed",
            ),
        ),
        (
            StepDays(invited_on=INVITED, met_on=MET, without_them=True, told_on=TOLD, appealed_on=APPEALED),
            (
                "Sent on Thu 8 Oct 2026",
                "Held on Fri 16 Oct 2026, without the employee. Decision sent on Tue 20 Oct 2026",
                "Appealed on Wed 28 Oct 2026. The meeting is still to come",
            ),
        ),
        (
            StepDays(appealed_on=APPEALED, appeal_met_on=HEARD),
            ("Not yet", "Not yet", "Held on Thu 12 Nov 2026. The decision is not sent yet"),
        ),
        (
            StepDays(appealed_on=APPEALED, appeal_met_on=HEARD, appeal_told_on=ANSWERED),
            ("Not yet", "Not yet", "Held on Thu 12 Nov 2026. Decision sent on Mon 16 Nov 2026"),
        ),
    ],
)
def test_each_step_says_when_it_was_taken(days: StepDays, said: tuple[str, ...]) -> None:
    assert tuple(when for _, when in three_steps(days)) == said


def test_the_caution_holds_in_northern_ireland_alone_and_says_what_was_done() -> None:
    days = StepDays(invited_on=INVITED, met_on=MET)
    assert caution_of_steps(Jurisdiction.GREAT_BRITAIN, days) is None
    caution = caution_of_steps(Jurisdiction.NORTHERN_IRELAND, days)
    assert caution is not None and caution.rule_id == "PR-20"
    assert "by 10 to 50 %" in caution.words
    assert "1. Statement and invitation: sent on Thu 8 Oct 2026; 2. Meeting" in caution.words
