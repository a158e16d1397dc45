"""A sanction agreed without a hearing (T16): whether the policy allows it, up to which level, and time to think."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from casework.enums import WEIGHT, Finding, SanctionLevel
from casework.errors import RuleBroken
from casework.rules.dates import words
from casework.rules.ladder import level_in_words
from casework.rules.periods import Period


@dataclass(frozen=True)
class FastTrackTerms:
    """What a policy says of it. heaviest: the level that none may pass, and what it is called there.

    cooling_off: how long to think it over.
    """

    heaviest: SanctionLevel
    cooling_off: Period
    called: str = field(default="", compare=False)

    @property
    def in_words(self) -> str:
        return level_in_words(self.heaviest, self.called)


def check_fast_track(terms: FastTrackTerms | None) -> FastTrackTerms:
    """The terms. RuleBroken T16 if the policy does not allow a sanction without a hearing."""
    if terms is None:
        raise RuleBroken(
            "T16",
            "The policy in force does not allow a sanction without a hearing.",
            instead="Refer the case to a hearing.",
        )
    return terms


def check_agreed_level(level: SanctionLevel, terms: FastTrackTerms) -> None:
    """RuleBroken T16 for a level that the policy keeps for a hearing."""
    if is_for_a_hearing(level, terms):
        raise RuleBroken(
            "T16",
            f"Without a hearing the policy allows {terms.in_words} at most.",
            instead="Choose that or a milder level, or refer the case to a hearing.",
            field="level",
        )


def is_for_a_hearing(level: SanctionLevel, terms: FastTrackTerms) -> bool:
    """Whether a level is heavier than what can be agreed."""
    return WEIGHT[level] > WEIGHT[terms.heaviest]


def check_all_admitted(findings: Iterable[Finding]) -> None:
    """RuleBroken T16 unless every allegation is found, in whole or in part, as it was admitted."""
    if any(finding == Finding.NOT_FOUND for finding in findings):
        raise RuleBroken(
            "T16",
            "Without a hearing every allegation has to be admitted, in whole or in part.",
            instead="Refer the case to a hearing, where each allegation can be answered.",
        )


def check_days(told_on: date, admission_received_on: date, agreed_on: date) -> None:
    """RuleBroken T16 unless the employee was told of their rights, then admitted it, and then it was agreed."""
    if admission_received_on < told_on:
        raise RuleBroken(
            "T16",
            f"The employee was told of their rights on {words(told_on)}, after the admission.",
            instead="Tell them of the right to a hearing and to a companion, and ask for the admission again.",
            field="told_on",
        )
    if agreed_on < admission_received_on:
        raise RuleBroken(
            "T16",
            "The admission cannot arrive after today.",
            instead="Check the day.",
            field="admission_received_on",
        )


def check_cooling_off_over(issued_on: date, cooling_off_ends_on: date) -> None:
    """RuleBroken T16 for a letter that leaves while the employee may still think it over."""
    if issued_on <= cooling_off_ends_on:
        raise RuleBroken(
            "T16",
            f"The employee can think it over until the end of {words(cooling_off_ends_on)}.",
            instead="Issue the outcome after that day, unless they take the agreement back.",
            field="sent_at",
        )
