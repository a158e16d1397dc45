"""Keep privileged legal advice apart from everything else on the case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_not_after_today, check_written, finish
from casework.enums import Action
from casework.errors import NotYou
from casework.models import Case, LegalAdvice
from casework.queries.sight import sight_of

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def add_legal_advice(
    case: Case, *, given_by: str, given_on: date, text: str, by: User, on: date
) -> LegalAdvice:
    """Keep what a lawyer advised. HR of the unit alone reads it; the log says that it was added and nothing of it.

    Raises NotYou for somebody from HR who has another part in the case, and so may not read it; PR-19 for a day ahead.
    """
    step = begin(case, Action.ADD_LEGAL_ADVICE, by=by)
    if not sight_of(by, case).legal_advice:
        raise NotYou("You have another part in this case, and so do not work with legal advice on it.")
    check_not_after_today(given_on, on, "It cannot be given", rule_id="PR-19", field="given_on")
    advice = LegalAdvice.objects.create(
        case=case,
        given_by=check_written("given_by", given_by, "Who gave the advice"),
        given_on=given_on,
        text=check_written("text", text, "The advice"),
        added_by=by,
    )
    finish(case, step, by=by, facts={"legal_advice": advice.pk})
    return advice
