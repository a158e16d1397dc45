"""What is known of an attempt at a hearing before it: when and where, whom the employee brings, what they proposed."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from casework import queries
from casework.enums import PostponementReason, ProposalReason
from casework.models import AppealHearing, Case, Hearing, NamedCompanion, TimeProposal
from casework.queries.attempts import Attempt
from casework.queries.own_words import obliged_by, open_proposal
from casework.queries.told_rows import began
from casework.rules.dates import words
from casework.templatetags.casework_tags import time_in_words
from casework.web.shapes import Row


def about_hearing(hearing: Attempt) -> list[Row]:
    """The arranged attempt: when, where, before whom."""
    when = f"{words(timezone.localdate(hearing.sits_at))} {time_in_words(hearing.sits_at)}"
    hears = "Heard by" if isinstance(hearing, AppealHearing) else "Chair"
    return [
        Row("Hearing", [f"{when}, attempt {hearing.attempt}", *began(hearing)]),
        Row("Place", hearing.sits_in),
        Row(hears, hearing.chair.name),
    ]


def named_before(case: Case, attempt: Attempt | None) -> dict[str, Any]:
    """The companion that was named for a hearing, as answers of the form that records it."""
    if attempt is None:
        return {}
    rows = case.named_companions.all()
    if isinstance(attempt, Hearing):
        row: NamedCompanion | None = rows.filter(hearing__in=queries.attempts_at_hearing(case)).last()
    else:
        row = rows.filter(appeal_hearing__in=queries.attempts_at_appeal(attempt.appeal)).last()
    return {"companion_kind": row.kind, "companion_name": row.name} if row is not None else {}


def proposed_before(attempt: Attempt | None) -> dict[str, Any]:
    """The time that the employee proposed and nobody answered, as answers of the form that postpones."""
    row = open_proposal(attempt)
    if row is None:
        return {}
    companion = row.reason == ProposalReason.COMPANION_UNAVAILABLE
    why = PostponementReason.COMPANION_UNAVAILABLE if companion else PostponementReason.EMPLOYEE_REQUEST
    return {"reason": why.value, "proposed_on": row.proposed_on, "because": row.said}


def proposal_rows(row: TimeProposal) -> list[Row]:
    """A proposal, and whether the law obliges us."""
    by = obliged_by(row)
    must = f"{by} obliges us to accept it, unless the time is not reasonable."
    if not by:
        must = "We are not obliged to accept it."
    return [
        Row("Proposed", [words(row.proposed_on), row.said]),
        Row("Why", [str(ProposalReason(row.reason).label), must]),
        Row("Received", words(row.told_on)),
    ]
