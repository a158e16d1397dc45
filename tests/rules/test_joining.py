"""Two open cases of one employee become one, before either is heard (domain 7.1, scenario 13)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casework.enums import FileState, PartKind, Severity
from casework.errors import RuleBroken
from casework.rules.independence import Holding
from casework.rules.joining import ToJoin, check_can_join, check_nobody_in_both

_S = FileState
OPEN = ToJoin(state=_S.INVESTIGATION, severity=Severity.SERIOUS)


@pytest.mark.parametrize(
    ("joined", "into"),
    [
        (_S.INVESTIGATION, _S.INVESTIGATION),
        (_S.FINDINGS, _S.INVESTIGATION),
        (_S.HEARING, _S.INVESTIGATION),
        (_S.FINDINGS, _S.FINDINGS),
        (_S.HEARING, _S.HEARING),
    ],
)
def test_one_that_is_as_far_as_the_other_or_further_ends_in_it(joined: FileState, into: FileState) -> None:
    assert check_can_join(replace(OPEN, state=joined), replace(OPEN, state=into), same_employee=True) is None


@pytest.mark.parametrize(
    ("joined", "into", "says"),
    [
        ({"state": _S.INVESTIGATION}, {"state": _S.FINDINGS}, "The case that would go on is further"),
        ({"state": _S.FINDINGS}, {"state": _S.HEARING}, "The case that would go on is further"),
        ({}, {"state": _S.DELIBERATION}, "heard already"),
        ({}, {"state": _S.CLOSED}, "heard already"),
        ({"was_heard": True}, {}, "heard already"),
        ({}, {"was_heard": True}, "heard already"),
        ({"is_arranged": True}, {}, "A hearing is arranged"),
        ({}, {"is_arranged": True}, "A hearing is arranged"),
        ({}, {"is_paused": True}, "would go on is paused"),
        ({"is_suspended": True}, {}, "the suspension would end"),
        ({"has_resigned": True}, {}, "A resignation is recorded"),
        ({"has_more": True}, {}, "would end with it"),
        # Nor where both have it: neither is left behind.
        ({"has_more": True}, {"has_more": True}, "would end with it"),
        (
            {"state": _S.HEARING, "severity": Severity.GROSS},
            {"state": _S.HEARING},
            "something more serious",
        ),
    ],
)
def test_what_is_refused(joined: dict[str, object], into: dict[str, object], says: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_can_join(replace(OPEN, **joined), replace(OPEN, **into), same_employee=True)  # type: ignore[arg-type]
    assert (refusal.value.rule_id, refusal.value.field) == ("7.1", "into")
    assert says in refusal.value.message


@pytest.mark.parametrize(
    ("joined", "into"),
    [
        ({"is_suspended": True}, {"is_suspended": True}),
        ({"has_resigned": True}, {"has_resigned": True}),
        ({"severity": Severity.GROSS}, {}),
    ],
)
def test_what_goes_on_with_the_other(joined: dict[str, object], into: dict[str, object]) -> None:
    first, second = replace(OPEN, **joined), replace(OPEN, **into)  # type: ignore[arg-type]
    assert check_can_join(first, second, same_employee=True) is None


def test_of_one_employee_alone() -> None:
    with pytest.raises(RuleBroken, match="of one employee"):
        check_can_join(OPEN, OPEN, same_employee=False)


_P = PartKind


@pytest.mark.parametrize(
    ("here", "there", "rule_id"),
    [
        (_P.CHAIR, _P.INVESTIGATOR, "SEP-1"),
        (_P.INVESTIGATOR, _P.CHAIR, "SEP-1"),
        (_P.APPEAL_MANAGER, _P.CASE_MANAGER, "SEP-2"),
        (_P.CHAIR, _P.WITNESS, "SEP-3"),
        (_P.HR_OFFICER, _P.COMPLAINANT, "SEP-3"),
        (_P.NOTE_TAKER, _P.WITNESS, "SEP-3"),
        (_P.CASE_MANAGER, _P.INVESTIGATOR, "T10"),
    ],
)
def test_parts_that_do_not_go_together(here: PartKind, there: PartKind, rule_id: str) -> None:
    with pytest.raises(RuleBroken) as refusal:
        check_nobody_in_both([Holding(1, here)], [Holding(1, there)], {1: "Chidi Example"})
    assert refusal.value.rule_id == rule_id
    assert refusal.value.message.startswith("Chidi Example is ")
    assert check_nobody_in_both([Holding(1, here)], [Holding(2, there)], {}) is None


def test_the_same_part_in_both_and_one_that_ended() -> None:
    assert check_nobody_in_both([Holding(1, _P.INVESTIGATOR)], [Holding(1, _P.INVESTIGATOR)], {}) is None
    before = Holding(1, _P.CHAIR, ended=True)
    assert check_nobody_in_both([before], [Holding(1, _P.INVESTIGATOR)], {}) is None
    with pytest.raises(RuleBroken, match="a witness in the other"):
        check_nobody_in_both([before], [Holding(1, _P.WITNESS)], {1: "Chidi Example"})
