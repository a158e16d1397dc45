"""Whether an outcome letter may leave, and whether its days are possible."""

from __future__ import annotations

from datetime import date

from casework.actions.instead import check_still_extends
from casework.errors import RuleBroken
from casework.models import Decision
from casework.queries.measures import as_measures, measures_decided
from casework.queries.reviews import has_lost_days
from casework.rules import agreements
from casework.rules.measures import check_not_begun


def check_may_leave(decision: Decision, issued_on: date) -> None:
    """RuleBroken SA-6 for a decision that relied on a warning which fell, T16 in the time to think it over, 7.5 where what
    goes with its warning was to begin before, SA-11 where the warning that it extends no longer can be.
    """
    check_not_begun(as_measures(measures_decided(decision)), issued_on)
    agreement = decision.agreement
    fell = decision.relied_on.filter(superseded_at__isnull=False).exists()
    if fell or has_lost_days(decision):
        raise RuleBroken(
            "SA-6",
            "A warning that this decision relied on was set aside, varied or withdrawn."
            if fell
            else "A warning that this decision relied on no longer counts for it: an appeal ended its extension sooner.",
            instead="Ask the chair to recall the decision and to decide again without it."
            if agreement is None
            else "Withdraw the agreement: it was made while that warning stood.",
        )
    check_still_extends(decision, issued_on)
    if agreement is not None:
        agreements.check_cooling_off_over(issued_on, agreement.cooling_off_ends_on)


def check_days(decision: Decision, issued_on: date, received_on: date, told_on: date | None) -> None:
    """Nobody hears of a decision before it is made (0.6, 0.8), and no letter arrives before it left (CA-7)."""
    if issued_on < decision.decided_on:
        raise RuleBroken(
            "0.6",
            "The letter cannot leave before the decision was made.",
            instead="Check when it was sent.",
            field="sent_at",
        )
    if received_on < issued_on:
        raise RuleBroken(
            "CA-7",
            "The letter cannot arrive before it was sent.",
            instead="Check both days, or leave the day of receipt empty to have it worked out.",
            field="received_on",
        )
    if told_on is not None and told_on < decision.decided_on:
        raise RuleBroken(
            "0.8",
            "The employee cannot be told before the decision was made.",
            instead="Check the day they were told.",
            field="told_on",
        )
