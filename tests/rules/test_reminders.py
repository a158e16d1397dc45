"""Which reminder is owed to which part on a day (domain.md 6.1, "Reminder at" and "Escalate to")."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import DeadlineKind, PartKind, Role
from casework.rules.reminder_days import Running
from casework.rules.reminder_rows import REMINDERS
from casework.rules.reminders import reminder_in_words, reminders_owed
from tests.rules.nations import ENGLAND

# Scenario 1's deadlines under P1: the kind, its last day, its length in working days.
ASSESSMENT = Running(DeadlineKind.ASSESSMENT, date(2026, 9, 15), 5, ENGLAND)
INVESTIGATION = Running(DeadlineKind.INVESTIGATION, date(2026, 10, 7), 20, ENGLAND)
HEARING = Running(DeadlineKind.HEARING_DAY, date(2026, 10, 16), 0, ENGLAND)
LETTER = Running(DeadlineKind.DECISION_LETTER, date(2026, 10, 23), 5, ENGLAND)
APPEAL = Running(DeadlineKind.APPEAL_WINDOW, date(2026, 11, 3), 10, ENGLAND)
APPEAL_HEARING = Running(DeadlineKind.APPEAL_HEARING, date(2026, 11, 24), 20, ENGLAND)
APPEAL_DAY = Running(DeadlineKind.APPEAL_HEARING_DAY, date(2026, 11, 9), 0, ENGLAND)
APPEAL_LETTER = Running(DeadlineKind.APPEAL_LETTER, date(2026, 11, 16), 5, ENGLAND)
REVIEW = Running(DeadlineKind.SUSPENSION_REVIEW, date(2026, 9, 28), 0, ENGLAND)  # scenario 15
CAP = Running(DeadlineKind.SUSPENSION_CAP, date(2026, 11, 13), 0, ENGLAND)
CAPPED = ("case_manager", "hr_officer", "hr_lead", "hr_director")
PAUSE = Running(DeadlineKind.PAUSE_REVIEW, date(2026, 10, 28), 0, ENGLAND)  # scenario 10
REFERRAL = Running(DeadlineKind.REFERRAL_CHECK, date(2026, 11, 9), 0, ENGLAND)  # scenario 9(b)
HOLD = Running(DeadlineKind.HOLD_REVIEW, date(2027, 3, 9), 0, ENGLAND)
RECORD = Running(DeadlineKind.RECORD_REVIEW, date(2027, 11, 5), 0, ENGLAND)
COVER = Running(DeadlineKind.COVER_GAP, date(2026, 8, 3), 0, ENGLAND)
WARNING = Running(DeadlineKind.WARNING_EXPIRY, date(2027, 4, 19), 0, ENGLAND)

# TR-8: employment ended on Wed 4 Mar 2026; Acas was told on 1 Jun, the certificate came on 24 Aug.
CLAIM = Running(DeadlineKind.TRIBUNAL_LIMIT, date(2026, 6, 3), 0, ENGLAND, date(2026, 3, 4))
CONCILIATED = Running(
    DeadlineKind.TRIBUNAL_LIMIT, date(2026, 9, 24), 0, ENGLAND, date(2026, 3, 4), date(2026, 6, 1)
)

EXAMPLES: list[tuple[Running, date, dict[str, str]]] = [
    # R1: reported Tue 8 Sep; three working days into five is Fri 11 Sep
    (ASSESSMENT, date(2026, 9, 10), {}),
    (ASSESSMENT, date(2026, 9, 11), {"hr_officer": "assessment_soon"}),
    (ASSESSMENT, date(2026, 9, 15), {"hr_officer": "assessment_soon"}),
    (ASSESSMENT, date(2026, 9, 16), {"hr_officer": "assessment_late", "hr_lead": "assessment_late"}),
    # R17: each month after the end, the third on the last day; Acas contact to the HR lead
    (CLAIM, date(2026, 4, 3), {}),
    (CLAIM, date(2026, 4, 4), {"hr_officer": "tribunal_one_month"}),
    (CLAIM, date(2026, 5, 3), {"hr_officer": "tribunal_one_month"}),
    (CLAIM, date(2026, 5, 4), {"hr_officer": "tribunal_two_months"}),
    (CLAIM, date(2026, 6, 2), {"hr_officer": "tribunal_two_months"}),
    (CLAIM, date(2026, 6, 3), {"hr_officer": "tribunal_three_months"}),
    (CONCILIATED, date(2026, 5, 31), {"hr_officer": "tribunal_two_months"}),
    (
        CONCILIATED,
        date(2026, 6, 3),
        {"hr_officer": "tribunal_two_months", "hr_lead": "tribunal_conciliation"},
    ),
    (
        CONCILIATED,
        date(2026, 6, 4),
        {"hr_officer": "tribunal_three_months", "hr_lead": "tribunal_conciliation"},
    ),
    # Cover: from the day it is arranged, up to a year ahead, and again from the first day away
    (COVER, date(2025, 8, 1), {}),
    (COVER, date(2025, 8, 2), {"hr_officer": "cover_gap_ahead"}),
    (COVER, date(2026, 8, 2), {"hr_officer": "cover_gap_ahead"}),
    (COVER, date(2026, 8, 3), {"hr_officer": "cover_gap_now", "hr_lead": "cover_gap_now"}),
    # R21: on its day, and each week after it
    (REFERRAL, date(2026, 11, 8), {}),
    (REFERRAL, date(2026, 11, 9), {"hr_lead": "referral_check_due"}),
    (REFERRAL, date(2026, 11, 10), {"hr_lead": "referral_check_late_1"}),
    # R20: thirty days before, and each week after it
    (RECORD, date(2027, 10, 5), {}),
    (RECORD, date(2027, 10, 6), {"hr_lead": "record_review_soon"}),
    (RECORD, date(2027, 11, 4), {"hr_lead": "record_review_soon"}),
    (RECORD, date(2027, 11, 5), {"hr_lead": "record_review_due"}),
    (HOLD, date(2027, 2, 6), {}),
    (HOLD, date(2027, 2, 7), {"hr_lead": "hold_review_soon"}),
    (HOLD, date(2027, 3, 9), {"hr_lead": "hold_review_soon"}),
    (HOLD, date(2027, 3, 10), {"hr_lead": "hold_review_late_1"}),
    # R2: appointed Wed 9 Sep; 10 of 20 working days have passed on Wed 23 Sep, 16 on Thu 1 Oct
    (INVESTIGATION, date(2026, 9, 22), {}),
    (INVESTIGATION, date(2026, 9, 23), {"investigator": "investigation_half"}),
    (INVESTIGATION, date(2026, 9, 30), {"investigator": "investigation_half"}),
    (INVESTIGATION, date(2026, 10, 1), {"investigator": "investigation_four_fifths"}),
    (
        INVESTIGATION,
        date(2026, 10, 7),
        {"investigator": "investigation_due", "case_manager": "investigation_due"},
    ),
    (
        INVESTIGATION,
        date(2026, 10, 13),
        {"investigator": "investigation_due", "case_manager": "investigation_due"},
    ),
    (
        INVESTIGATION,
        date(2026, 10, 14),
        {"investigator": "investigation_late_1", "case_manager": "investigation_late_1"},
    ),
    (
        INVESTIGATION,
        date(2026, 11, 3),
        {"investigator": "investigation_late_3", "case_manager": "investigation_late_3"},
    ),
    # R6: Friday's hearing
    (HEARING, date(2026, 10, 14), {}),
    (
        HEARING,
        date(2026, 10, 15),
        dict.fromkeys(("chair", "panel_member", "note_taker", "hr_officer"), "hearing_ahead"),
    ),
    (
        HEARING,
        date(2026, 10, 16),
        dict.fromkeys(("chair", "panel_member", "note_taker", "hr_officer"), "hearing_ahead"),
    ),
    (HEARING, date(2026, 10, 17), {}),
    (HEARING, date(2026, 10, 19), dict.fromkeys(("chair", "hr_officer"), "hearing_not_recorded")),
    # R9: the hearing was on Fri 16 Oct
    (LETTER, date(2026, 10, 20), {}),
    (LETTER, date(2026, 10, 21), dict.fromkeys(("chair", "hr_officer"), "decision_letter_soon")),
    (
        LETTER,
        date(2026, 10, 26),
        dict.fromkeys(("chair", "hr_officer", "hr_lead"), "decision_letter_late"),
    ),
    # R10
    (APPEAL, date(2026, 10, 29), {}),
    (APPEAL, date(2026, 10, 30), {"hr_officer": "appeal_window_closing"}),
    (APPEAL, date(2026, 11, 4), {"hr_officer": "appeal_window_closed"}),
    # R12: lodged Tue 27 Oct; ten of twenty working days have passed on Tue 10 Nov
    (APPEAL_HEARING, date(2026, 11, 9), {}),
    (
        APPEAL_HEARING,
        date(2026, 11, 10),
        dict.fromkeys(("appeal_manager", "hr_officer"), "appeal_hearing_half"),
    ),
    (
        APPEAL_HEARING,
        date(2026, 11, 25),
        dict.fromkeys(("appeal_manager", "hr_officer", "hr_lead", "hr_director"), "appeal_hearing_late"),
    ),
    # its day, Mon 9 Nov
    (APPEAL_DAY, date(2026, 11, 5), {}),
    (
        APPEAL_DAY,
        date(2026, 11, 6),
        dict.fromkeys(
            ("appeal_manager", "appeal_panel_member", "note_taker", "hr_officer"), "appeal_hearing_ahead"
        ),
    ),
    (
        APPEAL_DAY,
        date(2026, 11, 10),
        dict.fromkeys(("appeal_manager", "hr_officer"), "appeal_hearing_not_recorded"),
    ),
    # R13: heard on Mon 9 Nov
    (APPEAL_LETTER, date(2026, 11, 11), {}),
    (
        APPEAL_LETTER,
        date(2026, 11, 12),
        dict.fromkeys(("appeal_manager", "hr_officer"), "appeal_letter_soon"),
    ),
    (
        APPEAL_LETTER,
        date(2026, 11, 17),
        dict.fromkeys(("appeal_manager", "hr_officer", "hr_lead"), "appeal_letter_late"),
    ),
    # R4: three calendar days before, and every week once it is late
    (REVIEW, date(2026, 9, 24), {}),
    (REVIEW, date(2026, 9, 25), dict.fromkeys(("case_manager", "hr_officer"), "suspension_review_soon")),
    (REVIEW, date(2026, 9, 28), dict.fromkeys(("case_manager", "hr_officer"), "suspension_review_soon")),
    (
        REVIEW,
        date(2026, 9, 29),
        dict.fromkeys(("case_manager", "hr_officer", "hr_lead"), "suspension_review_late_1"),
    ),
    (
        REVIEW,
        date(2026, 10, 6),
        dict.fromkeys(("case_manager", "hr_officer", "hr_lead"), "suspension_review_late_2"),
    ),
    # R5: fourteen calendar days before, and every week after
    (CAP, date(2026, 10, 29), {}),
    (CAP, date(2026, 10, 30), dict.fromkeys(CAPPED, "suspension_ending")),
    (
        CAP,
        date(2026, 11, 14),
        dict.fromkeys(CAPPED, "suspension_too_long_1"),
    ),
    # R16: on the day, and every week once it is late
    (PAUSE, date(2026, 10, 27), {}),
    (PAUSE, date(2026, 10, 28), dict.fromkeys(("case_manager", "hr_officer"), "pause_review_due")),
    (
        PAUSE,
        date(2026, 10, 29),
        dict.fromkeys(("case_manager", "hr_officer", "hr_lead"), "pause_review_late_1"),
    ),
    # R15: fourteen calendar days
    (WARNING, date(2027, 4, 4), {}),
    (WARNING, date(2027, 4, 5), {"hr_officer": "warning_expiring"}),
    (WARNING, date(2027, 4, 20), {}),
]


@pytest.mark.parametrize(("running", "today", "wanted"), EXAMPLES)
def test_owed_on_a_day(running: Running, today: date, wanted: dict[str, str]) -> None:
    assert {one.to.value: one.rule for one in reminders_owed(running, today)} == wanted


@pytest.mark.parametrize(
    ("began_on", "today", "month"),
    [
        (date(2026, 9, 14), date(2026, 10, 13), None),
        (date(2026, 9, 14), date(2026, 10, 14), 1),
        (date(2026, 9, 14), date(2026, 11, 13), 1),
        (date(2026, 9, 14), date(2026, 11, 14), 2),
        (date(2026, 9, 14), date(2027, 9, 14), 12),
        # From the first day each time: a short month moves none that follows it.
        (date(2026, 8, 31), date(2026, 9, 29), None),
        (date(2026, 8, 31), date(2026, 9, 30), 1),
        (date(2026, 8, 31), date(2026, 10, 30), 1),
        (date(2026, 8, 31), date(2026, 10, 31), 2),
        (date(2027, 1, 31), date(2027, 2, 27), None),
        (date(2027, 1, 31), date(2027, 2, 28), 1),
    ],
)
@pytest.mark.parametrize("due_on", [date(2026, 9, 28), date(2026, 10, 20), date(2027, 12, 1)])
def test_each_month_of_a_suspension_is_told_to_directors(
    began_on: date, today: date, month: int | None, due_on: date
) -> None:
    """R4: on the corresponding day, whether its review is late or ahead."""
    running = Running(DeadlineKind.SUSPENSION_REVIEW, due_on, 0, ENGLAND, began_on=began_on)
    owed = [one.rule for one in reminders_owed(running, today) if one.to == Role.HR_DIRECTOR]
    assert owed == ([f"suspension_month_{month}"] if month else [])


def test_a_month_before_a_case_came_from_paper_is_told_to_nobody() -> None:
    told = Running(
        DeadlineKind.SUSPENSION_REVIEW,
        date(2026, 12, 1),
        0,
        ENGLAND,
        known_from=date(2026, 10, 15),
        began_on=date(2026, 9, 14),
    )
    assert reminders_owed(told, date(2026, 11, 13)) == ()
    assert [one.rule for one in reminders_owed(told, date(2026, 11, 14))] == ["suspension_month_2"]


@pytest.mark.parametrize(
    ("length", "half", "four_fifths"),
    [
        (30, date(2026, 9, 16), date(2026, 9, 29)),
        (7, date(2026, 10, 2), date(2026, 10, 6)),
        (1, date(2026, 10, 7), date(2026, 10, 7)),
    ],
)
def test_shares_follow_the_length_that_the_policy_sets(length: int, half: date, four_fifths: date) -> None:
    running = Running(DeadlineKind.INVESTIGATION, INVESTIGATION.due_on, length, ENGLAND)
    days = [reminder.day(running) for reminder in REMINDERS[DeadlineKind.INVESTIGATION][:2]]
    assert days == [half, four_fifths]


def test_a_policy_shorter_than_its_reminder_reminds_on_the_last_day() -> None:
    short = Running(DeadlineKind.ASSESSMENT, ASSESSMENT.due_on, 2, ENGLAND)
    assert not reminders_owed(short, date(2026, 9, 14))
    assert reminders_owed(short, date(2026, 9, 15))[0].rule == "assessment_soon"


@pytest.mark.parametrize("kind", DeadlineKind)
def test_every_kind_has_its_rows_with_names_of_their_own(kind: DeadlineKind) -> None:
    names = [row.rule for rows in REMINDERS.values() for row in rows]
    assert len(names) == len(set(names))
    for row in REMINDERS[kind]:
        assert 0 < len(row.rule) <= 34, "the number of the week must fit"
        assert row.rule == row.rule.rstrip("0123456789_")
        assert row.words[0].isupper() and not row.words.endswith(".")
        assert row.to


def test_words_are_those_of_the_row_whatever_the_week() -> None:
    assert reminder_in_words(DeadlineKind.INVESTIGATION, "investigation_late_12") == (
        "The investigation is still not finished"
    )
    assert reminder_in_words(DeadlineKind.WARNING_EXPIRY, "of_old") == "Last live day of the warning"


@given(st.sampled_from(DeadlineKind), st.integers(0, 60), st.integers(-90, 400))
def test_each_part_is_owed_one_thing_and_it_never_goes_back(
    kind: DeadlineKind, length: int, offset: int
) -> None:
    """Seen day by day, a part meets each rule in one stretch: what was said is never said again later."""
    running = Running(kind, date(2026, 10, 7), length, ENGLAND)
    first = running.due_on + timedelta(days=offset)
    for part in PartKind:
        seen: list[str] = []
        for day in range(40):
            rules = [
                one.rule for one in reminders_owed(running, first + timedelta(days=day)) if one.to == part
            ]
            assert len(rules) <= 1
            seen += [rule for rule in rules if not seen or seen[-1] != rule]
        assert len(seen) == len(set(seen))
