"""The pauses of a case: the one that lasts, what is due on it, and the days that do not count."""

from __future__ import annotations

from casework.enums import FileState
from casework.models import AppealHearing, Case, Hearing, Pause
from casework.models.questions import ANY_CASE, ModelQuestion
from casework.queries.appeals_heard import arranged_appeal_hearing
from casework.queries.facts import calendar_of_case, current_hearing, taken_over_on
from casework.rules.deadlines import Due
from casework.rules.pausing import PauseFacts, pause_deadline
from casework.rules.periods import Paused


def lasting_pause(case: Case) -> Pause | None:
    """The pause under which nothing moves now."""
    return _LASTING.first({ANY_CASE: case.pk})


_LASTING = ModelQuestion(
    lambda: Pause.objects.filter(case=ANY_CASE, resumed_on__isnull=True).select_related("policy")
)


def hearing_to_come(case: Case) -> Hearing | AppealHearing | None:
    """The hearing, of an appeal or not, that is arranged and not recorded: a pause calls it off."""
    if case.state == FileState.HEARING:
        return current_hearing(case)
    return arranged_appeal_hearing(case) if case.state == FileState.APPEAL else None


def paused_days(case: Case) -> tuple[Paused, ...]:
    """The pauses that are over, in order."""
    rows = case.pauses.order_by("pk").values_list("paused_on", "resumed_on")
    return tuple(Paused(first, until) for first, until in rows if until is not None)


def pause_owed(case: Case, pause: Pause | None) -> tuple[Due, ...]:
    """The review that is due on the lasting pause, under the policy it began under (PV-1); nothing without one."""
    if pause is None or pause.policy.terms.pause is None:
        return ()
    reviewed = list(pause.reviews.values_list("reviewed_on", flat=True))
    came_on = taken_over_on(case)
    facts = PauseFacts(
        id=pause.pk,
        paused_on=pause.paused_on,
        came_on=came_on if came_on is not None and came_on > pause.paused_on else None,
        reviews=len(reviewed),
        reviewed_on=reviewed[-1] if reviewed else None,
    )
    return (pause_deadline(facts, pause.policy.terms.pause, calendar_of_case(case)),)
