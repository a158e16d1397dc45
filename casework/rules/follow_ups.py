"""What may follow on a closed case: new evidence opens a new one, and the closed one stays as it is (domain 7.2)."""

from __future__ import annotations

from casework.enums import FileState
from casework.errors import RuleBroken


def check_follows(state: FileState | str, *, is_involved: bool) -> None:
    """RuleBroken 7.2 unless the earlier case is closed and about somebody whom the new report is about as well.

    state: of the earlier case. is_involved: whether its employee is named in the report as involved.
    """
    if not is_involved:
        raise RuleBroken(
            "7.2",
            "The earlier case is about somebody else.",
            instead="Name a case of the employee whom you report this about, or leave it empty.",
            field="follows",
        )
    if state != FileState.CLOSED:
        raise RuleBroken(
            "7.2",
            "The earlier case is still open.",
            instead="Add the allegation or the evidence there, or leave this empty.",
            field="follows",
        )
