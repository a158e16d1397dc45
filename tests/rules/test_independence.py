"""Separation of roles (domain.md 7.3, scenario 11)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.enums import PartKind
from casework.errors import RuleBroken
from casework.rules.independence import Holding, check_independence, part_in_words, rule_apart

ANNE, BEN = 1, 2
K = PartKind
HEARS = (K.CHAIR, K.PANEL_MEMBER)
APPEALED_TO = (K.APPEAL_MANAGER, K.APPEAL_PANEL_MEMBER)
BEFORE_AN_APPEAL = (K.INVESTIGATOR, *HEARS, K.CASE_MANAGER)
ACTING = (*HEARS, K.INVESTIGATOR, *APPEALED_TO, K.CASE_MANAGER, K.HR_OFFICER, K.HR_ADVISER, K.HR_LEAD)

kinds = st.sampled_from(list(PartKind))


@pytest.mark.parametrize(
    ("proposed", "held", "rule_id"),
    [
        *[(kind, K.INVESTIGATOR, "SEP-1") for kind in HEARS],
        *[(K.INVESTIGATOR, kind, "SEP-1") for kind in HEARS],
        *[(hears, kind, "SEP-2") for hears in APPEALED_TO for kind in BEFORE_AN_APPEAL],
        *[(kind, hears, "SEP-2") for hears in APPEALED_TO for kind in BEFORE_AN_APPEAL],
        *[(kind, held, "SEP-3") for kind in ACTING for held in (K.SUBJECT, K.COMPLAINANT, K.WITNESS)],
        (K.NOTE_TAKER, K.SUBJECT, "SEP-3"),
        (K.NOTE_TAKER, K.WITNESS, "SEP-3"),
        (K.WITNESS, K.SUBJECT, "SEP-3"),
        *[(kind, hr, "SEP-5") for kind in (*HEARS, *APPEALED_TO) for hr in (K.HR_OFFICER, K.HR_ADVISER)],
        (K.CASE_MANAGER, K.INVESTIGATOR, "T10"),
        (K.INVESTIGATOR, K.CASE_MANAGER, "T10"),
    ],
)
@pytest.mark.parametrize("ended", [False, True])
def test_parts_that_must_be_in_different_hands(
    proposed: PartKind, held: PartKind, rule_id: str, ended: bool
) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_independence(proposed, ANNE, [Holding(ANNE, held, ended=ended)])
    assert refusal.value.rule_id == rule_id
    assert refusal.value.field == "person"
    assert part_in_words(held) in refusal.value.message
    assert part_in_words(proposed) in refusal.value.message
    assert ("has been" in refusal.value.message) is ended
    assert refusal.value.instead


@pytest.mark.parametrize(
    ("proposed", "held"),
    [
        (K.CHAIR, K.CASE_MANAGER),
        (K.CHAIR, K.LINE_MANAGER),
        (K.CHAIR, K.REPORTER),
        (K.INVESTIGATOR, K.HR_OFFICER),
        (K.NOTE_TAKER, K.HR_ADVISER),
        (K.LINE_MANAGER, K.WITNESS),
        (K.REPORTER, K.COMPLAINANT),
        (K.SUBJECT, K.REPORTER),
        (K.HR_LEAD, K.CHAIR),
    ],
)
def test_parts_one_person_may_hold_together(proposed: PartKind, held: PartKind) -> None:
    check_independence(proposed, ANNE, [Holding(ANNE, held)])
    assert rule_apart(proposed, held) == ""


@given(kinds)
def test_same_person_may_be_appointed_to_the_same_part_again(kind: PartKind) -> None:
    check_independence(kind, ANNE, [Holding(ANNE, kind, ended=True)])
    assert rule_apart(kind, kind) == ""


@given(kinds, st.lists(kinds))
def test_what_somebody_else_holds_does_not_matter(kind: PartKind, held: list[PartKind]) -> None:
    check_independence(kind, ANNE, [Holding(BEN, other) for other in held])
    with_own = [Holding(ANNE, other) for other in held]
    if any(rule_apart(kind, other) for other in held):
        with pytest.raises(RuleBroken):
            check_independence(kind, ANNE, with_own)
    else:
        check_independence(kind, ANNE, with_own)


@given(kinds, kinds)
def test_order_of_appointment_does_not_matter(one: PartKind, other: PartKind) -> None:
    assert rule_apart(one, other) == rule_apart(other, one)


@given(st.permutations([K.INVESTIGATOR, K.WITNESS, K.HR_OFFICER]))
def test_rule_that_cannot_be_overridden_speaks_first(held: list[PartKind]) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_independence(K.CHAIR, ANNE, [Holding(ANNE, kind) for kind in held])
    assert refusal.value.rule_id == "SEP-3"
    assert "a witness" in refusal.value.message


@given(kinds)
def test_every_part_has_words(kind: PartKind) -> None:
    assert part_in_words(kind).startswith(("the ", "a ", "an "))
