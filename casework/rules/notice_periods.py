"""How long people have: until a letter counts as received, to prepare, and to propose another day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.periods import Period, last_day, period_in_words
from casework.rules.policy_terms import Receipt
from casework.rules.working_days import Calendar, add_working_days

LONDON = ZoneInfo("Europe/London")
COMPANION_WORKING_DAYS = 5  # Employment Relations Act 1999 s.10(5): statute, so not policy data


def deemed_receipt(receipt: Receipt, sent_at: datetime, calendar: Calendar) -> date:
    """The day a letter counts as received, by the policy's rule for its way (CA-7).

    Usual: by hand or email before 17:00 on a working day, that day, otherwise the next working day; by first-class
    post the second working day after posting. Never the day employment ends: that needs real communication (0.8).

    sent_at: an aware moment, read as Europe/London; ValueError if naive.
    """
    if sent_at.tzinfo is None:
        raise ValueError("The moment of sending needs a time zone.")
    sent = sent_at.astimezone(LONDON)
    late = receipt.until is not None and sent.time() >= receipt.until
    return last_day(sent.date(), Period(receipt.working_days + late), calendar)


def earliest_hearing(received_on: date, notice: Period, calendar: Calendar) -> date:
    """The first day a hearing may be held (PR-10, CA-4): clear days leave out the days of receipt and of the hearing.

    With no notice asked for, the first working day on or after receipt.
    """
    return last_day(received_on, notice, calendar)


def check_hearing_notice(
    hearing_on: date,
    received_on: date,
    notice: Period,
    calendar: Calendar,
    *,
    waived: bool = False,
) -> None:
    """RuleBroken PR-10 if the hearing gives the employee less time to prepare than the policy promises.

    waived: the employee agreed in writing to shorter notice, and nothing is asked (T11).
    """
    earliest = earliest_hearing(received_on, notice, calendar)
    if waived or hearing_on >= earliest:
        return
    raise RuleBroken(
        "PR-10",
        f"The employee must have {period_in_words(notice)} to prepare after "
        f"receiving the invitation on {words(received_on)}, so the earliest day is {words(earliest)}.",
        instead=f"Choose {words(earliest)} or later, or record that the employee agreed in writing to less.",
        field="hearing_on",
        day=earliest,
    )


def companion_last_day(proposed_on: date, calendar: Calendar, *, policy_last: date | None = None) -> date:
    """The last day to which the employee can have a hearing moved because the companion cannot come (AC-6).

    The fifth working day after the employer's day, in the nation where the hearing is held (0.2).
    policy_last: the policy's own last day, which can lengthen the time and never shorten it.
    """
    statutory = add_working_days(proposed_on, COMPANION_WORKING_DAYS, calendar)
    return statutory if policy_last is None else max(statutory, policy_last)


def latest_calendar(proposed_on: date, calendars: Iterable[Calendar]) -> Calendar:
    """Of the calendars of several places the one by which the companion has longest (AC-6, 0.2).

    A remote hearing is held in no one place, so where the policy does not say which counts, the later day does.
    ValueError without a calendar.
    """
    return max(calendars, key=lambda calendar: companion_last_day(proposed_on, calendar))


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
    """RuleBroken AC-6 if a proposal inside the time is refused without saying why it is unreasonable.

    The sentence says where not the statute but the policy alone obliges.
    """
    if why_unreasonable.strip():
        return
    if must_postpone(proposed_on, alternative_on, calendar, policy_last=policy_last):
        last = companion_last_day(proposed_on, calendar, policy_last=policy_last)
        by_law = must_postpone(proposed_on, alternative_on, calendar)
        obliged = "" if by_law else " Our policy gives that long, and not the statute."
        raise RuleBroken(
            "AC-6",
            f"The companion cannot attend and the employee proposed {words(alternative_on)}, which is not "
            f"later than {words(last)}: the hearing must move unless that day is unreasonable.{obliged}",
            instead=f"Move the hearing to {words(alternative_on)}, or record why that day is unreasonable.",
            field="why_unreasonable",
            day=alternative_on,
            day_field="hearing_on",
        )
