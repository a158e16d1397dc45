"""What may drop back to an informal word: all that turned out minor, and nothing that was assessed as gross (PR-06)."""

from __future__ import annotations

import pytest

from casework.enums import Severity
from casework.errors import RuleBroken
from casework.rules.informal import check_is_minor

MINOR, SERIOUS, GROSS = Severity.MINOR, Severity.SERIOUS, Severity.GROSS


@pytest.mark.parametrize(
    ("assessed", "now", "field"),
    [
        (MINOR, MINOR, None),
        (SERIOUS, MINOR, None),
        (GROSS, MINOR, ""),
        (MINOR, SERIOUS, "severity"),
        (SERIOUS, SERIOUS, "severity"),
        (SERIOUS, GROSS, "severity"),
        (GROSS, GROSS, ""),
    ],
)
def test_what_may_be_dealt_with_informally(assessed: Severity, now: Severity, field: str | None) -> None:
    if field is None:
        check_is_minor(assessed, now)
        return
    with pytest.raises(RuleBroken) as refusal:
        check_is_minor(assessed, now)
    assert (refusal.value.rule_id, refusal.value.field) == ("PR-06", field)
