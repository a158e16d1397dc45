"""What is on the file of a case that closes, what is not, and what does not arise (PR-19)."""

from __future__ import annotations

from typing import Any

import pytest

from casework.rules.completeness import File, items

WHOLE: dict[str, Any] = {
    **dict.fromkeys(("alleged", "answered", "found", "issued", "reasoned", "notes", "served"), True),
    "appeal_told": None,
    "grievances_ended": None,
}


@pytest.mark.parametrize(
    ("changes", "missing", "does_not_arise"),
    [
        ({}, [], ["The appeal", "Grievances"]),
        ({"answered": False}, ["What the employee said"], ["The appeal", "Grievances"]),
        (
            {"found": False, "reasoned": False},
            ["What was found", "The reasons"],
            ["The appeal", "Grievances"],
        ),
        (
            {"issued": False, "alleged": False},
            ["What was alleged", "What was done"],
            ["The appeal", "Grievances"],
        ),
        ({"appeal_told": True, "grievances_ended": True}, [], []),
        ({"appeal_told": False, "grievances_ended": False}, ["The appeal", "Grievances"], []),
        ({"notes": False}, ["Notes"], ["The appeal", "Grievances"]),
        ({"served": False}, ["The evidence"], ["The appeal", "Grievances"]),
        (
            {"notes": None, "served": None},
            [],
            ["The evidence", "The appeal", "Grievances", "Notes"],
        ),  # agreed without a hearing
    ],
)
def test_what_is_on_the_file(changes: dict[str, Any], missing: list[str], does_not_arise: list[str]) -> None:
    found = items(File(**WHOLE | changes))
    for state, wanted in ((False, missing), (None, does_not_arise)):
        listed = [item.what for item in found if item.is_there is state]
        assert len(listed) == len(wanted)
        assert all(what.startswith(words) for what, words in zip(listed, wanted, strict=True)), listed
