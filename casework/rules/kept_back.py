"""What somebody is told who may not know why they are refused (domain.md 7.6)."""

from __future__ import annotations

from casework.errors import RuleBroken


def kept_back() -> RuleBroken:
    """The refusal that is the same whatever stands behind it: a rule's own name would tell."""
    return RuleBroken(
        "7.6",
        "HR has a check to complete on this case first.",
        instead="Ask an HR lead who neither investigates nor hears this case. Nothing else stands in the way.",
    )
