"""What ran beside a case from paper when it came: a pause, a grievance, a criminal matter, each since its real day."""

from __future__ import annotations

from functools import partial

from casework.actions.criminal_matters import keep_criminal_matter
from casework.actions.grievances import keep_grievance
from casework.actions.paper_cases import PaperGrievance, PaperPause
from casework.actions.paper_checks import Paper, fields_begin, user_of
from casework.actions.steps import check_not_after_today, check_not_before, check_written, policy_on
from casework.enums import Action, FileState, GrievanceWay, PauseReason
from casework.models import GrievanceDecision, Pause
from casework.rules import paper_parts
from casework.rules.pausing import check_may_pause
from casework.workflow import TABLE

_PAUSABLE = {step.source for step in TABLE if step.action == Action.PAUSE_CASE}


def keep_beside(paper: Paper) -> dict[str, int]:
    """Write what the paper says of each; their ids, as facts of the event. Which offence it is stays out of it (DP-4).

    What is still to be decided or reviewed is counted from the day the case came (8.16). Raises RuleBroken: 8.16, T8,
    PR-13, PR-15; NotYou for a criminal matter and somebody who investigates the case.
    """
    said, facts = paper.said, dict[str, int]()
    if said.pause is not None:
        with fields_begin("pause_"):
            facts["pause"] = _paused(paper, said.pause).pk
    if said.grievance is not None:
        with fields_begin("grievance_"):
            facts["grievance"] = _grieved(paper, said.grievance)
    if said.criminal_matter is not None:
        with fields_begin("criminal_matter_"):
            made = keep_criminal_matter(paper.case, said.criminal_matter, by=paper.by, on=paper.on)
            facts["criminal_matter"] = made.pk
    return facts


def _paused(paper: Paper, pause: PaperPause) -> Pause:
    """Nothing moved since: it is paused after whatever happened last, and no hearing is to come."""
    said, stage = paper.said, FileState(paper.said.stage)
    paper_parts.check_pausable(stage, is_pausable=stage in _PAUSABLE)
    ahead = {FileState.HEARING: "", FileState.APPEAL: "appeal_"}.get(stage)
    paper_parts.check_none_to_come(has_hearing=ahead is not None and said.hearing_on(ahead) is not None)
    paper_parts.check_paused_last(said.last_day(), pause.paused_on, paper.on)
    policy = policy_on(pause.paused_on, paper.nation)
    paper.check(partial(check_may_pause, policy.terms.pause), "T8")
    return Pause.objects.create(
        case=paper.case,
        paused_on=pause.paused_on,
        reason=PauseReason(pause.reason),
        note=check_written("note", pause.note, "Why it is paused"),
        policy=policy,
        paused_by=paper.by,
    )


def _grieved(paper: Paper, grievance: PaperGrievance) -> int:
    case = paper.case
    made = keep_grievance(
        case,
        lodged_on=grievance.lodged_on,
        about=grievance.about,
        summary=grievance.summary,
        by=paper.by,
        on=paper.on,
    )
    paper_parts.check_decision_is_whole(grievance.way, grievance.decided_on)
    if grievance.decided_on is not None:
        rule = {"rule_id": "PR-13", "field": "decided_on"}
        check_not_before(grievance.decided_on, grievance.lodged_on, "The grievance was lodged", **rule)
        check_not_after_today(grievance.decided_on, paper.on, "It cannot be decided", **rule)
        GrievanceDecision.objects.create(
            case=case,
            grievance=made,
            way=GrievanceWay(grievance.way),
            reasons=paper.told,
            decided_on=grievance.decided_on,
            decided_by=user_of(paper.said.case_manager),
        )
    return made.pk
