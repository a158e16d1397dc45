"""Cases walked at random through the real verbs: what is legal is done, what is not is refused, and time goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st

from accounts.models import User
from casework import actions
from casework.enums import (
    DISMISSALS,
    AbsenceKind,
    Action,
    AllegationResponse,
    AppealGroundKind,
    AppealResult,
    AssessmentResult,
    Attendance,
    Delivery,
    FileState,
    Finding,
    GroundResult,
    HeldIn,
    IncidentChannel,
    MeasureKind,
    PartKind,
    PauseReason,
    PostponementReason,
    ResignationKind,
    SanctionLevel,
    Severity,
    SuspensionEnd,
)
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import Allegation, Case, Part, Sanction
from casework.queries import earlier_warnings, left_before
from casework.queries.letters import untold
from casework.queries.measures import measures_of
from casework.rules.judging import Judged
from casework.rules.ladder import ALWAYS_KNOWN
from casework.rules.measures import Measure
from casework.workflow import TABLE
from tests import own_world as own
from tests.actions.attempts import ON_A_CASE
from tests.fixtures_world import check_deferred_guards
from tests.imports.past import past_sanction
from tests.world import REASONS, World

T = TypeVar("T")

WORDS = "As it was found."
PEOPLE = ("ivor", "carla", "chidi", "petra", "nora", "april", "penny", "wendy", "sam", "manny")
PARTS = (
    PartKind.CHAIR,
    PartKind.PANEL_MEMBER,
    PartKind.INVESTIGATOR,
    PartKind.CASE_MANAGER,
    PartKind.APPEAL_MANAGER,
    PartKind.APPEAL_PANEL_MEMBER,
    PartKind.NOTE_TAKER,
)
LEVELS = (*SanctionLevel.values, "")


class Over(Exception):
    """Takes a walk's rows back."""


@dataclass
class Walk:
    """One employee's cases, the clock, and what was tried. draw: a choice of hypothesis."""

    world: World
    draw: Callable[[st.SearchStrategy[Any]], Any]
    clock: time_machine.Coordinates
    cases: list[Case] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    warned: Case | None = None

    @property
    def now(self) -> datetime:
        return timezone.now()

    @property
    def today(self) -> date:
        return timezone.localdate()

    def one_of(self, *values: T) -> T:
        chosen: T = self.draw(st.sampled_from(values))
        return chosen

    def days(self, least: int, most: int) -> int:
        number: int = self.draw(st.integers(least, most))
        return number

    def met(self) -> actions.MeetingHeld | None:
        """That somebody came to a meeting that is no hearing; mostly there was none."""
        came = actions.MeetingHeld(told=False, companion_kind="colleague", companion_name="Cole Example")
        return self.one_of(None, None, None, came)

    def pass_time(self) -> None:
        self.clock.shift(timedelta(days=self.one_of(0, 1, 1, 2, 5, 12, 30)))

    def until(self, moment: datetime) -> None:
        """To a moment, unless it has passed."""
        self.clock.shift(max(timedelta(), moment - self.now))

    def holder(self, case: Case, kind: PartKind) -> User:
        """Whoever holds the part; somebody without it where nobody does, who is then refused."""
        part = (
            Part.objects.filter(case=case, kind=kind, to_date=None).select_related("employee__user").first()
        )
        return part.employee.user if part is not None else self.world.user("uma")

    def hr(self) -> User:
        return self.world.user(self.one_of("hana", "lena"))

    def open_case(self) -> None:
        incident = self.world.report(
            occurred_from=self.today - timedelta(days=3),
            occurred_to=self.today - timedelta(days=self.one_of(0, 3)),
            on=self.today,
        )
        severity = self.one_of(*ALWAYS_KNOWN)
        opening = self.world.opening(particulars=WORDS)
        self.cases += actions.assess_incident(
            incident,
            result=AssessmentResult.FORMAL,
            severity=severity,
            reasons=WORDS,
            openings=[opening],
            by=self.world.user("hana"),
            on=self.today,
        )
        self.done.append(Action.ASSESS_INCIDENT)

    def warn(self) -> None:
        """Now and then the person has a final warning from paper, which is live for most of the walk and counts."""
        if self.one_of(True, False, False):
            begun = {
                "acted_on": date(2025, 10, 6),
                "issued_on": date(2025, 11, 3),
                "live_to": date(2026, 11, 2),
            }
            self.warned = past_sanction(self.world, on=self.today, **begun)

    def step(self) -> Case | None:
        """One verb that the table has for the state of one of the cases: that case, or None where it was refused."""
        self.pass_time()
        case = Case.objects.get(pk=self.one_of(*self.cases).pk)
        action = self.one_of(*_ways(case))
        try:
            with transaction.atomic():
                _move(action)(self, case)
                check_deferred_guards()
        except (NotNow, NotYou, RuleBroken) as refusal:
            self.refused.append(
                f"{action} {type(refusal).__name__} {getattr(refusal, 'rule_id', '')}".strip()
            )
            return None
        self.done.append(action)
        return case


