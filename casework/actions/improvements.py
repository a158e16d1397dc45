"""Say which improvement a warning requires and by when; review it (R14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_not_after_today, check_not_before, check_written, finish
from casework.enums import Action, ImprovementResult
from casework.errors import NotNow
from casework.models import Case, Improvement, Outcome
from casework.queries.improvements import improvement_to_review
from casework.rules.improvements import check_required, check_result

if TYPE_CHECKING:
    from accounts.models import User


@dataclass(frozen=True)
class Required:
    """Which improvement a warning requires, and on which day it is reviewed. Either both or neither."""

    improvement: str = ""
    review_on: date | None = None


def require(outcome: Outcome, said: Required | None, live_until: date | None) -> None:
    """Keep what the letter requires, if it requires something. Raises RuleBroken R14."""
    if said is None or said == Required():
        return
    check_required(outcome.decision.level, said.improvement, said.review_on, outcome.issued_on, live_until)
    assert said.review_on is not None  # asked by the rule
    Improvement.objects.create(
        case=outcome.case, outcome=outcome, required=said.improvement.strip(), review_on=said.review_on
    )


@transaction.atomic
def review_improvement(
    case: Case, *, result: ImprovementResult | str, said: str, reviewed_on: date, by: User, on: date
) -> Improvement:
    """Say whether what the warning required was met. It changes nothing of the warning, which outlasts the case.

    Raises NotNow where no review is owed or the employee was not told the result of an appeal, RuleBroken R14 for a day
    before the warning or after today, or before the day of the letter where it says that it was not made.
    """
    step = begin(case, Action.REVIEW_IMPROVEMENT, by=by)
    row = improvement_to_review(case)
    if row is None:
        raise NotNow("No improvement waits for a review: none was required, or the warning no longer stands.")
    issued_on = row.outcome.issued_on
    check_not_before(reviewed_on, issued_on, "The warning was issued", rule_id="R14", field="reviewed_on")
    check_not_after_today(reviewed_on, on, "It cannot be reviewed", rule_id="R14", field="reviewed_on")
    check_result(ImprovementResult(result), reviewed_on, row.review_on)
    row.result, row.said = ImprovementResult(result), check_written("said", said, "What was seen")
    row.reviewed_on, row.reviewed_by = reviewed_on, by
    row.save(update_fields=["result", "said", "reviewed_on", "reviewed_by"])
    finish(case, step, by=by, facts={"improvement": row.pk, "result": str(row.result)})
    return row
