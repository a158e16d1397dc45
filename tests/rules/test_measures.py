"""What goes with a warning: where the policy lists it, from when to when, and never more after an appeal (7.5, AP-4)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casework.enums import MeasureKind, SanctionLevel
from casework.errors import RuleBroken
from casework.rules import appeals
from casework.rules.measures import (
    Measure,
    MeasureTerms,
    check_measures,
    check_not_begun,
    check_not_more,
    kept_on_appeal,
)
from tests.rules.policy_p1 import FINAL, SUMMARY, WRITTEN

DEMOTION, TRANSFER, BAR = MeasureKind.DEMOTION, MeasureKind.TRANSFER, MeasureKind.PROMOTION_BAR
DECIDED = date(2026, 10, 15)
LISTED = {DEMOTION: MeasureTerms(DEMOTION, FINAL), BAR: MeasureTerms(BAR, WRITTEN, 12)}
DOWN = Measure(DEMOTION, "From SEO to HEO.", "Clause 14.", date(2026, 11, 2))
BARRED = Measure(BAR, "No promotion.", "Clause 15.", date(2026, 10, 31), date(2027, 10, 30))
MOVED = Measure(TRANSFER, "To Leeds.", "Clause 16.", date(2026, 11, 2))


@pytest.mark.parametrize(
    ("measures", "level", "rule_id", "field", "said", "instead"),
    [
        ([MOVED], FINAL, "PV-1", "measures", "does not list a transfer", "a demotion or a bar on promotion"),
        ([DOWN], WRITTEN, "7.5", "measures", "goes with a final written warning or a heavier", "leave the"),
        ([DOWN], SUMMARY, "7.5", "measures", "not with summary dismissal", "Choose such a warning"),
        ([DOWN], None, "7.5", "measures", "not with no sanction", "Choose such a warning"),
        ([DOWN, DOWN], FINAL, "7.5", "measures", "stands twice", "once"),
        ([replace(DOWN, what=" ")], FINAL, "7.5", "demotion_what", "What exactly", "the grade"),
        (
            [replace(DOWN, basis="")],
            FINAL,
            "7.5",
            "demotion_basis",
            "needs the contract",
            "choose the warning alone",
        ),
        (
            [replace(DOWN, from_on=date(2026, 10, 14))],
            FINAL,
            "7.5",
            "demotion_from_on",
            "before",
            "Thu 15 Oct",
        ),
        ([replace(DOWN, from_on=date(2027, 10, 16))], FINAL, "7.5", "demotion_from_on", "a year", "the year"),
        ([replace(DOWN, to_on=date(2027, 11, 1))], FINAL, "7.5", "demotion_to_on", "for good", "Leave"),
        # Twelve months from a Saturday: the day before the same day, whatever is worked then.
        (
            [replace(BARRED, to_on=date(2027, 10, 31))],
            WRITTEN,
            "7.5",
            "promotion_bar_to_on",
            "12 months",
            "Sat 30",
        ),
        (
            [replace(BARRED, to_on=None)],
            WRITTEN,
            "7.5",
            "promotion_bar_to_on",
            "12 months",
            "Sat 31 Oct 2026",
        ),
        (
            [replace(BARRED, to_on=date(2026, 10, 30))],
            WRITTEN,
            "7.5",
            "promotion_bar_to_on",
            "12",
            "to Sat 30",
        ),
    ],
)
def test_what_may_not_go_with_it_is_refused_with_what_may(
    measures: list[Measure], level: SanctionLevel | None, rule_id: str, field: str, said: str, instead: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_measures(measures, LISTED, level=level, decided_on=DECIDED)
    broken = refusal.value
    assert (broken.rule_id, broken.field) == (rule_id, field)
    assert said in broken.message and instead in broken.instead


def test_what_the_policy_lists_may_go_with_it_and_without_a_list_nothing_may() -> None:
    check_measures([DOWN, BARRED], LISTED, level=FINAL, decided_on=DECIDED)
    check_measures([], {}, level=None, decided_on=DECIDED)
    with pytest.raises(RuleBroken) as refusal:
        check_measures([DOWN], {}, level=FINAL, decided_on=DECIDED)
    assert refusal.value.instead == "It allows nothing beside a warning: choose the level alone."


def test_no_letter_leaves_after_a_measure_began() -> None:
    check_not_begun([DOWN], date(2026, 11, 2))
    with pytest.raises(RuleBroken) as refusal:
        check_not_begun([BARRED, DOWN], date(2026, 11, 2))
    assert "Sat 31 Oct 2026" in refusal.value.message and "recall the decision" in refusal.value.instead


def test_an_appeal_keeps_drops_and_shortens() -> None:
    before = (DOWN, BARRED)
    assert kept_on_appeal(before, {}, LISTED, FINAL) == ()
    sooner = date(2027, 4, 30)
    kept = kept_on_appeal(before, {DEMOTION: None, BAR: sooner}, LISTED, FINAL)
    assert kept == (DOWN, replace(BARRED, to_on=sooner))
    # What was for good may end.
    assert kept_on_appeal(before, {DEMOTION: sooner}, LISTED, FINAL) == (replace(DOWN, to_on=sooner),)
    old = appeals.Imposed(FINAL, 3, date(2026, 10, 20), date(2027, 10, 19), measures=before)
    appeals.check_not_heavier(old, replace(old, measures=kept))
    with pytest.raises(RuleBroken, match="T22"):
        appeals.check_not_heavier(old, replace(old, measures=(BARRED, DOWN)))


@pytest.mark.parametrize(
    ("kept", "level", "rule_id", "said"),
    [
        ({TRANSFER: None}, FINAL, "AP-4", "A transfer is no part of the outcome"),
        ({BAR: date(2027, 10, 31)}, FINAL, "AP-4", "was to end on Sat 30 Oct 2027"),
        ({DEMOTION: None}, WRITTEN, "7.5", "goes with a final written warning"),
        ({BAR: date(2026, 10, 30)}, FINAL, "7.5", "cannot end before it begins"),
    ],
)
def test_an_appeal_adds_nothing_and_lengthens_nothing(
    kept: dict[MeasureKind, date | None], level: SanctionLevel, rule_id: str, said: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        kept_on_appeal((DOWN, BARRED), kept, LISTED, level)
    assert refusal.value.rule_id == rule_id
    assert said in refusal.value.message and refusal.value.instead


LATER = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("before", "given", "said"),
    [
        ([(DOWN,)], MOVED, "was no part of the outcome before"),
        # It was dropped at the first level of appeal.
        ([(DOWN,), ()], replace(DOWN, from_on=LATER), "was no part of the outcome before"),
        (
            [(DOWN,)],
            replace(DOWN, what="From SEO to EO.", from_on=LATER),
            "says the same: “From SEO to HEO.”",
        ),
        ([(DOWN,)], replace(DOWN, from_on=date(2026, 11, 1)), "begin earlier than Mon 2 Nov 2026"),
        (
            [(BARRED,)],
            replace(BARRED, from_on=LATER, to_on=date(2027, 11, 30)),
            "was to end on Sat 30 Oct 2027",
        ),
        ([(BARRED,)], replace(BARRED, from_on=LATER, to_on=None), "was to end on Sat 30 Oct 2027"),
    ],
)
def test_a_case_heard_again_ends_with_no_more_than_before(
    before: list[tuple[Measure, ...]], given: Measure, said: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_not_more(before, [given])
    assert (refusal.value.rule_id, said in refusal.value.message) == ("AP-4", True)


def test_heard_for_the_first_time_or_as_before_or_lighter() -> None:
    check_not_more([], [DOWN])
    again = [replace(DOWN, what="From  SEO to HEO. ", from_on=LATER), replace(BARRED, from_on=LATER)]
    check_not_more([(DOWN, BARRED)], again)
    check_not_more([(DOWN,)], [replace(DOWN, from_on=LATER, to_on=date(2027, 1, 31))])
