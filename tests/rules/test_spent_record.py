"""What the spent record holds, and what a decision owes once it was opened (SA-2, SA-7)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import SanctionLevel
from casework.errors import RuleBroken
from casework.rules.sanctions import LivePeriod, PastSanction
from casework.rules.spent_record import check_use_is_said, spent_record, was_spent

L = SanctionLevel
ISSUED, LAST = date(2026, 1, 12), date(2027, 1, 11)


def _past(level: SanctionLevel = L.FINAL_WRITTEN_WARNING, **changes: object) -> PastSanction:
    given = {
        "pk": 1,
        "rank": 3,
        "issued_on": ISSUED,
        "received_on": ISSUED,
        "periods": (LivePeriod(ISSUED, LAST),),
    }
    return PastSanction(level=level, **given | changes)  # type: ignore[arg-type]


def _on(day: date, to: date | None = None) -> tuple[date, date]:
    return day, to or day


# the warning, the conducts, whether it is in the spent record, whether it was spent
EXAMPLES = [
    # scenarios 2 and 3: the last live day, and the day after
    (_past(), [_on(LAST)], False, False),
    (_past(), [_on(date(2027, 1, 12))], True, True),
    # scenario 13: received after the act; on the very day a person answers
    (_past(), [_on(date(2026, 1, 11))], True, False),
    (_past(), [_on(ISSUED)], False, False),
    # one of two allegations is enough to have it shown by default
    (_past(), [_on(date(2027, 1, 12)), _on(LAST)], False, False),
    # live for a part of the conduct, or without a stated end: for a person, so never in the spent record
    (_past(), [_on(date(2027, 1, 10), date(2027, 1, 13))], False, False),
    (_past(periods=(LivePeriod(ISSUED, None),)), [_on(date(2040, 1, 1))], False, False),
    (_past(periods=()), [_on(date(2040, 1, 1))], False, False),
    # what was set aside never was, and a dismissal is no warning
    (_past(set_aside=True), [_on(date(2027, 1, 12))], False, True),
    (_past(L.SUMMARY_DISMISSAL, periods=()), [_on(date(2027, 1, 12))], False, False),
]


@pytest.mark.parametrize(("warning", "conducts", "held", "spent"), EXAMPLES)
def test_it_holds_what_neither_counts_nor_waits_for_an_answer(
    warning: PastSanction, conducts: list[tuple[date, date]], held: bool, spent: bool
) -> None:
    assert spent_record([warning], conducts) == ((warning,) if held else ())
    assert was_spent(warning, conducts) == spent


def test_without_allegations_there_is_nothing_it_could_count_for() -> None:
    assert spent_record([_past()], []) == (_past(),)
    assert not was_spent(_past(), [])


@pytest.mark.parametrize(
    ("use", "opened", "says"),
    [
        ("It weighed nothing.", True, ""),
        ("", False, ""),
        ("  ", True, "does not say how it was used"),
        ("It weighed.", False, "was not opened"),
    ],
)
def test_the_use_is_said_exactly_where_it_was_opened(use: str, opened: bool, says: str) -> None:
    if not says:
        check_use_is_said(use, opened=opened)
        return
    with pytest.raises(RuleBroken, match=says) as broken:
        check_use_is_said(use, opened=opened)
    assert (broken.value.rule_id, broken.value.field) == ("SA-7", "spent_record_use")
