"""The rows of the procedure. ``t`` is the transition's number in the domain reference (section 7.4)."""

from __future__ import annotations

from dataclasses import dataclass

from casework.enums import BEFORE_OUTCOME, CASE_STATES, OPEN_CASE_STATES, Action, FileState, PartKind

HR = (PartKind.HR_OFFICER, PartKind.HR_LEAD)


@dataclass(frozen=True)
class Step:
    """One row: ``action`` takes a file from ``source`` to ``target`` when done by a holder of one of ``who``."""

    action: Action
    source: FileState | None
    target: FileState
    who: tuple[PartKind, ...]
    t: str

    @property
    def moves(self) -> bool:
        """Whether the file changes state; a step that does not is a row added to the file."""
        return self.source != self.target


def _rows(
    action: Action, sources: tuple[FileState, ...], who: tuple[PartKind, ...], t: str
) -> tuple[Step, ...]:
    """Rows that leave the file where it is."""
    return tuple(Step(action, source, source, who, t) for source in sources)


_S = FileState
_BEFORE_HEARING = (_S.INVESTIGATION, _S.FINDINGS, _S.HEARING)
_AFTER_THE_HEARING = (_S.DELIBERATION, _S.DECIDED, _S.OUTCOME, _S.APPEAL, _S.APPEAL_DELIBERATION, _S.CLOSED)
_AFTER_THE_LETTER = (_S.OUTCOME, _S.APPEAL, _S.APPEAL_DELIBERATION, _S.CLOSED)
_THEIRS = (*HR, PartKind.SUBJECT)
_PAUSABLE = (*_BEFORE_HEARING, _S.DELIBERATION, _S.APPEAL, _S.APPEAL_DELIBERATION)

