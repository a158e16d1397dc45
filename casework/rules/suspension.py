"""Suspension: who may order it, what is considered before, when it is reviewed and when it ends (SU-1 to SU-7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import Alternative, DeadlineKind, PartKind, Severity, SuspensionEnd, SuspensionPay
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.independence import part_in_words
from casework.rules.ladder import SEVERITIES, severity_in_words
from casework.rules.periods import Period, last_day, period_in_words
from casework.rules.working_days import Calendar

_DAY = timedelta(days=1)

# Whoever leads, investigates or decides a case is nobody to turn to while it lasts (SU-4).
NOT_FOR_CONTACTS = (
    PartKind.CASE_MANAGER,
    PartKind.INVESTIGATOR,
    PartKind.CHAIR,
    PartKind.PANEL_MEMBER,
    PartKind.APPEAL_MANAGER,
    PartKind.APPEAL_PANEL_MEMBER,
)


@dataclass(frozen=True)
class SuspensionTerms:
    """What a policy says of suspension (domain.md section 2, axis 7).

    authority:          the least grade rank of whoever may order and review it. Ending one asks for none.
    least_severity:     the mildest misconduct for which anybody is suspended.
    review:             how long until each review. Rolls back: a review is never late for a weekend (0.7).
    cap:                how long it lasts at most, its first day included; None without a cap.
    ends_with_sickness: whether it ends the day before sickness begins (SU-6).
    """

    authority: int
    least_severity: Severity
    review: Period
    cap: Period | None = None
    ends_with_sickness: bool = False


@dataclass(frozen=True)
class Spell:
    """One suspension of the employee. ``last_day``: None while it lasts.

    was_ill:  sickness ended it, so one that follows is the same, resumed (SU-6).
    was_joined: its case was joined to the one in which the employee is suspended as well: it went on there.
    """

    effective_on: date
    last_day: date | None = None
    was_ill: bool = False
    was_joined: bool = False


@dataclass(frozen=True, kw_only=True)
class SuspensionFacts:
    """The suspension that lasts. reviewed_on: the last review, if there was one; counted_from: see ``counted_by_cap``."""

    id: int
    effective_on: date
    counted_from: date
    reviews: int = 0
    reviewed_on: date | None = None


def terms_for(terms: SuspensionTerms | None, rank: int) -> SuspensionTerms:
    """The terms under which somebody of this grade rank may suspend. RuleBroken SU-5 if there are none, or none for them."""
    if terms is None:
        raise RuleBroken(
            "SU-5",
            "The policy in force does not provide for suspension.",
            instead="Ask an HR lead: the policy has to say who may suspend, and how it is reviewed.",
        )
    if rank < terms.authority:
        raise RuleBroken(
            "SU-5",
            "Your grade may not decide on a suspension.",
            instead="Ask HR to replace the case manager with somebody who may.",
        )
    return terms


def check_grave_enough(severity: Severity, terms: SuspensionTerms) -> None:
    """RuleBroken SU-5 if the allegation is milder than what the policy suspends for."""
    if SEVERITIES.index(severity) < SEVERITIES.index(terms.least_severity):
        raise RuleBroken(
            "SU-5",
            f"The allegation is of {severity_in_words(severity)}, and the policy suspends only for "
            f"{severity_in_words(terms.least_severity)} or graver.",
            instead="Use one of the alternatives.",
        )


def check_alternatives(answers: Mapping[Alternative, str]) -> None:
    """RuleBroken SU-3 unless it is written of each alternative why it will not do."""
    for kind in Alternative:
        if not answers.get(kind, "").strip():
            raise RuleBroken(
                "SU-3",
                f"Say why {kind.label[:1].lower()}{kind.label[1:]} will not do.",
                instead="Every alternative is considered. If one of them will do, use it and do not suspend.",
                field=kind.value,
            )


def check_pay(pay: SuspensionPay, clause: str) -> None:
    """RuleBroken SU-2 if pay stops without a clause of the contract that allows it."""
    if pay == SuspensionPay.UNPAID and not clause.strip():
        raise RuleBroken(
            "SU-2",
            "Pay can only stop where the contract allows it.",
            instead="Name the clause, or suspend on full pay.",
            field="pay_clause",
        )


def check_part_of_contact(kind: PartKind) -> None:
    """RuleBroken SU-4 for a part that nobody takes to whom the employee was told to turn while suspended."""
    if kind in NOT_FOR_CONTACTS:
        raise RuleBroken(
            "SU-4",
            f"The employee was told to turn to this person while suspended, so they cannot be {part_in_words(kind)}.",
            instead="Choose somebody who has had no other part in this case.",
            field="employee",
        )


def counted_by_cap(spells: Sequence[Spell]) -> date:
    """The first day of the last spell, or of the first in a row that sickness interrupted or a join carried on.

    Sickness in between moves no cap: it counts from the first day on (SU-5, scenario 15). spells: at least one, in the
    order in which they ended, the one that lasts being the last.
    """
    *before, last = spells
    first = last.effective_on
    for spell in reversed(before):
        if not (spell.was_ill or spell.was_joined) or spell.last_day is None:
            break
        first = min(first, spell.effective_on)
    return first


def must_end_by(counted_from: date, terms: SuspensionTerms, calendar: Calendar) -> date | None:
    """The last day it may last: "two months beginning with 14 September" end on 13 November (0.4). None without a cap."""
    if terms.cap is None:
        return None
    return last_day(counted_from - _DAY, terms.cap, calendar)


def check_may_begin(
    on: date, effective_on: date, counted_from: date, terms: SuspensionTerms, calendar: Calendar
) -> None:
    """RuleBroken SU-5 for a new suspension whose cap has been reached on the day it is ordered, ``on``."""
    until = must_end_by(counted_from, terms, calendar)
    if until is None or on < until:
        return
    which = f"a suspension from {words(effective_on)}"
    if counted_from != effective_on:
        which = f"the suspension from {words(counted_from)}, which this would resume,"
    raise RuleBroken(
        "SU-5",
        f"Under the policy {which} ends on {words(until)} at the latest.",
        instead="Use one of the alternatives.",
        field="effective_on",
    )


def check_may_last(on: date, counted_from: date, terms: SuspensionTerms, calendar: Calendar) -> None:
    """RuleBroken SU-5 if the suspension may not last beyond ``on`` any more: it has reached its cap."""
    until = must_end_by(counted_from, terms, calendar)
    if until is not None and on >= until:
        raise RuleBroken(
            "SU-5",
            f"Under the policy this suspension ends on {words(until)} at the latest.",
            instead="Lift it. Something milder can take its place.",
        )


def check_sickness_ends_it(because: SuspensionEnd, terms: SuspensionTerms) -> None:
    """RuleBroken SU-6 if a suspension would end with sickness under a policy that does not say so."""
    if because == SuspensionEnd.SICKNESS and not terms.ends_with_sickness:
        raise RuleBroken(
            "SU-6",
            "Under the policy a suspension does not end with sickness.",
            instead="It goes on and is reviewed. Lift it if it is not needed any more.",
            field="because",
        )


def suspension_deadlines(
    facts: SuspensionFacts, terms: SuspensionTerms, calendar: Calendar
) -> tuple[Due, ...]:
    """The next review (R4) and the last day (R5). A pause of the case moves neither (T8)."""
    since = facts.reviewed_on or facts.effective_on
    began = "the last review" if facts.reviewed_on else "the suspension"
    review = Due(
        DeadlineKind.SUSPENSION_REVIEW,
        last_day(since, terms.review, calendar),
        f"suspension:{facts.id}:{facts.reviews}",
        f"{period_in_words(terms.review)} from {began} on {words(since)}",
    )
    until = must_end_by(facts.counted_from, terms, calendar)
    if until is None or terms.cap is None:
        return (review,)
    cap = Due(
        DeadlineKind.SUSPENSION_CAP,
        until,
        f"suspension:{facts.id}",
        f"{period_in_words(terms.cap)} beginning with {words(facts.counted_from)}",
    )
    return (review, cap)
