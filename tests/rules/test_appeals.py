"""Appeals: in time or late; never heavier; from when a lighter warning runs (AP-2 to AP-6, SA-13, scenario 7)."""

from __future__ import annotations

import contextlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import DISMISSALS, LiveFrom, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules import appeals
from casework.rules.appeals import Imposed
from casework.rules.ladder import LadderStep, heaviest_by_appeal, step_of
from casework.rules.months import last_live_day
from tests.rules.policy_p1 import FINAL, P1, SUMMARY, VERBAL, WITH_NOTICE, WRITTEN

CLOSES = date(2026, 11, 3)


@pytest.mark.parametrize("received_on", [date(2026, 10, 20), CLOSES])
def test_an_appeal_up_to_the_last_day_is_in_time(received_on: date) -> None:
    assert appeals.check_in_time(received_on, CLOSES, "") is False


def test_a_late_appeal_is_heard_for_a_reason_and_refused_without() -> None:
    assert appeals.check_in_time(date(2026, 11, 4), CLOSES, "In hospital until yesterday.") is True
    with pytest.raises(RuleBroken) as refusal:
        appeals.check_in_time(date(2026, 11, 4), CLOSES, " ")
    assert (refusal.value.rule_id, refusal.value.field) == ("AP-3", "late_reason")
    assert "Tue 3 Nov 2026" in refusal.value.message


def test_an_appeal_in_time_cannot_be_refused_as_late() -> None:
    with pytest.raises(RuleBroken) as refusal:
        appeals.check_is_late(CLOSES, CLOSES)
    assert refusal.value.rule_id == "AP-1"
    appeals.check_is_late(date(2026, 11, 4), CLOSES)


DISMISSED = Imposed(SUMMARY, 5, ends_on=date(2026, 3, 4))


@pytest.mark.parametrize(
    ("basis", "until"),
    [
        (LiveFrom.ORIGINAL, date(2027, 3, 3)),
        (LiveFrom.APPEAL, date(2027, 4, 19)),
        (LiveFrom.RETURN, date(2027, 4, 26)),
    ],
)
def test_scenario_7_a_dismissal_becomes_a_final_warning(basis: LiveFrom, until: date) -> None:
    new = appeals.put_in_place(
        step_of(FINAL, P1),
        DISMISSED,
        imposed_from=date(2026, 3, 4),
        live_from=basis,
        decided_on=date(2026, 4, 20),
        returns_on=date(2026, 4, 27),
        ends_on=None,
    )
    assert (new.level, new.live_until, new.ends_on) == (FINAL, until, None)
    appeals.check_not_heavier(DISMISSED, new)


def test_a_warning_that_runs_from_the_return_needs_the_day_of_return() -> None:
    with pytest.raises(RuleBroken) as refusal:
        appeals.put_in_place(
            step_of(FINAL, P1),
            DISMISSED,
            imposed_from=date(2026, 3, 4),
            live_from=LiveFrom.RETURN,
            decided_on=date(2026, 4, 20),
            returns_on=None,
            ends_on=None,
        )
    assert (refusal.value.rule_id, refusal.value.field) == ("SA-13", "returns_on")


def test_nobody_returns_from_a_warning_so_it_runs_from_the_first_issue() -> None:
    old = Imposed(FINAL, 3, date(2026, 10, 20), date(2027, 10, 19))
    new = appeals.put_in_place(
        step_of(WRITTEN, P1),
        old,
        imposed_from=date(2026, 10, 20),
        live_from=LiveFrom.RETURN,
        decided_on=date(2026, 11, 11),
        returns_on=None,
        ends_on=None,
    )
    assert (new.live_from, new.live_until) == (date(2026, 10, 20), date(2027, 4, 19))


FINAL_UNTIL = Imposed(FINAL, 3, date(2026, 10, 20), date(2027, 10, 19))
WRITTEN_UNTIL = Imposed(WRITTEN, 2, date(2026, 10, 20), date(2027, 4, 19))
NOTICE_UNTIL = Imposed(WITH_NOTICE, 4, ends_on=date(2027, 1, 12))


