"""Which cases ended in a case, and in which it ended: by reference, for whoever may see both."""

from __future__ import annotations

from typing import Any

from accounts.models import User
from casework.models import Case
from casework.queries.joins import joins_seen


def joined(case: Case, by: User) -> dict[str, Any]:
    joins, into = joins_seen(case, by)
    return {
        "joined": [one.joined.reference for one in joins],
        "joined_into": into.case.reference if into is not None else None,
    }
