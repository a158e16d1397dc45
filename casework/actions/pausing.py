"""Pause a case; review the pause; resume the case."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from casework import queries
from casework.actions.hearings import call_off
from casework.actions.steps import begin, check_not_before, check_written, finish, policy_on
from casework.enums import Action, PauseReason, PostponementReason
from casework.errors import NotNow, RuleBroken
from casework.models import AppealHearing, Case, Hearing, Pause, PauseReview
from casework.rules.dates import words
from casework.rules.pausing import check_may_pause

if TYPE_CHECKING:
    from accounts.models import User


@transaction.atomic
def pause_case(case: Case, *, reason: PauseReason | str, note: str, by: User, at: datetime) -> Pause:
    """Let nothing move and no day count from today until the case is resumed (T8, PR-13, PR-15).

    A hearing that is arranged is called off: it is arranged again afterwards. A suspension and the life of a warning
    go on. Raises NotNow when the case is paused already; T8 where the policy says nothing of pauses, or a hearing may
    have been held and is not recorded.
    """
    step = begin(case, Action.PAUSE_CASE, by=by)
    day = timezone.localdate(at)
    policy = policy_on(day, case.subject.nation)
    check_may_pause(policy.terms.pause)
    hearing = queries.hearing_to_come(case)
    if hearing is not None:
        _check_not_begun(hearing, at)
        why = "The case was paused."
        call_off(hearing, reason=PostponementReason.EMPLOYER, because=why, proposed_on=None, by=by, at=at)
    pause = Pause.objects.create(
        case=case,
        paused_on=day,
        reason=PauseReason(reason),
        note=check_written("note", note, "Why it is paused"),
        policy=policy,
        paused_by=by,
    )
    finish(case, step, by=by, facts={"pause": pause.pk} | ({"hearing": hearing.pk} if hearing else {}))
    return pause


@transaction.atomic
def review_pause(case: Case, *, reasons: str, by: User, at: datetime) -> PauseReview:
    """The pause was looked at again and goes on, until the next review. Raises NotNow when nothing is paused."""
    step = begin(case, Action.REVIEW_PAUSE, by=by)
    pause, day = _lasting(case), timezone.localdate(at)
    check_not_before(day, pause.paused_on, "The case was paused", rule_id="T8")
    review = PauseReview.objects.create(
        case=case,
        pause=pause,
        reviewed_on=day,
        reasons=check_written("reasons", reasons, "Why the pause continues"),
        reviewed_by=by,
    )
    finish(case, step, by=by, facts={"pause": pause.pk, "review": review.pk})
    return review


@transaction.atomic
def resume_case(case: Case, *, note: str, by: User, at: datetime) -> Pause:
    """Go on: every date that was waiting moves by the days of the pause. Raises NotNow when nothing is paused."""
    step = begin(case, Action.RESUME_CASE, by=by)
    pause, day = _lasting(case), timezone.localdate(at)
    check_not_before(day, pause.paused_on, "The case was paused", rule_id="T8")
    pause.resumed_on = day
    pause.resume_note = check_written("note", note, "What has changed")
    pause.resumed_by = by
    pause.save(update_fields=["resumed_on", "resume_note", "resumed_by"])
    finish(case, step, by=by, facts={"pause": pause.pk})
    return pause


def _lasting(case: Case) -> Pause:
    pause = queries.lasting_pause(case)
    if pause is None:
        raise NotNow("The case is not paused.")
    return pause


def _check_not_begun(hearing: Hearing | AppealHearing, at: datetime) -> None:
    """Raise RuleBroken (T8) for a hearing whose hour has come: whether it was held is for a person to say."""
    if hearing.sits_at <= at:
        raise RuleBroken(
            "T8",
            f"A hearing was arranged for {words(timezone.localdate(hearing.sits_at))} and is not recorded yet.",
            instead="Record it if it was held. If it was not, postpone it. Then pause the case.",
        )
