"""What was decided in a case that is taken over from paper: decision; letter, sanction, live period."""

from __future__ import annotations

from casework import queries
from casework.actions.issuing import check_days
from casework.actions.judging import weigh
from casework.actions.outcomes import Found, keep_findings
from casework.actions.paper_checks import Paper, moment, user_of
from casework.actions.steps import policy_on, receipt
from casework.actions.weighing import deciding
from casework.enums import (
    DISMISSALS,
    FileState,
    Finding,
    SanctionLevel,
)
from casework.errors import RuleBroken
from casework.models import (
    CommitteeMember,
    Decision,
    LivePeriod,
    Outcome,
    Sanction,
)
from casework.queries.appeal_windows import outcome_closes_on
from casework.rules import employment, past_records, taking_over
from casework.rules.ladder import LadderStep
from casework.rules.paper_parts import check_something_found


def decided(paper: Paper) -> None:
    """The decision of the chair. Where its letter has not left, that leaves here, as any other."""
    said, case = paper.said, paper.case
    assert said.decided_on is not None
    assert said.chair is not None
    taking_over.check_level_fits(said.level, said.severity_found)
    check_something_found(one.finding for one in paper.allegations.values())
    reasons = ("believed", "checked", "employee_said", "mitigation", "alternatives", "why_this_level")
    decision = Decision(
        case=case,
        hearing=queries.current_hearing(case),
        policy=policy_on(said.decided_on, paper.nation),
        severity_found=said.severity_found,
        level=said.level,
        decided_on=said.decided_on,
        decided_by=user_of(said.chair),
        **dict.fromkeys(reasons, paper.told),
    )
    found = [one for one, on_it in paper.allegations.items() if on_it.finding != Finding.NOT_FOUND]
    counted: list[int] = []
    committee: list[CommitteeMember] = []
    of_the_level = ("PR-16", "PR-17", "0.9", "SA-8", "SEP-7")
    paper.check(lambda: counted.extend(weigh(decision, found, None)), "PR-09", *of_the_level)
    paper.check(lambda: committee.extend(deciding(decision, decision.level)), "SEP-7")
    if said.stage == FileState.DECIDED:
        taking_over.check_months_are_fixed(_rung(decision, SanctionLevel(said.level)))
    decision.name_level()
    decision.save()
    decision.relied_on.set(counted)
    for member in committee:
        member.decision = decision
        member.save()
    keep_findings(
        decision, {one: Found(on_it.finding, paper.told) for one, on_it in paper.allegations.items()}
    )
    paper.not_checked(FileState.DECIDED)


def issued(paper: Paper) -> None:
    """The letter, the sanction and its live period."""
    said, case = paper.said, paper.case
    assert said.issued_on is not None
    decision = case.decisions.get()
    policy = policy_on(said.issued_on, paper.nation)
    received = receipt(said.outcome_received_on, policy, said.letter_delivery, moment(said.issued_on), case)
    check_days(decision, said.issued_on, received, said.told_on)
    closes = said.appeal_closes_on or outcome_closes_on(case, policy, said.issued_on, received)
    if said.appeal_closes_on is not None:
        taking_over.check_closes_after(closes, received)
    taking_over.check_window_runs(said.stage, closes, paper.on)
    outcome = Outcome.objects.create(
        case=case,
        decision=decision,
        policy=policy,
        issued_on=said.issued_on,
        delivery=said.letter_delivery,
        sent_at=moment(said.issued_on),
        received_on=received,
        told_on=said.told_on,
        appeal_closes_on=closes,
        appeal_open_until=closes,
        issued_by=paper.by,
    )
    _imposed(paper, outcome)


def _imposed(paper: Paper, outcome: Outcome) -> None:
    said, case, decision = paper.said, paper.case, outcome.decision
    level, issued_on = SanctionLevel(said.level), outcome.issued_on
    rung = _rung(decision, level)
    ends_on = said.employment_ends_on
    known_on = min(said.told_on or outcome.received_on, outcome.received_on)
    employment.check_end_of_employment(level, case.subject.start_date, known_on, ends_on)
    past_records.check_past_period(level, issued_on, said.live_to)
    sanction = Sanction.objects.create(
        case=case,
        decision=decision,
        policy=decision.policy,
        employee=case.subject,
        level=level,
        called=rung.label,
        counts=rung.counts,
        rank=rung.rank,
        issued_on=issued_on,
        received_on=outcome.received_on,
        employment_ends_on=ends_on,
    )
    if level not in DISMISSALS:
        # Without an end in the letter there is none: nothing is presumed from the policy (SA-4).
        LivePeriod.objects.create(case=case, sanction=sanction, from_on=issued_on, to_on=said.live_to)


def _rung(decision: Decision, level: SanctionLevel) -> LadderStep:
    for rung in decision.policy.terms.ladder:
        if rung.level == level:
            return rung
    raise RuleBroken(
        "PV-1",
        "The policy of the day of the decision has no such sanction.",
        instead="Check the letter and the day of the decision, and ask an HR lead.",
        field="level",
    )
