"""A sanction agreed without a hearing (T16)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from casework.enums import Finding, PeriodUnit, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules import agreements
from casework.rules.agreements import FastTrackTerms
from casework.rules.periods import Period
from casework.rules.policy_effects import DecidedLevel, obstacle
from casework.rules.policy_terms import read_terms
from tests.world import P1

TERMS = FastTrackTerms(SanctionLevel.WRITTEN_WARNING, Period(7, PeriodUnit.CALENDAR_DAYS))
TOLD, ADMITTED, AGREED = date(2026, 10, 5), date(2026, 10, 6), date(2026, 10, 7)
ENDS = date(2026, 10, 14)

ALLOWED: list[Callable[[], object]] = [
    lambda: agreements.check_fast_track(TERMS),
    lambda: agreements.check_agreed_level(SanctionLevel.WRITTEN_WARNING, TERMS),
    lambda: agreements.check_agreed_level(SanctionLevel.VERBAL_WARNING, TERMS),
    lambda: agreements.check_all_admitted([Finding.FOUND, Finding.PARTLY_FOUND]),
    lambda: agreements.check_days(TOLD, ADMITTED, AGREED),
    lambda: agreements.check_days(TOLD, TOLD, TOLD),  # all on one day
    lambda: agreements.check_cooling_off_over(date(2026, 10, 15), ENDS),
]
REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: agreements.check_fast_track(None), "does not allow a sanction without a hearing"),
    (
        lambda: agreements.check_agreed_level(SanctionLevel.FINAL_WRITTEN_WARNING, TERMS),
        "the policy allows a written warning at most",
    ),
    (lambda: agreements.check_all_admitted([Finding.FOUND, Finding.NOT_FOUND]), "has to be admitted"),
    (lambda: agreements.check_days(ADMITTED, TOLD, AGREED), "Tue 6 Oct 2026, after the admission"),
    (lambda: agreements.check_days(TOLD, AGREED, ADMITTED), "cannot arrive after today"),
    (lambda: agreements.check_cooling_off_over(ENDS, ENDS), "until the end of Wed 14 Oct 2026"),
]


def test_what_may_be_agreed() -> None:
    for allowed in ALLOWED:
        allowed()


@pytest.mark.parametrize(("attempt", "says"), REFUSED, ids=[says[:25] for _, says in REFUSED])
def test_what_may_not(attempt: Callable[[], object], says: str) -> None:
    with pytest.raises(RuleBroken, match=says) as refusal:
        attempt()
    assert refusal.value.rule_id == "T16"


AGREED_WARNING = DecidedLevel(SanctionLevel.WRITTEN_WARNING, Severity.SERIOUS, frozenset(), 5, is_agreed=True)


def test_a_draft_says_what_it_would_not_have_let_be_agreed() -> None:
    ladder, verbal = read_terms(P1).ladder, replace(TERMS, heaviest=SanctionLevel.VERBAL_WARNING)
    assert obstacle(AGREED_WARNING, ladder, TERMS) is None
    for terms in (None, verbal):
        found = obstacle(AGREED_WARNING, ladder, terms)
        assert found is not None
        assert (found.rule_id, "a written warning be agreed" in found.why) == ("T16", True)
    assert obstacle(replace(AGREED_WARNING, is_agreed=False), ladder, None) is None
