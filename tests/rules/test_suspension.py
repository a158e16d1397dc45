"""Who may suspend, for what, when it is reviewed and when it ends (SU-1 to SU-7, scenario 15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casework.enums import (
    Alternative,
    DeadlineKind,
    Nation,
    PeriodUnit,
    Rolls,
    Severity,
    SuspensionEnd,
    SuspensionPay,
)
from casework.errors import RuleBroken
from casework.rules import suspension as rules
from casework.rules.periods import Period
from casework.rules.working_days import calendar_of
from tests.rules.nations import ENGLAND

TWO_MONTHS = Period(2, PeriodUnit.MONTHS, rolls=Rolls.NOT)
TERMS = rules.SuspensionTerms(
    authority=5,
    least_severity=Severity.SERIOUS,
    review=Period(14, PeriodUnit.CALENDAR_DAYS, rolls=Rolls.BACK),
    cap=TWO_MONTHS,
    ends_with_sickness=True,
)
LIFTED, SICKNESS = SuspensionEnd.LIFTED, SuspensionEnd.SICKNESS
BEGAN = date(2026, 9, 14)


@pytest.mark.parametrize(
    ("began", "until"),
    [
        (BEGAN, date(2026, 11, 13)),  # scenario 15
        (date(2026, 9, 13), date(2026, 11, 12)),
        (date(2026, 12, 31), date(2027, 2, 28)),  # 30 December and two months, clamped
        (date(2027, 1, 1), date(2027, 2, 28)),  # 31 December and two months, clamped
        (date(2027, 12, 31), date(2028, 2, 29)),  # a leap year
        (date(2026, 9, 16), date(2026, 11, 15)),  # a Sunday stays one (0.7)
    ],
)
def test_a_cap_begins_with_the_first_day_and_never_rolls(began: date, until: date) -> None:
    assert rules.must_end_by(began, TERMS, ENGLAND) == until
    assert rules.must_end_by(began, replace(TERMS, cap=None), ENGLAND) is None


def _facts(**changes) -> rules.SuspensionFacts:
    return replace(rules.SuspensionFacts(id=4, effective_on=BEGAN, counted_from=BEGAN), **changes)


def test_reviews_follow_one_another_by_the_interval() -> None:
    """Scenario 15: 28 September, 12 October, 26 October, 9 November."""
    due, facts = [], _facts()
    for number in range(1, 5):
        review, cap = rules.suspension_deadlines(facts, TERMS, ENGLAND)
        assert (review.kind, review.anchor) == (DeadlineKind.SUSPENSION_REVIEW, f"suspension:4:{number - 1}")
        assert (cap.kind, cap.due_on) == (DeadlineKind.SUSPENSION_CAP, date(2026, 11, 13))
        due.append(review.due_on)
        facts = _facts(reviews=number, reviewed_on=review.due_on)
    assert due == [date(2026, 9, 28), date(2026, 10, 12), date(2026, 10, 26), date(2026, 11, 9)]


@pytest.mark.parametrize(
    ("nation", "due"),
    [
        (Nation.ENGLAND_AND_WALES, date(2026, 12, 24)),  # Christmas Day is a Friday
        (Nation.SCOTLAND, date(2026, 12, 24)),
        (Nation.NORTHERN_IRELAND, date(2026, 12, 24)),
    ],
)
def test_a_review_is_never_later_for_a_holiday(nation: Nation, due: date) -> None:
    [review, _] = rules.suspension_deadlines(
        _facts(effective_on=date(2026, 12, 11)), TERMS, calendar_of(nation)
    )
    assert review.due_on == due


def test_a_review_rolls_back_over_a_holiday_of_one_nation_alone() -> None:
    """15 June 2026 is a one-off holiday in Scotland: the review is due on the Friday before."""
    facts = _facts(effective_on=date(2026, 6, 1))
    [there, _] = rules.suspension_deadlines(facts, TERMS, calendar_of(Nation.SCOTLAND))
    [here, _] = rules.suspension_deadlines(facts, TERMS, ENGLAND)
    assert (there.due_on, here.due_on) == (date(2026, 6, 12), date(2026, 6, 15))


def _ill(first: date, last: date) -> rules.Spell:
    return rules.Spell(first, last, was_ill=True)


OCT = [date(2026, 10, day) for day in range(1, 32)]
RESUMED = rules.Spell(OCT[18])  # Mon 19 Oct


@pytest.mark.parametrize(
    ("spells", "first"),
    [
        ([rules.Spell(BEGAN)], BEGAN),
        ([_ill(BEGAN, OCT[3]), RESUMED], BEGAN),  # ill from 5 to 18 Oct (scenario 15)
        ([_ill(BEGAN, OCT[17]), RESUMED], BEGAN),
        ([rules.Spell(BEGAN, OCT[3]), RESUMED], RESUMED.effective_on),
        ([rules.Spell(date(2026, 8, 3), date(2026, 8, 9)), _ill(BEGAN, OCT[3]), RESUMED], BEGAN),
        ([_ill(BEGAN, date(2026, 9, 20)), _ill(OCT[0], OCT[3]), RESUMED], BEGAN),
        # In two cases that were joined: from the earlier of the two, whichever of them goes on.
        ([rules.Spell(BEGAN, OCT[4], was_joined=True), rules.Spell(OCT[0])], BEGAN),
        ([rules.Spell(OCT[0], OCT[4], was_joined=True), rules.Spell(BEGAN)], BEGAN),
        # Lifted since: a new one counts by itself.
        (
            [rules.Spell(BEGAN, OCT[4], was_joined=True), rules.Spell(OCT[0], OCT[9]), RESUMED],
            RESUMED.effective_on,
        ),
    ],
)
def test_from_when_a_cap_counts(spells: list[rules.Spell], first: date) -> None:
    assert rules.counted_by_cap(spells) == first


@pytest.mark.parametrize(
    ("effective_on", "says"), [(OCT[18], "from Mon 14 Sep 2026, which this would resume"), (BEGAN, "ends on")]
)
def test_none_begins_once_its_cap_is_reached(effective_on: date, says: str) -> None:
    for on, is_lawful in ((date(2026, 11, 12), True), (date(2026, 11, 13), False)):
        given = (on, effective_on, BEGAN)
        if is_lawful:
            rules.check_may_begin(*given, TERMS, ENGLAND)
        else:
            _refused("SU-5", says, rules.check_may_begin, *given, TERMS, ENGLAND)
        rules.check_may_begin(*given, replace(TERMS, cap=None), ENGLAND)


def _refused(rule_id: str, says: str, call, *args) -> None:
    with pytest.raises(RuleBroken, match=says) as caught:
        call(*args)
    assert caught.value.rule_id == rule_id
    assert caught.value.instead.endswith(".")


def test_who_may_order_one() -> None:
    assert rules.terms_for(TERMS, 5) is TERMS
    _refused("SU-5", "Your grade may not", rules.terms_for, TERMS, 4)
    _refused("SU-5", "does not provide", rules.terms_for, None, 9)


def test_for_what() -> None:
    rules.check_grave_enough(Severity.SERIOUS, TERMS)
    rules.check_grave_enough(Severity.GROSS, TERMS)
    _refused("SU-5", "of minor misconduct", rules.check_grave_enough, Severity.MINOR, TERMS)
    only_gross = replace(TERMS, least_severity=Severity.GROSS)
    _refused("SU-5", "only for gross misconduct", rules.check_grave_enough, Severity.SERIOUS, only_gross)


@pytest.mark.parametrize("left_out", Alternative)
def test_each_alternative_is_considered(left_out: Alternative) -> None:
    answers = dict.fromkeys(Alternative, "It would not keep her from the page.")
    rules.check_alternatives(answers)
    for bad in (answers | {left_out: "  "}, {kind: why for kind, why in answers.items() if kind != left_out}):
        with pytest.raises(RuleBroken, match="will not do") as caught:
            rules.check_alternatives(bad)
        assert (caught.value.rule_id, caught.value.field) == ("SU-3", left_out)


def test_pay_stops_only_by_the_contract() -> None:
    rules.check_pay(SuspensionPay.FULL, "")
    rules.check_pay(SuspensionPay.UNPAID, "Clause 14.2")
    _refused("SU-2", "where the contract allows", rules.check_pay, SuspensionPay.UNPAID, " ")


@pytest.mark.parametrize(("on", "is_lawful"), [(date(2026, 11, 12), True), (date(2026, 11, 13), False)])
def test_it_goes_on_until_the_cap_and_no_further(on: date, is_lawful: bool) -> None:
    if is_lawful:
        rules.check_may_last(on, BEGAN, TERMS, ENGLAND)
    else:
        _refused("SU-5", "on Fri 13 Nov 2026 at the latest", rules.check_may_last, on, BEGAN, TERMS, ENGLAND)
    rules.check_may_last(date(2027, 11, 13), BEGAN, replace(TERMS, cap=None), ENGLAND)


def test_sickness_ends_it_only_where_the_policy_says_so() -> None:
    rules.check_sickness_ends_it(SICKNESS, TERMS)
    stays = replace(TERMS, ends_with_sickness=False)
    rules.check_sickness_ends_it(LIFTED, stays)
    _refused("SU-6", "does not end with sickness", rules.check_sickness_ends_it, SICKNESS, stays)
