"""Which levels a decider may choose: severity, live warnings, authority (PR-16, PR-17, SA-8, SEP-7)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.authority import can_decide, check_authority, check_chair_authority
from casework.rules.ladder import SEVERITIES, LadderStep
from casework.rules.sanctions import check_level, heaviest_level_allowed, levels_allowed
from tests.rules.policy_p1 import (
    DIRECTOR,
    FINAL,
    MANAGER,
    P1,
    SUMMARY,
    TEAM_LEADER,
    VERBAL,
    WITH_NOTICE,
    WRITTEN,
)

MINOR, SERIOUS, GROSS = Severity.MINOR, Severity.SERIOUS, Severity.GROSS
CLEAN: frozenset[SanctionLevel] = frozenset()


def open_levels(
    severity: Severity, live: frozenset[SanctionLevel] = CLEAN, rank: int = DIRECTOR, found: bool = True
) -> dict[SanctionLevel, str]:
    """The levels open, each with the rule that opens it."""
    verdicts = levels_allowed(
        P1, severity=severity, live_levels=live, anything_found=found, decider_rank=rank
    )
    return {verdict.level: verdict.rule_id for verdict in verdicts if verdict.allowed}


@pytest.mark.parametrize(
    ("severity", "live", "expected"),
    [
        (MINOR, CLEAN, {WRITTEN: "PR-16"}),
        (MINOR, {VERBAL}, {WRITTEN: "PR-16", FINAL: "SA-10"}),
        (MINOR, {WRITTEN}, {WRITTEN: "PR-16", FINAL: "SA-10"}),
        (MINOR, {FINAL}, {WRITTEN: "PR-16", FINAL: "SA-10", WITH_NOTICE: "SA-8"}),
        (MINOR, {WITH_NOTICE, SUMMARY}, {WRITTEN: "PR-16"}),  # dismissals are no warnings
        (SERIOUS, CLEAN, {WRITTEN: "PR-16", FINAL: "PR-16"}),
        (SERIOUS, {WRITTEN}, {WRITTEN: "PR-16", FINAL: "PR-16"}),
        (SERIOUS, {WRITTEN, FINAL}, {WRITTEN: "PR-16", FINAL: "PR-16", WITH_NOTICE: "SA-8"}),
        (GROSS, CLEAN, {WRITTEN: "PR-16", FINAL: "PR-16", WITH_NOTICE: "PR-17", SUMMARY: "PR-17"}),
        (GROSS, {FINAL}, {WRITTEN: "PR-16", FINAL: "PR-16", WITH_NOTICE: "PR-17", SUMMARY: "PR-17"}),
    ],
)
def test_severity_and_live_warnings_open_levels(
    severity: Severity, live: frozenset[SanctionLevel], expected: dict[SanctionLevel, str]
) -> None:
    assert open_levels(severity, frozenset(live)) == expected


@pytest.mark.parametrize("severity", SEVERITIES)
def test_nothing_found_means_no_sanction_whatever_the_record(severity: Severity) -> None:
    verdicts = levels_allowed(
        P1, severity=severity, live_levels=frozenset({FINAL}), anything_found=False, decider_rank=DIRECTOR
    )
    assert [verdict.level for verdict in verdicts] == [WRITTEN, FINAL, WITH_NOTICE, SUMMARY]
    assert {verdict.rule_id for verdict in verdicts} == {"T18"}
    assert not any(verdict.allowed for verdict in verdicts)
    assert all("no sanction" in verdict.instead for verdict in verdicts)


@pytest.mark.parametrize(
    ("rank", "expected"),
    [
        (TEAM_LEADER - 1, None),
        (TEAM_LEADER, WRITTEN),
        (MANAGER, FINAL),
        (DIRECTOR - 1, FINAL),
        (DIRECTOR, SUMMARY),
    ],
)
def test_heaviest_level_for_gross_misconduct_depends_on_who_decides(
    rank: int, expected: SanctionLevel | None
) -> None:
    heaviest = heaviest_level_allowed(
        P1, severity=GROSS, live_levels=CLEAN, anything_found=True, decider_rank=rank
    )
    assert heaviest == expected


def test_chair_below_authority_is_told_what_a_heavier_level_needs() -> None:
    with pytest.raises(RuleBroken) as refusal:  # scenario 11
        check_level(SUMMARY, P1, severity=GROSS, live_levels=CLEAN, anything_found=True, decider_rank=MANAGER)
    assert refusal.value.rule_id == "SEP-7"
    assert refusal.value.field == "level"
    assert refusal.value.message == "Your grade may not decide on summary dismissal."
    assert "A heavier one needs a hearing before somebody with that authority" in refusal.value.instead


@pytest.mark.parametrize(
    ("level", "severity", "live", "found", "rule_id", "says", "instead"),
    [
        (FINAL, MINOR, CLEAN, True, "PR-16", "no warning was live", "a written warning"),
        (WITH_NOTICE, SERIOUS, CLEAN, True, "0.9", "no such warning", "a final written warning"),
        (WITH_NOTICE, SERIOUS, {WRITTEN}, True, "0.9", "no such warning", "a final written warning"),
        (SUMMARY, SERIOUS, {FINAL}, True, "PR-17", "without notice needs gross", "dismissal with notice"),
        (WRITTEN, MINOR, CLEAN, False, "T18", "No allegation was found", "Record no sanction"),
        (VERBAL, MINOR, CLEAN, True, "PV-1", "a verbal warning", "a level of the policy in force"),
    ],
)
def test_refusal_names_its_rule_and_what_would_be_lawful(
    level: SanctionLevel,
    severity: Severity,
    live: frozenset[SanctionLevel],
    found: bool,
    rule_id: str,
    says: str,
    instead: str,
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_level(
            level,
            P1,
            severity=severity,
            live_levels=frozenset(live),
            anything_found=found,
            decider_rank=DIRECTOR,
        )
    assert refusal.value.rule_id == rule_id
    assert says in refusal.value.message
    assert instead in refusal.value.instead


def test_final_warning_expired_by_one_day_leaves_dismissal_shut_and_live_opens_it() -> None:
    assert WITH_NOTICE not in open_levels(SERIOUS)  # scenario 3
    assert open_levels(SERIOUS, frozenset({FINAL}))[WITH_NOTICE] == "SA-8"  # scenario 2


@pytest.mark.parametrize("found", [True, False])
def test_no_sanction_may_always_be_chosen(found: bool) -> None:
    check_level(None, P1, severity=GROSS, live_levels=CLEAN, anything_found=found, decider_rank=0)
    nothing_open = heaviest_level_allowed(
        P1, severity=GROSS, live_levels=CLEAN, anything_found=found, decider_rank=0
    )
    assert nothing_open is None


def test_findings_speak_before_authority() -> None:
    # Passing the case up would not open dismissal for minor misconduct, so the chair is not told to.
    with pytest.raises(RuleBroken) as refusal:
        check_level(
            SUMMARY, P1, severity=MINOR, live_levels=CLEAN, anything_found=True, decider_rank=TEAM_LEADER
        )
    assert refusal.value.rule_id == "PR-17"


def test_policy_can_ask_for_more_than_the_code_but_not_for_less() -> None:
    lax = (LadderStep(SUMMARY, 5, None, MINOR, DIRECTOR), LadderStep(WITH_NOTICE, 4, None, SERIOUS, DIRECTOR))
    strict = (LadderStep(WRITTEN, 2, 6, SERIOUS, TEAM_LEADER), LadderStep(VERBAL, 1, 3, MINOR, TEAM_LEADER))
    assert (
        heaviest_level_allowed(
            lax, severity=SERIOUS, live_levels=CLEAN, anything_found=True, decider_rank=DIRECTOR
        )
        is None
    )
    assert (
        heaviest_level_allowed(
            strict, severity=MINOR, live_levels=CLEAN, anything_found=True, decider_rank=DIRECTOR
        )
        == VERBAL
    )
    assert (
        heaviest_level_allowed(
            strict,
            severity=MINOR,
            live_levels=frozenset({VERBAL}),
            anything_found=True,
            decider_rank=DIRECTOR,
        )
        == WRITTEN
    )


def test_a_warning_kept_for_gross_misconduct_is_not_opened_by_a_live_warning() -> None:
    ladder = (LadderStep(FINAL, 3, 12, GROSS, MANAGER),)
    with pytest.raises(RuleBroken, match="no further than serious") as refusal:
        check_level(
            FINAL,
            ladder,
            severity=MINOR,
            live_levels=frozenset({WRITTEN}),
            anything_found=True,
            decider_rank=MANAGER,
        )
    assert refusal.value.instead == "Impose no sanction."


def test_verdicts_come_mildest_first_whatever_the_order_of_the_ladder() -> None:
    verdicts = levels_allowed(
        tuple(reversed(P1)), severity=GROSS, live_levels=CLEAN, anything_found=True, decider_rank=DIRECTOR
    )
    assert [verdict.level for verdict in verdicts] == [WRITTEN, FINAL, WITH_NOTICE, SUMMARY]


@pytest.mark.parametrize(
    ("level", "rank", "may"),
    [
        (WRITTEN, TEAM_LEADER, True),
        (FINAL, TEAM_LEADER, False),
        (SUMMARY, DIRECTOR + 5, True),
        (VERBAL, DIRECTOR, False),
    ],
)
def test_authority_is_by_level(level: SanctionLevel, rank: int, may: bool) -> None:
    assert can_decide(level, rank, P1) is may


def test_authority_refuses_a_grade_too_low_and_a_level_the_policy_lacks() -> None:
    check_authority(FINAL, MANAGER, P1)
    with pytest.raises(RuleBroken, match="SEP-7"):
        check_authority(FINAL, MANAGER - 1, P1)
    with pytest.raises(RuleBroken, match="PV-1"):
        check_authority(VERBAL, DIRECTOR, P1)


@pytest.mark.parametrize(
    ("severity", "live", "least"),
    [
        (MINOR, CLEAN, TEAM_LEADER),
        (SERIOUS, CLEAN, MANAGER),
        (SERIOUS, {FINAL}, DIRECTOR),  # may lead to dismissal with notice
        (GROSS, CLEAN, DIRECTOR),
    ],
)
def test_chair_needs_authority_for_the_heaviest_level_in_play(
    severity: Severity, live: frozenset[SanctionLevel], least: int
) -> None:
    check_chair_authority(P1, least, severity, live_levels=frozenset(live))
    with pytest.raises(RuleBroken) as refusal:
        check_chair_authority(P1, least - 1, severity, live_levels=frozenset(live))
    assert refusal.value.rule_id == "T11"
    assert refusal.value.field == "chair"
    assert refusal.value.instead.startswith("Choose a chair")


def test_chair_of_a_case_heard_again_needs_no_more_authority_than_its_ceiling() -> None:
    check_chair_authority(P1, TEAM_LEADER, GROSS, ceiling=SanctionLevel.WRITTEN_WARNING)
    with pytest.raises(RuleBroken, match="T11"):
        check_chair_authority(P1, MANAGER - 1, SERIOUS, ceiling=SanctionLevel.FINAL_WRITTEN_WARNING)


def test_chair_of_a_policy_without_levels_needs_no_grade() -> None:
    check_chair_authority((), 0, GROSS)
    assert levels_allowed((), severity=GROSS, live_levels=CLEAN, anything_found=True, decider_rank=0) == ()


severities = st.sampled_from(SEVERITIES)
live_sets = st.frozensets(st.sampled_from(list(SanctionLevel)))
ranks = st.integers(min_value=0, max_value=40)


@given(severities, severities, live_sets, live_sets, ranks, ranks)
def test_more_severity_more_warnings_or_more_authority_never_close_a_level(
    one: Severity,
    other: Severity,
    live: frozenset[SanctionLevel],
    more: frozenset[SanctionLevel],
    rank: int,
    other_rank: int,
) -> None:
    milder, graver = sorted((one, other), key=SEVERITIES.index)
    less = set(open_levels(milder, live, min(rank, other_rank)))
    assert less <= set(open_levels(graver, live | more, max(rank, other_rank)))


@given(severities, live_sets, ranks, st.booleans())
def test_every_verdict_is_enforced_and_every_refusal_explained(
    severity: Severity, live: frozenset[SanctionLevel], rank: int, found: bool
) -> None:
    for verdict in levels_allowed(
        P1, severity=severity, live_levels=live, anything_found=found, decider_rank=rank
    ):
        refused = ""
        try:
            check_level(
                verdict.level,
                P1,
                severity=severity,
                live_levels=live,
                anything_found=found,
                decider_rank=rank,
            )
        except RuleBroken as refusal:
            refused = refusal.rule_id
        assert refused == ("" if verdict.allowed else verdict.rule_id)
        assert bool(verdict.why_not) is not verdict.allowed
        assert bool(verdict.instead) is not verdict.allowed


@given(severities, live_sets)
def test_a_chair_accepted_for_the_allegation_can_decide_whatever_it_opens(
    severity: Severity, live: frozenset[SanctionLevel]
) -> None:
    for rank in (TEAM_LEADER, MANAGER, DIRECTOR):
        try:
            check_chair_authority(P1, rank, severity, live_levels=live)
        except RuleBroken:
            continue
        assert open_levels(severity, live, rank) == open_levels(severity, live, DIRECTOR)


ALL_LEVELS = (
    LadderStep(VERBAL, 1, 3, MINOR, TEAM_LEADER, counts=False),
    LadderStep(WRITTEN, 2, 6, MINOR, TEAM_LEADER, label="Stage 1 warning"),
    LadderStep(SanctionLevel.FIRST_AND_FINAL_WARNING, 3, 12, SERIOUS, MANAGER),
    LadderStep(FINAL, 4, 12, SERIOUS, MANAGER),
    LadderStep(SanctionLevel.ACTION_SHORT_OF_DISMISSAL, 5, 12, GROSS, DIRECTOR, label="Punitive action"),
    LadderStep(WITH_NOTICE, 6, None, GROSS, DIRECTOR),
    LadderStep(SUMMARY, 7, None, GROSS, DIRECTOR),
)
FIRST_AND_FINAL, SHORT = SanctionLevel.FIRST_AND_FINAL_WARNING, SanctionLevel.ACTION_SHORT_OF_DISMISSAL


@pytest.mark.parametrize(
    ("severity", "live", "closed"),
    [
        (SERIOUS, CLEAN, {SHORT: "PR-16", WITH_NOTICE: "0.9", SUMMARY: "PR-17"}),
        # No longer the first: the plain final warning is the next one.
        (
            SERIOUS,
            {WRITTEN},
            {FIRST_AND_FINAL: "PR-16", SHORT: "PR-16", WITH_NOTICE: "0.9", SUMMARY: "PR-17"},
        ),
        # Each of the three is a final one, and opens what stands instead of a dismissal with it (SA-8).
        (SERIOUS, {FIRST_AND_FINAL}, {FIRST_AND_FINAL: "PR-16", SUMMARY: "PR-17"}),
        (MINOR, {FINAL}, {FIRST_AND_FINAL: "PR-16", SUMMARY: "PR-17"}),
        (MINOR, {SHORT}, {FIRST_AND_FINAL: "PR-16", SUMMARY: "PR-17"}),
        (GROSS, CLEAN, {}),
    ],
)
def test_first_and_final_and_action_short_of_dismissal(severity, live, closed) -> None:
    verdicts = levels_allowed(
        ALL_LEVELS, severity=severity, live_levels=frozenset(live), anything_found=True, decider_rank=DIRECTOR
    )
    assert {one.level: one.rule_id for one in verdicts if not one.allowed} == closed


def test_a_refusal_says_what_the_policy_calls_the_level() -> None:
    def why(level: SanctionLevel, rank: int = DIRECTOR) -> str:
        with pytest.raises(RuleBroken) as refusal:
            check_level(
                level, ALL_LEVELS, severity=MINOR, live_levels=CLEAN, anything_found=True, decider_rank=rank
            )
        return refusal.value.message

    assert why(SHORT).startswith("Punitive action needs gross misconduct")
    assert why(WRITTEN, rank=0) == "Your grade may not decide on a stage 1 warning."
