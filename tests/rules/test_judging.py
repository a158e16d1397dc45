"""What the days of a warning leave to whoever decides, and what they owe an answer to (SA-4, SA-10, 7.5)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.enums import SanctionLevel
from casework.errors import RuleBroken
from casework.rules.judging import Judged, ToJudge, check_judged, spans_in_words, to_judge
from casework.rules.sanctions import LivePeriod, PastSanction, weigh_record

ISSUED, RECEIVED, LAST = date(2026, 6, 3), date(2026, 6, 5), date(2027, 6, 2)
DAY = timedelta(days=1)


def _warning(received_on: date | None = RECEIVED, *periods: LivePeriod) -> PastSanction:
    final = SanctionLevel.FINAL_WRITTEN_WARNING
    return PastSanction(1, final, 3, ISSUED, received_on, periods or (LivePeriod(ISSUED, LAST),))


def _asked(warning: PastSanction, first: date, last: date) -> tuple[ToJudge, ...]:
    left = weigh_record([warning], first, last).for_a_person
    return to_judge(left, allegation=7, number=1, first=first, last=last)


@pytest.mark.parametrize(
    ("first", "last", "inside", "outside"),
    [
        # on the day of receipt, and on the days beside it
        (RECEIVED - DAY, RECEIVED - DAY, None, None),
        (RECEIVED, RECEIVED, (), ((RECEIVED, RECEIVED),)),
        (RECEIVED + DAY, RECEIVED + DAY, None, None),
        # partly before it was received, and to the day
        (date(2026, 5, 10), date(2026, 6, 10), ((RECEIVED + DAY, date(2026, 6, 10)),), ((date(2026, 5, 10), RECEIVED),)),
        (date(2026, 5, 10), RECEIVED - DAY, None, None),
        (date(2026, 5, 10), RECEIVED, (), ((date(2026, 5, 10), RECEIVED),)),
        # over its last day
        (LAST, LAST, None, None),
        (LAST, LAST + DAY, ((LAST, LAST),), ((LAST + DAY, LAST + DAY),)),
        (LAST + DAY, LAST + DAY, None, None),
    ],
)  # fmt: skip
def test_both_sets_of_days_are_named(first, last, inside, outside) -> None:
    asked = _asked(_warning(), first, last)
    assert [(one.inside, one.outside) for one in asked] == ([] if inside is None else [(inside, outside)])


def test_a_gap_between_two_live_periods_lies_outside() -> None:
    """Scenario 14: live again after an extension; what was done in between is not caught."""
    twice = _warning(
        date(2026, 2, 2),
        LivePeriod(date(2026, 2, 1), date(2026, 7, 31)),
        LivePeriod(date(2026, 9, 1), date(2026, 10, 31)),
    )
    [one] = _asked(twice, date(2026, 7, 30), date(2026, 9, 2))
    assert one.inside == ((date(2026, 7, 30), date(2026, 7, 31)), (date(2026, 9, 1), date(2026, 9, 2)))
    assert one.outside == ((date(2026, 8, 1), date(2026, 8, 31)),)
    assert spans_in_words(one.outside) == "Sat 1 Aug 2026 to Mon 31 Aug 2026"
    assert (
        spans_in_words(one.inside[:1] * 2)
        == "Thu 30 Jul 2026 to Fri 31 Jul 2026, Thu 30 Jul 2026 to Fri 31 Jul 2026"
    )


@pytest.mark.parametrize(
    "warning",
    [_warning(RECEIVED, LivePeriod(ISSUED, None)), _warning(None)],
    ids=["without a stated end", "received on a day nobody knows"],
)
def test_what_no_decider_can_know_is_not_asked_of_them(warning: PastSanction) -> None:
    """SA-4: an HR lead settles an end that nobody stated."""
    assert weigh_record([warning], date(2026, 10, 1), date(2026, 10, 1)).for_a_person == (warning,)
    assert _asked(warning, date(2026, 10, 1), date(2026, 10, 1)) == ()


ANSWER = Judged(7, 1, True, "It was the afternoon.")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ([], "The final written warning of Wed 3 Jun 2026 was not live and received before on every day of allegation 1"),
        ([ANSWER, Judged(7, 1, False, "Or not.")], "said twice"),
        ([ANSWER, Judged(8, 1, True, "Of another.")], "only of what was found"),
        ([ANSWER, Judged(7, 2, True, "Of another.")], "only of what was found"),
        ([ANSWER], None),
        ([Judged(7, 1, False, "It was the morning.")], None),
    ],
)  # fmt: skip
def test_each_question_has_one_answer(given: list[Judged], says: str | None) -> None:
    asked = _asked(_warning(), RECEIVED, RECEIVED)
    if says is None:
        check_judged(asked, given)
        return
    with pytest.raises(RuleBroken, match=says) as caught:
        check_judged(asked, given)
    assert (caught.value.rule_id, caught.value.field) == ("SA-10", "judged")
    assert caught.value.instead
