"""Nobody is sanctioned for a protected disclosure, nor before somebody looked whether it is the reason (WB-1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from casework.enums import DeadlineKind, DisclosureResult
from casework.errors import RuleBroken
from casework.rules.deadlines import Due
from casework.rules.kept_back import kept_back
from casework.rules.periods import Period, last_day
from casework.rules.working_days import Calendar


@dataclass(frozen=True)
class DisclosureFacts:
    """What was flagged and checked on a case.

    flag, flagged_on: the last flag. checked_flag: the flag up to which the last check answers; None without one.
    result, checker:  of that check.
    """

    flag: int
    flagged_on: date
    checked_flag: int | None = None
    result: DisclosureResult | None = None
    checker: int | None = None

    @property
    def is_checked(self) -> bool:
        """Whether the last check answers everything that was flagged."""
        return self.checked_flag is not None and self.checked_flag >= self.flag

    @property
    def is_clear(self) -> bool:
        return self.is_checked and self.result == DisclosureResult.NOT_THE_REASON


def check_may_sanction(facts: DisclosureFacts, *, may_know: bool) -> None:
    """RuleBroken WB-1 while a disclosure is not checked, or is or may be the reason; 7.6 to those who may not know.

    may_know: whether whoever is refused may know that something was.
    """
    if facts.is_clear:
        return
    if not may_know:
        raise kept_back()
    if not facts.is_checked:
        raise RuleBroken(
            "WB-1",
            "The employee may have made a protected disclosure, and nobody has checked whether it is the reason.",
            instead="An HR lead who neither investigates nor decides here checks it first.",
        )
    raise RuleBroken(
        "WB-1",
        "A protected disclosure is or may be the reason for this case: no sanction can be issued.",
        instead="Close the case another way, or have another HR lead check it again.",
    )


def check_may_clear(facts: DisclosureFacts, result: DisclosureResult, checker: int) -> None:
    """RuleBroken WB-1 where whoever said that a disclosure is or may be the reason takes it back alone."""
    stood_in_the_way = facts.result is not None and facts.result != DisclosureResult.NOT_THE_REASON
    if stood_in_the_way and result == DisclosureResult.NOT_THE_REASON and checker == facts.checker:
        raise RuleBroken(
            "WB-1",
            "You said that the disclosure is or may be the reason for this case.",
            instead="Another HR lead looks at it afresh.",
            field="result",
        )


def disclosure_deadline(facts: DisclosureFacts, period: Period, calendar: Calendar) -> Due | None:
    """By when it is checked; None once it is. period: that in which an incident is assessed."""
    if facts.is_checked:
        return None
    due_on = last_day(facts.flagged_on, period, calendar)
    return Due(
        DeadlineKind.DISCLOSURE_CHECK, due_on, f"flag:{facts.flag}", "Before any sanction on this case"
    )
