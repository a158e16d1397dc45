"""Earlier warnings that count for nothing here: what they are, and what a decision owes once they were looked at (SA-7)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from casework.errors import RuleBroken
from casework.rules.earlier_warnings import is_warning
from casework.rules.sanctions import PastSanction, weigh_record

Conduct = tuple[date, date]


def spent_record(record: Iterable[PastSanction], conducts: Sequence[Conduct]) -> tuple[PastSanction, ...]:
    """The warnings that neither count for any of the conducts nor wait for a person's answer (SA-2, SA-5, SA-10).

    Spent when it happened, or received only afterwards. What an appeal set aside never was, and is none of them;
    dismissals are no warnings, and what its policy has as no sanction never counts for anything (0.11).
    conducts: the first and the last day of each allegation.
    """
    held = tuple(one for one in record if is_warning(one) and not one.set_aside)
    weighed = [weigh_record(held, from_on, to_on) for from_on, to_on in conducts]
    matters = {one for each in weighed for one in (*each.counts, *each.for_a_person)}
    return tuple(one for one in held if one not in matters)


def was_spent(sanction: PastSanction, conducts: Sequence[Conduct]) -> bool:
    """Whether its last live day lay before all of it; otherwise the employee was warned only afterwards."""
    ends = [period.to_on for period in sanction.periods if period.to_on is not None]
    return bool(ends) and bool(conducts) and max(ends) < min(from_on for from_on, _ in conducts)


def check_use_is_said(use: str, *, opened: bool) -> None:
    """Raise RuleBroken (SA-7) unless a decision says how the spent record was used exactly where it was opened before."""
    if opened and not use.strip():
        raise RuleBroken(
            "SA-7",
            "The spent record was opened, and the decision does not say how it was used.",
            instead="Say what was made of it, even if that is nothing. It is never the reason for this outcome.",
            field="spent_record_use",
        )
    if use.strip() and not opened:
        raise RuleBroken(
            "SA-7",
            "The spent record was not opened, so this decision cannot have used it.",
            instead="Leave this empty, or open the spent record first and say why.",
            field="spent_record_use",
        )


def check_can_be_considered(*, provided: bool, any_expired: bool) -> None:
    """Raise RuleBroken (SA-14) unless the policy lets an expired safeguarding warning be considered, and one was opened.

    any_expired: whether the spent record that was opened holds a warning of a safeguarding case that expired before what
    is judged now. One that came only afterwards did not expire: it warned of nothing yet.
    """
    if not provided:
        raise RuleBroken(
            "SA-14",
            "The policy in force does not let an expired safeguarding warning be considered.",
            instead="Leave it as it is: whoever decides says how the spent record was used, and it counts for nothing.",
        )
    if not any_expired:
        raise RuleBroken(
            "SA-14",
            "What was opened holds no expired warning that was given in a safeguarding case.",
            instead="If the case in which it was given is one of safeguarding, mark that case first.",
        )
