"""Companions and hearings without the employee (AC-3, SEP-6, PR-12, scenario 8)."""

from __future__ import annotations

import pytest

from casework.enums import WIDER_COMPANIONS, CompanionKind, OtherMeeting, PartKind
from casework.errors import RuleBroken
from casework.rules.companion import (
    CompanionTerms,
    caution_of_companion,
    caution_of_untold,
    check_absence,
    check_companion,
    check_meeting,
)
from casework.rules.own_words import check_named


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_companion_by_agreement_needs_a_reason(reason: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_companion(CompanionKind.BY_AGREEMENT, reason)
    assert refusal.value.rule_id == "AC-3"
    assert refusal.value.field == "reason"
    assert "certified union representative" in refusal.value.instead


@pytest.mark.parametrize("kind", list(CompanionKind))
@pytest.mark.parametrize("reason", ["", "A signer, as an adjustment."])
def test_only_a_wider_companion_without_reason_is_refused(kind: CompanionKind, reason: str) -> None:
    refused = False
    try:
        check_companion(kind, reason)
    except RuleBroken:
        refused = True
    # What the policy does not allow comes by agreement, and is recorded as that.
    assert refused is (kind in WIDER_COMPANIONS or (kind == CompanionKind.BY_AGREEMENT and not reason))


@pytest.mark.parametrize(
    ("classes", "kind", "rule_id"),
    [
        ((), CompanionKind.LAWYER, "AC-3"),
        ((CompanionKind.FAMILY_OR_FRIEND,), CompanionKind.LAWYER, "AC-3"),
        ((CompanionKind.LAWYER,), CompanionKind.LAWYER, None),
        (WIDER_COMPANIONS, CompanionKind.FAMILY_OR_FRIEND, None),
        (WIDER_COMPANIONS, CompanionKind.COLLEAGUE, None),  # the statute stands beside the policy
        (WIDER_COMPANIONS, CompanionKind.BY_AGREEMENT, "AC-3"),  # without a reason
    ],
)
def test_whoever_the_policy_lets_come_needs_no_reason(
    classes: tuple[CompanionKind, ...], kind: CompanionKind, rule_id: str | None
) -> None:
    terms = CompanionTerms(frozenset(classes))
    for asked in (lambda: check_companion(kind, "", terms), lambda: check_named(kind, terms)):
        if rule_id is None:
            asked()
            continue
        with pytest.raises(RuleBroken) as refusal:
            asked()
        assert refusal.value.rule_id == rule_id


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ([PartKind.WITNESS], "The companion is a witness on this case."),
        (
            [PartKind.WITNESS, PartKind.INVESTIGATOR],
            "The companion is the investigator and a witness on this case.",
        ),
    ],
)
def test_companion_close_to_the_decision_is_warned_about(parts: list[PartKind], says: str) -> None:
    caution = caution_of_companion(iter(parts))
    assert caution is not None and caution.rule_id == "SEP-6"
    assert caution.words.startswith(says)


@pytest.mark.parametrize(
    ("granted", "kind", "name", "reason", "at"),
    [
        ((), CompanionKind.NONE, "", "", "AC-2 meeting"),
        ((OtherMeeting.SUSPENSION,), CompanionKind.COLLEAGUE, "Cole", "", "AC-2 meeting"),
        ((OtherMeeting.INVESTIGATION,), CompanionKind.NONE, "", "", ""),
        (tuple(OtherMeeting), CompanionKind.COLLEAGUE, "Cole", "", ""),
        (tuple(OtherMeeting), CompanionKind.COLLEAGUE, " ", "", "AC-3 companion_name"),
        (tuple(OtherMeeting), CompanionKind.LAWYER, "Lara", "", ""),
        (tuple(OtherMeeting), CompanionKind.FAMILY_OR_FRIEND, "Fred", "", "AC-3 companion_kind"),
        (tuple(OtherMeeting), CompanionKind.BY_AGREEMENT, "Fred", " ", "AC-3 companion_reason"),
        (tuple(OtherMeeting), CompanionKind.BY_AGREEMENT, "Fred", "Her brother.", ""),
    ],
)
def test_an_investigation_meeting_has_a_companion_where_the_policy_says_so(
    granted: tuple[OtherMeeting, ...], kind: CompanionKind, name: str, reason: str, at: str
) -> None:
    terms = CompanionTerms(frozenset({CompanionKind.LAWYER}), meetings=frozenset(granted))
    if not at:
        return check_meeting(OtherMeeting.INVESTIGATION, kind, name, reason, terms)
    with pytest.raises(RuleBroken) as refusal:
        check_meeting(OtherMeeting.INVESTIGATION, kind, name, reason, terms)
    assert f"{refusal.value.rule_id} {refusal.value.field}" == at


def test_what_the_policy_gives_and_nobody_told_is_warned_of() -> None:
    caution = caution_of_untold(OtherMeeting.SUSPENSION, told=False)
    assert caution is not None and caution.rule_id == "AC-2"
    assert caution.words.startswith(
        "The policy lets the employee be accompanied at the meeting in which they are suspended,"
    )
    assert caution_of_untold(OtherMeeting.SUSPENSION, told=True) is None


@pytest.mark.parametrize("parts", [[], [PartKind.REPORTER], [PartKind.NOTE_TAKER]])
def test_other_companions_give_no_warning(parts: list[PartKind]) -> None:
    assert caution_of_companion(parts) is None


@pytest.mark.parametrize(
    ("attempt", "warned", "reason", "says", "field"),
    [
        (1, True, "No answer to two letters.", "arranged only once", "attendance"),
        (1, False, "", "arranged only once", "attendance"),
        (2, False, "No answer to two letters.", "did not warn", "attendance"),
        (2, True, " ", "needs a reason", "reason"),
    ],
)
def test_hearing_in_absence_is_refused_too_early(
    attempt: int, warned: bool, reason: str, says: str, field: str
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_absence(attempt, warned, reason)
    assert refusal.value.rule_id == "PR-12"
    assert says in refusal.value.message
    assert refusal.value.field == field
    assert refusal.value.instead


@pytest.mark.parametrize(("attempt", "allowed"), [(0, False), (1, False), (2, True), (3, True)])
def test_hearing_in_absence_goes_ahead_once_it_was_rearranged(attempt: int, allowed: bool) -> None:
    held = True
    try:
        check_absence(attempt, True, "Written representations were invited; none came.")
    except RuleBroken:
        held = False
    assert held is allowed