AHEAD: dict[str, tuple[Action, ...]] = {
    FileState.INVESTIGATION: (Action.SUBMIT_FINDINGS,),
    FileState.FINDINGS: (Action.REFER_TO_HEARING,),
    FileState.DELIBERATION: (Action.DECIDE_OUTCOME,),
    FileState.DECIDED: (Action.ISSUE_OUTCOME,),
    FileState.OUTCOME: (
        Action.LODGE_APPEAL,
        Action.ISSUE_APPEAL_OUTCOME,
        Action.RETURN_TO_HEARING,
        Action.CLOSE_CASE,
    ),
    FileState.APPEAL_DELIBERATION: (Action.DECIDE_APPEAL,),
}


def _ways(case: Case) -> list[Action]:
    """What the table has for the state of a case. What leads on comes up more often, or few cases would end."""
    every = dict.fromkeys(step.action for step in TABLE if step.source == case.state)
    return [*every, *_ahead(case) * 2 * len(every)]


def _ahead(case: Case) -> tuple[Action, ...]:
    if case.pauses.filter(resumed_on=None).exists():
        return (Action.RESUME_CASE,)
    if case.state == FileState.HEARING:
        attempts = case.hearings.filter(set_aside_by=None)
        return _hear(case, PartKind.CHAIR, attempts, Action.ARRANGE_HEARING, Action.RECORD_HEARING)
    if case.state == FileState.APPEAL:
        attempts = case.appeals.filter(refused=False).last().hearings
        kind = PartKind.APPEAL_MANAGER
        return _hear(case, kind, attempts, Action.ARRANGE_APPEAL_HEARING, Action.RECORD_APPEAL_HEARING)
    return AHEAD.get(case.state, ())


def _hear(case: Case, kind: PartKind, attempts: Any, arrange: Action, record: Action) -> tuple[Action, ...]:
    if not case.parts.filter(kind=kind, to_date=None).exists():
        return (Action.APPOINT,)
    return (record,) if attempts.filter(postponed_at=None).exists() else (arrange,)


def _move(action: Action) -> Callable[[Walk, Case], object]:
    """How the verb is tried; as in the table of attempts, with arguments that are right, where nothing is drawn."""
    return MOVES.get(action) or (lambda walk, case: ON_A_CASE[action](walk.world, case, walk.hr()))


def _appoint(walk: Walk, case: Case) -> None:
    # Now and then somebody who may not; mostly who is missing.
    missing = PartKind.APPEAL_MANAGER if case.state == FileState.APPEAL else PartKind.CHAIR
    if case.parts.filter(kind=missing, to_date=None).exists():
        missing = PartKind.NOTE_TAKER
    kind = walk.one_of(*[missing] * 6, *PARTS)
    employee = walk.world.people[walk.one_of(*("chidi", "petra", "april", "penny") * 3, *PEOPLE)]
    actions.appoint(case, kind=kind, employee=employee, by=walk.hr(), on=walk.today)


def _replace(walk: Walk, case: Case) -> None:
    part = walk.one_of(*case.parts.filter(to_date=None).exclude(kind=PartKind.HR_OFFICER))
    employee = walk.world.people[walk.one_of(*PEOPLE)]
    actions.replace_part(part, employee=employee, reason=WORDS, by=walk.hr(), on=walk.today)


def _allege(walk: Walk, case: Case) -> None:
    acted = walk.today - timedelta(days=walk.days(0, 20))
    actions.add_allegation(
        case,
        particulars=WORDS,
        category=walk.world.category,
        channel=IncidentChannel.WORKPLACE,
        acted_from=acted,
        acted_to=acted,
        by=walk.hr(),
        on=walk.today,
    )


def _correct(walk: Walk, case: Case) -> None:
    value = f"{WORDS} {len(walk.done)}"
    allegation = case.allegations.earliest("number")
    actions.correct_record(
        allegation, field="particulars", value=value, reason=WORDS, by=walk.hr(), on=walk.today
    )


