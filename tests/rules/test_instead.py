"""A live warning extended instead of the next stage (SA-11): which, by how much, until when, and what an appeal leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

import pytest

from casework.enums import AppealResult, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.instead import (
    Chosen,
    check_appeal_of_extension,
    check_can_be_extended,
    check_extended_instead,
    check_no_months,
    extended_until,
)
from casework.rules.months import last_live_day
from casework.rules.sanctions import LivePeriod, PastSanction
from tests.rules.policy_p1 import FINAL, P1, WRITTEN

MOST = {WRITTEN: 6, FINAL: 12}
LADDER = tuple(replace(step, extend_months=MOST.get(step.level)) for step in P1)
ISSUED, LAST = date(2026, 2, 2), date(2026, 8, 1)
SECOND = date(2026, 7, 27)
RANK = {step.level: step.min_grade_rank for step in P1}


def _warning(level: SanctionLevel = WRITTEN, **changes: object) -> PastSanction:
    period = LivePeriod(ISSUED, LAST)
    return replace(PastSanction(1, level, 2, ISSUED, ISSUED, (period,)), **changes)


@contextmanager
def refused(rule_id: str, *, says: str, instead: str = "", field: str = "") -> Iterator[None]:
    with pytest.raises(RuleBroken) as caught:
        yield
    assert (caught.value.rule_id, caught.value.field or "") == (rule_id, field or caught.value.field or "")
    assert says in caught.value.message and instead in caught.value.instead
    assert caught.value.message.endswith(".") and caught.value.instead.endswith(".")


CHOSEN = Chosen(_warning(), 6, counts=True)


@pytest.mark.parametrize(("level", "most"), MOST.items())
def test_up_to_the_months_of_the_policy_and_no_further(level: SanctionLevel, most: int) -> None:
    chosen = Chosen(_warning(level), most, counts=True)
    for months in (1, most):
        asked = replace(chosen, months=months)
        assert check_extended_instead(asked, LADDER, decider_rank=RANK[level], on=SECOND) == most
    for months in (0, most + 1):
        asked = replace(chosen, months=months)
        with refused(
            "SA-11", says=f"by {most} months at most", instead=f"1 to {most}", field="instead_months"
        ):
            check_extended_instead(asked, LADDER, decider_rank=RANK[level], on=SECOND)
    with refused("SEP-7", says="Your grade may not decide"):
        check_extended_instead(chosen, LADDER, decider_rank=RANK[level] - 1, on=SECOND)


@pytest.mark.parametrize(
    ("change", "rule_id", "says", "field"),
    [
        ({"level": FINAL}, "SA-11", "instead of a new sanction, never beside one", "level"),
        ({"found": False}, "T18", "No allegation was found", "instead_of"),
        ({"left_on": date(2026, 7, 1)}, "T24", "left on Wed 1 Jul 2026", "instead_of"),
        ({"heard_again": True}, "AP-4", "the case is heard again", "instead_of"),
        ({"warning": None}, "SA-11", "does not count for what was found", "instead_of"),
        ({"counts": False}, "SA-11", "does not count for what was found", "instead_of"),
        ({"extended": True}, "SA-11", "of Mon 2 Feb 2026 was extended instead", "instead_of"),
        (
            {"warning": _warning(under_appeal=True)},
            "SA-11",
            "of Mon 2 Feb 2026 is under appeal",
            "instead_of",
        ),
        (
            {"warning": _warning(periods=(LivePeriod(ISSUED, None),))},
            "SA-11",
            "is not live: only one that is live on Mon 27 Jul 2026",
            "instead_of",
        ),
    ],
)
def test_what_is_not_extended(change: dict[str, object], rule_id: str, says: str, field: str) -> None:
    with refused(rule_id, says=says, field=field):
        check_extended_instead(replace(CHOSEN, **change), LADDER, decider_rank=7, on=SECOND)


def test_a_policy_that_says_nothing_of_it_extends_nothing() -> None:
    with refused("SA-11", says="does not let a written warning be extended", instead="or no sanction"):
        check_extended_instead(CHOSEN, P1, decider_rank=7, on=SECOND)
    with refused("PV-1", says="does not know a written warning"):
        check_extended_instead(
            CHOSEN, [one for one in LADDER if one.level != WRITTEN], decider_rank=7, on=SECOND
        )


def test_on_its_last_live_day_it_is_extended_and_on_the_day_after_it_is_not() -> None:
    check_can_be_extended(_warning(), LAST, extended=False)
    with refused("SA-11", says="The written warning of Mon 2 Feb 2026 ended on Sat 1 Aug 2026"):
        check_can_be_extended(_warning(), date(2026, 8, 2), extended=False)


@pytest.mark.parametrize(
    ("last_day", "months", "until"),
    [
        (date(2026, 8, 1), 6, date(2027, 2, 1)),
        (date(2026, 8, 1), 1, date(2026, 9, 1)),
        # Issued on 31 August for 6 months; from its first day 12 months would end on 30 August, three days later.
        (last_live_day(date(2026, 8, 31), 6), 6, date(2027, 8, 27)),
        (date(2027, 1, 30), 1, date(2027, 2, 27)),
        (date(2028, 1, 30), 1, date(2028, 2, 28)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_doubt_at_the_end_of_a_month_is_resolved_for_the_employee(
    last_day: date, months: int, until: date
) -> None:
    assert extended_until(last_day, months) == until


@pytest.mark.parametrize("day", range(1, 32))
@pytest.mark.parametrize("months", [1, 6, 12])
def test_it_never_ends_later_than_counted_from_its_first_day(day: int, months: int) -> None:
    issued = date(2026, 8, day)
    assert extended_until(last_live_day(issued, 6), months) <= last_live_day(issued, 6 + months)


@pytest.mark.parametrize(
    ("result", "months"),
    [
        (AppealResult.CONFIRMED, None),
        (AppealResult.SET_ASIDE, None),
        (AppealResult.VARIED, 5),
        (AppealResult.VARIED, 1),
    ],
)
def test_an_appeal_leaves_shortens_or_ends_it(result: AppealResult, months: int | None) -> None:
    check_appeal_of_extension(result, months, extended_by=6)


@pytest.mark.parametrize(
    ("result", "months", "other", "rule_id", "says", "field"),
    [
        (AppealResult.REMITTED, None, False, "T23", "is not sent back", "result"),
        (AppealResult.VARIED, 7, False, "AP-4", "extended by 6 months", "months"),
        (AppealResult.VARIED, 6, False, "T22", "the outcome as it is", "months"),
        (AppealResult.VARIED, 0, False, "T22", "No month is left", "months"),
        (AppealResult.VARIED, None, False, "T22", "needs the months", "months"),
        (AppealResult.CONFIRMED, 3, False, "T22", "no other result has any", "months"),
        (AppealResult.SET_ASIDE, 3, False, "T22", "no other result has any", "months"),
        (AppealResult.VARIED, 3, True, "T22", "puts nothing else in its place", "level"),
    ],
)
def test_an_appeal_never_makes_it_more(
    result: AppealResult, months: int | None, other: bool, rule_id: str, says: str, field: str
) -> None:
    with refused(rule_id, says=says, field=field):
        check_appeal_of_extension(result, months, extended_by=6, other=other)


def test_months_without_an_extension() -> None:
    check_no_months(None)
    with refused("T22", says="extended no warning", field="months"):
        check_no_months(3)
