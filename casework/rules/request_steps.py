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
from casework.rules.months import add_months
from casework.rules.request_clock import Request, named_day, running
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
# A day further off than this was not meant: a year that was typed wrong.
FURTHEST_MONTHS = 12


def rule_of(kind: RequestKind, nation: Nation) -> str:
    """The rule by which a request is answered."""
    return {FOI: "FO-3" if nation == Nation.SCOTLAND else "FO-1", SAR: "DP-8", COMPLAINT: "DP-12"}[kind]


def results_of(request: Request, step: RequestStep) -> tuple[RequestResult, ...]:
    """How a step of a request can end it now. Only what was asked for can never have arrived."""
    if step == _S.REPLIED:
        return RESULTS[request.kind]
    found = REQUEST_RESULTS.get(step, ())
    return tuple(one for one in found if one != _R.NEVER_ANSWERED or request.waits_for is not None)


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
    if step == _S.FEE_ASKED and named_day(request) is not None:
        return False
    return step not in REQUEST_ASKS or request.waits_for is None


def _may_be_extended(request: Request) -> bool:
    """Once. The Scottish Act knows no extension."""
    scottish = request.kind == FOI and request.nation == Nation.SCOTLAND
    return not scottish and not request.has(_S.EXTENDED)


def check_step(
    request: Request,
    step: RequestStep,
    on: date,
    calendar: Calendar,
    *,
    until: date | None = None,
    stands: date | None = None,
) -> None:
    """NotNow for a step that cannot be recorded now. RuleBroken where it comes before what it follows on, where the
    time is over that it would stop or lengthen, and for an extension that lengthens nothing.

    stands: the last day on the register, later than the one counted where a day off was taken off again (CA-1).
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
    last = max(running(request, calendar).due_on, stands or date.min)
    if on > last:
        raise RuleBroken(
            rule,
            f"The time to reply was over on {words(last)}. What is asked or told after that moves nothing.",
            instead="Reply now, and say that it is late.",
            field="on",
        )
    if step == _S.EXTENDED and request.kind == FOI:
        _check_named(until, last, on, rule)


def _check_named(until: date | None, last: date, on: date, rule: str) -> None:
    """RuleBroken for a day named in the public interest that lengthens nothing, or that cannot be meant."""
    if until is None or until <= last:
        raise RuleBroken(
            rule,
            f"The reply is due by {words(last)} without an extension.",
            instead="Name a later day, by which the public interest can be weighed.",
            field="until",
        )
    if until > add_months(on, FURTHEST_MONTHS):
        raise RuleBroken(
            rule,
            f"{words(until)} is more than a year after {words(on)}, on which the requester was told.",
            instead="Check the year: the public interest is weighed in a reasonable time.",
            field="until",
        )


def check_ending(request: Request, step: RequestStep, result: str, refused_for: str) -> None:
    """RuleBroken for a result that this request cannot have, and for a refusal without one of its reasons."""
    kind, rule, results = request.kind, rule_of(request.kind, request.nation), results_of(request, step)
    if result not in ("", *results) or bool(result) != bool(results):
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