def _find(walk: Walk, case: Case) -> None:
    by = walk.holder(case, PartKind.INVESTIGATOR)
    walk.world.findings(case, meeting=walk.met(), by=by, on=walk.today)


def _no_case(walk: Walk, case: Case) -> None:
    if walk.days(0, 9):
        # Or hardly a case would be heard.
        raise NotNow("not this time")
    by = walk.holder(case, PartKind.CASE_MANAGER)
    actions.no_case_to_answer(case, reasons=WORDS, by=by, on=walk.today)


def _informally(walk: Walk, case: Case) -> None:
    if walk.days(0, 9):
        raise NotNow("not this time")
    by, severity = walk.holder(case, PartKind.CASE_MANAGER), walk.one_of(*Severity)
    actions.deal_with_informally(case, severity=severity, reasons=WORDS, agreed=WORDS, by=by, on=walk.today)


def _died(walk: Walk, case: Case) -> None:
    if walk.days(0, 29):
        raise NotNow("not this time")
    actions.close_after_death(case, died_on=walk.today, by=walk.world.user("hana"), on=walk.today)


def _refer(walk: Walk, case: Case) -> None:
    by, severity = walk.holder(case, PartKind.CASE_MANAGER), walk.one_of(*Severity)
    actions.refer_to_hearing(case, reasons=WORDS, severity=severity, by=by, on=walk.today)


def _arrange(walk: Walk, case: Case) -> None:
    starts_at = walk.now + timedelta(days=walk.days(1, 20))
    walk.world.arrange(case, starts_at=starts_at, sent_at=walk.now, absence_warning_sent=True, by=walk.hr())


def _postpone(walk: Walk, case: Case) -> None:
    reason = walk.one_of(*PostponementReason)
    proposed = walk.today + timedelta(days=walk.days(0, 12)) if walk.days(0, 1) else None
    actions.postpone_hearing(
        case, reason=reason, because=WORDS, proposed_on=proposed, by=walk.hr(), at=walk.now
    )


def _record(walk: Walk, case: Case) -> None:
    hearing = case.hearings.filter(postponed_at=None, set_aside_by=None).first()
    if hearing is not None and walk.days(0, 4):
        walk.until(hearing.sits_at + timedelta(hours=2))
    attendance = walk.one_of(Attendance.ATTENDED, *Attendance)
    explained = WORDS if attendance == Attendance.ABSENT else ""
    by = walk.holder(case, PartKind.CHAIR)
    answers = {
        allegation: actions.Answer(walk.one_of(*AllegationResponse)) for allegation in case.allegations.all()
    }
    walk.world.record(
        case, attendance=attendance, absence_explained=explained, answers=answers, by=by, at=walk.now
    )


def _decide(walk: Walk, case: Case) -> None:
    findings = {
        allegation: actions.Found(walk.one_of(Finding.FOUND, *Finding), WORDS)
        for allegation in case.allegations.all()
    }
    instead = _instead(walk, case)
    actions.decide_outcome(
        case,
        findings=findings,
        severity_found=walk.one_of(case.severity, *Severity),
        level=walk.one_of(*LEVELS) if instead is None else walk.one_of("", "", "", *LEVELS),
        reasons=REASONS,
        measures=_measures(walk) if instead is None else [],
        instead=instead,
        judged=_judged(walk, case, findings),
        by=walk.holder(case, PartKind.CHAIR),
        on=walk.today,
    )


def _judged(walk: Walk, case: Case, findings: dict[Allegation, actions.Found]) -> list[Judged]:
    """Whatever the days of a warning do not say, this way or that; now and then somebody forgets to."""
    found = [one for one, view in findings.items() if view.finding != Finding.NOT_FOUND]
    asked = earlier_warnings(case, found).to_judge
    if not asked or not walk.days(0, 9):
        return []
    return [Judged(one.allegation, one.warning.pk, bool(walk.days(0, 1)), WORDS) for one in asked]


def _instead(walk: Walk, case: Case) -> actions.Instead | None:
    """Another warning of the same person extended instead, now and then, and sometimes by too much."""
    warnings = Sanction.objects.warnings().filter(employee=case.subject).exclude(case=case)
    if not warnings.exists() or walk.one_of(True, True, False):
        return None
    return actions.Instead(walk.one_of(*warnings).pk, walk.days(1, 7), WORDS)


