"""Which cases ended in a case, in which it ended, and which closed one it follows on: for whoever may see both."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from casework.models import Case
from casework.queries.follow_ups import followed
from casework.queries.joins import joins_seen


def joined(case: Case, by: User) -> dict[str, Any]:
    joins, into = joins_seen(case, by)
    linked = followed(case, by)
    return {
        "follows": linked.earlier.reference if linked.earlier is not None else None,
        "followed_by": [one.reference for one in linked.cases],
        "joined": [one.joined.reference for one in joins],
        "joined_into": into.case.reference if into is not None else None,
    }
