"""Which cases a decision is compared with, as counts alone: none of this employee, none of this incident (EQ-8)."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.enums import AppealResult, FileState, SanctionLevel, Severity
from casework.models import Case, Category, Decision
from casework.queries.comparators import like_cases
from casework.rules.comparators import TOO_FEW, USUAL_TERMS, Comparison, ComparisonTerms
from tests.fixtures_world import hire, that_autumn, world  # noqa: F401
from tests.world import DECIDED, World

pytestmark = pytest.mark.django_db

WRITTEN = SanctionLevel.WRITTEN_WARNING
ON = date(2026, 11, 1)


def _group(world: World, size: int = 5) -> list[Case]:  # noqa: F811
    """Written warnings for the same, as serious, all issued; of people of their own."""
    cases = []
    for number in range(size):
        hire(world, f"like{number}", unit="leeds")
        cases.append(world.case_in(FileState.OUTCOME, f"like{number}"))
    return cases


def _compared(
    case: Case, severity: str = Severity.SERIOUS, on: date = ON, terms: ComparisonTerms = USUAL_TERMS
) -> Comparison:
    return like_cases(case, list(case.allegations.all()), severity, terms, on)


def _counts(comparison: Comparison) -> dict[str, int]:
    return {one.outcome: one.count for one in comparison.outcomes}


def test_like_cases_are_counted_by_final_outcome(world: World) -> None:  # noqa: F811
    case = world.case_in(FileState.DELIBERATION)
    group = _group(world)
    five = _compared(case)
    assert (five.size, _counts(five), five.usual) == (5, {"written_warning": 5}, (WRITTEN, WRITTEN))
    # On appeal one is varied and one set aside: both count as they ended.
    world.appeal(group[0])
    world.appeal(group[1], AppealResult.SET_ASIDE)
    assert _counts(_compared(case)) == {"none": 1, "verbal_warning": 1, "written_warning": 3}
    # One that is sent back has not ended: four are too few, and nothing of them is told.
    world.appeal(group[2], AppealResult.REMITTED)
    world.return_to_hearing(group[2])
    assert _compared(case) == TOO_FEW


def test_what_is_not_alike_is_not_counted(world: World) -> None:  # noqa: F811
    case = world.case_in(FileState.DELIBERATION)
    group = _group(world)
    assert _compared(case).size == 5
    assert _compared(case, Severity.MINOR) == TOO_FEW
    # Five years and no day more.
    assert _compared(case, on=date(2031, 10, 18)).size == 5
    assert _compared(case, on=date(2031, 10, 19)) == TOO_FEW
    assert _compared(case, on=date(2026, 10, 18)) == TOO_FEW
    # As far back, and from as many cases on, as the policy says: decided on 19 Oct 2026.
    one_year, six = ComparisonTerms(years=1), ComparisonTerms(least_group=6)
    assert _compared(case, on=date(2027, 10, 18), terms=one_year).size == 5
    assert _compared(case, on=date(2027, 10, 19), terms=one_year) == TOO_FEW
    assert _compared(case, terms=six) == TOO_FEW
    assert Decision.objects.filter(decided_on=DECIDED).count() == 5
    # Another category, what is not issued yet, this employee, this incident.
    other = Category.objects.create(code="lateness", name="Lateness", path="/conduct/lateness/")
    one = case.allegations.get()
    one.category = other
    assert like_cases(case, [one], Severity.SERIOUS, USUAL_TERMS, ON) == TOO_FEW
    assert like_cases(group[0], list(case.allegations.all()), Severity.SERIOUS, USUAL_TERMS, ON) == TOO_FEW
    world.case_in(FileState.DECIDED, "sita")
    world.case_in(FileState.OUTCOME, "sam")
    assert _compared(case).size == 5


def test_it_is_one_query_for_any_number(world: World) -> None:  # noqa: F811
    case = world.case_in(FileState.DELIBERATION)
    allegations = list(case.allegations.all())
    _group(world)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        like_cases(case, allegations, Severity.SERIOUS, USUAL_TERMS, ON)
    assert len(asked) == 1
    assert "count" in asked[0]["sql"].lower()