def _measures(walk: Walk) -> list[Measure]:
    """Mostly none; some are not listed, and some go with the level that is chosen beside them."""
    begins = walk.today + timedelta(days=walk.days(0, 20))
    ends = begins + timedelta(days=walk.days(0, 364))
    bar, both = (MeasureKind.PROMOTION_BAR,), (MeasureKind.DEMOTION, MeasureKind.PROMOTION_BAR)
    return [
        Measure(kind, WORDS, WORDS, begins, ends if kind == MeasureKind.PROMOTION_BAR else None)
        for kind in walk.one_of(*[()] * 5, bar, both, (MeasureKind.TRANSFER,))
    ]


def _recall(walk: Walk, case: Case) -> None:
    is_appeal = case.state == FileState.OUTCOME
    by = walk.holder(case, PartKind.APPEAL_MANAGER if is_appeal else PartKind.CHAIR)
    actions.recall_decision(case, reason=WORDS, by=by, at=walk.now)


def _issue(walk: Walk, case: Case) -> None:
    decision = case.decisions.filter(recalled_at=None).last()
    ends = walk.today + timedelta(days=walk.one_of(0, 0, 30, 84)) if decision.level in DISMISSALS else None
    actions.issue_outcome(
        case,
        delivery=walk.one_of(*Delivery),
        sent_at=walk.now,
        told_on=walk.one_of(None, walk.today),
        employment_ends_on=ends,
        required=walk.one_of(None, actions.Required(WORDS, walk.today + timedelta(days=walk.days(1, 150)))),
        by=walk.hr(),
    )


def _lodge(walk: Walk, case: Case) -> None:
    late = walk.one_of("", WORDS)
    grounds = {kind: WORDS for kind in AppealGroundKind if walk.days(0, 1)}
    actions.lodge_appeal(
        case, grounds=grounds, received_on=walk.today, late_reason=late, by=walk.hr(), on=walk.today
    )


def _refuse_late(walk: Walk, case: Case) -> None:
    actions.refuse_late_appeal(case, received_on=walk.today, reason=WORDS, by=walk.hr(), on=walk.today)


def _withdraw_appeal(walk: Walk, case: Case) -> None:
    actions.withdraw_appeal(case, withdrawn_on=walk.today, said=WORDS, by=walk.hr(), on=walk.today)


def _arrange_appeal(walk: Walk, case: Case) -> None:
    starts_at = walk.now + timedelta(days=walk.days(1, 20))
    walk.world.arrange_appeal(case, name="", starts_at=starts_at, sent_at=walk.now, by=walk.hr())


def _postpone_appeal(walk: Walk, case: Case) -> None:
    reason = walk.one_of(*PostponementReason)
    actions.postpone_appeal_hearing(case, reason=reason, because=WORDS, by=walk.hr(), at=walk.now)


def _adjourn(walk: Walk, case: Case) -> None:
    kind = PartKind.APPEAL_MANAGER if case.state == FileState.APPEAL else PartKind.CHAIR
    goes_on = walk.now + timedelta(days=walk.days(0, 9))
    walk.world.adjourn(
        case,
        resumes_at=goes_on,
        nation=walk.one_of("", *HeldIn),
        by=walk.holder(case, kind),
        at=walk.now,
    )


def _record_appeal(walk: Walk, case: Case) -> None:
    appeal = case.appeals.filter(refused=False).last()
    hearing = appeal.hearings.filter(postponed_at=None).first() if appeal else None
    if hearing is not None:
        walk.until(hearing.sits_at + timedelta(hours=2))
    by = walk.holder(case, PartKind.APPEAL_MANAGER)
    walk.world.record_appeal(case, by=by, at=walk.now)


