"""A warning extended by an absence: by no more than the live days that were lost (SA-11, SA-12, scenario 14)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import AbsenceKind
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.sanctions import LivePeriod

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ExtensionTerms:
    """What a policy says of extension (axis 8).

    least_absence: consecutive calendar days an absence lasts at least.
    most_days:     by how many days a warning is extended at most, all its extensions together; None for no limit beside
                   the days that were lost.
    excluded:      absences by which no warning is extended.
    """

    least_absence: int
    most_days: int | None = None
    excluded: frozenset[AbsenceKind] = frozenset()


@dataclass(frozen=True)
class Absence:
    """First and last day away."""

    first: date
    last: date
    kind: AbsenceKind

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Extended:
    """The live period that comes of it. ``lengthens``: it takes the place of the one that has not ended yet."""

    from_on: date
    to_on: date
    lengthens: bool


def days_lost(periods: Sequence[LivePeriod], absence: Absence) -> int:
    """How many live days of a warning lay in an absence. Periods without an end are no periods here (SA-4)."""
    spans = ((max(one.from_on, absence.first), min(one.to_on, absence.last)) for one in periods if one.to_on)
    return sum(max(0, (last - first).days + 1) for first, last in spans)


def check_extension(
    terms: ExtensionTerms | None,
    periods: Sequence[LivePeriod],
    absence: Absence,
    days: int,
    on: date,
    *,
    granted: int = 0,
) -> None:
    """RuleBroken SA-11 unless the policy extends warnings, the absence was long enough and is over, and no more is
    asked for than was lost and the policy allows; SA-4 for a warning of which nobody stated an end.

    granted: the days by which it was extended before.
    """
    if terms is None:
        raise RuleBroken(
            "SA-11",
            "The policy in force does not extend warnings.",
            instead="The warning ends on the day in its letter.",
        )
    if not periods or any(one.to_on is None for one in periods):
        raise RuleBroken(
            "SA-4",
            "Nobody stated when this warning ends, so it cannot be extended.",
            instead="Settle first until when it is live.",
        )
    _check_absence(terms, absence, on)
    lost = days_lost(periods, absence)
    if not 1 <= days <= lost:
        raise RuleBroken(
            "SA-11",
            f"Of the absence {lost} days lay in the life of the warning, and it is extended by no more.",
            instead=f"Choose {lost} days or fewer." if lost else "The warning ends on the day in its letter.",
            field="days",
        )
    _check_most(terms, days, granted)


def _check_most(terms: ExtensionTerms, days: int, granted: int) -> None:
    """No more, with what was granted before, than the policy gives a warning in all."""
    if terms.most_days is None or granted + days <= terms.most_days:
        return
    left = max(0, terms.most_days - granted)
    raise RuleBroken(
        "SA-11",
        f"The policy extends a warning by {terms.most_days} days at most, and {granted} were granted before.",
        instead=f"Choose {left} days or fewer." if left else "The warning ends on the day in its letter.",
        field="days",
    )


def check_not_curtailed(was_ended_early: bool) -> None:
    """RuleBroken SA-11 for a warning that was ended early: what was given back is not taken again by an absence."""
    if was_ended_early:
        raise RuleBroken(
            "SA-11",
            "This warning was ended early in the employee’s favour, so no absence extends it.",
            instead="It ends on the day that the employee was told.",
        )


def _check_absence(terms: ExtensionTerms, absence: Absence, on: date) -> None:
    """It has ended, was as long as the policy asks for, and is none that the policy leaves out."""
    if absence.kind in terms.excluded:
        raise RuleBroken(
            "SA-11",
            f"The policy extends no warning by this absence: {absence.kind.label}.",
            instead="The warning ends on the day in its letter.",
            field="kind",
        )
    if absence.last < absence.first:
        raise RuleBroken(
            "SA-11",
            "The absence ends before it begins.",
            instead="Check both days.",
            field="absent_to",
        )
    if absence.last >= on:
        raise RuleBroken(
            "SA-11",
            f"The employee is away until {words(absence.last)}: it is decided when they are back.",
            instead="Come back to it on the day of their return.",
            field="absent_to",
        )
    if absence.days < terms.least_absence:
        raise RuleBroken(
            "SA-11",
            f"The absence lasted {absence.days} days, and the policy asks for {terms.least_absence}.",
            instead="The warning ends on the day in its letter.",
            field="absent_to",
        )


def extended(periods: Sequence[LivePeriod], days: int, on: date) -> Extended:
    """What comes of it: granted in time the last period lengthens; after a gap a new one begins on the day it is granted.

    periods: at least one, each with an end.
    """
    last = max(periods, key=lambda one: one.to_on or one.from_on)
    assert last.to_on is not None  # check_extension
    if last.to_on >= on:
        return Extended(last.from_on, last.to_on + days * _DAY, lengthens=True)
    return Extended(on, on + (days - 1) * _DAY, lengthens=False)
