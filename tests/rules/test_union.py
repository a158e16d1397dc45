"""The talk with the union before a representative's hearing (PR-14, 0.13)."""

from __future__ import annotations

import pytest

from casework.enums import UnionTalkResult
from casework.errors import RuleBroken
from casework.rules.union import check_official, check_union_talk

TALKED, NOT_AGREED = UnionTalkResult


@pytest.mark.parametrize("may_know", [True, False])
def test_no_hearing_before_it_is_settled(may_know: bool) -> None:
    check_union_talk(True, may_know=may_know)
    with pytest.raises(RuleBroken) as refusal:
        check_union_talk(False, may_know=may_know)
    assert refusal.value.rule_id == ("PR-14" if may_know else "7.6")
    assert ("union" in f"{refusal.value.message} {refusal.value.instead}") == may_know


@pytest.mark.parametrize(
    ("result", "official", "is_refused"),
    [(TALKED, "Olga", False), (TALKED, " ", True), (NOT_AGREED, "", False), (NOT_AGREED, "Olga", True)],
)
def test_a_talk_is_with_an_official_and_only_after_the_employee_agreed(
    result: UnionTalkResult, official: str, is_refused: bool
) -> None:
    if not is_refused:
        check_official(result, official)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_official(result, official)
    assert (refusal.value.rule_id, refusal.value.field) == ("PR-14", "official")
