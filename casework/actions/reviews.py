"""A warning fell: whatever relied on it is looked at again (7.5)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import audit, queries
from casework.actions.deadlines import owe
from casework.actions.steps import begin, check_not_before, check_written, finish
from casework.enums import Action, Look, ReviewResult
from casework.errors import NotNow, RuleBroken
from casework.models import Case, DecisionReview, Sanction
from casework.queries.reviews import about_days, fell_in_words

if TYPE_CHECKING:
    from accounts.models import User


def ask_for_reviews(fallen: Sanction, *, by: User, on: date, days: tuple[date, date] | None = None) -> None:
    """Owe a review on every issued decision that relied on a sanction that an appeal or a correction superseded.

    days: the first and the last that an appeal took from it, where it stands: only what was done then is looked at again.
    A decision that was to be looked at without it before is not owed a second review.
    """
    rows = queries.resting_on(fallen).exclude(reviews__sanction=fallen)
    for decision in (about_days(rows, *days) if days is not None else rows).order_by("case"):
        # Under the lock of that case: a verb on it at this moment would take what it does not know yet for met.
        case = Case.objects.select_for_update(of=("self",)).select_related("subject").get(pk=decision.case_id)
        review = DecisionReview.objects.create(case=case, decision=decision, sanction=fallen, fell_on=on)
        facts = {"decision": decision.pk, "sanction": fallen.pk, "review": review.pk}
        audit.record_look(Look.DECISION_REVIEW_OWED, by=by, case=case.pk, facts=facts)
        owe(case, [due for due in queries.review_deadlines(case) if due.anchor == f"review:{review.pk}"])


@transaction.atomic
def review_decision(
    case: Case, *, result: ReviewResult | str, reasons: str, by: User, on: date
) -> DecisionReview:
    """Say whether the decision stands without the warning it relied on; every review that is owed is answered by it.

    It changes no outcome: one that has to be put right is put right on appeal, however late it comes (AP-3). Raises
    NotNow where none is owed.
    """
    step = begin(case, Action.REVIEW_DECISION, by=by)
    owed = list(queries.reviews_owed(case))
    if not owed:
        raise NotNow("No warning that this decision relied on has fallen.")
    written = check_written("reasons", reasons, "What speaks for it")
    for review in owed:
        check_not_before(on, review.fell_on, "The warning fell", rule_id="7.5")
        review.result, review.reasons = ReviewResult(result), written
        review.reviewed_on, review.reviewed_by = on, by
        review.save(update_fields=["result", "reasons", "reviewed_on", "reviewed_by"])
    finish(case, step, by=by, facts={"reviews": [row.pk for row in owed], "result": str(owed[-1].result)})
    return owed[-1]


def check_reviewed(case: Case) -> None:
    """Raise RuleBroken (7.5) while a decision has to be looked at again: the case is not closed over it."""
    owed = queries.reviews_owed(case).select_related("sanction").first()
    if owed is not None:
        raise RuleBroken(
            "7.5",
            f"A warning that this decision relied on {fell_in_words(owed)}, and nobody has looked at the decision again.",
            instead="An HR lead reviews the decision first.",
        )
