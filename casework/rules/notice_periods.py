"""How long people have: to prepare, to propose another day, to decide, to appeal. In working days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from casework.enums import Delivery
from casework.errors import RuleBroken
from casework.rules.dates import words, working_days_in_words
from casework.rules.working_days import Calendar, add_working_days, working_day_on_or_after

LONDON = ZoneInfo("Europe/London")
CLOSE_OF_BUSINESS = time(17, 0)
COMPANION_WORKING_DAYS = 5  # Employment Relations Act 1999 s.10(5): statute, so not policy data


def deemed_receipt(delivery: Delivery, sent_at: datetime, calendar: Calendar) -> date:
    """The day a letter counts as received (CA-7).

    By hand or email before 17:00 on a working day: that day; otherwise the next working day. By first-class
    post: the second working day after posting. Never the day employment ends: that needs real communication
    (0.8).

    sent_at: an aware moment, read as Europe/London; ValueError if naive.
    """
    if sent_at.tzinfo is None:
        raise ValueError("The moment of sending needs a time zone.")
    sent = sent_at.astimezone(LONDON)
    if delivery == Delivery.FIRST_CLASS_POST:
        return add_working_days(sent.date(), 2, calendar)
    if sent.time() < CLOSE_OF_BUSINESS:
        return working_day_on_or_after(sent.date(), calendar)
    return add_working_days(sent.date(), 1, calendar)


def earliest_hearing(received_on: date, notice_days: int, calendar: Calendar, *, clear: bool = True) -> date:
    """The first day a hearing may be held (PR-10, CA-4).

    Clear days leave out both the day of receipt and the day of the hearing. notice_days: 0 or more;
    ValueError otherwise. With no notice asked for, the first working day on or after receipt.
    """
    if notice_days < 0:
        raise ValueError("Notice cannot be negative.")
    days = notice_days + 1 if clear else notice_days
    if days == 0:
        return working_day_on_or_after(received_on, calendar)
    return add_working_days(received_on, days, calendar)


def check_hearing_notice(
    hearing_on: date,
    received_on: date,
    notice_days: int,
    calendar: Calendar,
    *,
    clear: bool = True,
    waived: bool = False,
) -> None:
    """RuleBroken PR-10 if the hearing gives the employee less time to prepare than the policy promises.

    waived: the employee agreed in writing to shorter notice, and nothing is asked (T11).
    """
    earliest = earliest_hearing(received_on, notice_days, calendar, clear=clear)
    if waived or hearing_on >= earliest:
        return
    raise RuleBroken(
        "PR-10",
        f"The employee must have {working_days_in_words(notice_days, clear=clear)} to prepare after "
        f"receiving the invitation on {words(received_on)}, so the earliest day is {words(earliest)}.",
        instead=f"Choose {words(earliest)} or later, or record that the employee agreed in writing to less.",
        field="hearing_on",
    )


def companion_last_day(proposed_on: date, calendar: Calendar, *, policy_last: date | None = None) -> date:
    """The last day to which the employee can have a hearing moved because the companion cannot come (AC-6).

    The fifth working day after the employer's day, in the nation where the hearing is held (0.2).
    policy_last: the policy's own last day, which can lengthen the time and never shorten it.
    """
    statutory = add_working_days(proposed_on, COMPANION_WORKING_DAYS, calendar)
    return statutory if policy_last is None else max(statutory, policy_last)


def must_postpone(
    proposed_on: date, alternative_on: date, calendar: Calendar, *, policy_last: date | None = None
) -> bool:
    """Whether the hearing has to move to the employee's day, provided that day is reasonable (AC-6, 0.1).

    A later time on the same day counts, and so does a weekend. Whether it is reasonable is for a person to
    say.
    """
    return proposed_on <= alternative_on <= companion_last_day(proposed_on, calendar, policy_last=policy_last)


def check_refusal_to_postpone(
    proposed_on: date,
    alternative_on: date,
    calendar: Calendar,
    *,
    why_unreasonable: str,
    policy_last: date | None = None,
) -> None:
    """RuleBroken AC-6 if a proposal inside the statutory time is refused without saying why it is
    unreasonable.
    """
    if why_unreasonable.strip():
        return
    if must_postpone(proposed_on, alternative_on, calendar, policy_last=policy_last):
        last = companion_last_day(proposed_on, calendar, policy_last=policy_last)
        raise RuleBroken(
            "AC-6",
            f"The companion cannot attend and the employee proposed {words(alternative_on)}, which is not "
            f"later than {words(last)}: the hearing must move unless that day is unreasonable.",
            instead=f"Move the hearing to {words(alternative_on)}, or record why that day is unreasonable.",
            field="why_unreasonable",
        )


def decision_letter_due(held_on: date, days: int, calendar: Calendar) -> date:
    """The last day to send the decision letter after the hearing ended (R9)."""
    return add_working_days(held_on, days, calendar)


def appeal_closes(received_on: date, days: int, calendar: Calendar, *, calendar_days: bool = False) -> date:
    """The last day to appeal, counted from deemed receipt of the outcome letter (R10, AP-2).

    calendar_days: count every day and roll forward to a working day (CA-5, 0.7). days: 1 or more; ValueError
    otherwise.
    """
    if not calendar_days:
        return add_working_days(received_on, days, calendar)
    if days < 1:
        raise ValueError("Give at least one day to appeal.")
    return working_day_on_or_after(received_on + timedelta(days=days), calendar)


def investigation_due(appointed_on: date, days: int, calendar: Calendar) -> date:
    """The target day for the investigation report, from the investigator's appointment (R2)."""
    return add_working_days(appointed_on, days, calendar)


def assessment_due(reported_on: date, days: int, calendar: Calendar) -> date:
    """The last day to assess an incident, from the day it was logged (R1)."""
    return add_working_days(reported_on, days, calendar)