def _decide_appeal(walk: Walk, case: Case) -> None:
    result = walk.one_of(*AppealResult)
    level = walk.one_of(*LEVELS[:-1]) if result == AppealResult.VARIED else ""
    months = None
    if case.instead_effects.exists():
        level, months = "", walk.days(1, 7) if result == AppealResult.VARIED else None
    was = Sanction.objects.filter(case=case, superseded_at=None).first()
    dismissed = was is not None and was.level in DISMISSALS
    ends = walk.today + timedelta(days=28) if level in DISMISSALS else None
    stays = left_before(case, walk.today) is None
    comes_back = dismissed and stays and result != AppealResult.CONFIRMED and ends is None
    beside = [row.kind for row in measures_of(was)] if was is not None and level else []
    added = [MeasureKind.TRANSFER] if level and walk.one_of(False, False, False, True) else []
    answers = {
        ground: actions.Answered(walk.one_of(*GroundResult), WORDS)
        for ground in case.appeal_grounds.filter(appeal__letter=None)
    }
    actions.decide_appeal(
        case,
        result=result,
        level=level,
        months=months,
        answers=answers,
        reasons=WORDS,
        returns_on=walk.today + timedelta(days=walk.days(0, 9)) if comes_back else None,
        employment_ends_on=ends,
        measures=dict.fromkeys([*walk.one_of(beside, beside[:1], []), *added]),
        by=walk.holder(case, PartKind.APPEAL_MANAGER),
        on=walk.today,
    )


def _issue_appeal(walk: Walk, case: Case) -> None:
    actions.issue_appeal_outcome(case, delivery=Delivery.EMAIL, sent_at=walk.now, by=walk.hr())


def _suspend(walk: Walk, case: Case) -> None:
    by = walk.holder(case, PartKind.CASE_MANAGER)
    walk.world.suspend(case, effective_on=walk.today, meeting=walk.met(), by=by, on=walk.today)


def _review_suspension(walk: Walk, case: Case) -> None:
    walk.world.review_suspension(case, by=walk.holder(case, PartKind.CASE_MANAGER), on=walk.today)


def _lift(walk: Walk, case: Case) -> None:
    because = walk.one_of(SuspensionEnd.LIFTED, SuspensionEnd.SICKNESS)
    last_day = walk.today + timedelta(days=walk.days(-2, 2))
    walk.world.lift_suspension(
        case, last_day=last_day, because=because, by=walk.world.user("lena"), on=walk.today
    )


def _pause(walk: Walk, case: Case) -> None:
    reason = walk.one_of(*PauseReason)
    walk.world.pause(case, reason=reason, by=walk.hr(), at=walk.now)


def _resign(walk: Walk, case: Case) -> None:
    if walk.days(0, 9):
        raise NotNow("not this time")
    kind = walk.one_of(*ResignationKind)
    ends = walk.today + timedelta(days=28) if kind == ResignationKind.WITH_NOTICE else walk.today
    walk.world.resign(case, kind=kind, given_on=walk.today, ends_on=ends, on=walk.today)


def _extend(walk: Walk, case: Case) -> None:
    away, days = walk.days(20, 120), walk.days(1, 120)
    walk.world.extend_warning(
        case,
        absent_from=walk.today - timedelta(days=away),
        absent_to=walk.today - timedelta(days=1),
        kind=walk.one_of(*AbsenceKind),
        days=days,
        on=walk.today,
    )


def _curtail(walk: Walk, case: Case) -> None:
    if walk.days(0, 4):
        raise NotNow("not this time")
    walk.world.curtail(case, last_day=walk.today + timedelta(days=walk.days(-1, 200)), on=walk.today)


def _propose_withdrawal(walk: Walk, case: Case) -> None:
    if walk.days(0, 4):
        raise NotNow("not this time")
    actions.propose_withdrawal(case, reason=WORDS, by=walk.hr(), on=walk.today)


def _settle(walk: Walk, case: Case) -> None:
    last_day = walk.today + timedelta(days=walk.days(-400, 200)) if walk.days(0, 3) else None
    walk.world.settle(case, last_day=last_day, on=walk.today)


def _letter(walk: Walk, case: Case) -> None:
    waiting = untold(case)
    if not waiting:
        raise NotNow("nothing to tell")
    letter = waiting[walk.days(0, len(waiting) - 1)]
    own.send_letter(walk.world, case, letter=letter, said="So that you know.", sent_at=walk.now, by=walk.hr())


def _withdraw(walk: Walk, case: Case) -> None:
    if walk.days(0, 2):
        raise NotNow("not this time")
    actions.withdraw_case(case, reason=WORDS, by=walk.world.user("lena"), on=walk.today)


def _turn_down(walk: Walk, case: Case) -> None:
    actions.turn_down_withdrawal(case, reason=WORDS, by=walk.world.user("lena"), on=walk.today)


def _today(walk: Walk, case: Case) -> dict[str, Any]:
    """Said today, by the employee or by HR for them."""
    by = walk.one_of(case.subject.user, walk.world.user("hana"))
    return {"told_on": walk.today, "by": by, "on": walk.today}


