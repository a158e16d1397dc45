"""Line conflict (7.6): what is refused, what is warned of, and what is neither."""

from __future__ import annotations

import pytest

from casework.enums import PartKind
from casework.errors import RuleBroken
from casework.rules.line import Line, Managers, caution_of_line, check_line, line_between

K = PartKind
ANNE, SAM, MANNY, HEAD, TOP = 1, 2, 3, 4, 5
SAMS = Managers(MANNY, HEAD)
_ALL = {K.INVESTIGATOR, K.CASE_MANAGER, K.CHAIR, K.PANEL_MEMBER, K.APPEAL_MANAGER, K.APPEAL_PANEL_MEMBER}
WARNED = {
    Line.REPORTS: _ALL,
    Line.BELOW: _ALL,
    Line.PEER: _ALL,
    Line.MANAGER: {K.PANEL_MEMBER, K.APPEAL_MANAGER, K.APPEAL_PANEL_MEMBER},
}


@pytest.mark.parametrize(
    ("person", "managers", "line"),
    [
        (ANNE, Managers(SAM, MANNY), Line.REPORTS),
        (ANNE, Managers(TOP, SAM), Line.BELOW),
        (ANNE, Managers(MANNY, HEAD), Line.PEER),
        (MANNY, Managers(HEAD, TOP), Line.MANAGER),
        (HEAD, Managers(TOP), None),  # the manager of Sam's manager
        (ANNE, Managers(HEAD, TOP), None),  # a peer of Sam's manager
        (ANNE, Managers(), None),
        (MANNY, Managers(SAM, MANNY), Line.REPORTS),  # two who manage one another: what binds more
    ],
)
def test_what_one_is_to_the_other(person: int, managers: Managers, line: Line | None) -> None:
    assert line_between(person, managers, SAM, SAMS) == line


def test_two_without_a_manager_on_record_are_no_peers() -> None:
    assert line_between(ANNE, Managers(), SAM, Managers()) is None


@pytest.mark.parametrize("line", [*Line, None])
@pytest.mark.parametrize("kind", list(PartKind))
def test_nobody_judges_their_own_manager_and_the_rest_is_warned_of(kind: PartKind, line: Line | None) -> None:
    if line == Line.REPORTS and kind in _ALL:
        with pytest.raises(RuleBroken) as refusal:
            check_line(kind, line)
        assert (refusal.value.rule_id, refusal.value.field) == ("7.6", "person")
        assert "does not report to the employee" in refusal.value.instead
    else:
        check_line(kind, line)
    caution = caution_of_line(kind, "Anne Example", line, "Sam Example")
    assert (caution is not None) is (line is not None and kind in WARNED[line])
    if caution is not None:
        assert caution.rule_id == "7.6"
        assert caution.words.startswith("Anne Example is the ") or caution.words.startswith(
            "Anne Example is a"
        )
        assert "Sam Example" in caution.words