@pytest.mark.parametrize(
    ("old", "new", "rule_id"),
    [
        (WRITTEN_UNTIL, FINAL_UNTIL, "AP-4"),  # rank
        (WRITTEN_UNTIL, DISMISSED, "AP-4"),
        (NOTICE_UNTIL, DISMISSED, "AP-4"),
        # a later end, though the level is lighter
        (WRITTEN_UNTIL, Imposed(VERBAL, 1, date(2026, 11, 11), date(2027, 5, 10)), "AP-4"),
        # the same level for longer
        (WRITTEN_UNTIL, Imposed(WRITTEN, 2, date(2026, 11, 11), date(2027, 5, 10)), "AP-4"),
        # lighter by name, without an end
        (FINAL_UNTIL, Imposed(WRITTEN, 2, date(2026, 10, 20), None), "AP-4"),
        # employment would end earlier
        (NOTICE_UNTIL, Imposed(WITH_NOTICE, 4, ends_on=date(2026, 12, 1)), "AP-4"),
        # nothing changes
        (FINAL_UNTIL, FINAL_UNTIL, "T22"),
        (NOTICE_UNTIL, NOTICE_UNTIL, "T22"),
    ],
)
def test_an_appeal_never_makes_it_heavier(old: Imposed, new: Imposed, rule_id: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        appeals.check_not_heavier(old, new)
    assert refusal.value.rule_id == rule_id
    assert refusal.value.instead


VERBAL_UNTIL = Imposed(VERBAL, 1, date(2026, 10, 20), date(2027, 1, 19))
WITH_VERBAL = (LadderStep(VERBAL, 1, 3, Severity.MINOR, 10), *P1)


@pytest.mark.parametrize(
    ("may_increase", "severity", "expected"),
    [
        (False, Severity.GROSS, None),  # nothing is said of it: never
        (True, "", None),  # nobody said how serious it was
        (True, Severity.MINOR, WRITTEN),
        (True, Severity.SERIOUS, FINAL),
        (True, Severity.GROSS, FINAL),  # never a dismissal
    ],
)
def test_the_heaviest_warning_an_appeal_may_lead_to(may_increase: bool, severity: str, expected) -> None:
    found = heaviest_by_appeal(WITH_VERBAL, may_increase=may_increase, severity=severity)
    assert found == expected
    # Reasons lead outside a range when it is decided, never on appeal: a final warning stays for serious misconduct.
    strict = [step if step.level != FINAL else replace(step, minimum_severity=Severity.GROSS) for step in P1]
    for_reasons = [replace(step, is_for_reasons=True) for step in strict]
    led = {"may_increase": True, "severity": Severity.SERIOUS}
    # What takes a committee is not given by the one person who hears an appeal.
    together = [replace(step, deciders=3 if step.level == FINAL else 1) for step in P1]
    assert heaviest_by_appeal(together, **led) == WRITTEN
    assert heaviest_by_appeal(for_reasons, **led) == WRITTEN


@pytest.mark.parametrize(
    ("old", "new", "at_most", "rule_id"),
    [
        (VERBAL_UNTIL, WRITTEN_UNTIL, FINAL, ""),
        (VERBAL_UNTIL, FINAL_UNTIL, FINAL, ""),  # two levels, and it may end later
        (VERBAL_UNTIL, FINAL_UNTIL, WRITTEN, "AP-4"),  # beyond what was found
        (VERBAL_UNTIL, WRITTEN_UNTIL, None, "AP-4"),  # the policy says nothing of it
        (WRITTEN_UNTIL, NOTICE_UNTIL, FINAL, "AP-4"),  # never a dismissal
        (NOTICE_UNTIL, DISMISSED, FINAL, "AP-4"),
        (WRITTEN_UNTIL, Imposed(WRITTEN, 2, date(2026, 11, 11), date(2027, 5, 10)), FINAL, "AP-4"),
        (WRITTEN_UNTIL, WRITTEN_UNTIL, FINAL, "T22"),
    ],
)
def test_a_policy_may_let_an_appeal_lead_to_a_heavier_warning(
    old: Imposed, new: Imposed, at_most: SanctionLevel | None, rule_id: str
) -> None:
    if not rule_id:
        appeals.check_not_heavier(old, new, at_most=at_most)
        with pytest.raises(RuleBroken, match="T24"):
            appeals.check_not_heavier(old, new, at_most=at_most, left_on=date(2026, 11, 1))
        return
    with pytest.raises(RuleBroken) as refusal:
        appeals.check_not_heavier(old, new, at_most=at_most)
    assert refusal.value.rule_id == rule_id
    assert ("never to a dismissal" in refusal.value.message) == (
        at_most is not None and appeals.is_heavier(new.level, old.level)
    )


@pytest.mark.parametrize(
    ("basis", "decided_on", "begins", "until"),
    [
        (LiveFrom.ORIGINAL, date(2026, 11, 11), date(2026, 10, 20), date(2027, 10, 19)),
        (LiveFrom.RETURN, date(2026, 11, 11), date(2026, 10, 20), date(2027, 10, 19)),
        (LiveFrom.APPEAL, date(2026, 11, 11), date(2026, 11, 11), date(2027, 11, 10)),
        # on the last live day of the first warning, and on the day after it
        (LiveFrom.APPEAL, date(2027, 1, 19), date(2027, 1, 19), date(2028, 1, 18)),
        (LiveFrom.APPEAL, date(2027, 1, 20), date(2027, 1, 20), date(2028, 1, 19)),
        # on its own last live day
        (LiveFrom.ORIGINAL, date(2027, 10, 19), date(2026, 10, 20), date(2027, 10, 19)),
    ],
)
def test_a_heavier_warning_runs_as_any_that_an_appeal_puts_in_place(basis, decided_on, begins, until) -> None:
    new = appeals.put_in_place(
        step_of(FINAL, P1),
        VERBAL_UNTIL,
        imposed_from=date(2026, 10, 20),
        live_from=basis,
        decided_on=decided_on,
        returns_on=None,
        ends_on=None,
    )
    assert (new.level, new.live_from, new.live_until) == (FINAL, begins, until)
    assert new.level not in DISMISSALS
    appeals.check_not_heavier(VERBAL_UNTIL, new, at_most=FINAL)


def test_nobody_is_given_a_heavier_warning_that_has_ended_already() -> None:
    with pytest.raises(RuleBroken, match="would have ended already, on Tue 19 Oct 2027") as refusal:
        appeals.put_in_place(
            step_of(FINAL, P1),
            VERBAL_UNTIL,
            imposed_from=date(2026, 10, 20),
            live_from=LiveFrom.ORIGINAL,
            decided_on=date(2027, 10, 20),
            returns_on=None,
            ends_on=None,
        )
    assert refusal.value.rule_id == "AP-4"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FINAL_UNTIL, WRITTEN_UNTIL),
        (DISMISSED, FINAL_UNTIL),
        (DISMISSED, NOTICE_UNTIL),
        (NOTICE_UNTIL, Imposed(WITH_NOTICE, 4, ends_on=date(2027, 2, 1))),
        (WRITTEN_UNTIL, Imposed(WRITTEN, 2, date(2026, 10, 20), date(2027, 2, 1))),
    ],
)
def test_an_appeal_may_make_it_lighter(old: Imposed, new: Imposed) -> None:
    appeals.check_not_heavier(old, new)


