"""A witness asks not to be named, and somebody decides: two facts, each with its person, day and reason (PR-19, DP-9)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from casework.actions.inviting import check_witness
from casework.actions.steps import begin, check_not_after_today, check_written, finish
from casework.enums import Action, AnonymityAskedBy
from casework.errors import NotNow
from casework.models import Anonymity, AnonymityRequest, Case, Employee, Incident
from casework.queries.witnesses import Identity, identity_of, waits_for_decision
from casework.rules import witnesses as rules

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def ask_anonymity(
    case: Case,
    *,
    asked_on: date,
    asked_by: AnonymityAskedBy | str,
    why: str,
    witness: Employee | None = None,
    outsider: str = "",
    by: User,
    on: date,
) -> AnonymityRequest:
    """Write down that a witness is not to be named. From now on they stand as a letter, until it is decided otherwise.

    It holds in every case of the incident. Raises RuleBroken: PR-11 without one witness, SEP-3 for an employee who is no
    witness on the case, PR-19 for a day ahead, and where it waits for a decision already.
    """
    step = begin(case, Action.ASK_ANONYMITY, by=by)
    check_not_after_today(asked_on, on, "It cannot be asked for", rule_id="PR-19", field="asked_on")
    check_witness(case, witness, outsider)
    row = AnonymityRequest(
        case=case,
        number=(case.anonymity_requests.aggregate(last=Max("number"))["last"] or 0) + 1,
        witness=witness,
        outsider=outsider.strip(),
        asked_on=asked_on,
        asked_by=AnonymityAskedBy(asked_by),
        why=check_written("why", why, "Why they are not to be named"),
        recorded_by=by,
    )
    row.letter = _letter(case, identity_of(row))
    rules.check_asked_once(waits_for_decision(case, identity_of(row)))
    row.save()
    finish(case, step, by=by, facts={"anonymity_request": row.pk})
    return row


@transaction.atomic
def decide_anonymity(
    case: Case, *, request: AnonymityRequest, granted: bool, reasons: str, by: User, on: date
) -> Anonymity:
    """Say whether a witness who asked is named. Granted, nobody but HR, investigator, case manager and auditor reads it.

    It holds in every case of the incident until it is decided otherwise, or asked anew. Raises RuleBroken PR-19 for a day
    before it was asked, NotNow for what was asked on another case.
    """
    step = begin(case, Action.DECIDE_ANONYMITY, by=by)
    if request.case_id != case.pk or request.pk is None:
        raise NotNow("This was not asked for on the case.")
    rules.check_decided_after(request.asked_on, on)
    made = Anonymity.objects.create(
        case=case,
        request=request,
        granted=granted,
        reasons=check_written("reasons", reasons, "The reasons"),
        decided_on=on,
        decided_by=by,
    )
    finish(case, step, by=by, facts={"anonymity": made.pk, "granted": granted})
    return made


def _letter(case: Case, who: Identity) -> str:
    """The one this witness has already, or the next of the incident, which is locked: two cases of it may ask at once."""
    Incident.objects.select_for_update().filter(pk=case.incident_id).values_list("pk").get()
    rows = AnonymityRequest.objects.filter(case__incident=case.incident_id)
    given = {identity_of(row): row.letter for row in rows}
    return given.get(who) or rules.letter_for(len(given))
