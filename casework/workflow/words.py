"""How each verb is said: on its button, and what follows once it is done."""

from __future__ import annotations

from casework.enums import Action
from casework.workflow.wording import Wording
from casework.workflow.words_outside import WORDS_OUTSIDE

WORDS: dict[Action, Wording] = {
    Action.REPORT_INCIDENT: Wording(
        "Report a concern", "HR assesses it within the target set by the policy."
    ),
    Action.ASSESS_INCIDENT: Wording(
        "Assess the incident", "A formal assessment opens one case for each employee."
    ),
    Action.APPOINT: Wording(
        "Appoint a person", "Whoever works on the case sees it from now on; a witness never does."
    ),
    Action.REPLACE_PART: Wording(
        "Replace a person", "Their tasks move to the new person; the history stays."
    ),
    Action.ADD_ALLEGATION: Wording("Add an allegation", "It needs a finding of its own at the hearing."),
    Action.CORRECT_RECORD: Wording("Correct the record", "The old wording is kept with your reason."),
    Action.ATTACH_EVIDENCE: Wording("Attach evidence", "It becomes part of the case and cannot be removed."),
    Action.SUBMIT_FINDINGS: Wording(
        "Submit the findings",
        "The report is locked. The case manager decides whether there is a case to answer.",
    ),
    Action.RETURN_FINDINGS: Wording(
        "Return the report",
        "The investigator looks into what is missing and reports again. This report stays on file as it is.",
    ),
    Action.NO_CASE_TO_ANSWER: Wording(
        "Close: no case to answer", "The case closes and the employee is told."
    ),
    Action.DEAL_WITH_INFORMALLY: Wording(
        "Deal with it informally",
        "The case closes and the employee is told what was agreed. It is no sanction and never counts.",
    ),
    Action.REFER_TO_HEARING: Wording(
        "Refer to a hearing", "HR arranges the hearing and invites the employee."
    ),
    Action.ARRANGE_HEARING: Wording(
        "Arrange the hearing", "The employee is invited and may bring a companion."
    ),
    Action.POSTPONE_HEARING: Wording("Postpone the hearing", "A new date is arranged with a new invitation."),
    Action.ADJOURN_HEARING: Wording(
        "Adjourn the hearing",
        "It goes on when and where you say, before the same people. Tell everybody, the companion too.",
    ),
    Action.RECORD_HEARING: Wording("Record the hearing", "The chair then decides the outcome."),
    Action.HEAR_AGAIN: Wording(
        "Have it heard again",
        "Appoint somebody else, arrange a hearing and invite the employee. The earlier record is kept.",
    ),
    Action.DECIDE_OUTCOME: Wording(
        "Decide the outcome", "HR issues the outcome letter; nothing runs until then."
    ),
    Action.AGREE_SANCTION: Wording(
        "Agree a sanction without a hearing",
        "The employee has time to think it over and can take it back. HR issues the letter after that time.",
    ),
    Action.WITHDRAW_AGREEMENT: Wording(
        "Withdraw the agreement",
        "The case manager decides whether there is a case to answer, as if nothing had been agreed.",
    ),
    Action.RECALL_DECISION: Wording(
        "Recall the decision", "Whoever made it decides again before any letter leaves."
    ),
    Action.ISSUE_OUTCOME: Wording(
        "Issue the outcome", "A warning is live from the day of issue, and an extended one for longer."
    ),
    Action.LODGE_APPEAL: Wording(
        "Lodge an appeal", "HR appoints an appeal manager, who had no part in the case before."
    ),
    Action.ACKNOWLEDGE_APPEAL: Wording(
        "Acknowledge the appeal", "The employee knows that it has arrived. HR arranges its hearing."
    ),
    Action.REFUSE_LATE_APPEAL: Wording(
        "Refuse a late appeal", "The outcome stands. The employee is told why the appeal is not heard."
    ),
    Action.WITHDRAW_APPEAL: Wording(
        "Withdraw the appeal", "The outcome stands as it is. The case can then be closed."
    ),
    Action.ARRANGE_APPEAL_HEARING: Wording(
        "Arrange the appeal hearing", "The employee is invited and may bring a companion."
    ),
    Action.POSTPONE_APPEAL_HEARING: Wording(
        "Postpone the appeal hearing", "A new date is arranged with a new invitation."
    ),
    Action.RECORD_APPEAL_HEARING: Wording(
        "Record the appeal hearing", "The appeal manager then decides the appeal."
    ),
    Action.DECIDE_APPEAL: Wording(
        "Decide the appeal",
        "HR sends the appeal outcome letter; nothing changes until then.",
    ),
    Action.ISSUE_APPEAL_OUTCOME: Wording(
        "Issue the appeal outcome",
        "The result takes effect. The employee is told it, and until when they can appeal to the next level if the policy "
        "has one.",
    ),
    Action.RECORD_REINSTATEMENT_PAY: Wording(
        "Record pay after a reinstatement",
        "Nothing is owed any more for the days away. The employment counts as unbroken.",
    ),
    Action.RETURN_TO_HEARING: Wording(
        "Return to a hearing", "HR appoints a fresh chair, who had no part before, and invites the employee."
    ),
    Action.CLOSE_CASE: Wording(
        "Close the case",
        "The record stays. If nobody appealed, an appeal that comes late could still change the outcome.",
    ),
    Action.SUSPEND_EMPLOYEE: Wording(
        "Suspend the employee", "It is no penalty. It is reviewed at the intervals of the policy."
    ),
    Action.REVIEW_SUSPENSION: Wording(
        "Review the suspension", "It goes on until the next review. If it is not needed any more, lift it."
    ),
    Action.LIFT_SUSPENSION: Wording("Lift the suspension", "Tell the employee when to come back."),
    Action.PAUSE_CASE: Wording(
        "Pause the case",
        "Nothing moves until it is resumed, and the days are not counted. A suspension goes on.",
    ),
    Action.REVIEW_PAUSE: Wording(
        "Review the pause", "It goes on until the next review, or until you resume the case."
    ),
    Action.RESUME_CASE: Wording(
        "Resume the case", "It goes on where it stopped. Dates move by the days for which it was paused."
    ),
    Action.REVIEW_DECISION: Wording(
        "Review the decision",
        "If it stands, nothing changes. If not, hear an appeal against it, however late it comes.",
    ),
    Action.REVIEW_IMPROVEMENT: Wording("Review the improvement", "It changes nothing of the warning."),
    Action.RECORD_OVERSIGHT: Wording(
        "Record the oversight check", "What you write is read by HR leads and auditors. Nothing moves by it."
    ),
    Action.SERVE_BUNDLE: Wording(
        "Record that the bundle was served", "The employee has the evidence and can prepare for the hearing."
    ),
    Action.EXTEND_WARNING: Wording(
        "Extend the warning", "It is live for the days you give. What was done in between does not count."
    ),
    Action.CURTAIL_WARNING: Wording(
        "End the warning early",
        "It counts until the day given and no longer. What was done before stays judged as it was.",
    ),
    Action.SETTLE_LIVE_PERIOD: Wording(
        "Settle until when the warning is live",
        "It counts by that from now on. What was decided before stays as it is.",
    ),
    Action.OPEN_SPENT_RECORD: Wording(
        "Open the spent record",
        "Warnings that do not count are shown from now on. The decision has to say how they were used.",
    ),
    Action.AGREE_TO_CONSIDER: Wording(
        "Agree that an expired safeguarding warning may be considered",
        "Whoever decides reads that you agreed, and why. It is never the reason for a dismissal, and opens no level.",
    ),
    Action.REOPEN_CASE: Wording(
        "Reopen in the employee’s favour",
        "Another HR lead approves it and tells the employee. Until then the outcome stands as it is.",
    ),
    Action.ISSUE_CORRECTION: Wording(
        "Approve and issue the correction",
        "It takes effect at once. Every decision that relied on the sanction is looked at again.",
    ),
    Action.JOIN_CASES: Wording(
        "Join with another open case",
        "This case closes. What it is about is heard and decided in the other one, each allegation by itself.",
    ),
    Action.RECORD_RESIGNATION: Wording(
        "Record a resignation",
        "The case goes on while the employee is employed; then it is closed, or ends with findings alone. "
        "What was issued stands, and an appeal is heard and decided all the same.",
    ),
    Action.CLOSE_AFTER_DEATH: Wording(
        "Record that the employee died",
        "The case ends as it stands and nothing is sent. Tell the people on the case yourself.",
    ),
    Action.CLOSE_AFTER_LEAVING: Wording(
        "Close: the employee has left", "The case closes without an outcome. Every row is kept."
    ),
    Action.RECORD_GRIEVANCE: Wording(
        "Record a grievance",
        "The case manager or an HR lead decides whether the case waits for it. Until then nothing is heard or decided.",
    ),
    Action.DECIDE_ON_GRIEVANCE: Wording(
        "Decide on a grievance", "Tell the employee. If the case is to wait, pause it now."
    ),
    Action.CLOSE_GRIEVANCE: Wording("Close a grievance", "If the case was paused for it, it can be resumed."),
    Action.FLAG_DISCLOSURE: Wording(
        "Flag a possible protected disclosure",
        "An HR lead checks whether it is the reason. Nobody else who works on the case is told.",
    ),
    Action.CHECK_DISCLOSURE: Wording(
        "Check a protected disclosure",
        "If it is not the reason, the case goes on. Otherwise no sanction can be issued.",
    ),
    Action.FLAG_UNION_REPRESENTATIVE: Wording(
        "Record a trade-union representative",
        "Ask the employee whether you may speak to the union. Until that is settled no hearing can be arranged.",
    ),
    Action.RECORD_UNION_TALK: Wording(
        "Record the talk with the union", "Once there is a case to answer, a hearing can be arranged."
    ),
    Action.PROPOSE_OVERRIDE: Wording(
        "Propose an override",
        "An HR lead other than you approves it, or not. Until then the person cannot be appointed.",
    ),
    Action.APPROVE_OVERRIDE: Wording(
        "Approve an override",
        "The person can be appointed to that part, and to no other. The override is counted.",
    ),
    **WORDS_OUTSIDE,
    Action.RECORD_PAST_SANCTION: Wording(
        "Record a past sanction",
        "It counts from now on for the days the paper says. Nobody is reminded of anything about the time before.",
    ),
    Action.ATTACH_REDACTED_COPY: Wording(
        "Attach a redacted copy",
        "The copy is now what the employee gets and whoever decides reads. HR and the investigator can read the original.",
    ),
    Action.TAKE_OVER_CASE: Wording(
        "Take over a case from paper",
        "The case goes on here from the stage it has on paper. Nothing is owed for the time before today.",
    ),
    Action.RECORD_ADJUSTMENT: Wording(
        "Record an adjustment",
        "It has to be answered before the meeting it is for. A hearing cannot be recorded before.",
    ),
    Action.ANSWER_ADJUSTMENT: Wording(
        "Answer an adjustment",
        "Whoever leads the meeting is shown what was agreed, and not the health reason. Tell the person who asked.",
    ),
    Action.RECORD_FIT_NOTE: Wording(
        "Record a fit note",
        "Ask occupational health whether the employee can attend, and with what adjustments; think of pausing the case.",
    ),
    Action.REFER_TO_OCCUPATIONAL_HEALTH: Wording(
        "Ask occupational health", "Record the answer when it comes. Until then think of pausing the case."
    ),
    Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE: Wording(
        "Record the answer of occupational health",
        "Whoever leads the meeting is shown whether the employee can attend, and with what. HR reads the rest.",
    ),
    Action.ALLOW_ABSENCE: Wording(
        "Allow the hearing to go ahead",
        "The hearing that is arranged can be recorded without the employee, if it was arranged twice and they were warned.",
    ),
    Action.RECORD_STATEMENT: Wording(
        "Record a statement", "It is kept as it is. Share it with the employee before a hearing."
    ),
    Action.ASK_ANONYMITY: Wording(
        "Record that a witness asks not to be named",
        "The case manager decides. Until then they stand as “Witness A”, and nothing that names them can be shared.",
    ),
    Action.DECIDE_ANONYMITY: Wording(
        "Decide whether a witness is named",
        "A witness who is not named stands as “Witness A” for everybody but HR, investigator, case manager and auditor.",
    ),
    Action.SHARE_STATEMENT: Wording(
        "Share a statement", "The employee can answer it at the hearing, and ask the witness questions."
    ),
    Action.CALL_WITNESS: Wording("Call a witness", "They stand on the hearing sheet. Invite them next."),
    Action.INVITE_WITNESS: Wording(
        "Invite a witness",
        "Tell them when and where, and nothing else of the case. Record afterwards whether they came.",
    ),
    Action.RECORD_WITNESS_ATTENDANCE: Wording(
        "Record whether a witness came", "It stands beside the invitation. A new invitation can follow."
    ),
    Action.ADD_LEGAL_ADVICE: Wording(
        "Add legal advice",
        "HR of the unit reads it. Nobody who investigates, decides or hears is told of it.",
    ),
    Action.SEND_LETTER: Wording("Send a letter", "The employee can say when it arrived. That moves no day."),
    Action.ACKNOWLEDGE_LETTER: Wording(
        "Acknowledge a letter",
        "The day is kept beside the letter. It makes no time shorter; a later day can make the time to appeal longer.",
    ),
    Action.NAME_COMPANION: Wording(
        "Name a companion",
        "Whoever holds the hearing is told who comes. Another can be named until that day.",
    ),
    Action.PROPOSE_ANOTHER_TIME: Wording(
        "Propose another time",
        "The hearing stays where it is until HR or whoever hears it answers: with another day, or with the reason why not.",
    ),
    Action.REFUSE_PROPOSAL: Wording(
        "Refuse another time",
        "The hearing stays where it is. The employee reads your reason, and can propose anew.",
    ),
    Action.COMMENT_ON_NOTES: Wording(
        "Comment on the notes", "Both versions are kept. Whoever decides reads them."
    ),
    Action.ADD_NOTE: Wording("Add a note", "Everybody working on the case can read it."),
}
