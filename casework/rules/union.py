"""A trade-union representative: the talk with the union before a hearing (PR-14, 0.13)."""

from __future__ import annotations

from casework.enums import UnionTalkResult
from casework.errors import RuleBroken
from casework.rules.kept_back import kept_back


def check_union_talk(is_settled: bool, *, may_know: bool) -> None:
    """RuleBroken PR-14 before a representative's hearing while nobody spoke to the union; 7.6 to who may not know why.

    is_settled: the talk was held, or the employee did not agree to it.
    """
    if is_settled:
        return
    if not may_know:
        raise kept_back()
    raise RuleBroken(
        "PR-14",
        "The employee represents a trade union, and nobody has spoken to the union yet.",
        instead="Ask the employee. If they agree, speak to an official of the union, and record it; if not, record that.",
    )


def check_official(result: UnionTalkResult, official: str) -> None:
    """RuleBroken PR-14 for a talk without an official, or an official without a talk."""
    if result == UnionTalkResult.TALKED and not official.strip():
        raise RuleBroken(
            "PR-14",
            "A talk is with somebody.",
            instead="Name the official of the union.",
            field="official",
        )
    if result == UnionTalkResult.NOT_AGREED and official.strip():
        raise RuleBroken(
            "PR-14",
            "Without the employee's agreement nobody speaks to the union.",
            instead="Leave the official empty, or say that the talk was held.",
            field="official",
        )
