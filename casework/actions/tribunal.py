"""What HR hears of a tribunal claim to come: that somebody conciliates. And that the time for a claim has passed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework.actions.steps import begin, finish
from casework.enums import Action
from casework.errors import NotNow
from casework.models import Case, Conciliation
from casework.queries.tribunal import employment_ended_on, standing_conciliation
from casework.rules import tribunal_limits as rules

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def record_conciliation(
    case: Case, *, day_a: date, day_b: date | None = None, by: User, on: date
) -> Conciliation:
    """Keep the days of early conciliation, by which the limit for a claim moves (TR-6). It moves nothing else.

    day_a: the conciliator was told; day_b: the certificate arrived, None while it has not. What was recorded before is
    superseded.
    Raises NotNow where employment has not ended in this case, RuleBroken TR-6 for days that cannot be.
    """
    step = begin(case, Action.RECORD_CONCILIATION, by=by)
    if employment_ended_on(case) is None:
        raise NotNow("Employment has not ended in this case, so there is no time limit to move.")
    rules.check_conciliation(rules.Conciliation(day_a, day_b), rules.law_of(case.subject.nation), on)
    before = standing_conciliation(case)
    if before is not None:
        before.superseded_at = timezone.now()
        before.save(update_fields=["superseded_at"])
    made = Conciliation.objects.create(case=case, day_a=day_a, day_b=day_b, recorded_by=by)
    finish(case, step, by=by, facts={"conciliation": made.pk})
    return made
