"""Look a case over from above; serve the bundle for the hearing."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.hearings import arranged
from casework.actions.steps import begin, check_not_after_today, check_not_before, check_written, finish
from casework.enums import Action
from casework.errors import NotNow
from casework.models import BundleService, Case, OversightCheck
from casework.rules.oversight import check_served

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_oversight(case: Case, *, checked_on: date, remarks: str, by: User, on: date) -> OversightCheck:
    """An HR lead looked whether the case is on its way, and says what they made of it (R3).

    Raises RuleBroken R3 for a day before the case was opened, or to come.
    """
    step = begin(case, Action.RECORD_OVERSIGHT, by=by)
    rule = {"rule_id": "R3", "field": "checked_on"}
    check_not_before(checked_on, case.opened_on, "The case was opened", **rule)
    check_not_after_today(checked_on, on, "It cannot have been looked over", **rule)
    made = OversightCheck.objects.create(
        case=case,
        remarks=check_written("remarks", remarks, "What was found"),
        checked_on=checked_on,
        checked_by=by,
    )
    finish(case, step, by=by, facts={"oversight": made.pk})
    return made


@transaction.atomic
def serve_bundle(case: Case, *, served_on: date, by: User, on: date) -> BundleService:
    """The employee was given all the evidence for the hearing that is arranged (R8, PR-09).

    Raises NotNow where none is arranged or it was served already, RuleBroken R8 for a day that cannot be.
    """
    step = begin(case, Action.SERVE_BUNDLE, by=by)
    hearing = arranged(case)
    if hasattr(hearing, "bundle_service"):
        raise NotNow("The bundle for this hearing was served already.")
    check_served(served_on, queries.referred_on(case), timezone.localdate(hearing.sits_at), on)
    made = BundleService.objects.create(case=case, hearing=hearing, served_on=served_on, served_by=by)
    finish(case, step, by=by, facts={"hearing": hearing.pk, "bundle": made.pk})
    return made