def _redact(walk: Walk, case: Case) -> None:
    if not case.evidence.filter(number=1).exists():
        raise NotNow("no file to make a copy of")
    ON_A_CASE[Action.ATTACH_REDACTED_COPY](walk.world, case, walk.hr())


def _propose(walk: Walk, case: Case) -> None:
    proposed = walk.today + timedelta(days=walk.days(0, 20))
    own.propose(walk.world, case, proposed_on=proposed, **_today(walk, case))


MOVES: dict[str, Callable[[Walk, Case], object]] = {
    Action.APPOINT: _appoint,
    Action.REPLACE_PART: _replace,
    Action.ADD_ALLEGATION: _allege,
    Action.CORRECT_RECORD: _correct,
    Action.SUBMIT_FINDINGS: _find,
    Action.NO_CASE_TO_ANSWER: _no_case,
    Action.DEAL_WITH_INFORMALLY: _informally,
    Action.CLOSE_AFTER_DEATH: _died,
    Action.REFER_TO_HEARING: _refer,
    Action.ARRANGE_HEARING: _arrange,
    Action.POSTPONE_HEARING: _postpone,
    Action.ADJOURN_HEARING: _adjourn,
    Action.RECORD_HEARING: _record,
    Action.DECIDE_OUTCOME: _decide,
    Action.HEAR_AGAIN: lambda walk, case: walk.world.hear_again(case, by=walk.hr(), at=walk.now),
    Action.RECALL_DECISION: _recall,
    Action.ISSUE_OUTCOME: _issue,
    Action.LODGE_APPEAL: _lodge,
    Action.REFUSE_LATE_APPEAL: _refuse_late,
    Action.WITHDRAW_APPEAL: _withdraw_appeal,
    Action.ARRANGE_APPEAL_HEARING: _arrange_appeal,
    Action.POSTPONE_APPEAL_HEARING: _postpone_appeal,
    Action.RECORD_APPEAL_HEARING: _record_appeal,
    Action.DECIDE_APPEAL: _decide_appeal,
    Action.ISSUE_APPEAL_OUTCOME: _issue_appeal,
    Action.RETURN_TO_HEARING: lambda walk, case: walk.world.return_to_hearing(
        case, by=walk.hr(), on=walk.today
    ),
    Action.CLOSE_CASE: lambda walk, case: walk.world.close(case, by=walk.hr(), on=walk.today),
    Action.PROPOSE_WITHDRAWAL: _propose_withdrawal,
    Action.WITHDRAW_CASE: _withdraw,
    Action.TURN_DOWN_WITHDRAWAL: _turn_down,
    Action.SUSPEND_EMPLOYEE: _suspend,
    Action.REVIEW_SUSPENSION: _review_suspension,
    Action.LIFT_SUSPENSION: _lift,
    Action.PAUSE_CASE: _pause,
    Action.REVIEW_PAUSE: lambda walk, case: walk.world.review_pause(case, by=walk.hr(), at=walk.now),
    Action.RESUME_CASE: lambda walk, case: walk.world.resume(case, by=walk.hr(), at=walk.now),
    Action.RECORD_RESIGNATION: _resign,
    Action.CLOSE_AFTER_LEAVING: lambda walk, case: walk.world.close_after_leaving(case, on=walk.today),
    Action.REVIEW_DECISION: lambda walk, case: walk.world.review_decision(case, on=walk.today),
    Action.EXTEND_WARNING: _extend,
    Action.CURTAIL_WARNING: _curtail,
    Action.SETTLE_LIVE_PERIOD: _settle,
    Action.REVIEW_IMPROVEMENT: lambda walk, case: walk.world.review_improvement(
        case, reviewed_on=walk.today, by=walk.hr(), on=walk.today
    ),
    Action.ATTACH_REDACTED_COPY: _redact,
    Action.SEND_LETTER: _letter,
    Action.ACKNOWLEDGE_LETTER: lambda walk, case: own.acknowledge(
        walk.world, case, received_on=walk.today, **_today(walk, case)
    ),
    Action.NAME_COMPANION: lambda walk, case: own.name_companion(walk.world, case, **_today(walk, case)),
    Action.PROPOSE_ANOTHER_TIME: _propose,
    Action.REFUSE_PROPOSAL: lambda walk, case: own.refuse(walk.world, case, by=walk.hr(), on=walk.today),
    Action.COMMENT_ON_NOTES: lambda walk, case: own.comment(walk.world, case, **_today(walk, case)),
}