@given(
    first=st.sampled_from(P1),
    second=st.sampled_from(P1),
    issued=st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    wait=st.integers(0, 200),
    basis=st.sampled_from(LiveFrom),
)
def test_what_passes_is_never_heavier_in_rank_or_end(first, second, issued, wait, basis) -> None:
    decided = date.fromordinal(issued.toordinal() + wait)
    until = last_live_day(issued, first.live_months) if first.live_months else None
    old = Imposed(first.level, first.rank, issued if until else None, until, None if until else issued)
    new = appeals.put_in_place(
        second,
        old,
        imposed_from=issued,
        live_from=basis,
        decided_on=decided,
        returns_on=decided,
        ends_on=None,
    )
    if new.rank > old.rank or new == old:
        with pytest.raises(RuleBroken, match=r"AP-4|T22"):
            appeals.check_not_heavier(old, new)
        return
    with contextlib.suppress(RuleBroken):
        appeals.check_not_heavier(old, new)
        _check_lighter(old, new)


def _check_lighter(old: Imposed, new: Imposed) -> None:
    if old.live_until is not None and new.live_until is not None:
        assert new.live_until <= old.live_until
    if new.level in (SanctionLevel.DISMISSAL_WITH_NOTICE, SanctionLevel.SUMMARY_DISMISSAL):
        assert new.ends_on >= old.ends_on


@pytest.mark.parametrize(
    ("ended_on", "returns_on", "days"),
    [
        (date(2026, 3, 4), date(2026, 4, 27), 53),  # scenario 7: 5 March to 26 April
        (date(2026, 3, 4), date(2026, 3, 5), 0),
        (date(2026, 3, 4), date(2026, 3, 4), 0),
        (date(2026, 6, 30), date(2026, 4, 27), 0),  # still under notice
    ],
)
def test_days_for_which_pay_is_owed(ended_on: date, returns_on: date, days: int) -> None:
    assert appeals.days_between(ended_on, returns_on) == days


@pytest.mark.parametrize(
    ("until", "first_ends_on", "expected"),
    [
        (date(2027, 7, 19), None, date(2027, 7, 19)),  # after a dismissal
        (date(2027, 7, 19), date(2027, 4, 19), date(2027, 4, 19)),
        (date(2027, 4, 19), date(2027, 10, 19), date(2027, 4, 19)),  # a lighter one ends sooner
        (None, date(2027, 4, 19), date(2027, 4, 19)),
        (None, None, None),
    ],
)
def test_a_warning_given_when_a_case_is_heard_again_never_ends_later(
    until: date | None, first_ends_on: date | None, expected: date | None
) -> None:
    assert appeals.heard_again_until(until, first_ends_on) == expected


def test_no_warning_is_given_once_the_first_would_have_ended() -> None:
    with pytest.raises(RuleBroken, match="AP-4"):
        appeals.check_first_has_not_ended(date(2027, 4, 20), date(2027, 4, 19))
    appeals.check_first_has_not_ended(date(2027, 4, 19), date(2027, 4, 19))
    appeals.check_first_has_not_ended(date(2027, 4, 20), None)  # the first was a dismissal


def test_a_warning_that_has_run_out_is_varied_to_one_that_ran_where_it_did() -> None:
    old = Imposed(SanctionLevel.FINAL_WRITTEN_WARNING, 3, date(2026, 4, 20), date(2027, 4, 19))
    new = appeals.put_in_place(
        step_of(WRITTEN, P1),
        old,
        imposed_from=date(2026, 4, 20),
        live_from=LiveFrom.APPEAL,
        decided_on=date(2027, 5, 20),
        returns_on=None,
        ends_on=None,
    )
    assert (new.live_from, new.live_until) == (date(2026, 4, 20), date(2026, 10, 19))
    appeals.check_not_heavier(old, new)
