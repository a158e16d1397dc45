"""The employee represents a trade union: flag it; record the talk with the union, or that the employee did not agree."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_not_after_today, check_not_before, finish
from casework.enums import Action, UnionSource, UnionTalkResult
from casework.errors import NotNow, NotYou
from casework.models import Case, UnionRepresentative, UnionTalk
from casework.queries.facts import known_since
from casework.queries.sight import sight_of
from casework.rules.union import check_official, check_union_talk

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def flag_union_representative(
    case: Case, *, source: UnionSource | str, by: User, on: date
) -> UnionRepresentative:
    """Keep that the employee represents a trade union: no hearing is arranged before HR spoke to the union (PR-14).

    Raises NotYou for somebody from HR who investigates or hears the case, NotNow when it is flagged already.
    """
    step = begin(case, Action.FLAG_UNION_REPRESENTATIVE, by=by)
    _check_may_know(case, by)
    if hasattr(case, "union_representative"):
        raise NotNow("That is recorded already.")
    made = UnionRepresentative.objects.create(
        case=case, source=UnionSource(source), flagged_on=on, flagged_by=by
    )
    finish(case, step, by=by, facts={"representative": made.pk})
    return made


@transaction.atomic
def record_union_talk(
    case: Case, *, result: UnionTalkResult | str, happened_on: date, official: str = "", by: User, on: date
) -> UnionTalk:
    """Keep the talk with an official of the union, held after the employee agreed; or that they did not agree (0.13).

    Raises NotYou for somebody from HR who investigates or hears the case, NotNow where nothing is flagged or it is
    settled, RuleBroken PR-14 for a talk with nobody or a day that cannot be.
    """
    step = begin(case, Action.RECORD_UNION_TALK, by=by)
    _check_may_know(case, by)
    representative = getattr(case, "union_representative", None)
    if representative is None or hasattr(representative, "talk"):
        raise NotNow("No talk with a union is waited for on this case.")
    result = UnionTalkResult(result)
    check_official(result, official)
    rule = {"rule_id": "PR-14", "field": "happened_on"}
    check_not_before(happened_on, known_since(case), "The concern was reported", **rule)
    check_not_after_today(happened_on, on, "That cannot have been", **rule)
    made = UnionTalk.objects.create(
        case=case,
        representative=representative,
        result=result,
        happened_on=happened_on,
        official=official.strip(),
        recorded_by=by,
    )
    finish(case, step, by=by, facts={"representative": representative.pk, "talk": made.pk})
    return made


def check_talked(case: Case, by: User) -> None:
    """RuleBroken PR-14 while the union was not spoken to, in words that tell nobody who may not know (7.6)."""
    representative = getattr(case, "union_representative", None)
    if representative is not None:
        check_union_talk(hasattr(representative, "talk"), may_know=sight_of(by, case).union)


def _check_may_know(case: Case, by: User) -> None:
    if not sight_of(by, case).union:
        raise NotYou("This is done by somebody from HR who neither investigates nor hears this case.")
