"""A live warning extended instead of the next stage, where the policy lets it (SA-11), and what an appeal leaves of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import AppealResult, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.authority import check_authority
from casework.rules.dates import words
from casework.rules.ladder import LadderStep, bare_name, step_of
from casework.rules.live_choice import months_in_words
from casework.rules.months import last_live_day
from casework.rules.sanctions import PastSanction, in_force_on

_A_LEVEL = "Choose a level, or no sanction."


@dataclass(frozen=True)
class Chosen:
    """What whoever decides would extend, and the case it is decided in.

    warning:  as the record stands; None where it does not stand. counts: for an allegation that is found (SA-5, SA-10).
    extended: another decision extended it so already. level: what is chosen beside it, "" for nothing.
    found:    an allegation is found or partly found. heard_again: an appeal had the case heard again (T23).
    left_on:  the last day of an employment that has ended; None while it goes on.
    """

    warning: PastSanction | None
    months: int
    counts: bool
    extended: bool = False
    level: SanctionLevel | str = ""
    found: bool = True
    heard_again: bool = False
    left_on: date | None = None


def check_extended_instead(
    chosen: Chosen, ladder: Iterable[LadderStep], *, decider_rank: int, on: date
) -> int:
    """By how many months at most the policy lets this warning be extended instead of the next stage (SA-11).

    ladder: of the policy of the decision. decider_rank: as for ``sanctions.levels_allowed``. RuleBroken: T18 where nothing
    is found, T24 where the employee has left, AP-4 where the case is heard again, SEP-7 for a decider below the warning's
    level, PV-1 where the policy lacks it, else SA-11.
    """
    _check_case(chosen)
    warning = chosen.warning
    if warning is None or not chosen.counts:
        raise _refusal(
            "This warning does not count for what was found: it has to have been live, and received before, when the "
            "employee acted.",
            f"Choose a warning that counts. {_A_LEVEL}",
        )
    ladder = tuple(ladder)
    rung = step_of(warning.level, ladder)
    most = rung.extend_months
    if most is None:
        raise _refusal(
            f"The policy in force does not let {rung.in_words} be extended instead of the next stage.",
            _A_LEVEL,
        )
    check_can_be_extended(warning, on, extended=chosen.extended)
    check_authority(rung.level, decider_rank, ladder)
    if not 1 <= chosen.months <= most:
        raise RuleBroken(
            "SA-11",
            f"Under the policy {rung.in_words} is extended by {months_in_words(most)} at most, not by "
            f"{months_in_words(chosen.months)}.",
            instead=f"Choose 1 to {months_in_words(most)}." if most > 1 else "Choose 1 month.",
            field="instead_months",
        )
    return most


def _check_case(chosen: Chosen) -> None:
    """Whether anything can be answered with an extension in this case."""
    if chosen.level:
        raise RuleBroken(
            "SA-11",
            "A warning is extended instead of a new sanction, never beside one.",
            instead="Choose one of the two.",
            field="level",
        )
    if not chosen.found:
        raise RuleBroken(
            "T18",
            "No allegation was found, so there is nothing that an extension could answer.",
            instead="Record no sanction; the case then closes without one.",
            field="instead_of",
        )
    if chosen.left_on is not None:
        raise RuleBroken(
            "T24",
            f"The employee left on {words(chosen.left_on)}, and nobody who has left is sanctioned.",
            instead="Record the findings without a sanction.",
            field="instead_of",
        )
    if chosen.heard_again:
        raise RuleBroken(
            "AP-4",
            "The employee appealed and the case is heard again: whether an extension is more than what was imposed before "
            "cannot be said.",
            instead="Choose the level imposed before at most, or no sanction.",
            field="instead_of",
        )


def check_can_be_extended(
    warning: PastSanction, on: date, *, extended: bool, field: str = "instead_of"
) -> None:
    """RuleBroken SA-11 for a warning that is not live on a day, is under appeal, or was extended so before.

    Asked on the day of the decision, and once more on the day of its letter.
    """
    named = f"The {bare_name(warning.level, warning.called)} of {words(warning.issued_on)}"
    if extended:
        raise _refusal(
            f"{named} was extended instead of the next stage before, and is so once.",
            _A_LEVEL,
            field,
        )
    if warning.under_appeal:
        raise _refusal(
            f"{named} is under appeal: what may fall is not extended.",
            f"Wait for the result of that appeal. {_A_LEVEL}",
            field,
        )
    if not in_force_on(warning, on):
        ends = max((one.to_on for one in warning.periods if one.to_on is not None), default=None)
        until = f"ended on {words(ends)}" if ends is not None and ends < on else "is not live"
        raise _refusal(
            f"{named} {until}: only one that is live on {words(on)} is extended.",
            _A_LEVEL,
            field,
        )


def extended_until(last_day: date, months: int) -> date:
    """The last live day of a warning that ends on ``last_day``, n months later.

    Counted as if it began anew on the day after: clamp, then minus one day (SA-15). Counted from the warning's own first
    day it would sometimes end up to three days later, as the end of a short month is met twice here: the doubt is
    resolved for the employee. It also holds where an absence has moved the last day since. months: 1 or more.
    """
    return last_live_day(last_day + timedelta(days=1), months)


def check_appeal_of_extension(
    result: AppealResult | str, months: int | None, *, extended_by: int, other: bool = False
) -> None:
    """RuleBroken unless an appeal leaves the extension, shortens it or ends it (AP-4, T22).

    months: what stands instead where it is varied. extended_by: the months that stand. other: whether a level, measures, a
    return or an end of employment were given, none of which there is.
    """
    if result == AppealResult.REMITTED:
        raise _appealed(
            "T23",
            "A decision that extended a warning is not sent back: the warning would run on or end meanwhile by nobody's "
            "decision.",
            "Confirm it, shorten the extension, or set it aside.",
            "result",
        )
    if other:
        raise _appealed(
            "T22",
            "The decision extended a live warning: an appeal puts nothing else in its place.",
            "Confirm it, shorten the extension, or set it aside.",
            "level",
        )
    if (months is not None) != (result == AppealResult.VARIED):
        raise _appealed(
            "T22",
            "A decision that is varied needs the months that stand instead, and no other result has any.",
            "Say by how many months the warning is extended, or choose another result.",
            "months",
        )
    if months is not None:
        _check_fewer(months, extended_by)


def _check_fewer(months: int, extended_by: int) -> None:
    if months > extended_by:
        raise _appealed(
            "AP-4",
            f"An appeal never makes the outcome heavier: the warning is extended by {months_in_words(extended_by)}.",
            "Confirm the decision, or choose fewer months.",
            "months",
        )
    if months == extended_by:
        raise _appealed(
            "T22",
            "This is the outcome as it is.",
            "Choose “decision confirmed”, or fewer months.",
            "months",
        )
    if months < 1:
        raise _appealed("T22", "No month is left of the extension.", "Choose “decision set aside”.", "months")


def check_no_months(months: int | None) -> None:
    """RuleBroken T22 for months of an extension where the outcome extended nothing."""
    if months is not None:
        raise _appealed(
            "T22",
            "The outcome extended no warning, so no months of an extension stand instead.",
            "Leave the months out.",
            "months",
        )


def _appealed(rule_id: str, said: str, instead: str, field: str) -> RuleBroken:
    return RuleBroken(rule_id, said, instead=instead, field=field)


def _refusal(said: str, instead: str, field: str = "instead_of") -> RuleBroken:
    return RuleBroken("SA-11", said, instead=instead, field=field)
