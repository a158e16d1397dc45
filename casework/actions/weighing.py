"""What whoever decides may look at beside the warnings that count, and what the decision then owes (SA-6, SA-7)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework import queries
from casework.actions.steps import begin, check_written, finish
from casework.enums import Action, FileState
from casework.errors import NotNow
from casework.models import Case, SpentRecordOpening

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def open_spent_record(case: Case, *, justification: str, by: User, on: date) -> SpentRecordOpening:
    """Show the warnings that do not count to whoever decides: the chair and the panel, or the appeal manager (SA-7).

    That there are any is known only by opening it, so it can be opened where there are none. The decision then says
    how it was used. Raises NotNow where no hearing is arranged, or it is open already.
    """
    step = begin(case, Action.OPEN_SPENT_RECORD, by=by)
    opening = SpentRecordOpening(
        case=case,
        justification=check_written("justification", justification, "Why it has to be looked at"),
        opened_on=on,
        opened_by=by,
    )
    if step.source == FileState.APPEAL_DELIBERATION:
        opening.appeal, opened = queries.heard_appeal(case), queries.opening_for_appeal(case)
    else:
        opening.hearing, opened = queries.current_hearing(case), queries.opening_for_hearing(case)
    if opening.appeal is None and opening.hearing is None:
        raise NotNow("No hearing is arranged yet. The spent record is opened for a hearing.")
    if opened is not None:
        raise NotNow("The spent record is open already, for this decision.")
    opening.save()
    shown = sorted(one.pk for one in queries.spent_sanctions(case))
    opening.shown.set(shown)
    finish(
        case,
        step,
        by=by,
        facts={"opening": opening.pk, "sanctions": shown},
        personal={"justification": opening.justification},
    )
    return opening
