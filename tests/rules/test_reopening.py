"""A closed case is opened in the employee's favour alone: what can be put right, and to what (7.2)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.appeals import Imposed
from casework.rules.ladder import LadderStep
from casework.rules.reopening import check_approved_by_another, check_can_be_put_right, put_right

VERBAL, WRITTEN, FINAL = (
    SanctionLevel.VERBAL_WARNING,
    SanctionLevel.WRITTEN_WARNING,
    SanctionLevel.FINAL_WRITTEN_WARNING,
)
LADDER = (
    LadderStep(VERBAL, 1, 3, Severity.MINOR, 3),
    LadderStep(WRITTEN, 2, 6, Severity.MINOR, 4),
    LadderStep(FINAL, 3, 12, Severity.SERIOUS, 5),
)
ISSUED, LATER = date(2026, 10, 20), date(2026, 12, 2)
OLD = Imposed(FINAL, 3, live_from=ISSUED, live_until=date(2027, 10, 19))


@pytest.mark.parametrize("level", [VERBAL, WRITTEN, FINAL])
def test_a_warning_can_be_put_right(level: SanctionLevel) -> None:
    assert check_can_be_put_right(level) is None


@pytest.mark.parametrize(
    ("level", "says", "instead"),
    [
        (None, "No sanction stands", "a new incident"),
        (SanctionLevel.DISMISSAL_WITH_NOTICE, "A dismissal is undone on appeal alone", "Lodge an appeal"),
        (SanctionLevel.SUMMARY_DISMISSAL, "A dismissal is undone on appeal alone", "however late it comes"),
    ],
)
def test_what_cannot(level: SanctionLevel | None, says: str, instead: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_can_be_put_right(level)
    assert refusal.value.rule_id == "7.2"
    assert says in refusal.value.message and instead in refusal.value.instead


@pytest.mark.parametrize(
    ("level", "until"), [(VERBAL, date(2027, 1, 19)), (WRITTEN, date(2027, 4, 19)), ("", None)]
)
def test_it_runs_from_the_day_of_the_first(level: SanctionLevel | str, until: date | None) -> None:
    new = put_right(level, OLD, LADDER, imposed_from=ISSUED, on=LATER)
    if not level:
        assert new is None
    else:
        assert new is not None
        assert (new.level, new.live_from, new.live_until) == (level, ISSUED, until)


def test_it_never_ends_later() -> None:
    """A final warning of which four months were left when it was put in place by an appeal."""
    short = Imposed(FINAL, 3, live_from=ISSUED, live_until=date(2027, 2, 19))
    new = put_right(WRITTEN, short, LADDER, imposed_from=ISSUED, on=LATER)
    assert new is not None
    assert new.live_until == date(2027, 2, 19)


@pytest.mark.parametrize("level", [WRITTEN, FINAL])
def test_the_same_or_heavier_is_refused(level: SanctionLevel) -> None:
    old = Imposed(WRITTEN, 2, live_from=ISSUED, live_until=date(2027, 4, 19))
    with pytest.raises(RuleBroken) as refusal:
        put_right(level, old, LADDER, imposed_from=ISSUED, on=LATER)
    assert (refusal.value.rule_id, refusal.value.field) == ("7.2", "level")


def test_nobody_approves_their_own_proposal() -> None:
    assert check_approved_by_another(1, 2) is None
    with pytest.raises(RuleBroken, match="somebody else"):
        check_approved_by_another(1, 1)
