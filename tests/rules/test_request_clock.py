"""How the clock of a request runs (scenarios 6 and 17, 0.3, DP-8, DP-12): what restarts, stops and lengthens it."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import Nation, RequestKind, RequestResult, RequestStep
from casework.errors import NotNow, RuleBroken
from casework.rules.request_clock import Request, Step, due_of
from casework.rules.request_steps import check_ending, check_step, open_steps
from casework.rules.working_days import Calendar, uk_any_calendar
from tests.rules.nations import ENGLAND, SCOTLAND

UK = uk_any_calendar()
_S = RequestStep
FOI, SAR, COMPLAINT = RequestKind
CLARIFY, IDENTITY, FEE = _S.CLARIFICATION_ASKED, _S.IDENTITY_ASKED, _S.FEE_ASKED
EW, SCT = Nation.ENGLAND_AND_WALES, Nation.SCOTLAND


def foi(
    *steps: tuple[RequestStep, date] | tuple[RequestStep, date, date], received: date = date(2026, 3, 9)
) -> Request:
    return Request(FOI, EW, received, tuple(Step(*step) for step in steps))


def sar(*steps: tuple[RequestStep, date], received: date = date(2027, 1, 31)) -> Request:
    return Request(SAR, EW, received, tuple(Step(*step) for step in steps))


def complaint(*steps: tuple[RequestStep, date], received: date = date(2026, 9, 1)) -> Request:
    return Request(COMPLAINT, EW, received, tuple(Step(*step) for step in steps))


# request, calendar, what is owed and by when
DUE: list[tuple[Request, Calendar, str, date | None]] = [
    (foi(), UK, "foi_reply", date(2026, 4, 9)),  # scenario 6
    (Request(FOI, SCT, date(2026, 3, 9)), SCOTLAND, "foi_reply", date(2026, 4, 7)),  # FO-3
    # While clarification is waited for nothing runs; it starts the 20 days anew, on the day it arrives (0.3).
    (foi((CLARIFY, date(2026, 3, 20))), UK, "", None),
    (
        foi((CLARIFY, date(2026, 3, 20)), (_S.ANSWER_RECEIVED, date(2026, 3, 25))),
        UK,
        "foi_reply",
        date(2026, 4, 24),
    ),
    # A fee: Fri 20 to Wed 25 March are four working days that do not count.
    (foi((FEE, date(2026, 3, 20))), UK, "", None),
    (
        foi((FEE, date(2026, 3, 20)), (_S.ANSWER_RECEIVED, date(2026, 3, 25))),
        UK,
        "foi_reply",
        date(2026, 4, 15),
    ),
    (
        foi((FEE, date(2026, 3, 20)), (_S.ANSWER_RECEIVED, date(2026, 3, 20))),
        UK,
        "foi_reply",
        date(2026, 4, 10),
    ),
    # A second notice on the day of the first fee: Mon 23 March is left out once, and 20 to 26 March are five days.
    (
        foi(
            (FEE, date(2026, 3, 20)),
            (_S.ANSWER_RECEIVED, date(2026, 3, 23)),
            (FEE, date(2026, 3, 23)),
            (_S.ANSWER_RECEIVED, date(2026, 3, 26)),
        ),
        UK,
        "foi_reply",
        date(2026, 4, 16),
    ),
    (
        foi(
            (FEE, date(2026, 3, 20)),
            (_S.ANSWER_RECEIVED, date(2026, 3, 23)),
            (FEE, date(2026, 3, 23)),
            (_S.ANSWER_RECEIVED, date(2026, 3, 23)),
        ),
        UK,
        "foi_reply",
        date(2026, 4, 13),
    ),
    # What was paid for before the clarification no longer matters after it.
    (
        foi(
            (FEE, date(2026, 3, 10)),
            (_S.ANSWER_RECEIVED, date(2026, 3, 18)),
            (CLARIFY, date(2026, 3, 20)),
            (_S.ANSWER_RECEIVED, date(2026, 3, 25)),
        ),
        UK,
        "foi_reply",
        date(2026, 4, 24),
    ),
    (foi((_S.EXTENDED, date(2026, 4, 9), date(2026, 5, 8))), UK, "foi_reply", date(2026, 5, 8)),
    (foi((_S.REPLIED, date(2026, 4, 9))), UK, "", None),
    (foi((_S.CLOSED, date(2026, 4, 9))), UK, "", None),
    (
        foi((_S.REPLIED, date(2026, 4, 9)), (_S.REVIEW_ASKED, date(2026, 4, 13))),
        UK,
        "foi_review",
        date(2026, 5, 12),
    ),
    (
        foi(
            (_S.REPLIED, date(2026, 4, 9)),
            (_S.REVIEW_ASKED, date(2026, 4, 13)),
            (_S.REVIEW_ANSWERED, date(2026, 5, 12)),
        ),
        UK,
        "",
        None,
    ),
    (sar(), ENGLAND, "sar_reply", date(2027, 3, 1)),  # scenario 17: Sun 28 Feb rolls on
    (sar((_S.EXTENDED, date(2027, 3, 1))), ENGLAND, "sar_reply", date(2027, 4, 30)),
    (sar((IDENTITY, date(2027, 2, 3))), ENGLAND, "", None),
    # Six days from Wed 3 to Tue 9 Feb: Sun 28 Feb becomes Sat 6 Mar, which rolls to Mon 8 Mar.
    (
        sar((IDENTITY, date(2027, 2, 3)), (_S.ANSWER_RECEIVED, date(2027, 2, 9))),
        ENGLAND,
        "sar_reply",
        date(2027, 3, 8),
    ),
    (
        sar((CLARIFY, date(2027, 2, 3)), (_S.ANSWER_RECEIVED, date(2027, 2, 3))),
        ENGLAND,
        "sar_reply",
        date(2027, 3, 1),
    ),
    # Two pauses add up, and an extension keeps them: 30 Apr and eight days are Sat 8 May.
    (
        sar(
            (IDENTITY, date(2027, 2, 3)),
            (_S.ANSWER_RECEIVED, date(2027, 2, 9)),
            (CLARIFY, date(2027, 2, 10)),
            (_S.ANSWER_RECEIVED, date(2027, 2, 12)),
            (_S.EXTENDED, date(2027, 3, 8)),
        ),
        ENGLAND,
        "sar_reply",
        date(2027, 5, 10),
    ),
    # DP-12: 30 days after Tue 1 Sep is Thu 1 Oct; after Thu 3 Sep it is a Saturday.
    (complaint(), ENGLAND, "complaint_acknowledgement", date(2026, 10, 1)),
    (complaint(received=date(2026, 9, 3)), ENGLAND, "complaint_acknowledgement", date(2026, 10, 5)),
    (complaint((_S.ACKNOWLEDGED, date(2026, 9, 8))), ENGLAND, "", None),
    (complaint((_S.REPLIED, date(2026, 9, 8))), ENGLAND, "", None),
]


@pytest.mark.parametrize(("request_", "calendar", "kind", "due_on"), DUE)
def test_what_is_owed_and_by_when(
    request_: Request, calendar: Calendar, kind: str, due_on: date | None
) -> None:
    due = due_of(request_, calendar)
    assert (due.kind, due.due_on) == (kind, due_on) if due_on else due is None


def test_a_day_off_that_comes_later_lengthens() -> None:
    more = Calendar(UK.holidays | {date(2026, 4, 8)}, "With one more")
    assert due_of(foi(), more).due_on == date(2026, 4, 10)
    rolled = Calendar(ENGLAND.holidays | {date(2027, 3, 1)}, "With one more")
    assert due_of(sar(), rolled).due_on == date(2027, 3, 2)


OPEN: list[tuple[Request, set[RequestStep]]] = [
    (foi(), {CLARIFY, FEE, _S.EXTENDED, _S.REPLIED, _S.CLOSED}),
    (Request(FOI, SCT, date(2026, 3, 9)), {CLARIFY, FEE, _S.REPLIED, _S.CLOSED}),
    (foi((FEE, date(2026, 3, 20))), {_S.ANSWER_RECEIVED, _S.REPLIED, _S.CLOSED}),
    (foi((_S.EXTENDED, date(2026, 4, 9), date(2026, 5, 8))), {CLARIFY, _S.REPLIED, _S.CLOSED}),
    # The named day went with the clarification, so that a fee stops the new time.
    (
        foi(
            (_S.EXTENDED, date(2026, 4, 9), date(2026, 5, 8)),
            (CLARIFY, date(2026, 4, 10)),
            (_S.ANSWER_RECEIVED, date(2026, 4, 13)),
        ),
        {CLARIFY, FEE, _S.REPLIED, _S.CLOSED},
    ),
    (foi((_S.REPLIED, date(2026, 4, 9))), {_S.REVIEW_ASKED}),
    (foi((_S.CLOSED, date(2026, 4, 9))), set()),
    (foi((_S.REPLIED, date(2026, 4, 9)), (_S.REVIEW_ASKED, date(2026, 4, 13))), {_S.REVIEW_ANSWERED}),
    (sar(), {CLARIFY, IDENTITY, _S.EXTENDED, _S.REPLIED, _S.CLOSED}),
    (sar((_S.EXTENDED, date(2027, 3, 1))), {CLARIFY, IDENTITY, _S.REPLIED, _S.CLOSED}),
    (sar((_S.REPLIED, date(2027, 3, 1))), set()),
    (complaint(), {_S.ACKNOWLEDGED, _S.REPLIED, _S.CLOSED}),
    (complaint((_S.ACKNOWLEDGED, date(2026, 9, 8))), {_S.REPLIED, _S.CLOSED}),
]


@pytest.mark.parametrize(("request_", "steps"), OPEN)
def test_what_can_be_recorded(request_: Request, steps: set[RequestStep]) -> None:
    assert set(open_steps(request_)) == steps
    for step in set(RequestStep) - steps:
        with pytest.raises(NotNow):
            check_step(request_, step, date(2027, 4, 1), UK)


# request, step, on, until; the first day on which it is refused, and the last on which it is not
REFUSED = [
    (sar(), _S.EXTENDED, date(2027, 3, 1), date(2027, 3, 2), None, "DP-8"),  # told within the first month
    (sar(), CLARIFY, date(2027, 3, 1), date(2027, 3, 2), None, "DP-8"),
    (sar((_S.EXTENDED, date(2027, 3, 1))), CLARIFY, date(2027, 4, 30), date(2027, 5, 1), None, "DP-8"),
    (foi(), _S.EXTENDED, date(2026, 4, 9), date(2026, 4, 10), date(2026, 5, 8), "FO-1"),
    (foi(), FEE, date(2026, 4, 9), date(2026, 4, 10), None, "FO-1"),
    (Request(FOI, SCT, date(2026, 3, 9)), FEE, date(2026, 4, 7), date(2026, 4, 8), None, "FO-3"),
]


@pytest.mark.parametrize(("request_", "step", "last", "too_late", "until", "rule"), REFUSED)
def test_what_moves_the_day_is_done_in_time(
    request_: Request, step: RequestStep, last: date, too_late: date, until: date | None, rule: str
) -> None:
    calendar = {"FO-1": UK, "FO-3": SCOTLAND, "DP-8": ENGLAND}[rule]
    check_step(request_, step, last, calendar, until=until)
    with pytest.raises(RuleBroken) as refusal:
        check_step(request_, step, too_late, calendar, until=until)
    assert (refusal.value.rule_id, refusal.value.field) == (rule, "on")


def test_a_late_reply_is_recorded_all_the_same() -> None:
    check_step(foi(), _S.REPLIED, date(2026, 6, 1), UK)


def test_nothing_comes_before_what_was_recorded_last() -> None:
    asked = foi((CLARIFY, date(2026, 3, 20)))
    check_step(asked, _S.ANSWER_RECEIVED, date(2026, 3, 20), UK)
    with pytest.raises(RuleBroken, match="before Fri 20 Mar 2026"):
        check_step(asked, _S.ANSWER_RECEIVED, date(2026, 3, 19), UK)
    with pytest.raises(RuleBroken, match="before Mon 9 Mar 2026"):
        check_step(foi(), _S.REPLIED, date(2026, 3, 8), UK)


@pytest.mark.parametrize("until", [None, date(2026, 4, 9), date(2027, 4, 2), date(9999, 12, 31)])
def test_an_extension_in_the_public_interest_names_a_later_day_within_a_year(until: date | None) -> None:
    for last in (date(2026, 4, 10), date(2027, 4, 1)):
        check_step(foi(), _S.EXTENDED, date(2026, 4, 1), UK, until=last)
    with pytest.raises(RuleBroken) as refusal:
        check_step(foi(), _S.EXTENDED, date(2026, 4, 1), UK, until=until)
    assert refusal.value.field == "until"


# kind, step, result, reason; whether it stands
ENDINGS = [
    (FOI, _S.REPLIED, "disclosed", "", True),
    (FOI, _S.REPLIED, "disclosed", "cost_limit", False),
    (FOI, _S.REPLIED, "refused", "cost_limit", True),
    (FOI, _S.REPLIED, "refused", "", False),
    (FOI, _S.REPLIED, "partly", "other_people", True),
    (FOI, _S.REPLIED, "refused", "excessive", False),
    (SAR, _S.REPLIED, "refused", "excessive", True),
    (SAR, _S.REPLIED, "refused", "cost_limit", False),
    (SAR, _S.REPLIED, "", "", False),
    (SAR, _S.REPLIED, "withdrawn", "", False),
    (SAR, _S.CLOSED, "withdrawn", "", True),
    (SAR, _S.EXTENDED, "", "", True),
    (SAR, _S.EXTENDED, "disclosed", "", False),
    (COMPLAINT, _S.REPLIED, "outcome_told", "", True),
    (COMPLAINT, _S.REPLIED, "disclosed", "", False),
    (FOI, _S.REVIEW_ANSWERED, "changed", "", True),
    (FOI, _S.REVIEW_ANSWERED, "refused", "cost_limit", False),
]


@pytest.mark.parametrize(("kind", "step", "result", "reason", "stands"), ENDINGS)
def test_how_a_request_ends(
    kind: RequestKind, step: RequestStep, result: RequestResult, reason: str, stands: bool
) -> None:
    request = Request(kind, EW, date(2026, 3, 9))
    if stands:
        check_ending(request, step, result, reason)
        return
    with pytest.raises(RuleBroken):
        check_ending(request, step, result, reason)


def test_only_what_was_asked_for_never_arrived() -> None:
    closed = (_S.CLOSED, "never_answered", "")
    check_ending(foi((FEE, date(2026, 3, 20))), *closed)
    for request in (
        foi(),
        foi((FEE, date(2026, 3, 20)), (_S.ANSWER_RECEIVED, date(2026, 3, 23))),
        complaint(),
    ):
        with pytest.raises(RuleBroken) as refusal:
            check_ending(request, *closed)
        assert refusal.value.field == "result"
