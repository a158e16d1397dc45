"""Which verbs are offered to whom now, and who is refused one without being told whether it could be done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from casework.enums import Action
from casework.errors import NotNow, NotYou
from casework.models import Case, Incident
from casework.queries.fits import fits_now
from casework.queries.instead import live_days, told_days
from casework.queries.policies import NEVER_WITHOUT_TERMS, provided_for
from casework.queries.sight import TOLD_TO_SOME, Sight, sight_of

if TYPE_CHECKING:
    from accounts.models import User


def _knows_what_stands(sight: Sight, case: Case) -> bool:
    """Whether nothing that an appeal decided is kept from this reader."""
    return all(sight.sees_result(row) for row in case.appeals.all() if hasattr(row, "decision"))


def _knows_how_long(sight: Sight, case: Case) -> bool:
    """The same, also of an appeal in another case that shortened what had extended this warning (SA-11)."""
    return _knows_what_stands(sight, case) and (
        sight.appeal_result or all(told_days(one) == live_days(one) for one in case.sanctions.all())
    )


# Verbs that are about what some may not know yet, or never: whoever may not know it does not do them.
_DONE_KNOWING: dict[Action, Callable[[Sight, Case], bool]] = {
    Action.ISSUE_OUTCOME: lambda sight, case: sight.decision,
    Action.ISSUE_APPEAL_OUTCOME: _knows_what_stands,
    Action.EXTEND_WARNING: _knows_how_long,
    Action.CURTAIL_WARNING: _knows_how_long,
    Action.SEND_LETTER: lambda sight, case: sight.overlays and _knows_how_long(sight, case),
    Action.SETTLE_LIVE_PERIOD: _knows_how_long,
    Action.ISSUE_CORRECTION: lambda sight, case: sight.reopening,
    Action.ANSWER_ADJUSTMENT: lambda sight, case: sight.adjustments,
}


def may_know(sight: Sight, case: Case, action: Action) -> bool:
    """Whether a reader may know that a verb can be done, and what it is about."""
    knows = _DONE_KNOWING.get(action)
    return sight.tells(action, by_reader=True) and (knows is None or knows(sight, case))


def offered(case: Case, actions: Iterable[Action], sight: Sight) -> set[Action]:
    """Those of the verbs for which policy and facts leave room now, and of which this reader may know."""
    return {
        action
        for action in provided_for(case, actions)
        if fits_now(action, case) and may_know(sight, case, action)
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
        raise NotNow("The policy in force today does not provide for this.")
    if not fits_now(action, file):
        raise NotNow(
            "This cannot be done as the case stands: it was done already, or something else comes first."
        )
