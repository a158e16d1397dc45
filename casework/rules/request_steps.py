"""What can happen to a request next, and what may refuse it (FO-1, FO-3, DP-8, DP-12)."""

from __future__ import annotations

from datetime import date

from casework.enums import (
    REQUEST_ASKS,
    REQUEST_HELD_BACK,
    REQUEST_RESULTS,
    Nation,
    RefusalReason,
    RequestKind,
    RequestResult,
    RequestStep,
)
from casework.errors import NotNow, RuleBroken
from casework.rules.dates import words
from casework.rules.request_clock import Request, running
from casework.rules.working_days import Calendar

_S, _R, _WHY = RequestStep, RequestResult, RefusalReason
FOI, SAR, COMPLAINT = RequestKind

# The steps of each kind, in the order in which a page offers them.
STEPS: dict[RequestKind, tuple[RequestStep, ...]] = {
    FOI: (
        _S.ANSWER_RECEIVED, _S.REPLIED, _S.CLARIFICATION_ASKED, _S.FEE_ASKED, _S.EXTENDED, _S.CLOSED,
        _S.REVIEW_ASKED, _S.REVIEW_ANSWERED,
    ),
    SAR: (
        _S.ANSWER_RECEIVED, _S.REPLIED, _S.CLARIFICATION_ASKED, _S.IDENTITY_ASKED, _S.EXTENDED, _S.CLOSED,
    ),
    COMPLAINT: (_S.ACKNOWLEDGED, _S.REPLIED, _S.CLOSED),
}  # fmt: skip
RESULTS: dict[RequestKind, tuple[RequestResult, ...]] = {
    FOI: (_R.DISCLOSED, _R.PARTLY, _R.REFUSED, _R.NOT_HELD),
    SAR: (_R.DISCLOSED, _R.PARTLY, _R.REFUSED, _R.NOT_HELD),
    COMPLAINT: (_R.OUTCOME_TOLD,),
}
REFUSED_FOR: dict[RequestKind, tuple[RefusalReason, ...]] = {
    FOI: (
        _WHY.COST_LIMIT, _WHY.VEXATIOUS, _WHY.OTHER_PEOPLE, _WHY.NOT_CONFIRMED, _WHY.PRIVILEGE, _WHY.OTHER_EXEMPTION,
    ),
    SAR: (_WHY.EXCESSIVE, _WHY.OTHER_PEOPLE, _WHY.PRIVILEGE, _WHY.OTHER_EXEMPTION),
    COMPLAINT: (),
}  # fmt: skip
# Steps that say in a sentence what was asked for, or why.
SAY_WHY = (*REQUEST_ASKS, _S.EXTENDED)
_IN_TIME_ALONE = SAY_WHY


def rule_of(kind: RequestKind, nation: Nation) -> str:
    """The rule by which a request is answered."""
    return {FOI: "FO-3" if nation == Nation.SCOTLAND else "FO-1", SAR: "DP-8", COMPLAINT: "DP-12"}[kind]


def results_of(kind: RequestKind, step: RequestStep) -> tuple[RequestResult, ...]:
    """How a step of a request can end it."""
    return RESULTS[kind] if step == _S.REPLIED else REQUEST_RESULTS.get(step, ())


def open_steps(request: Request) -> tuple[RequestStep, ...]:
    """What can be recorded now."""
    return tuple(step for step in STEPS[request.kind] if _is_open(request, step))


def _is_open(request: Request, step: RequestStep) -> bool:
    if step == _S.REVIEW_ASKED:
        return request.has(_S.REPLIED) and not request.has(_S.REVIEW_ASKED)
    if step == _S.REVIEW_ANSWERED:
        return request.has(_S.REVIEW_ASKED) and not request.has(_S.REVIEW_ANSWERED)
    if request.is_answered:
        return False
    if step == _S.ANSWER_RECEIVED:
        return request.waits_for is not None
    if step == _S.ACKNOWLEDGED:
        return not request.has(_S.ACKNOWLEDGED)
    if step == _S.EXTENDED:
        return request.waits_for is None and _may_be_extended(request)
    # Once a last day was named in the public interest, a fee would not move it.
    if step == _S.FEE_ASKED and request.has(_S.EXTENDED):
        return False
    return step not in REQUEST_ASKS or request.waits_for is None


def _may_be_extended(request: Request) -> bool:
    """Once. The Scottish Act knows no extension."""
    scottish = request.kind == FOI and request.nation == Nation.SCOTLAND
    return not scottish and not request.has(_S.EXTENDED)


def check_step(
    request: Request, step: RequestStep, on: date, calendar: Calendar, *, until: date | None = None
) -> None:
    """NotNow for a step that cannot be recorded now. RuleBroken where it comes before what it follows on, where the
    time is over that it would stop or lengthen, and for an extension that lengthens nothing.
    """
    rule = rule_of(request.kind, request.nation)
    if step not in open_steps(request):
        raise NotNow(f"“{step.label}” cannot be recorded on this request now.")
    before = request.steps[-1].on if request.steps else request.received_on
    if on < before:
        raise RuleBroken(
            rule,
            f"{words(on)} is before {words(before)}, the day of what was recorded last.",
            instead="Check the day.",
            field="on",
        )
    if step not in _IN_TIME_ALONE:
        return
    due = running(request, calendar)
    if on > due.due_on:
        raise RuleBroken(
            rule,
            f"The time to reply was over on {words(due.due_on)}. What is asked or told after that moves nothing.",
            instead="Reply now, and say that it is late.",
            field="on",
        )
    if step == _S.EXTENDED and request.kind == FOI and (until is None or until <= due.due_on):
        raise RuleBroken(
            rule,
            f"The reply is due by {words(due.due_on)} without an extension.",
            instead="Name a later day, by which the public interest can be weighed.",
            field="until",
        )


def check_ending(kind: RequestKind, nation: Nation, step: RequestStep, result: str, refused_for: str) -> None:
    """RuleBroken for a result that this kind of request cannot have, and for a refusal without one of its reasons."""
    rule = rule_of(kind, nation)
    if result not in ("", *results_of(kind, step)) or bool(result) != bool(results_of(kind, step)):
        raise RuleBroken(
            rule,
            "A request of this kind does not end like this.",
            instead="Choose one of the endings that are offered.",
            field="result",
        )
    needed = result in REQUEST_HELD_BACK
    if needed != bool(refused_for) or (needed and refused_for not in REFUSED_FOR[kind]):
        raise RuleBroken(
            rule,
            "What is held back is held back for a reason, and nothing else has one.",
            instead="Choose the main reason where something was refused.",
            field="refused_for",
        )
