"""Break a hearing off, to go on with it at another hour."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.actions.appeal_hearings import arranged_appeal
from casework.actions.hearings import arranged
from casework.actions.steps import begin, check_written, finish
from casework.enums import Action, FileState, HeldIn
from casework.models import Adjournment, AppealHearing, Case, Hearing
from casework.rules import adjourning

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def adjourn_hearing(
    case: Case,
    *,
    reason: str,
    resumes_at: datetime,
    place: str,
    nation: HeldIn | str = "",
    new_evidence: str = "",
    served_on: date | None = None,
    by: User,
    at: datetime,
) -> Adjournment:
    """Break off a hearing whose hour has come: it goes on at ``resumes_at``, before the same people (T14).

    nation: of the place, or that it goes on remotely; as before, if nothing is said (0.2). new_evidence, served_on: what
    the employee is to read before that, and from which day they have it. At the appeal it is the hearing of the appeal.
    A hearing can be adjourned more than once. Raises RuleBroken (T14) before its hour, or without time to read what is
    new.
    """
    step = begin(case, Action.ADJOURN_HEARING, by=by)
    hearing = _begun(case, at)
    kind = "appeal_hearing" if isinstance(hearing, AppealHearing) else "hearing"
    adjourning.check_resumption(at, resumes_at)
    resumes_on = timezone.localdate(resumes_at)
    adjourning.check_time_to_read(new_evidence, served_on, resumes_on)
    adjournment = Adjournment.objects.create(
        case=case,
        **{kind: hearing},
        adjourned_at=at,
        reason=check_written("reason", reason, "The reason"),
        resumes_at=resumes_at,
        place=check_written("place", place, "The place"),
        nation=HeldIn(nation) if nation else hearing.sits_in_nation,
        new_evidence=new_evidence.strip(),
        served_on=served_on,
        adjourned_by=by,
    )
    facts = {kind: hearing.pk, "adjournment": adjournment.pk, "on": resumes_on.isoformat()}
    finish(case, step, by=by, facts=facts)
    return adjournment


def _begun(case: Case, at: datetime) -> Hearing | AppealHearing:
    """The hearing, or the hearing of the appeal, whose hour has come. Raises NotNow, or RuleBroken (T14) before it."""
    hearing = arranged_appeal(case) if case.state == FileState.APPEAL else arranged(case)
    adjourning.check_begun(at, hearing.sits_at)
    return hearing
