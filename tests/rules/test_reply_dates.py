"""By when a request is answered: scenario 6's half about dates, scenario 17, and the days beside them."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import Nation, RequestKind
from casework.rules.reply_dates import foi_reply, nations_counted, sar_reply
from casework.rules.working_days import Calendar, uk_any_calendar
from tests.rules.nations import ENGLAND, NORTHERN_IRELAND, SCOTLAND

UK = uk_any_calendar()
EW, SCT, NI = Nation.ENGLAND_AND_WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND
FOI, SAR = RequestKind.FREEDOM_OF_INFORMATION, RequestKind.SUBJECT_ACCESS

# received, calendar, due
FOI_DATES = [
    (date(2026, 3, 9), UK, date(2026, 4, 9)),  # scenario 6: without 17 Mar, 3 Apr and 6 Apr
    (date(2026, 3, 9), ENGLAND, date(2026, 4, 8)),  # what a calendar of England and Wales wrongly says
    (date(2026, 3, 9), SCOTLAND, date(2026, 4, 7)),  # FO-3: a Scottish authority works on Easter Monday
    (date(2026, 3, 7), UK, date(2026, 4, 8)),  # a Saturday: the first working day after it is the ninth
    (date(2026, 3, 8), UK, date(2026, 4, 8)),
    (date(2026, 5, 22), UK, date(2026, 6, 23)),  # 25 May, and Scotland's one-off 15 Jun, everywhere
    (date(2026, 5, 22), ENGLAND, date(2026, 6, 22)),
    (
        date(2026, 6, 15),
        UK,
        date(2026, 7, 14),
    ),  # received on the day off itself: 13 Jul is off in Northern Ireland
    (date(2026, 12, 23), UK, date(2027, 1, 26)),
]


@pytest.mark.parametrize(("received_on", "calendar", "due"), FOI_DATES)
def test_the_twentieth_working_day(received_on: date, calendar: Calendar, due: date) -> None:
    assert foi_reply(received_on, calendar).due_on == due


def test_whose_holidays_are_left_out() -> None:
    assert nations_counted(FOI, EW) == nations_counted(FOI, NI) == tuple(Nation)
    assert nations_counted(FOI, SCT) == (SCT,)
    assert [nations_counted(SAR, nation) for nation in Nation] == [(EW,), (SCT,), (NI,)]


# received, calendar, due, due when extended
SAR_DATES = [
    (date(2027, 1, 31), ENGLAND, date(2027, 3, 1), date(2027, 4, 30)),  # scenario 17
    (date(2026, 9, 3), ENGLAND, date(2026, 10, 5), date(2026, 12, 3)),  # 3 Oct is a Saturday
    (date(2026, 9, 2), ENGLAND, date(2026, 10, 2), date(2026, 12, 2)),
    (date(2026, 8, 31), ENGLAND, date(2026, 9, 30), date(2026, 11, 30)),
    (
        date(2026, 8, 31),
        SCOTLAND,
        date(2026, 9, 30),
        date(2026, 12, 1),
    ),  # St Andrew's Day rolls on in Scotland
    (
        date(2026, 11, 25),
        ENGLAND,
        date(2026, 12, 29),
        date(2027, 2, 25),
    ),  # Christmas, a weekend, and Boxing Day's Monday
    (
        date(2028, 1, 31),
        ENGLAND,
        date(2028, 2, 29),
        date(2028, 5, 2),
    ),  # leap year; 30 Apr 2028 is a Sunday, then a holiday
    (date(2026, 2, 17), NORTHERN_IRELAND, date(2026, 3, 18), date(2026, 5, 18)),
]


@pytest.mark.parametrize(("received_on", "calendar", "due", "extended"), SAR_DATES)
def test_a_month_or_three(received_on: date, calendar: Calendar, due: date, extended: date) -> None:
    assert sar_reply(received_on, calendar).due_on == due
    assert sar_reply(received_on, calendar, extended=True).due_on == extended


def test_how_it_comes_about_is_said() -> None:
    assert sar_reply(date(2027, 1, 31), ENGLAND).why == (
        "One month after Sun 31 Jan 2027 is Sun 28 Feb 2027",
        "That month has no such day, so its last day counts",
        "Nobody works on Sun 28 Feb 2027, so the next working day counts: Mon 1 Mar 2027",
    )
    assert foi_reply(date(2026, 3, 9), UK).why == ("20 working days after Mon 9 Mar 2026",)
