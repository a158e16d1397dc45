"""How long a record is kept: the last day of it, the day after, and a schedule that keeps graver records for less."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from casework.enums import DeadlineKind, RecordClass
from casework.rules.policy_terms import BadTerms, read_terms
from casework.rules.retention import class_of, retention_of, review_deadline, schedule_of
from tests.world import P1

SCHEDULE: dict[str, Any] = {
    "no_sanction": {"n": 13, "unit": "months", "from": "closure"},
    "warning": {"n": 6, "unit": "years", "from": "employment_end"},
    "dismissal": {"n": 6, "unit": "years", "from": "employment_end"},
    "safeguarding": {"n": 25, "unit": "years", "from": "employment_end"},
}

CLOSED = date(2026, 10, 30)
COUNTED = [
    # class, employment ended on, counted from, kept until and on that day still, may be purged from
    ("no_sanction", None, CLOSED, date(2027, 11, 30), date(2027, 12, 1)),
    ("warning", None, None, None, None),
    ("warning", date(2028, 2, 29), date(2028, 2, 29), date(2034, 2, 28), date(2034, 3, 1)),
    # Employment ended before the case was closed: nothing is counted from before its end.
    ("dismissal", date(2026, 10, 20), CLOSED, date(2032, 10, 30), date(2032, 10, 31)),
    ("safeguarding", date(2026, 12, 31), date(2026, 12, 31), date(2051, 12, 31), date(2052, 1, 1)),
]


@pytest.mark.parametrize(("record", "ended", "counted_from", "until", "purge_from"), COUNTED)
def test_the_time_is_counted_in_whole_months_and_never_rolled(
    record: str, ended: date | None, counted_from: date | None, until: date | None, purge_from: date | None
) -> None:
    found = retention_of(schedule_of(SCHEDULE), RecordClass(record), CLOSED, ended)
    assert (found.counted_from, found.kept_until, found.purge_from) == (counted_from, until, purge_from)


def test_the_review_falls_due_on_the_first_day_or_on_a_later_one_that_was_set() -> None:
    found = retention_of(schedule_of(SCHEDULE), RecordClass.NO_SANCTION, CLOSED, None)
    due = review_deadline(found, None, 0)
    assert due is not None and (due.kind, due.due_on) == (DeadlineKind.RECORD_REVIEW, date(2027, 12, 1))
    assert due.why == "Kept for 13 months from the closing of the case, Fri 30 Oct 2026"
    later = review_deadline(found, date(2028, 12, 1), 1)
    assert later is not None and (later.due_on, later.anchor) == (date(2028, 12, 1), "record:1")
    # Nothing is counted while employment goes on.
    running = retention_of(schedule_of(SCHEDULE), RecordClass.WARNING, CLOSED, None)
    assert review_deadline(running, None, 0) is None


@pytest.mark.parametrize(
    ("level", "marked", "found"),
    [
        (None, False, "no_sanction"),
        ("", False, "no_sanction"),
        ("final_written_warning", False, "warning"),
        ("summary_dismissal", False, "dismissal"),
        ("dismissal_with_notice", True, "safeguarding"),
        (None, True, "safeguarding"),
    ],
)
def test_a_record_is_kept_as_the_gravest_that_it_is(level: str | None, marked: bool, found: str) -> None:
    assert class_of(level, is_safeguarding=marked) == found


FAULTS = [
    ("warning", {"n": 0, "unit": "years", "from": "closure"}, "retention.warning.n", "the least is 1"),
    ("warning", {"n": 6, "unit": "days", "from": "closure"}, "retention.warning.unit", "months, years"),
    (
        "warning",
        {"n": 6, "unit": "years", "from": "birth"},
        "retention.warning.from",
        "closure, employment_end",
    ),
    ("warning", {"n": 6, "unit": "years"}, "retention.warning", "'from' is missing"),
    ("dismissal", None, "retention", "'dismissal' is missing"),
    (
        "safeguarding",
        {"n": 71, "unit": "months", "from": "employment_end"},
        "retention.safeguarding.n",
        "71 months from the end of employment is less than the 6 years",
    ),
    (
        "dismissal",
        {"n": 25, "unit": "years", "from": "closure"},
        "retention.dismissal.n",
        "25 years from the closing of the case is less than the 6 years",
    ),
]


@pytest.mark.parametrize(("record", "kept", "field", "said"), FAULTS)
def test_a_schedule_that_is_wrong_is_refused_at_its_field(
    record: str, kept: dict[str, Any] | None, field: str, said: str
) -> None:
    document = deepcopy(P1) | {"retention": deepcopy(SCHEDULE)}
    assert read_terms(document).retention == schedule_of(SCHEDULE)
    if kept is None:
        del document["retention"][record]
    else:
        document["retention"][record] = kept
    with pytest.raises(BadTerms) as refusal:
        read_terms(document)
    [fault] = refusal.value.faults
    assert fault.field == field and said in fault.said


def test_without_a_schedule_there_is_none() -> None:
    assert read_terms(P1).retention is None
