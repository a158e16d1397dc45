"""How the clock of a request runs: what restarts, stops and lengthens it, and what it owes today (0.3, DP-8, DP-12).

A request is its receipt and the steps after it, in the order of their days. Everything here is counted from them
anew, so that a step that was taken back leaves nothing behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from casework.enums import REQUEST_ASKS, DeadlineKind, Nation, RequestKind, RequestStep
from casework.rules.dates import words
from casework.rules.deadlines import Due
from casework.rules.periods import Paused
from casework.rules.reply_dates import Reply, acknowledgement, foi_reply, sar_reply
from casework.rules.working_days import Calendar

_DAY = timedelta(days=1)
_S = RequestStep


@dataclass(frozen=True)
class Step:
    """One step that stands. until: the new last day, of an extension in the public interest alone."""

    step: RequestStep
    on: date
    until: date | None = None


@dataclass(frozen=True)
class Request:
    """A request as the rules take it; its steps in the order in which they were recorded."""

    kind: RequestKind
    nation: Nation
    received_on: date
    steps: tuple[Step, ...] = ()

    def has(self, *steps: RequestStep) -> bool:
        return any(one.step in steps for one in self.steps)

    @property
    def waits_for(self) -> Step | None:
        """What was asked of the requester and has not come."""
        asked = None
        for one in self.steps:
            if one.step in REQUEST_ASKS:
                asked = one
            elif one.step == _S.ANSWER_RECEIVED:
                asked = None
        return asked

    @property
    def is_answered(self) -> bool:
        """Whether the reply was sent, or none is owed any more."""
        return self.has(_S.REPLIED, _S.CLOSED)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done: the reply, or the answer to a review."""
        return not self.is_answered or (self.has(_S.REVIEW_ASKED) and not self.has(_S.REVIEW_ANSWERED))


@dataclass(frozen=True)
class _Clock:
    """From when the time runs, when it stood still, whether it was extended, and until which day if that was named."""

    start: date
    pauses: tuple[Paused, ...] = ()
    extended: bool = False
    until: date | None = None


def due_of(request: Request, calendar: Calendar) -> Due | None:
    """What a request owes now; None while something is waited for that stops the clock, and when nothing is owed.

    calendar: of ``reply_dates.nations_counted``.
    """
    if not request.is_open:
        return None
    if request.is_answered:
        asked = next(one for one in request.steps if one.step == _S.REVIEW_ASKED)
        return _due(DeadlineKind.FOI_REVIEW, f"review:{asked.on}", foi_reply(asked.on, calendar))
    if request.kind == RequestKind.DATA_PROTECTION_COMPLAINT:
        if request.has(_S.ACKNOWLEDGED):
            return None
        reply = acknowledgement(request.received_on, calendar)
        return _due(DeadlineKind.COMPLAINT_ACKNOWLEDGEMENT, f"received:{request.received_on}", reply)
    return None if request.waits_for is not None else running(request, calendar)


def running(request: Request, calendar: Calendar) -> Due:
    """The last day to reply, as if nothing were waited for."""
    clock = _clock_of(request)
    if request.kind == RequestKind.SUBJECT_ACCESS:
        paused = sum((pause.until - pause.first).days for pause in clock.pauses)
        reply = sar_reply(clock.start, calendar, extended=clock.extended, paused=paused)
        return _due(DeadlineKind.SAR_REPLY, f"received:{clock.start}", reply)
    anchor = f"received:{clock.start}"
    if clock.until is not None:
        why = f"Extended in the public interest until {words(clock.until)}"
        return Due(DeadlineKind.FOI_REPLY, clock.until, anchor, why)
    return _due(DeadlineKind.FOI_REPLY, anchor, foi_reply(clock.start, calendar, clock.pauses))


def named_day(request: Request) -> date | None:
    """The last day that was named in the public interest; None once clarification started the time anew."""
    return _clock_of(request).until


def _clock_of(request: Request) -> _Clock:
    """Read the steps in order.

    For information, clarification starts the time anew (s.1(3), s.10(6)) and a fee stops it, both days included
    (s.10(2)). For subject access the time stands still from the day of the question to that of the answer; the day of
    the answer counts again, which is never later than the law has it.
    """
    clock, asked = _Clock(request.received_on), None
    for one in request.steps:
        if one.step in REQUEST_ASKS:
            asked = one
        elif one.step == _S.EXTENDED:
            clock = _Clock(clock.start, clock.pauses, extended=True, until=one.until)
        elif one.step == _S.ANSWER_RECEIVED and asked is not None:
            clock = _after_the_answer(clock, request.kind, asked, one.on)
            asked = None
    return clock


def _after_the_answer(clock: _Clock, kind: RequestKind, asked: Step, on: date) -> _Clock:
    if kind == RequestKind.FREEDOM_OF_INFORMATION and asked.step == _S.CLARIFICATION_ASKED:
        return _Clock(on)
    until = on + _DAY if asked.step == _S.FEE_ASKED else on
    # A second question on the day of the first answer: that day is left out once.
    first = max([asked.on, *(pause.until for pause in clock.pauses)])
    pauses = (*clock.pauses, Paused(first, until)) if first < until else clock.pauses
    return _Clock(clock.start, pauses, clock.extended, clock.until)


def _due(kind: DeadlineKind, anchor: str, reply: Reply) -> Due:
    return Due(kind, reply.due_on, anchor, ". ".join(reply.why))
