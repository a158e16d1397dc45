"""A criminal matter is no finding by itself; its effect is asked before a sanction (PR-15)."""

from __future__ import annotations

from datetime import date

import pytest

from casework.enums import CriminalEffect, CriminalStage
from casework.errors import RuleBroken
from casework.rules.criminal_matters import CAUTION, CriminalFacts, check_days, check_effect_was_asked

S, E = CriminalStage, CriminalEffect
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("stage", "effect", "level", "refused"),
    [
        (S.CONVICTION, E.NOT_ASKED, "dismissal_with_notice", True),
        (S.CHARGE, E.NOT_ASKED, "first_written_warning", True),
        (S.CAUTION, E.NOT_ASKED, "first_written_warning", True),
        (S.INVESTIGATION, E.NOT_ASKED, "first_written_warning", True),
        (S.ENDED, E.NOT_ASKED, "first_written_warning", False),
        (S.CONVICTION, E.NOT_ASKED, "", False),
        (S.CONVICTION, E.NONE, "first_written_warning", False),
        (S.CONVICTION, E.BOTH, "first_written_warning", False),
    ],
)
def test_no_sanction_before_the_effect_was_asked(stage: S, effect: E, level: str, refused: bool) -> None:
    if not refused:
        check_effect_was_asked(CriminalFacts(stage, effect), level)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_effect_was_asked(CriminalFacts(stage, effect), level)
    assert refusal.value.rule_id == "PR-15"
    assert "not in itself a reason for a sanction" in refusal.value.message


def test_without_a_criminal_matter_nothing_is_asked() -> None:
    check_effect_was_asked(None, "dismissal_with_notice")
    assert CAUTION.rule_id == "PR-15"


@pytest.mark.parametrize(
    ("since", "told_on", "field"),
    [
        (date(2026, 11, 23), date(2026, 11, 23), ""),
        (date(2026, 11, 22), date(2026, 11, 23), ""),
        (date(2026, 11, 23), date(2026, 11, 22), "since"),
        (date(2026, 11, 23), date(2026, 11, 24), "told_on"),
    ],
)
def test_it_was_so_before_we_were_told_and_we_were_told_before_today(
    since: date, told_on: date, field: str
) -> None:
    if not field:
        check_days(since, told_on, TODAY)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_days(since, told_on, TODAY)
    assert (refusal.value.rule_id, refusal.value.field) == ("PR-15", field)