TABLE: tuple[Step, ...] = (
    Step(Action.REPORT_INCIDENT, None, _S.REPORTED, (*HR, PartKind.LINE_MANAGER), "T1"),
    Step(Action.ASSESS_INCIDENT, _S.REPORTED, _S.ASSESSED, HR, "T2 T3 T4 T5"),
    *_rows(Action.APPOINT, (*_BEFORE_HEARING, _S.DELIBERATION, _S.APPEAL), HR, "T5"),
    *_rows(Action.REPLACE_PART, (*_BEFORE_HEARING, _S.DELIBERATION, _S.APPEAL), HR, "T5"),
    *_rows(Action.ADD_ALLEGATION, (_S.INVESTIGATION,), (*HR, PartKind.INVESTIGATOR), "T9"),
    *_rows(Action.CORRECT_RECORD, _BEFORE_HEARING, HR, "T9"),
    *_rows(
        Action.ATTACH_EVIDENCE,
        (*_BEFORE_HEARING, _S.APPEAL),
        (*HR, PartKind.INVESTIGATOR, PartKind.CASE_MANAGER),
        "T9",
    ),
    # What is given to the employee and to whoever decides of a file that speaks of others too (DP-9). Without a T-number.
    *_rows(Action.ATTACH_REDACTED_COPY, (*_BEFORE_HEARING, _S.APPEAL), HR, ""),
    Step(Action.SUBMIT_FINDINGS, _S.INVESTIGATION, _S.FINDINGS, (PartKind.INVESTIGATOR,), "T9"),
    # Before the answer at T10 or T11. Without a T-number: 7.4 has none for it.
    Step(Action.RETURN_FINDINGS, _S.FINDINGS, _S.INVESTIGATION, (PartKind.CASE_MANAGER,), ""),
    Step(Action.NO_CASE_TO_ANSWER, _S.INVESTIGATION, _S.CLOSED, (PartKind.CASE_MANAGER,), "T10"),
    Step(Action.NO_CASE_TO_ANSWER, _S.FINDINGS, _S.CLOSED, (PartKind.CASE_MANAGER,), "T10"),
    Step(Action.DEAL_WITH_INFORMALLY, _S.INVESTIGATION, _S.CLOSED, (PartKind.CASE_MANAGER,), "T10"),
    Step(Action.DEAL_WITH_INFORMALLY, _S.FINDINGS, _S.CLOSED, (PartKind.CASE_MANAGER,), "T10"),
    Step(Action.REFER_TO_HEARING, _S.FINDINGS, _S.HEARING, (PartKind.CASE_MANAGER,), "T11"),
    *_rows(Action.ARRANGE_HEARING, (_S.HEARING,), HR, "T11"),
    *_rows(Action.POSTPONE_HEARING, (_S.HEARING,), (*HR, PartKind.CHAIR), "T12"),
    *_rows(Action.ADJOURN_HEARING, (_S.HEARING,), (PartKind.CHAIR,), "T14"),
    *_rows(Action.ADJOURN_HEARING, (_S.APPEAL,), (PartKind.APPEAL_MANAGER,), "T14"),
    Step(Action.RECORD_HEARING, _S.HEARING, _S.DELIBERATION, (PartKind.CHAIR,), "T13 T15"),
    # PR-11: who heard it decides; where they cannot, it is heard again. Without a T-number: 7.4 has none for it.
    Step(Action.HEAR_AGAIN, _S.DELIBERATION, _S.HEARING, (PartKind.HR_LEAD,), ""),
    Step(Action.HEAR_AGAIN, _S.APPEAL_DELIBERATION, _S.APPEAL, (PartKind.HR_LEAD,), ""),
    Step(Action.DECIDE_OUTCOME, _S.DELIBERATION, _S.DECIDED, (PartKind.CHAIR,), "T17 T18"),
    # T16: who commissioned the investigation agrees; the employee takes it back through them or HR.
    Step(Action.AGREE_SANCTION, _S.FINDINGS, _S.DECIDED, (PartKind.CASE_MANAGER,), "T16"),
    Step(Action.WITHDRAW_AGREEMENT, _S.DECIDED, _S.FINDINGS, (*HR, PartKind.CASE_MANAGER), "T16"),
    Step(Action.RECALL_DECISION, _S.DECIDED, _S.DELIBERATION, (PartKind.CHAIR,), "T17"),
    Step(Action.ISSUE_OUTCOME, _S.DECIDED, _S.OUTCOME, HR, "T17 T18"),
    Step(Action.LODGE_APPEAL, _S.OUTCOME, _S.APPEAL, _THEIRS, "T20 T23"),
    Step(Action.LODGE_APPEAL, _S.CLOSED, _S.APPEAL, _THEIRS, "T20 T23"),
    *_rows(Action.ACKNOWLEDGE_APPEAL, (_S.APPEAL, _S.APPEAL_DELIBERATION), HR, "T20"),
    *_rows(Action.REFUSE_LATE_APPEAL, (_S.OUTCOME, _S.CLOSED), HR, "T20"),
    Step(Action.WITHDRAW_APPEAL, _S.APPEAL, _S.OUTCOME, HR, "T23"),
    Step(Action.WITHDRAW_APPEAL, _S.APPEAL_DELIBERATION, _S.OUTCOME, HR, "T23"),
    *_rows(Action.ARRANGE_APPEAL_HEARING, (_S.APPEAL,), HR, "T21"),
    *_rows(Action.POSTPONE_APPEAL_HEARING, (_S.APPEAL,), (*HR, PartKind.APPEAL_MANAGER), "T21"),
    Step(Action.RECORD_APPEAL_HEARING, _S.APPEAL, _S.APPEAL_DELIBERATION, (PartKind.APPEAL_MANAGER,), "T21"),
    Step(Action.DECIDE_APPEAL, _S.APPEAL_DELIBERATION, _S.OUTCOME, (PartKind.APPEAL_MANAGER,), "T22"),
    # 0.6: until the employee is told, nothing of it has taken effect.
    Step(Action.RECALL_DECISION, _S.OUTCOME, _S.APPEAL_DELIBERATION, (PartKind.APPEAL_MANAGER,), "T22"),
    *_rows(Action.ISSUE_APPEAL_OUTCOME, (_S.OUTCOME,), HR, "T22"),
    # AP-6: owed from the decision on, wherever the case goes from there.
    *_rows(
        Action.RECORD_REINSTATEMENT_PAY,
        (_S.HEARING, _S.DELIBERATION, _S.DECIDED, _S.OUTCOME, _S.APPEAL, _S.APPEAL_DELIBERATION, _S.CLOSED),
        HR,
        "T22",
    ),
    Step(Action.RETURN_TO_HEARING, _S.OUTCOME, _S.HEARING, HR, "T23"),
    Step(Action.CLOSE_CASE, _S.OUTCOME, _S.CLOSED, HR, "T18 T19 T23"),
    *_rows(Action.PROPOSE_WITHDRAWAL, OPEN_CASE_STATES, HR, "T25"),
    *(
        Step(Action.WITHDRAW_CASE, source, _S.CLOSED, (PartKind.HR_LEAD,), "T25")
        for source in OPEN_CASE_STATES
    ),
    *_rows(Action.TURN_DOWN_WITHDRAWAL, OPEN_CASE_STATES, (PartKind.HR_LEAD,), "T25"),
    *_rows(
        Action.ADD_NOTE,
        OPEN_CASE_STATES,
        (
            *HR,
            PartKind.CASE_MANAGER,
            PartKind.INVESTIGATOR,
            PartKind.CHAIR,
            PartKind.HR_ADVISER,
            PartKind.NOTE_TAKER,
            PartKind.APPEAL_MANAGER,
        ),
        "T5",
    ),
    # Overlays. Whoever commissions the investigation decides on them; an HR lead stands in, and can end one at once.
    *_rows(Action.SUSPEND_EMPLOYEE, (*_BEFORE_HEARING, _S.DELIBERATION), (PartKind.CASE_MANAGER,), "T6"),
    *_rows(Action.REVIEW_SUSPENSION, BEFORE_OUTCOME, (PartKind.CASE_MANAGER, PartKind.HR_LEAD), "T7"),
    *_rows(Action.LIFT_SUSPENSION, BEFORE_OUTCOME, (PartKind.CASE_MANAGER, PartKind.HR_LEAD), "T7"),
    *_rows(Action.PAUSE_CASE, _PAUSABLE, (PartKind.CASE_MANAGER, *HR), "T8"),
    *_rows(Action.REVIEW_PAUSE, _PAUSABLE, (PartKind.CASE_MANAGER, *HR), "T8"),
    *_rows(Action.RESUME_CASE, _PAUSABLE, (PartKind.CASE_MANAGER, *HR), "T8"),
    *_rows(Action.RECORD_RESIGNATION, OPEN_CASE_STATES, HR, "T24"),
    *(
        Step(Action.CLOSE_AFTER_LEAVING, source, _S.CLOSED, (PartKind.HR_LEAD,), "T24")
        for source in (*_BEFORE_HEARING, _S.DELIBERATION, _S.DECIDED)
    ),
    # 7.2: at once, whatever stage the case is at. Without a T-number: 7.4 has none for it.
    *(Step(Action.CLOSE_AFTER_DEATH, source, _S.CLOSED, HR, "") for source in OPEN_CASE_STATES),
    # PR-13: a grievance runs beside the case, and may outlast it. Without a T-number: 7.4 has none for it.
    *_rows(Action.RECORD_GRIEVANCE, OPEN_CASE_STATES, HR, ""),
    *_rows(Action.DECIDE_ON_GRIEVANCE, OPEN_CASE_STATES, (PartKind.CASE_MANAGER, PartKind.HR_LEAD), ""),
    *_rows(Action.CLOSE_GRIEVANCE, CASE_STATES, HR, ""),
    # WB-1: whoever works on the case may notice it; an HR lead looks. Without a T-number: 7.4 has none for it.
    *_rows(
        Action.FLAG_DISCLOSURE,
        OPEN_CASE_STATES,
        (*HR, PartKind.CASE_MANAGER, PartKind.INVESTIGATOR),
        "",
    ),
    *_rows(Action.CHECK_DISCLOSURE, OPEN_CASE_STATES, (PartKind.HR_LEAD,), ""),
    # PR-14: before a hearing is arranged.
    *_rows(Action.FLAG_UNION_REPRESENTATIVE, _BEFORE_HEARING, HR, "T11"),
    *_rows(Action.RECORD_UNION_TALK, _BEFORE_HEARING, HR, "T11"),
    # 7.3: where a part can be given to somebody.
    *_rows(Action.PROPOSE_OVERRIDE, (*_BEFORE_HEARING, _S.DELIBERATION, _S.APPEAL), HR, "T5"),
    *_rows(
        Action.APPROVE_OVERRIDE,
        (*_BEFORE_HEARING, _S.DELIBERATION, _S.APPEAL),
        (PartKind.HR_LEAD,),
        "T5",
    ),
    # TR-6: whoever in HR hears of it, whenever it comes. Without a T-number: 7.4 has none for it.
    *_rows(Action.RECORD_CONCILIATION, (*OPEN_CASE_STATES, _S.CLOSED), HR, ""),
    # TR-2: once a dismissal was issued, an appeal or the end of the case notwithstanding. Without a T-number.
    *_rows(Action.RECORD_REASONS_REQUEST, _AFTER_THE_LETTER, HR, ""),
    *_rows(Action.GIVE_WRITTEN_REASONS, _AFTER_THE_LETTER, HR, ""),
    # PR-15: whoever in HR hears of it, or who commissioned the case. Without a T-number: 7.4 has none but T8, the pause.
    *_rows(Action.RECORD_CRIMINAL_MATTER, OPEN_CASE_STATES, (*HR, PartKind.CASE_MANAGER), ""),
    # R21: whoever in HR or commissioning sees it marks it, also when it is closed; an HR lead checks.
    *_rows(Action.MARK_SAFEGUARDING, CASE_STATES, (*HR, PartKind.CASE_MANAGER), ""),
    *_rows(Action.RECORD_REFERRAL_CHECK, CASE_STATES, (PartKind.HR_LEAD,), ""),
    # DP-11: an overlay, at any stage and mostly after it.
    *_rows(Action.PLACE_HOLD, CASE_STATES, (PartKind.HR_LEAD,), ""),
    *_rows(Action.REVIEW_HOLD, CASE_STATES, (PartKind.HR_LEAD,), ""),
    *_rows(Action.LIFT_HOLD, CASE_STATES, (PartKind.HR_LEAD,), ""),
    # 7.5, R20: by two HR leads, once the time is over. Without a T-number: what is purged is not at any stage.
    *_rows(Action.REVIEW_RECORD, (_S.CLOSED,), (PartKind.HR_LEAD,), ""),
    *_rows(Action.PURGE_CASE, (_S.CLOSED,), (PartKind.HR_LEAD,), ""),
    # 7.5: a warning on which the decision relied fell on appeal. Without a T-number: 7.4 has none for it.
    *_rows(
        Action.REVIEW_DECISION,
        (_S.OUTCOME, _S.APPEAL, _S.APPEAL_DELIBERATION, _S.CLOSED),
        (PartKind.HR_LEAD,),
        "",
    ),
    # R3: somebody above the case. R8: with the invitation, or after it. Neither moves the file.
    *_rows(Action.RECORD_OVERSIGHT, OPEN_CASE_STATES, (PartKind.HR_LEAD,), ""),
    *_rows(Action.SERVE_BUNDLE, (_S.HEARING,), HR, "T11"),
    # R14: the warning outlasts the case. HR asks the line manager, who is on no file by that alone (7.6).
    *_rows(
        Action.REVIEW_IMPROVEMENT,
        (_S.OUTCOME, _S.APPEAL, _S.APPEAL_DELIBERATION, _S.CLOSED),
        (*HR, PartKind.CASE_MANAGER),
        "",
    ),
    # SA-11: decided when the employee is back. Without a T-number: 7.4 has none for it.
    *_rows(Action.EXTEND_WARNING, (_S.OUTCOME, _S.CLOSED), (PartKind.HR_LEAD,), ""),
    # 7.5: CURTAILED. Without a T-number: 7.4 has none for it.
    *_rows(Action.CURTAIL_WARNING, (_S.OUTCOME, _S.CLOSED), (PartKind.HR_LEAD,), ""),
    # SA-4: "ask HR". Without a T-number: 7.4 has none for it.
    *_rows(Action.SETTLE_LIVE_PERIOD, (_S.OUTCOME, _S.CLOSED), (PartKind.HR_LEAD,), ""),
    # SA-7: by whoever decides, before deciding. Without a T-number: 7.4 has none for it.
    *_rows(Action.OPEN_SPENT_RECORD, (_S.HEARING, _S.DELIBERATION), (PartKind.CHAIR,), ""),
    *_rows(Action.OPEN_SPENT_RECORD, (_S.APPEAL_DELIBERATION,), (PartKind.APPEAL_MANAGER,), ""),
    # SA-14: once it was opened, by somebody who decides nothing here. Without a T-number: 7.4 has none for it.
    *_rows(
        Action.AGREE_TO_CONSIDER,
        (_S.HEARING, _S.DELIBERATION, _S.APPEAL_DELIBERATION),
        (PartKind.HR_LEAD,),
        "",
    ),
    # EQ-9, at any stage: whoever is asked writes it down. To refuse one takes an HR lead, by the rule.
    *_rows(Action.RECORD_ADJUSTMENT, OPEN_CASE_STATES, (*HR, PartKind.CASE_MANAGER), ""),
    *_rows(Action.ANSWER_ADJUSTMENT, OPEN_CASE_STATES, (*HR, PartKind.CASE_MANAGER), ""),
    # 0.12: whether the employee can attend a meeting; HR asks. To go ahead all the same takes an HR lead (T13).
    *_rows(Action.RECORD_FIT_NOTE, OPEN_CASE_STATES, HR, ""),
    *_rows(Action.REFER_TO_OCCUPATIONAL_HEALTH, OPEN_CASE_STATES, HR, ""),
    *_rows(Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE, OPEN_CASE_STATES, HR, ""),
    *_rows(Action.ALLOW_ABSENCE, (_S.HEARING, _S.APPEAL), (PartKind.HR_LEAD,), "T13"),
    # PR-09, PR-11: what witnesses said, before the hearing or with an appeal that brings something new.
    *_rows(Action.RECORD_STATEMENT, (*_BEFORE_HEARING, _S.APPEAL), (*HR, PartKind.INVESTIGATOR), ""),
    # Asked by the witness, or offered; decided by whoever commissions the case, as long as it waits (PR-19, DP-9).
    *_rows(Action.ASK_ANONYMITY, (*_BEFORE_HEARING, _S.APPEAL), (*HR, PartKind.INVESTIGATOR), ""),
    *_rows(Action.DECIDE_ANONYMITY, OPEN_CASE_STATES, (PartKind.CASE_MANAGER,), ""),
    *_rows(Action.SHARE_STATEMENT, (*_BEFORE_HEARING, _S.APPEAL), HR, ""),
    *_rows(Action.CALL_WITNESS, (_S.HEARING, _S.APPEAL), HR, ""),
    *_rows(Action.INVITE_WITNESS, (_S.INVESTIGATION, _S.FINDINGS), (*HR, PartKind.INVESTIGATOR), ""),
    *_rows(Action.INVITE_WITNESS, (_S.HEARING, _S.APPEAL), HR, ""),
    *_rows(
        Action.RECORD_WITNESS_ATTENDANCE,
        (*_BEFORE_HEARING, _S.DELIBERATION, _S.APPEAL, _S.APPEAL_DELIBERATION),
        (*HR, PartKind.INVESTIGATOR),
        "",
    ),
    # What the employee is told by a letter of its own: of T5 to T8, T10 and T14, and of a warning that ends otherwise.
    *_rows(Action.SEND_LETTER, CASE_STATES, HR, "T5 T6 T7 T8 T10 T14"),
    # The employee's side, on their own page or on paper through HR. Without T-numbers where 7.4 has none.
    # As long as a letter stands: a link that came or went with the state would tell that it was decided.
    *_rows(Action.ACKNOWLEDGE_LETTER, CASE_STATES, _THEIRS, ""),
    *_rows(Action.NAME_COMPANION, (_S.HEARING, _S.APPEAL), _THEIRS, ""),
    *_rows(Action.PROPOSE_ANOTHER_TIME, (_S.HEARING, _S.APPEAL), _THEIRS, "T12"),
    *_rows(Action.REFUSE_PROPOSAL, (_S.HEARING,), (*HR, PartKind.CHAIR), "T12"),
    *_rows(Action.REFUSE_PROPOSAL, (_S.APPEAL,), (*HR, PartKind.APPEAL_MANAGER), "T21"),
    *_rows(Action.COMMENT_ON_NOTES, _AFTER_THE_HEARING, _THEIRS, ""),
    # Privileged: kept by HR, at any stage and after it, as before a tribunal.
    *_rows(Action.ADD_LEGAL_ADVICE, CASE_STATES, HR, ""),
    # 7.6: who has one is given no part while the case is open. Without a T-number, as it can come up at any time.
    *_rows(Action.DECLARE_CONFLICT, OPEN_CASE_STATES, HR, ""),
    # 7.2: in the employee's favour alone; one HR lead proposes, another approves and tells the employee. No T-number.
    Step(Action.REOPEN_CASE, _S.CLOSED, _S.OUTCOME, (PartKind.HR_LEAD,), ""),
    *_rows(Action.ISSUE_CORRECTION, (_S.OUTCOME,), (PartKind.HR_LEAD,), ""),
    # 7.1, scenario 13: one case for what is heard together. The file ends in another one. Without a T-number.
    *(
        Step(Action.JOIN_CASES, source, _S.CLOSED, (PartKind.CASE_MANAGER, PartKind.HR_LEAD), "")
        for source in _BEFORE_HEARING
    ),
    # From paper or an old system: not a transition of the procedure, so without a T-number.
    Step(Action.RECORD_PAST_SANCTION, None, _S.CLOSED, HR, ""),
    # What was reported goes on as a case that was run on paper, at the stage it has there. Without a T-number.
    Step(Action.TAKE_OVER_CASE, _S.REPORTED, _S.ASSESSED, HR, ""),
)
