"""The versions of the policy and the drafts, as they stand on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from django.utils import timezone

from casework.enums import Action, Jurisdiction
from casework.models import Case, Grade, PolicyDraft, PolicyProposal, PolicyVersion
from casework.models.policies import policy_in_force


@dataclass(frozen=True)
class VersionLine:
    """One version. ``before``: the one that it took the place of under the same law, if there was one."""

    policy: PolicyVersion
    is_ahead: bool
    is_in_force: bool
    before: PolicyVersion | None


def version_lines(jurisdiction: Jurisdiction, today: date) -> list[VersionLine]:
    """The versions written for one law, newest first. At most one is in force; several can be ahead."""
    rows = list(PolicyVersion.objects.filter(jurisdiction=jurisdiction).order_by("-effective_from"))
    current = next((row for row in rows if row.effective_from <= today), None)
    return [
        VersionLine(row, row.effective_from > today, row == current, before)
        for row, before in zip_longest(rows, rows[1:])
    ]


# What is not offered where a policy says nothing of it: the name of those terms.
_RESTS_ON = {
    Action.SUSPEND_EMPLOYEE: "suspension",
    Action.PAUSE_CASE: "pause",
    Action.EXTEND_WARNING: "extension",
    Action.RECORD_OVERSIGHT: "oversight",
    Action.SERVE_BUNDLE: "bundle",
    Action.AGREE_SANCTION: "fast_track",
}

# Of the others a page opens for what was owed, or was so, under a policy before it.
NEVER_WITHOUT_TERMS = frozenset({Action.PAUSE_CASE, Action.EXTEND_WARNING, Action.AGREE_SANCTION})


def provided_for(case: Case, actions: Iterable[Action]) -> set[Action]:
    """Those of the verbs that the policy in force today leaves room for: no other is offered."""
    asked = set(actions)
    if not asked & _RESTS_ON.keys():
        return asked
    policy = policy_in_force(timezone.localdate(), case.subject.nation)
    return {
        action
        for action in asked
        if action not in _RESTS_ON
        or (policy is not None and getattr(policy.terms, _RESTS_ON[action]) is not None)
    }


def open_drafts() -> list[tuple[PolicyDraft, PolicyProposal | None]]:
    """The drafts that can be changed, newest first, each with what is proposed of it."""
    rows = PolicyDraft.objects.open().select_related("copied_from", "made_by")
    proposed = {row.draft_id: row for row in PolicyProposal.objects.open().select_related("proposed_by")}
    return [(row, proposed.get(row.pk)) for row in rows]


def grade_names() -> dict[int, str]:
    """The grades by rank; where several share one, all their names."""
    names: dict[int, list[str]] = {}
    for rank, name in Grade.objects.order_by("rank", "name").values_list("rank", "name"):
        names.setdefault(rank, []).append(name)
    return {rank: " or ".join(same) for rank, same in names.items()}
