"""Look at a record whose time is over: propose to purge it or keep it longer; approve the purge (DP-6, DP-7, R20)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from casework.actions.steps import begin, check_written, finish
from casework.enums import Action, CloseReason, RecordReviewResult
from casework.errors import NotNow, NotYou
from casework.models import Case, RecordReview
from casework.queries.retention import (
    Record,
    closure_that_stands,
    counts_still,
    in_the_way,
    proposed_purge,
    record_of,
)
from casework.queries.sight import sight_of
from casework.rules import retention as rules
from casework.rules.dates import words
from casework.workflow import Step

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def review_record(
    case: Case,
    *,
    result: RecordReviewResult | str,
    reasons: str,
    review_on: date | None = None,
    by: User,
    on: date,
) -> RecordReview:
    """Propose to purge the record of a closed case, or keep it longer and look at it again on a day.

    Raises NotNow while it is nobody's turn to look, RuleBroken DP-6 for a purge before its time, DP-11, SA-3, R20
    where something stands in the way of one, R20 for what is kept without a later day.
    """
    step = _begin(case, Action.REVIEW_RECORD, by)
    record = _to_look_at(case, on)
    counted = record.retention
    if RecordReviewResult(result) == RecordReviewResult.PURGE:
        rules.check_time_is_over(counted, on)
        rules.check_nothing_in_the_way(in_the_way(case, on), on)
        review_on = None
    else:
        rules.check_kept_until(review_on, on)
    assert counted.counted_from is not None and counted.purge_from is not None  # asked by _to_look_at
    made = RecordReview.objects.create(
        case=case,
        result=result,
        reasons=check_written("reasons", reasons, "Why"),
        policy=record.policy,
        record_class=counted.record_class,
        counted_from=counted.counted_from,
        purge_from=counted.purge_from,
        review_on=review_on,
        reviewed_on=on,
        reviewed_by=by,
    )
    finish(case, step, by=by, facts={"review": made.pk, "result": str(made.result)})
    return made


@transaction.atomic
def purge_case(case: Case, *, by: User, on: date) -> RecordReview:
    """Approve that the record is purged: its content is deleted within minutes, and nothing brings it back (DP-7).

    Raises NotNow where nothing was proposed, NotYou for whoever proposed it, RuleBroken as ``review_record`` where
    something came into the way since.
    """
    step = _begin(case, Action.PURGE_CASE, by)
    row = proposed_purge(case)
    if row is None:
        raise NotNow("Nobody has proposed to purge this record.")
    if row.reviewed_by_id == by.pk:
        raise NotYou("A purge is approved by another HR lead than the one who proposed it.", "DP-6")
    record = _to_look_at(case, on)
    rules.check_time_is_over(record.retention, on)
    if not counts_still(row, record):
        raise NotNow(
            "The time of this record is counted otherwise than when its purge was proposed. Propose it again."
        )
    rules.check_nothing_in_the_way(in_the_way(case, on), on)
    row.approved_on, row.approved_by = on, by
    row.save(update_fields=["approved_on", "approved_by"])
    finish(case, step, by=by, facts={"review": row.pk})
    return row


def _begin(case: Case, action: Action, by: User) -> Step:
    step = begin(case, action, by=by)
    if not sight_of(by, case).tribunal:
        raise NotYou("This is done by an HR lead who does not investigate this case.")
    return step


def _to_look_at(case: Case, on: date) -> Record:
    """How the time of the record is counted. Raises NotNow where it has not begun, or has long to run."""
    record = record_of(case)
    if record is None:
        closure = closure_that_stands(case)
        if closure is not None and closure.reason == CloseReason.JOINED:
            raise NotNow("This case ended in another one, and its record goes with that one.")
        raise NotNow(
            "The policy in force when the case was closed does not say how long records are kept: nothing is purged."
        )
    kept_until, purge_from = record.retention.kept_until, record.retention.purge_from
    if kept_until is None or purge_from is None:
        raise NotNow("The time is counted from the end of employment, and the employee has not left.")
    opens = purge_from - rules.REVIEWED_AHEAD
    if on < opens:
        raise NotNow(f"The record is kept until {words(kept_until)}. Look at it from {words(opens)} on.")
    return record
