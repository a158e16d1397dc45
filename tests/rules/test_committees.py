"""How many people decide a level, the chair included (axis 5; SEP-7, T16)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casework.enums import SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.appeal_levels import AppealLevel, heard_by_at_least
from casework.rules.committees import (
    beyond_the_panel,
    caution_of_appeal_panel,
    caution_of_panel,
    check_appeal_committee,
    check_committee,
    with_committee,
)
from casework.rules.policy_effects import DecidedLevel, obstacle
from casework.rules.sanctions import levels_allowed
from tests.rules.policy_p1 import DIRECTOR, FINAL, MANAGER, P1, SUMMARY, VERBAL, WITH_NOTICE, WRITTEN

# Two decide on a final warning, three on a dismissal with notice, seven on a summary one.
DECIDERS = {WRITTEN: 1, FINAL: 2, WITH_NOTICE: 3, SUMMARY: 7}
LADDER = tuple(replace(step, deciders=DECIDERS[step.level]) for step in P1)


@pytest.mark.parametrize(("level", "least"), DECIDERS.items())
def test_exactly_as_many_as_the_policy_asks_for(level: SanctionLevel, least: int) -> None:
    check_committee(level, LADDER, least)
    check_committee(level, LADDER, least + 1)
    check_committee(level, P1, 1)
    if least == 1:
        check_committee(level, LADDER, None)
        return
    with pytest.raises(RuleBroken, match=f"decided by {least} people at least") as refusal:
        check_committee(level, LADDER, least - 1)
    assert (refusal.value.rule_id, refusal.value.field) == ("SEP-7", "level")
    with pytest.raises(RuleBroken, match="cannot be agreed without a hearing") as refusal:
        check_committee(level, LADDER, None)
    assert (refusal.value.rule_id, refusal.value.field) == ("T16", "level")


@pytest.mark.parametrize(
    ("level", "deciders", "says", "instead"),
    [
        (
            FINAL,
            1,
            "and of those who heard the employee the chair alone can decide.",
            "by a chair and 1 panel member who are",
        ),
        (SUMMARY, 6, "and 6 who heard the employee can decide.", "by a chair and 6 panel members who are"),
    ],
)
def test_a_refusal_says_how_many_heard_it_and_what_would_be_lawful(
    level: SanctionLevel, deciders: int, says: str, instead: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_committee(level, LADDER, deciders)
    assert refusal.value.message.endswith(says)
    assert refusal.value.instead.startswith("Choose a level that they may decide. For this one an HR lead")
    assert instead in refusal.value.instead


def test_a_level_that_the_policy_lacks() -> None:
    with pytest.raises(RuleBroken, match="PV-1"):
        check_committee(VERBAL, LADDER, 7)


@pytest.mark.parametrize(
    ("deciders", "opened"),
    [(1, [WRITTEN]), (2, [WRITTEN, FINAL]), (3, [WRITTEN, FINAL, WITH_NOTICE]), (7, list(DECIDERS))],
)
def test_the_verdicts_close_what_needs_more_people(deciders: int, opened: list[SanctionLevel]) -> None:
    given = {"severity": Severity.GROSS, "live_levels": frozenset[SanctionLevel](), "anything_found": True}
    allowed = levels_allowed(LADDER, decider_rank=DIRECTOR, **given)  # type: ignore[arg-type]
    found = with_committee(allowed, LADDER, deciders)
    assert [one.level for one in found if one.allowed] == opened
    assert {one.rule_id for one in found if not one.allowed} <= {"SEP-7"}
    # What is closed for another reason keeps that reason.
    junior = levels_allowed(LADDER, decider_rank=MANAGER - 1, **given)  # type: ignore[arg-type]
    assert all("grade" in one.why_not for one in with_committee(junior, LADDER, 1) if one.level != WRITTEN)


@pytest.mark.parametrize(
    ("deciders", "heaviest", "beyond"),
    [
        (1, None, []),
        (1, WRITTEN, []),
        (1, FINAL, [FINAL]),
        (2, FINAL, []),
        (2, SUMMARY, [WITH_NOTICE, SUMMARY]),
        (3, SUMMARY, [SUMMARY]),
        (7, SUMMARY, []),
    ],
)
def test_only_what_a_case_can_lead_to_is_warned_of(
    deciders: int, heaviest: SanctionLevel | None, beyond: list[SanctionLevel]
) -> None:
    found = beyond_the_panel(LADDER, deciders, heaviest)
    assert [step.level for step in found] == beyond
    assert bool(caution_of_panel(found, deciders)) == bool(beyond)


def test_the_warning_names_the_levels() -> None:
    steps = beyond_the_panel(LADDER, 1, WITH_NOTICE)
    alone, two = caution_of_panel(steps, 1), caution_of_panel(steps[1:], 2)
    assert alone is not None and two is not None
    assert alone.rule_id == two.rule_id == "SEP-7"
    assert alone.words.startswith(
        "The chair hears it alone so far, and may not decide on a final written warning (2 people at least) or "
        "dismissal with notice (3 people at least). Appoint"
    )
    assert two.words.startswith("2 people hear it so far, the chair included, and may not")


@pytest.mark.parametrize(("deciders", "rule_id"), [(None, ""), (2, "SEP-7"), (3, "")])
def test_a_draft_says_what_so_few_could_not_have_decided(deciders: int | None, rule_id: str) -> None:
    decided = DecidedLevel(WITH_NOTICE, Severity.GROSS, frozenset(), DIRECTOR, deciders=deciders)
    found = obstacle(decided, LADDER)
    assert (found.rule_id if found else "") == rule_id
    assert found is None or found.why.startswith("This policy has dismissal with notice decided by 3 people")


ALONE, TOGETHER = AppealLevel(1), AppealLevel(1, deciders=3, from_level=WITH_NOTICE)


@pytest.mark.parametrize(
    ("level", "against", "least"),
    [
        (ALONE, SUMMARY, 1),
        (TOGETHER, WRITTEN, 1),
        (TOGETHER, FINAL, 1),
        (TOGETHER, WITH_NOTICE, 3),
        (TOGETHER, SUMMARY, 3),
    ],
)
def test_how_many_hear_an_appeal(level: AppealLevel, against: SanctionLevel, least: int) -> None:
    assert heard_by_at_least(level, against) == least
    check_appeal_committee(level, against, least)
    assert caution_of_appeal_panel(level, against, least) is None
    if least == 1:
        return
    with pytest.raises(RuleBroken, match="and 2 who heard this one can decide") as refusal:
        check_appeal_committee(level, against, least - 1)
    assert (refusal.value.rule_id, refusal.value.field) == ("SEP-7", "result")
    with pytest.raises(RuleBroken, match="the appeal manager alone can decide"):
        check_appeal_committee(level, against, 1)
    few = caution_of_appeal_panel(level, against, 1)
    assert few is not None and few.rule_id == "SEP-7"
    assert "heard by 3 people at least. The appeal manager hears it alone so far" in few.words
