"""Which verbs are offered to whom now, and who is refused one without being told whether it could be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from casework.enums import Action, FileState
from casework.errors import NotNow, NotYou
from casework.models import Case, Incident
from casework.queries.fits import fits_now
from casework.queries.policies import NEVER_WITHOUT_TERMS, provided_for
from casework.queries.rows import appeal_decision_of, decision_of, waiting_withdrawal
from casework.queries.sight import TOLD_TO_SOME, Sight, sight_of
from casework.workflow import RULE_OF

if TYPE_CHECKING:
    from accounts.models import User


def _knows_the_result(sight: Sight, case: Case) -> bool:
    """Whether nothing that an appeal decided is kept from this reader."""
    return all(sight.sees_result(row) for row in case.appeals.all() if row.decision is not None)


# Verbs that are about what some may not know yet, or never: whoever may not know it does not do them.
_DONE_KNOWING: dict[Action, Callable[[Sight, Case], bool]] = {
    Action.ISSUE_OUTCOME: lambda sight, case: sight.decision,
    Action.ISSUE_APPEAL_OUTCOME: _knows_the_result,
    Action.SEND_LETTER: lambda sight, case: sight.overlays,
    Action.ISSUE_CORRECTION: lambda sight, case: sight.reopening,
    Action.ANSWER_ADJUSTMENT: lambda sight, case: sight.adjustments,
}


def _proposed_it(user: User, case: Case) -> bool:
    waiting = waiting_withdrawal(case)
    return waiting is not None and waiting.proposed_by_id == user.pk


def _did_not_decide_it(user: User, case: Case) -> bool:
    is_appeal = case.state == FileState.OUTCOME
    decision = appeal_decision_of(case) if is_appeal else decision_of(case)
    return decision is not None and decision.decided_by_id != user.pk


# Verbs that go by who did what came before: for whom, of those with the part, each is not (T25, 0.6).
_NOT_FOR: dict[Action, Callable[[User, Case], bool]] = {
    Action.WITHDRAW_CASE: lambda user, case: case.opened_by_id == user.pk or _proposed_it(user, case),
    Action.TURN_DOWN_WITHDRAWAL: _proposed_it,
    Action.RECALL_DECISION: _did_not_decide_it,
}


def may_know(sight: Sight, case: Case, action: Action) -> bool:
    """Whether a reader may know that a verb can be done, and what it is about."""
    knows = _DONE_KNOWING.get(action)
    return sight.tells(action, by_reader=True) and (knows is None or knows(sight, case))


def offered(case: Case, actions: Iterable[Action], sight: Sight, user: User) -> set[Action]:
    """Those of the verbs for which policy and facts leave room now, of which this reader may know, and that are for them."""
    return {
        action
        for action in provided_for(case, actions)
        if fits_now(action, case)
        and may_know(sight, case, action)
        and not (action in _NOT_FOR and _NOT_FOR[action](user, case))
    }


def check_told(user: User, file: Case | Incident, action: Action) -> None:
    """Raise NotYou for a verb of which this person may not know that it can be done, by their other part in the case."""
    if (
        isinstance(file, Case)
        and (action in TOLD_TO_SOME or action in _DONE_KNOWING)
        and not may_know(sight_of(user, file), file, action)
    ):
        raise NotYou(
            "This is done by somebody from HR who has no other part in this case: what it is about is kept from those "
            "who investigate, hear or take notes."
        )


def check_fits(file: Case | Incident, action: Action) -> None:
    """Raise NotNow for a verb that is not offered: its page would tell whether there is what it is about.

    After ``check_told``, or the answer would tell it to whoever may not know. It says no more than anybody may read.
    """
    if not isinstance(file, Case):
        return
    if action in NEVER_WITHOUT_TERMS and not provided_for(file, [action]):
        raise NotNow("The policy in force today does not provide for this.", RULE_OF[action])
    if not fits_now(action, file):
        raise NotNow(
            "This cannot be done as the case stands: it was done already, or something else comes first.",
            RULE_OF[action],
        )
