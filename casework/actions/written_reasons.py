"""Written reasons for a dismissal are asked for, or owed without being asked for, and given."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_not_after_today, check_not_before, check_written, finish
from casework.enums import Action, ReasonsBasis
from casework.errors import NotNow
from casework.models import Case, ReasonsRequest, WrittenReasons
from casework.queries.tribunal import employment_ended_on
from casework.queries.written_reasons import open_request, requests_for, standing_dismissal, told_of_on
from casework.rules.tribunal_limits import law_of
from casework.rules.written_reasons import check_owed

if TYPE_CHECKING:
    from accounts.models import User

_TOLD = "The employee was told of the dismissal"


@transaction.atomic
def record_reasons_request(
    case: Case, *, basis: ReasonsBasis | str, received_on: date, asked_by: str = "", by: User, on: date
) -> ReasonsRequest:
    """Keep that written reasons for the dismissal are owed; they are due in 14 days (TR-2).

    received_on: the day of the request, or on which it was known that the employee is pregnant or on leave (0.16); not
    before the employee was told of the dismissal. Raises NotNow without a dismissal that stands or where one is recorded
    already, RuleBroken TR-2 for a request of somebody with too little service.
    """
    step = begin(case, Action.RECORD_REASONS_REQUEST, by=by)
    dismissal = standing_dismissal(case)
    if dismissal is None or dismissal.employment_ends_on is None:
        raise NotNow("Written reasons are owed for a dismissal, and none stands on this case.")
    if requests_for(dismissal).exists():
        raise NotNow("That written reasons are owed for this dismissal is recorded already.")
    basis = ReasonsBasis(basis)
    check_not_before(received_on, told_of_on(dismissal), _TOLD, rule_id="TR-2", field="received_on")
    check_not_after_today(received_on, on, "The day cannot be", rule_id="TR-2", field="received_on")
    law = law_of(case.subject.nation)
    ended_on = employment_ended_on(case) or dismissal.employment_ends_on
    check_owed(basis, case.subject.start_date, ended_on, law)
    asked = check_written("asked_by", asked_by, "Who asked") if basis == ReasonsBasis.ASKED else asked_by
    made = ReasonsRequest.objects.create(
        case=case,
        sanction=dismissal,
        basis=basis,
        asked_by=asked,
        received_on=received_on,
        recorded_by=by,
    )
    finish(case, step, by=by, facts={"request": made.pk})
    return made


@transaction.atomic
def give_written_reasons(case: Case, *, reasons: str, sent_on: date, by: User, on: date) -> WrittenReasons:
    """Keep the written reasons as they were sent (TR-2).

    Raises NotNow where none are owed, RuleBroken TR-2 for a day before the request or after today.
    """
    step = begin(case, Action.GIVE_WRITTEN_REASONS, by=by)
    request = open_request(case)
    if request is None:
        raise NotNow("No written reasons are owed on this case.")
    check_not_before(
        sent_on, request.received_on, "The request was recorded for", rule_id="TR-2", field="sent_on"
    )
    check_not_after_today(sent_on, on, "The day cannot be", rule_id="TR-2", field="sent_on")
    sent = WrittenReasons.objects.create(
        case=case,
        request=request,
        reasons=check_written("reasons", reasons, "The reasons"),
        sent_on=sent_on,
        sent_by=by,
    )
    finish(case, step, by=by, facts={"request": request.pk})
    return sent
