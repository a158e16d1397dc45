"""The usual range, the smallest group, and when an outcome that differs has to be explained (EQ-7, EQ-8)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.errors import RuleBroken
from casework.rules.comparators import (
    OUTCOMES,
    TOO_FEW,
    USUAL_TERMS,
    ComparisonTerms,
    Outcome,
    check_departure_is_explained,
    compare,
    departures,
    outcome_code,
    range_in_words,
    usual_range,
)

NONE, VERBAL, WRITTEN, FINAL, NOTICE, SUMMARY = OUTCOMES

# how often each, and the usual range
RANGES = [
    ({WRITTEN: 5}, (WRITTEN, WRITTEN)),
    # exactly four fifths is enough, a hair less is not
    ({WRITTEN: 8, FINAL: 2}, (WRITTEN, WRITTEN)),
    ({WRITTEN: 79, FINAL: 21}, (WRITTEN, FINAL)),
    ({NONE: 1, VERBAL: 3, WRITTEN: 5, FINAL: 1}, (VERBAL, WRITTEN)),
    # two as narrow: the one that covers more
    ({VERBAL: 1, WRITTEN: 8, FINAL: 1}, (WRITTEN, WRITTEN)),
    ({NONE: 2, VERBAL: 5, WRITTEN: 4}, (VERBAL, WRITTEN)),
    ({NONE: 1, VERBAL: 8, WRITTEN: 2}, (VERBAL, WRITTEN)),
    # as narrow and as much: the mildest
    ({NONE: 1, VERBAL: 4, WRITTEN: 1}, (NONE, VERBAL)),
    # a gap lies inside: from mild to heavy, with nothing between
    ({NONE: 5, SUMMARY: 5}, (NONE, SUMMARY)),
    ({SUMMARY: 9, NONE: 1}, (SUMMARY, SUMMARY)),
]


@pytest.mark.parametrize(("counts", "usual"), RANGES)
def test_the_usual_range_is_the_narrowest_that_covers_four_fifths(
    counts: dict[str, int], usual: tuple[str, str]
) -> None:
    assert usual_range(counts) == usual


@given(st.dictionaries(st.sampled_from(OUTCOMES), st.integers(1, 50), min_size=1))
def test_it_covers_four_fifths_and_no_narrower_one_does(counts: dict[str, int]) -> None:
    size = sum(counts.values())
    covered = [counts.get(code, 0) for code in OUTCOMES]
    first, last = (OUTCOMES.index(code) for code in usual_range(counts))
    assert sum(covered[first : last + 1]) >= Fraction(4, 5) * size
    narrower = range(len(OUTCOMES) - (last - first) + 1) if last > first else ()
    assert all(sum(covered[start : start + last - first]) < Fraction(4, 5) * size for start in narrower)


def test_four_are_too_few_and_nothing_of_them_is_told() -> None:
    assert compare({WRITTEN: 4}) == TOO_FEW == compare({})
    assert (TOO_FEW.size, TOO_FEW.outcomes, TOO_FEW.usual) == (0, (), None)
    five = compare({WRITTEN: 4, NONE: 1})
    assert (five.size, five.outcomes) == (5, (Outcome(NONE, 1, 20), Outcome(WRITTEN, 4, 80)))
    assert [one.percent for one in compare({NONE: 1, VERBAL: 2, WRITTEN: 5}).outcomes] == [13, 25, 63]


def test_as_many_years_back_to_the_day_and_as_many_cases_as_the_policy_says() -> None:
    assert USUAL_TERMS.decided_after(date(2026, 11, 26)) == date(2021, 11, 26)
    assert USUAL_TERMS.decided_after(date(2028, 2, 29)) == date(2023, 2, 28)
    assert ComparisonTerms(years=3).decided_after(date(2026, 11, 26)) == date(2023, 11, 26)
    assert compare({WRITTEN: 9}, least=10) == TOO_FEW
    assert compare({WRITTEN: 10}, least=10).size == 10


USUAL = compare({WRITTEN: 9, FINAL: 1})
# the outcome, the comparison, what others in the incident were given, the rules that want reasons
DEPARTURES = [
    (WRITTEN, USUAL, (), ()),
    (WRITTEN, USUAL, (WRITTEN, WRITTEN), ()),
    (FINAL, USUAL, (), ("EQ-8",)),
    (NONE, USUAL, (), ("EQ-8",)),
    (SUMMARY, TOO_FEW, (), ()),
    (SUMMARY, TOO_FEW, (SUMMARY,), ()),
    (WRITTEN, USUAL, (WRITTEN, FINAL), ("EQ-7",)),
    (FINAL, USUAL, (WRITTEN,), ("EQ-8", "EQ-7")),
]


@pytest.mark.parametrize(("outcome", "comparison", "others", "rules"), DEPARTURES)
def test_reasons_are_asked_for_where_it_differs_and_nowhere_else(
    outcome: str, comparison: object, others: tuple[str, ...], rules: tuple[str, ...]
) -> None:
    departing = departures(outcome, comparison, others)  # type: ignore[arg-type]
    assert tuple(one.rule_id for one in departing) == rules
    wrong = "" if rules else "He pushed her."
    with pytest.raises(RuleBroken) as broken:
        check_departure_is_explained(departing, wrong)
    assert (broken.value.rule_id, broken.value.field) == ((rules or ("EQ-8",))[0], "departure_reasons")
    check_departure_is_explained(departing, "He pushed her." if rules else "  ")


def test_it_is_said_in_plain_words() -> None:
    both = departures(FINAL, USUAL, (WRITTEN, NONE))
    assert [one.sentence for one in both] == [
        "In like cases a written warning is usual, and this outcome is not.",
        "Somebody else in the same incident was given no sanction and a written warning.",
    ]
    assert range_in_words((NONE, FINAL)) == "from no sanction to a final written warning"
    assert outcome_code("") == NONE
