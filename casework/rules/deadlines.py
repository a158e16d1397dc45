"""What is due when, from the facts of a case and the policy of its stage (domain.md 6.1).

Deadlines are derived: call again after each event, keep the rows that are still owed and supersede the
rest. The key of a row is (case, kind, anchor), so the same facts never owe the same thing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from casework.enums import CountsFrom, DeadlineKind, FileState, Nation
from casework.rules.dates import words
from casework.rules.periods import Paused, Period, last_day, period_in_words
from casework.rules.working_days import Calendar


@dataclass(frozen=True)
class Due:
    """One thing owed.

    anchor: stable name of the fact that started the clock, such as ``hearing:12``.
    why:    where the date comes from, in plain words and without a full stop.
    """

    kind: DeadlineKind
    due_on: date
    anchor: str
    why: str


# The lengths a policy version sets, by the names of policy_schema.PERIODS.
Periods = Mapping[str, Period]


@dataclass(frozen=True, kw_only=True)
class AppealFacts:
    """What has happened on the appeal that is heard; None for what has not.

    hearing_id and _on: the appeal hearing now arranged, or held; the day on which it sits next, or sat last.
    is_over:            the letter with its result has left, or the appeal was withdrawn.
    acknowledged:       the employee was told that it has arrived (R11).
    letter_received_on: when that letter counts as received.
    next_level:         the further level to which the employee can appeal, by that letter (AP-8), and the last day to do
                        so: as printed, and until when an appeal is in time.
    """

    id: int
    lodged_on: date
    hearing_id: int | None = None
    hearing_on: date | None = None
    is_adjourned: bool = False
    held_on: date | None = None
    is_over: bool = False
    acknowledged: bool = False
    letter_received_on: date | None = None
    next_level: int | None = None
    next_closes_on: date | None = None
    next_open_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """What has happened on one case so far; None for what has not.

    nation:              of the workplace (0.2); choose the calendar by it.
    report_returned_on:  the day on which the report was last returned to the investigator, and ``_id`` of that.
    hearing_id and _on:  the hearing now arranged, not a postponed one; the day on which it sits next.
    agreement_open_until: of a sanction agreed without a hearing, the last day to think it over.
    is_adjourned:        it began earlier and goes on on that day.
    appeal_closes_on:    the last day the outcome letter prints. It is a fact and is not worked out again: a
                         holiday proclaimed later must not move a printed date (CA-1).
    appeal_open_until:   until when an appeal is in time: the printed day, or later where it was lengthened since.
    sanction_live_until: last live day of the warning; None if there is none or nobody stated it (SA-4).
    appeal:              the appeal against this outcome, if one is heard; a late one that was refused is none.
    is_paused:           it is paused now: of its clocks only those run that a pause never stops (T8).
    paused:              its pauses that are over; their days do not count.
    """

    state: FileState
    nation: Nation
    opened_on: date | None = None
    investigator_appointed_on: date | None = None
    report_returned_id: int | None = None
    report_returned_on: date | None = None
    hearing_id: int | None = None
    hearing_on: date | None = None
    is_adjourned: bool = False
    hearing_held_on: date | None = None
    agreement_id: int | None = None
    agreement_open_until: date | None = None
    outcome_issued_on: date | None = None
    outcome_received_on: date | None = None
    appeal_closes_on: date | None = None
    appeal_open_until: date | None = None
    sanction_id: int | None = None
    sanction_live_until: date | None = None
    appeal: AppealFacts | None = None
    is_paused: bool = False
    paused: tuple[Paused, ...] = ()


_Clock = Callable[[CaseFacts, Periods, Calendar], Due | None]


def deadlines_owed(facts: CaseFacts, periods: Periods, calendar: Calendar) -> tuple[Due, ...]:
    """Everything owed at the case's state, soonest first (R2, the hearing days, R9, R10 to R13, R15).

    A clock whose starting fact is missing is not owed. A closed case owes the expiry of its warning and
    nothing else; a paused one what a pause never stops.
    """
    clocks = _CLOCKS.get(facts.state, ())
    if facts.is_paused:
        clocks = tuple(clock for clock in clocks if clock in _NEVER_PAUSED)
    owed = (clock(facts, periods, calendar) for clock in clocks)
    return tuple(sorted((due for due in owed if due is not None), key=lambda due: due.due_on))


# What outlives an employee: a claim can be brought for them, papers are kept, and pay is owed to the estate (7.2).
_OUTLIVES = (
    DeadlineKind.TRIBUNAL_LIMIT,
    DeadlineKind.HOLD_REVIEW,
    DeadlineKind.REINSTATEMENT_PAY,
    DeadlineKind.WRITTEN_REASONS,
    DeadlineKind.RECORD_REVIEW,
)


def owed_after_death(owed: tuple[Due, ...]) -> tuple[Due, ...]:
    """Of what is owed on a case, what somebody still needs once the employee died (7.2)."""
    return tuple(due for due in owed if due.kind in _OUTLIVES)


def assessment_deadline(incident_id: int, reported_on: date, periods: Periods, calendar: Calendar) -> Due:
    """When the incident must have been assessed, from the day it was logged (R1)."""
    return Due(
        DeadlineKind.ASSESSMENT,
        last_day(reported_on, periods["assessment"], calendar),
        f"incident:{incident_id}",
        f"{period_in_words(periods['assessment'])} from the report on {words(reported_on)}",
    )


def _counted(
    facts: CaseFacts, period: Period, start: date, since: str, calendar: Calendar
) -> tuple[date, str]:
    """The last day of a period of the case, and where it comes from. since: such as ``the hearing``."""
    why = f"{period_in_words(period)} from {since} on {words(start)}"
    ends = last_day(start, period, calendar, facts.paused)
    if ends != last_day(start, period, calendar):
        why += ", without the days for which the case was paused"
    return ends, why


def _investigation(facts: CaseFacts, periods: Periods, calendar: Calendar) -> Due | None:
    starts, since, anchor = facts.investigator_appointed_on, "the investigator's appointment", "investigator"
    if periods["investigation"].counts_from == CountsFrom.OPENED:
        starts, since, anchor = facts.opened_on, "the opening of the case", "opened"
    if starts is None:
        return None
    if facts.report_returned_on is not None:
        due_on, why = _counted(
            facts, periods["investigation"], facts.report_returned_on, "the return of the report", calendar
        )
        return Due(DeadlineKind.INVESTIGATION, due_on, f"return:{facts.report_returned_id}", why)
    due_on, why = _counted(facts, periods["investigation"], starts, since, calendar)
    return Due(DeadlineKind.INVESTIGATION, due_on, f"{anchor}:{starts.isoformat()}", why)


def _hearing_day(facts: CaseFacts, periods: Periods, calendar: Calendar) -> Due | None:
    if facts.hearing_on is None or facts.hearing_held_on is not None:
        return None
    day = words(facts.hearing_on)
    why = f"The hearing is adjourned to {day}" if facts.is_adjourned else f"The hearing is arranged for {day}"
    return Due(DeadlineKind.HEARING_DAY, facts.hearing_on, f"hearing:{facts.hearing_id}", why)


def _decision_letter(facts: CaseFacts, periods: Periods, calendar: Calendar) -> Due | None:
    held_on = facts.hearing_held_on
    if facts.outcome_issued_on is not None:
        return None
    if facts.agreement_open_until is not None:
        since = "the end of the time to think it over"
        due_on, why = _counted(facts, periods["decision_letter"], facts.agreement_open_until, since, calendar)
        return Due(DeadlineKind.DECISION_LETTER, due_on, f"agreement:{facts.agreement_id}", why)
    if held_on is None:
        return None
    due_on, why = _counted(facts, periods["decision_letter"], held_on, "the hearing", calendar)
    return Due(DeadlineKind.DECISION_LETTER, due_on, f"hearing:{facts.hearing_id}", why)


def _appeal_window(facts: CaseFacts, periods: Periods, calendar: Calendar) -> Due | None:
    if facts.appeal is not None:
        return _further_window(facts.appeal)
    if facts.appeal_closes_on is None or facts.outcome_issued_on is None:
        return None
    received_on = facts.outcome_received_on
    received = f", which counts as received on {words(received_on)}" if received_on else ""
    why = f"The last day to appeal in the outcome letter{received}"
    until = facts.appeal_open_until or facts.appeal_closes_on
    if until > facts.appeal_closes_on:
        why = f"The outcome letter says {words(facts.appeal_closes_on)}; the time was lengthened since"
    return Due(DeadlineKind.APPEAL_WINDOW, until, f"outcome:{facts.outcome_issued_on.isoformat()}", why)


def _further_window(appeal: AppealFacts) -> Due | None:
    """The last day to appeal to the next level, once the letter with the result has left (R10, AP-8)."""
    printed, level, received_on = appeal.next_closes_on, appeal.next_level, appeal.letter_received_on
    if printed is None or received_on is None:
        return None
    until = appeal.next_open_until or printed
    why = (
        f"The last day to appeal to level {level} in the appeal outcome letter, which counts as received on "
        f"{words(received_on)}"
    )
    if until > printed:
        why = f"The appeal outcome letter says {words(printed)}; the time was lengthened since"
    return Due(DeadlineKind.APPEAL_WINDOW, until, f"appeal level:{level} after {appeal.id}", why)


def _appeal_acknowledgement(facts: CaseFacts, periods: Periods, calendar: Calendar) -> Due | None:
    appeal = facts.appeal
    if appeal is None or appeal.acknowledged:
        return None
    due_on, why = _counted(facts, periods["appeal_acknowledgement"], appeal.lodged_on, "the appeal", calendar)
    return Due(DeadlineKind.APPEAL_ACKNOWLEDGEMENT, due_on, f"appeal:{appeal.id}", why)


def _appeal_hearing(facts: CaseFacts, periods: Periods, calendar: Calendar) -> Due | None:
    appeal = facts.appeal
    if appeal is None or appeal.held_on is not None:
        return None
    due_on, why = _counted(facts, periods["appeal_hearing"], appeal.lodged_on, "the appeal", calendar)
    return Due(DeadlineKind.APPEAL_HEARING, due_on, f"appeal:{appeal.id}", why)


def _appeal_hearing_day(facts: CaseFacts, periods: Periods, calendar: Calendar) -> Due | None:
    appeal = facts.appeal
    if appeal is None or appeal.hearing_on is None or appeal.held_on is not None:
        return None
    return Due(
        DeadlineKind.APPEAL_HEARING_DAY,
        appeal.hearing_on,
        f"appeal hearing:{appeal.hearing_id}",
        f"The appeal hearing is {'adjourned to' if appeal.is_adjourned else 'arranged for'} {words(appeal.hearing_on)}",
    )


def _appeal_letter(facts: CaseFacts, periods: Periods, calendar: Calendar) -> Due | None:
    appeal = facts.appeal
    if appeal is None or appeal.held_on is None or appeal.is_over:
        return None
    due_on, why = _counted(facts, periods["appeal_letter"], appeal.held_on, "the appeal hearing", calendar)
    return Due(DeadlineKind.APPEAL_LETTER, due_on, f"appeal:{appeal.id}", why)


def _warning_expiry(facts: CaseFacts, periods: Periods, calendar: Calendar) -> Due | None:
    if facts.sanction_live_until is None:
        return None
    return Due(
        DeadlineKind.WARNING_EXPIRY,
        facts.sanction_live_until,  # never rolled to a working day (0.7)
        f"sanction:{facts.sanction_id}",
        f"The warning is live up to and including {words(facts.sanction_live_until)}",
    )


_CLOCKS: dict[FileState, tuple[_Clock, ...]] = {
    FileState.INVESTIGATION: (_investigation,),
    FileState.HEARING: (_hearing_day,),
    FileState.DELIBERATION: (_decision_letter,),
    FileState.DECIDED: (_decision_letter,),
    FileState.OUTCOME: (_appeal_window, _appeal_letter, _warning_expiry),
    FileState.APPEAL: (_appeal_acknowledgement, _appeal_hearing, _appeal_hearing_day, _warning_expiry),
    FileState.APPEAL_DELIBERATION: (_appeal_acknowledgement, _appeal_letter, _warning_expiry),
    FileState.CLOSED: (_warning_expiry,),
}
_NEVER_PAUSED = (_warning_expiry,)
