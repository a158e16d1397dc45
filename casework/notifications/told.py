"""Who was told already, and of what: by these rows nobody is told twice."""

from __future__ import annotations

from collections.abc import Collection

from casework.enums import DeadlineKind
from casework.models import Deadline, Notification
from casework.rules.overlay_reminders import EACH_MONTH

Key = tuple[int, str]
"""A deadline and a rule."""


def told_before(deadlines: Collection[Deadline]) -> dict[Key, dict[int, str]]:
    """By deadline and rule: who was told, and as what.

    What was said of a month of a suspension on an earlier review counts for the review that runs now (R4).
    """
    told: dict[Key, dict[int, str]] = {}
    rows = Notification.objects.filter(deadline__in=deadlines)
    for deadline, rule, user, part in rows.values_list("deadline", "rule", "recipient", "part"):
        told.setdefault((deadline, rule), {})[user] = part
    reviews = {_suspension(row.case_id, row.anchor): row.pk for row in deadlines if _is_review(row)}
    if not reviews:
        return told
    months = Notification.objects.filter(
        deadline__case__in={case for case, _ in reviews},
        deadline__kind=DeadlineKind.SUSPENSION_REVIEW,
        rule__startswith=EACH_MONTH,
    ).values_list("deadline__case", "deadline__anchor", "rule", "recipient", "part")
    for case, anchor, rule, user, part in months:
        now = reviews.get(_suspension(case, anchor))
        if now is not None:
            told.setdefault((now, rule), {})[user] = part
    return told


def _is_review(deadline: Deadline) -> bool:
    return deadline.kind == DeadlineKind.SUSPENSION_REVIEW


def _suspension(case: int | None, anchor: str) -> tuple[int | None, str]:
    """Of which suspension of which case a review is: its anchor ends in the number of the review."""
    return case, anchor.rpartition(":")[0]
