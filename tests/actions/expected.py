"""What the procedure should be, written by hand from domain.md 7.4 and section 0. Not generated from the table.

Read a row as: this verb takes a file from any of these states to that one ("same" leaves it), and these may do it.
Where 7.4 and the house differ, the reason stands beside the row. The tests compare the table with this page both ways.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

SAME = "same"
OPEN = "investigation findings hearing deliberation decided outcome appeal appeal_deliberation"
BEFORE_THE_HEARING = "investigation findings hearing"
# Every stage that tests/fixtures_world.py walks to.
EVERY_STAGE = (
    *(
        "investigation",
        "findings",
        "hearing to arrange",
        "hearing arranged",
        "deliberation",
        "decided",
        "outcome",
    ),
    *(
        "closed",
        "appeal to arrange",
        "appeal arranged",
        "appeal deliberation",
        "appeal decided",
        "appeal told",
    ),
    *("appeal withdrawn", "sent back", "heard again"),
)


AFTER_THE_LETTER = (*EVERY_STAGE[6:13], "appeal withdrawn", "sent back")


@dataclass(frozen=True)
class Row:
    action: str
    sources: str
    target: str
    who: str
    t: str


EXPECTED = (
    # T1: HR officer or line manager. An HR lead does whatever an HR officer does, here and below.
    Row("report_incident", "nothing", "reported", "hr_officer hr_lead line_manager", "T1"),
    # T2 to T5 are one page of HR: triage, then informal, no case, or a case. T3 names the line manager, but informal
    # action is outside the formal record (0.11), so HR notes it for them (DECISIONS 8).
    Row("assess_incident", "reported", "assessed", "hr_officer hr_lead", "T2 T3 T4 T5"),
    # T5, T11, T21 need people. After the hearing nobody joins or leaves who decides: that is PR-11, of the verbs.
    Row("appoint", f"{BEFORE_THE_HEARING} deliberation appeal", SAME, "hr_officer hr_lead", "T5"),
    Row("replace_part", f"{BEFORE_THE_HEARING} deliberation appeal", SAME, "hr_officer hr_lead", "T5"),
    # T9: what is alleged is settled before the investigator reports.
    Row("add_allegation", "investigation", SAME, "hr_officer hr_lead investigator", "T9"),
    Row("correct_record", BEFORE_THE_HEARING, SAME, "hr_officer hr_lead", "T9"),
    # T9, and an appeal may rest on new evidence (AP-5).
    Row(
        "attach_evidence",
        f"{BEFORE_THE_HEARING} appeal",
        SAME,
        "hr_officer hr_lead investigator case_manager",
        "T9",
    ),
    # DP-9: what of a file is given to this employee is HR's to say.
    Row("attach_redacted_copy", f"{BEFORE_THE_HEARING} appeal", SAME, "hr_officer hr_lead", ""),
    Row("submit_findings", "investigation", "findings", "investigator", "T9"),
    # 7.4 has no number for it: whoever answers at T10 or T11 first asks for what the report lacks (0.17: it is recorded).
    Row("return_findings", "findings", "investigation", "case_manager", ""),
    # PR-11: who heard it decides; where they cannot, an HR lead has it heard again.
    Row("hear_again", "deliberation", "hearing", "hr_lead", ""),
    Row("hear_again", "appeal_deliberation", "appeal", "hr_lead", ""),
    # T10: the case manager, who is not the investigator, before or after the report.
    Row("no_case_to_answer", "investigation findings", "closed", "case_manager", "T10"),
    # T10, PR-06: whoever decides whether there is a case to answer, and so never the investigator.
    Row("deal_with_informally", "investigation findings", "closed", "case_manager", "T10"),
    # T11 is two steps here: the case manager says there is a case, HR invites.
    Row("refer_to_hearing", "findings", "hearing", "case_manager", "T11"),
    Row("arrange_hearing", "hearing", SAME, "hr_officer hr_lead", "T11"),
    # T12 names the chair; HR takes the telephone call and records it.
    Row("postpone_hearing", "hearing", SAME, "hr_officer hr_lead chair", "T12"),
    # T14: broken off and gone on with, as often as it takes; the record comes at its end.
    Row("adjourn_hearing", "hearing", SAME, "chair", "T14"),
    # ... and so is the hearing of the appeal, by whoever hears that.
    Row("adjourn_hearing", "appeal", SAME, "appeal_manager", "T14"),
    Row("record_hearing", "hearing", "deliberation", "chair", "T13 T15"),
    # T17 and T18 in two steps (0.6): the chair decides, and may take it back until HR has issued it.
    Row("decide_outcome", "deliberation", "decided", "chair", "T17 T18"),
    # T16: 7.4 leads to DECIDING; the level is agreed, so the case is decided, and HR waits for the time to think it over.
    Row("agree_sanction", "findings", "decided", "case_manager", "T16"),
    Row("withdraw_agreement", "decided", "findings", "hr_officer hr_lead case_manager", "T16"),
    Row("recall_decision", "decided", "deliberation", "chair", "T17"),
    # 0.6, of an appeal: until the employee is told.
    Row("recall_decision", "outcome", "appeal_deliberation", "appeal_manager", "T22"),
    Row("issue_outcome", "decided", "outcome", "hr_officer hr_lead", "T17 T18"),
    # T20 lets the employee lodge it, or HR on their behalf; a late one that is not heard leaves the case where it is. It may
    # come when the case is closed, and is never dropped (AP-3). T23: from APPEAL_DECIDED, which is the outcome here, to the
    # next level that the policy promises.
    Row("lodge_appeal", "outcome closed", "appeal", "hr_officer hr_lead subject", "T20 T23"),
    # R11: as soon as it is in hand, however far it has come.
    Row("acknowledge_appeal", "appeal appeal_deliberation", SAME, "hr_officer hr_lead", "T20"),
    # AP-6: from the decision on, wherever the case goes from there.
    Row(
        "record_reinstatement_pay",
        "hearing deliberation decided outcome appeal appeal_deliberation closed",
        SAME,
        "hr_officer hr_lead",
        "T22",
    ),
    Row("refuse_late_appeal", "outcome closed", SAME, "hr_officer hr_lead", "T20"),
    # AP-7: until it is decided. The case waits at its outcome for a person to close it (0.18).
    Row("withdraw_appeal", "appeal appeal_deliberation", "outcome", "hr_officer hr_lead", "T23"),
    # T21's appeals owner is HR here, as at T11; whoever hears it records it.
    Row("arrange_appeal_hearing", "appeal", SAME, "hr_officer hr_lead", "T21"),
    Row("postpone_appeal_hearing", "appeal", SAME, "hr_officer hr_lead appeal_manager", "T21"),
    Row("record_appeal_hearing", "appeal", "appeal_deliberation", "appeal_manager", "T21"),
    # T22 in two steps, as T17: the decision takes effect at once, the letter follows. The outcome is the state again.
    Row("decide_appeal", "appeal_deliberation", "outcome", "appeal_manager", "T22"),
    Row("issue_appeal_outcome", "outcome", SAME, "hr_officer hr_lead", "T22"),
    # T23 remits to DECIDING; nobody can decide who has not heard the employee (PR-04), so it is heard again.
    Row("return_to_hearing", "outcome", "hearing", "hr_officer hr_lead", "T23"),
    # T19 names the system; 0.18 has a person close what the system proposes.
    Row("close_case", "outcome", "closed", "hr_officer hr_lead", "T18 T19 T23"),
    # T25: two people propose and answer it, never whoever opened it; and never after a sanction was issued.
    Row("propose_withdrawal", OPEN, SAME, "hr_officer hr_lead", "T25"),
    Row("withdraw_case", OPEN, "closed", "hr_lead", "T25"),
    Row("turn_down_withdrawal", OPEN, SAME, "hr_lead", "T25"),
    # T6 and T7: the authorised manager is the case manager, who commissioned the investigation. An HR lead stands in
    # for a review, and can end one at once.
    Row("suspend_employee", f"{BEFORE_THE_HEARING} deliberation", SAME, "case_manager", "T6"),
    Row(
        "review_suspension", f"{BEFORE_THE_HEARING} deliberation decided", SAME, "case_manager hr_lead", "T7"
    ),
    Row("lift_suspension", f"{BEFORE_THE_HEARING} deliberation decided", SAME, "case_manager hr_lead", "T7"),
    # T8 names the case manager; HR, who takes the telephone call, does it as well. The letter of a decided case leaves.
    *(
        Row(
            action,
            f"{BEFORE_THE_HEARING} deliberation appeal appeal_deliberation",
            SAME,
            "case_manager hr_officer hr_lead",
            "T8",
        )
        for action in ("pause_case", "review_pause", "resume_case")
    ),
    # R3 names a countersigning manager: here it is an HR lead. R8: whoever in HR sends it.
    Row("record_oversight", OPEN, SAME, "hr_lead", ""),
    Row("serve_bundle", "hearing", SAME, "hr_officer hr_lead", "T11"),
    # R14 names the line manager, who is on no file by that alone: HR or the case manager writes down how it went.
    Row(
        "review_improvement",
        "outcome appeal appeal_deliberation closed",
        SAME,
        "hr_officer hr_lead case_manager",
        "",
    ),
    # SA-11 has the manager decide when the employee is back, SA-12 an HR lead sign; here the HR lead does both.
    Row("extend_warning", "outcome closed", SAME, "hr_lead", ""),
    # 7.5 has CURTAILED and says not by whom: whoever extends it, in the employee's favour.
    Row("curtail_warning", "outcome closed", SAME, "hr_lead", ""),
    # SA-4 says "ask HR": an HR lead, as it may make a warning count.
    Row("settle_live_period", "outcome closed", SAME, "hr_lead", ""),
    # SA-7 asks for a role and a justification: whoever decides, before deciding. The panel sees what the chair opened.
    Row("open_spent_record", "hearing deliberation", SAME, "chair", ""),
    Row("open_spent_record", "appeal_deliberation", SAME, "appeal_manager", ""),
    # SA-14 asks for HR: an HR lead who is nothing else in the case, once it was opened.
    Row("agree_to_consider", "hearing deliberation appeal_deliberation", SAME, "hr_lead", ""),
    # 7.5, without a number in 7.4: a warning on which the decision relied fell. It may be long closed.
    Row("review_decision", "outcome appeal appeal_deliberation closed", SAME, "hr_lead", ""),
    # PR-13, without a number in 7.4: HR keeps it, whoever commissioned the case or an HR lead decides what it means for
    # the case. A grievance may outlast the case.
    Row("record_grievance", OPEN, SAME, "hr_officer hr_lead", ""),
    Row("decide_on_grievance", OPEN, SAME, "case_manager hr_lead", ""),
    Row("close_grievance", f"{OPEN} closed", SAME, "hr_officer hr_lead", ""),
    # WB-1, without a number in 7.4: whoever works on the case up to the report may notice it, an HR lead looks.
    Row("flag_disclosure", OPEN, SAME, "hr_officer hr_lead case_manager investigator", ""),
    Row("check_disclosure", OPEN, SAME, "hr_lead", ""),
    # T11 asks for PR-14: HR alone knows of it from membership data.
    Row("flag_union_representative", BEFORE_THE_HEARING, SAME, "hr_officer hr_lead", "T11"),
    Row("record_union_talk", BEFORE_THE_HEARING, SAME, "hr_officer hr_lead", "T11"),
    # 7.3: wherever somebody can be appointed; by two people, of whom one is an HR lead.
    Row("propose_override", f"{BEFORE_THE_HEARING} deliberation appeal", SAME, "hr_officer hr_lead", "T5"),
    Row("approve_override", f"{BEFORE_THE_HEARING} deliberation appeal", SAME, "hr_lead", "T5"),
    # 7.2: REOPEN by HR lead, in the employee's favour only; two of them, so that nobody undoes a warning alone.
    Row("reopen_case", "closed", "outcome", "hr_lead", ""),
    Row("issue_correction", "outcome", SAME, "hr_lead", ""),
    # 7.1, scenario 13: before either is heard. The file ends in another one of the same employee.
    Row("join_cases", BEFORE_THE_HEARING, "closed", "hr_lead case_manager", ""),
    # T24: any open state, an appeal included; it names the HR lead for the closing, and whoever in HR has the letter records
    # it. A decided case has its letter to send.
    Row("record_resignation", OPEN, SAME, "hr_officer hr_lead", "T24"),
    # TR-6, without a number in 7.4: HR hears of it whenever it comes, and mostly when the case is long closed.
    # 7.2, close reason DIED: any open state, at once.
    Row("close_after_death", OPEN, "closed", "hr_officer hr_lead", ""),
    # TR-2: from the letter on, an appeal or the end of the case notwithstanding.
    *(
        Row(verb, "outcome appeal appeal_deliberation closed", SAME, "hr_officer hr_lead", "")
        for verb in ("record_reasons_request", "give_written_reasons")
    ),
    Row("record_conciliation", f"{OPEN} closed", SAME, "hr_officer hr_lead", ""),
    # PR-15, without a number in 7.4: HR hears of it, or the employee tells whoever commissioned the case.
    Row("record_criminal_matter", OPEN, SAME, "hr_officer hr_lead case_manager", ""),
    # R21, without a number in 7.4: marked whenever somebody sees it, also after the end; an HR lead checks.
    Row("mark_safeguarding", f"{OPEN} closed", SAME, "hr_officer hr_lead case_manager", ""),
    Row("record_referral_check", f"{OPEN} closed", SAME, "hr_lead", ""),
    # DP-11, an overlay: by an HR lead, at any stage and after it.
    *(
        Row(action, f"{OPEN} closed", SAME, "hr_lead", "")
        for action in ("place_hold", "review_hold", "lift_hold")
    ),
    # R20, DP-7: once its time is over, by two HR leads.
    *(Row(action, "closed", SAME, "hr_lead", "") for action in ("review_record", "purge_case")),
    # Also what was agreed without a hearing and cannot be issued any more; after a hearing the findings are recorded.
    Row("close_after_leaving", f"{BEFORE_THE_HEARING} deliberation decided", "closed", "hr_lead", "T24"),
    # EQ-9, no transition of 7.4: at any stage, by whoever is asked; HR and the case manager answer.
    Row("record_adjustment", OPEN, SAME, "hr_officer hr_lead case_manager", ""),
    Row("answer_adjustment", OPEN, SAME, "hr_officer hr_lead case_manager", ""),
    # 0.12: HR asks occupational health; an HR lead alone lets a hearing go ahead in spite of what it says (T13).
    Row("record_fit_note", OPEN, SAME, "hr_officer hr_lead", ""),
    Row("refer_to_occupational_health", OPEN, SAME, "hr_officer hr_lead", ""),
    Row("record_occupational_health_advice", OPEN, SAME, "hr_officer hr_lead", ""),
    Row("allow_absence", "hearing appeal", SAME, "hr_lead", "T13"),
    # PR-09, PR-11: the investigator and HR take statements, the case manager says who is not named, HR shares and calls.
    Row("record_statement", f"{BEFORE_THE_HEARING} appeal", SAME, "hr_officer hr_lead investigator", ""),
    Row("ask_anonymity", f"{BEFORE_THE_HEARING} appeal", SAME, "hr_officer hr_lead investigator", ""),
    Row("decide_anonymity", OPEN, SAME, "case_manager", ""),
    Row("share_statement", f"{BEFORE_THE_HEARING} appeal", SAME, "hr_officer hr_lead", ""),
    Row("call_witness", "hearing appeal", SAME, "hr_officer hr_lead", ""),
    Row("invite_witness", "investigation findings", SAME, "hr_officer hr_lead investigator", ""),
    Row("invite_witness", "hearing appeal", SAME, "hr_officer hr_lead", ""),
    # Whether they came is known on the day or after it.
    Row(
        "record_witness_attendance",
        f"{BEFORE_THE_HEARING} deliberation appeal appeal_deliberation",
        SAME,
        "hr_officer hr_lead investigator",
        "",
    ),
    # "Produces" a letter in 7.4, each by its own step: whenever there is something to tell, by HR.
    Row("send_letter", f"{OPEN} closed", SAME, "hr_officer hr_lead", "T5 T6 T7 T8 T10 T14"),
    # The employee's side, with equal standing on their page and on paper through HR (T20 "or employee"; T12, AC-6). To
    # answer a proposal is for HR and whoever hears. Without a number where 7.4 has none.
    Row(
        "acknowledge_letter",
        f"{OPEN} closed",
        SAME,
        "hr_officer hr_lead subject",
        "",
    ),
    Row("name_companion", "hearing appeal", SAME, "hr_officer hr_lead subject", ""),
    Row("propose_another_time", "hearing appeal", SAME, "hr_officer hr_lead subject", "T12"),
    Row("refuse_proposal", "hearing", SAME, "hr_officer hr_lead chair", "T12"),
    Row("refuse_proposal", "appeal", SAME, "hr_officer hr_lead appeal_manager", "T21"),
    Row(
        "comment_on_notes",
        "deliberation decided outcome appeal appeal_deliberation closed",
        SAME,
        "hr_officer hr_lead subject",
        "",
    ),
    # Privileged, so HR's alone, at any stage and after it.
    Row("declare_conflict", OPEN, SAME, "hr_officer hr_lead", ""),
    Row("add_legal_advice", f"{OPEN} closed", SAME, "hr_officer hr_lead", ""),
    Row(
        "add_note",
        OPEN,
        SAME,
        "hr_officer hr_lead case_manager investigator chair hr_adviser note_taker appeal_manager",
        "T5",
    ),
    # Scenario 16: no transition of 7.4, so without a number. The record of what was done elsewhere is closed at once.
    # HR scans it, as in the scenario; an import is answered for by an HR lead or the operator.
    Row("record_past_sanction", "nothing", "closed", "hr_officer hr_lead", ""),
    # A whole case from paper: HR, instead of the assessment, which was made on paper.
    Row("take_over_case", "reported", "assessed", "hr_officer hr_lead", ""),
)

ALL_T = tuple(f"T{number}" for number in range(1, 26))

# As what each person of tests/fixtures_world.crowded_case stands to that case.
ON_THE_CASE = {
    "sam": "subject",
    "hana": "hr_officer",
    "lena": "hr_lead",
    "ada": "hr_adviser",
    "carla": "case_manager",
    "ivor": "investigator",
    "chidi": "chair",
    "petra": "panel_member",
    "nora": "note_taker",
    "april": "appeal_manager",
    "pam": "appeal_panel_member",
    "wendy": "witness",
    "willa": "witness",  # from HR of this very unit, but named in the incident
    "colin": "complainant",
    "manny": "line_manager",
    "audrey": "auditor",
    "olu": "",  # HR of another unit
    "adam": "",  # administrator
    "una": "",  # nobody
    "uma": "",  # works beside the subject
    "ed": "",  # was note taker, was replaced
    "ida": "",  # HR lead whose sign-in is switched off
    "greta": "",  # HR until yesterday
    "tom": "",  # HR from tomorrow
}

# The same people and the incident before it is a case; manny reported it.
ON_THE_INCIDENT = {
    "sam": "subject",
    "hana": "hr_officer",
    "lena": "hr_lead",
    "wendy": "witness",
    "willa": "witness",
    "colin": "complainant",
    "manny": "reporter",
    "audrey": "auditor",
    **dict.fromkeys(
        ("ada", "carla", "ivor", "chidi", "petra", "nora", "april", "pam", "olu", "adam", "una", "uma"), ""
    ),
    **dict.fromkeys(("ed", "ida", "greta", "tom"), ""),
}

# As what they may report a concern: HR of any unit, and whoever manages.
TO_REPORT = {
    **dict.fromkeys(ON_THE_CASE, ""),
    **dict.fromkeys(("hana", "olu", "willa"), "hr_officer"),
    "lena": "hr_lead",
    **dict.fromkeys(("manny", "carla", "chidi", "petra"), "line_manager"),
}

# Who takes over a past sanction of sam's: an HR lead whose units include sam's, by role alone.
TO_RECORD = {
    **dict.fromkeys(ON_THE_CASE, ""),
    "lena": "hr_lead",
    **dict.fromkeys(("hana", "willa"), "hr_officer"),
}
TO_RECORD["audrey"] = "auditor"

# The stages of tests/fixtures_world.STAGES at which a case is open.
OPEN_STAGES = (
    *(
        "investigation",
        "findings",
        "hearing to arrange",
        "hearing arranged",
        "deliberation",
        "decided",
        "outcome",
    ),
    *("appeal to arrange", "appeal arranged", "appeal deliberation", "appeal decided", "appeal told"),
    *("appeal withdrawn", "sent back", "heard again"),
)

# What the table allows and the facts of the stage do not: the refusal, or the rule, and why.
BESIDES = {
    ("hearing to arrange", "postpone_hearing"): "NotNow",  # nothing is arranged
    ("hearing to arrange", "adjourn_hearing"): "NotNow",
    ("hearing to arrange", "record_hearing"): "NotNow",
    ("hearing arranged", "arrange_hearing"): "NotNow",  # to move it, postpone it first
    (
        "decided",
        "withdraw_agreement",
    ): "NotNow",  # the walks are heard; tests/actions/test_agreements.py has the rest
    **{(stage, "propose_withdrawal"): "NotNow" for stage in OPEN_STAGES},  # it is proposed already
    ("outcome", "withdraw_case"): "T25",  # a sanction was issued
    ("outcome", "issue_appeal_outcome"): "NotNow",  # no appeal was decided
    ("outcome", "return_to_hearing"): "NotNow",  # none was remitted
    **dict.fromkeys(
        (
            (stage, "withdraw_case")
            for stage in (
                "appeal to arrange",
                "appeal arranged",
                "appeal deliberation",
                "appeal decided",
                "appeal told",
                "appeal withdrawn",
                "sent back",
                "heard again",
            )
        ),
        "T25",
    ),
    ("appeal to arrange", "postpone_appeal_hearing"): "NotNow",  # nothing is arranged
    ("appeal to arrange", "record_appeal_hearing"): "NotNow",
    ("appeal to arrange", "adjourn_hearing"): "NotNow",
    ("appeal arranged", "arrange_appeal_hearing"): "NotNow",  # to move it, postpone it first
    # An outcome is appealed once; the employee is told the result before anything else.
    **dict.fromkeys(
        (
            (stage, action)
            for stage in ("appeal decided", "appeal told", "appeal withdrawn", "sent back")
            for action in ("lodge_appeal", "refuse_late_appeal")
        ),
        "NotNow",
    ),
    ("appeal decided", "return_to_hearing"): "NotNow",
    ("appeal decided", "close_case"): "T23",
    # 7.2, AP-6: whoever acts for them is sent the result first.
    ("appeal decided", "close_after_death"): "7.2",
    # Nothing of an appeal is decided that the employee was not told.
    **{
        (stage, "recall_decision"): "NotNow"
        for stage in ("outcome", "appeal told", "appeal withdrawn", "sent back")
    },
    ("appeal told", "issue_appeal_outcome"): "NotNow",
    ("appeal told", "return_to_hearing"): "NotNow",
    ("appeal withdrawn", "issue_appeal_outcome"): "NotNow",  # nothing was decided
    ("appeal withdrawn", "return_to_hearing"): "NotNow",
    ("sent back", "issue_appeal_outcome"): "NotNow",
    ("sent back", "close_case"): "T23",
    ("heard again", "arrange_hearing"): "T11",  # nobody chairs it yet
    ("heard again", "postpone_hearing"): "NotNow",
    ("hearing to arrange", "open_spent_record"): "NotNow",  # nothing is arranged
    ("heard again", "adjourn_hearing"): "NotNow",
    # Nothing is opened on the walks; tests/journeys/test_expired_safeguarding.py has the rest.
    **dict.fromkeys(
        (
            (stage, "agree_to_consider")
            for stage in (
                *("hearing to arrange", "hearing arranged", "heard again", "deliberation"),
                "appeal deliberation",
            )
        ),
        "NotNow",
    ),
    ("hearing to arrange", "serve_bundle"): "NotNow",  # nothing is arranged
    ("heard again", "serve_bundle"): "NotNow",
    # Nothing is left of the warning, or nobody knows yet what is.
    ("sent back", "extend_warning"): "NotNow",
    ("sent back", "curtail_warning"): "NotNow",
    # Every letter on the walks states an end; tests/journeys/test_settled_live_period.py has the rest.
    **dict.fromkeys(
        (
            (stage, "settle_live_period")
            for stage in (
                "outcome",
                "closed",
                "appeal told",
                "appeal withdrawn",
                "appeal decided",
                "sent back",
            )
        ),
        "NotNow",
    ),
    # No decision on the walks relied on a warning; tests/actions/test_reviews.py has the rest.
    **dict.fromkeys(
        (
            (stage, "review_decision")
            for stage in (
                "outcome",
                "closed",
                "appeal to arrange",
                "appeal arranged",
                "appeal deliberation",
                "appeal decided",
                "appeal told",
                "appeal withdrawn",
                "sent back",
            )
        ),
        "NotNow",
    ),
    # Nobody has raised a grievance on the walks; tests/actions/test_grievances.py has the rest.
    **dict.fromkeys(
        ((stage, action) for stage in EVERY_STAGE for action in ("decide_on_grievance", "close_grievance")),
        "NotNow",
    ),
    # Nothing is flagged on the walks; tests/actions/test_protected_disclosures.py has the rest.
    **dict.fromkeys(((stage, "check_disclosure") for stage in EVERY_STAGE if stage != "closed"), "NotNow"),
    # Nobody on the walks represents a union; tests/actions/test_union.py has the rest.
    **dict.fromkeys(
        (
            (stage, "record_union_talk")
            for stage in (
                "investigation",
                "findings",
                "hearing to arrange",
                "hearing arranged",
                "heard again",
            )
        ),
        "NotNow",
    ),
    # Nothing is proposed on the walks; tests/actions/test_overrides.py has the rest.
    **dict.fromkeys(
        (
            (stage, "approve_override")
            for stage in (
                *("investigation", "findings", "hearing to arrange", "hearing arranged", "deliberation"),
                *("appeal to arrange", "appeal arranged", "heard again"),
            )
        ),
        "NotNow",
    ),
    ("hearing arranged", "join_cases"): "7.1",  # the employee was told what it is about
    ("heard again", "join_cases"): "7.1",  # it was heard
    # No walk was reopened; tests/actions/test_reopening.py has the rest.
    **dict.fromkeys(
        (
            (stage, "issue_correction")
            for stage in ("outcome", "appeal decided", "appeal told", "appeal withdrawn", "sent back")
        ),
        "NotNow",
    ),
    # Nobody leaves on the walks; tests/actions/test_leaving.py has the rest.
    **dict.fromkeys(
        (
            (stage, "close_after_leaving")
            for stage in (
                "investigation",
                "findings",
                "hearing to arrange",
                "hearing arranged",
                "deliberation",
                "decided",
                "heard again",
            )
        ),
        "T24",
    ),
    # No case is marked on the walks; tests/actions/test_safeguarding.py has the rest.
    **dict.fromkeys(((stage, "record_referral_check") for stage in EVERY_STAGE), "NotNow"),
    # Nor is one on hold; tests/actions/test_holds.py has the rest.
    **dict.fromkeys(
        ((stage, action) for stage in EVERY_STAGE for action in ("review_hold", "lift_hold")), "NotNow"
    ),
    # The policy of the walks does not say how long records are kept; tests/journeys/test_purge.py has the rest.
    **dict.fromkeys((("closed", action) for action in ("review_record", "purge_case")), "NotNow"),
    # No letter on the walks requires an improvement; tests/journeys/test_improvement.py has the rest.
    **dict.fromkeys(((stage, "review_improvement") for stage in AFTER_THE_LETTER), "NotNow"),
    # Nobody is dismissed on a walk; tests/actions/test_reinstating.py has the rest.
    **dict.fromkeys(
        (
            (stage, "record_reinstatement_pay")
            for stage in EVERY_STAGE
            if stage not in ("investigation", "findings")
        ),
        "NotNow",
    ),
    # Nor is anybody owed written reasons; tests/journeys/test_written_reasons.py has the rest.
    **dict.fromkeys(
        (
            (stage, verb)
            for stage in EVERY_STAGE
            for verb in ("record_reasons_request", "give_written_reasons")
        ),
        "NotNow",
    ),
    # Employment ends on no walk; tests/actions/test_tribunal.py has the rest.
    **dict.fromkeys(
        (
            (stage, "record_conciliation")
            for stage in (
                "investigation",
                "findings",
                "hearing to arrange",
                "hearing arranged",
                "deliberation",
                "decided",
                "outcome",
                "closed",
                "appeal to arrange",
                "appeal arranged",
                "appeal deliberation",
                "appeal decided",
                "appeal told",
                "appeal withdrawn",
                "sent back",
                "heard again",
            )
        ),
        "NotNow",
    ),
    # No walk is paused; tests/actions/test_pausing.py has the rest.
    **dict.fromkeys(
        (
            (stage, action)
            for stage in (
                "investigation",
                "findings",
                "hearing to arrange",
                "hearing arranged",
                "deliberation",
                "appeal to arrange",
                "appeal arranged",
                "appeal deliberation",
                "heard again",
            )
            for action in ("review_pause", "resume_case")
        ),
        "NotNow",
    ),
    # Nobody is suspended on the walks; tests/actions/test_suspensions.py has the rest.
    **dict.fromkeys(
        (
            (stage, action)
            for stage in (
                "investigation",
                "findings",
                "hearing to arrange",
                "hearing arranged",
                "deliberation",
                "decided",
                "heard again",
            )
            for action in ("review_suspension", "lift_suspension")
        ),
        "NotNow",
    ),
}

BESIDES |= {
    # No hearing is arranged, and no other time was proposed; tests/actions/test_own_words.py has the rest.
    **dict.fromkeys(
        (
            (stage, action)
            for stage in ("hearing to arrange", "heard again", "appeal to arrange")
            for action in ("name_companion", "propose_another_time", "refuse_proposal")
        ),
        "NotNow",
    ),
    **dict.fromkeys(
        ((stage, "refuse_proposal") for stage in ("hearing arranged", "appeal arranged")), "NotNow"
    ),
    **dict.fromkeys(
        (
            (stage, "acknowledge_letter")
            for stage in (
                *("investigation", "findings"),
                *("hearing to arrange", "heard again", "deliberation", "decided"),
            )
        ),
        "NotNow",
    ),
    # After the investigation nothing on the walks is told by a letter of its own; tests/actions/test_letters.py.
    **dict.fromkeys(((stage, "send_letter") for stage in EVERY_STAGE[1:]), "NotNow"),
    # Nobody needs anything on the walks; tests/actions/test_adjustments.py has the rest.
    **dict.fromkeys(((stage, "answer_adjustment") for stage in OPEN_STAGES), "NotNow"),
    # No witness is heard on them and nobody asks for anything; tests/actions/test_witnesses.py.
    **dict.fromkeys(
        (
            (stage, "share_statement")
            for stage in (
                *("investigation", "findings", "hearing to arrange", "hearing arranged", "heard again"),
                *("appeal to arrange", "appeal arranged"),
            )
        ),
        "NotNow",
    ),
    **dict.fromkeys(
        (
            (stage, action)
            for stage in OPEN_STAGES
            for action in ("decide_anonymity", "record_witness_attendance")
        ),
        "NotNow",
    ),
    # Nobody called one to the hearing.
    **dict.fromkeys(
        (
            (stage, "invite_witness")
            for stage in (
                *("hearing to arrange", "hearing arranged", "heard again"),
                *("appeal to arrange", "appeal arranged"),
            )
        ),
        "PR-11",
    ),
    # Nobody is ill on them either; tests/actions/test_fitness.py.
    **dict.fromkeys(((stage, "record_occupational_health_advice") for stage in OPEN_STAGES), "NotNow"),
    **dict.fromkeys(
        (
            (stage, "allow_absence")
            for stage in (
                "hearing to arrange",
                "hearing arranged",
                "heard again",
                "appeal to arrange",
                "appeal arranged",
            )
        ),
        "NotNow",
    ),
}

# What a pause leaves open (T8): who is on the case and what is known, whatever ends it, and suspensions.
WHILE_PAUSED = {
    *("appoint", "replace_part", "add_allegation", "correct_record", "attach_evidence", "add_note"),
    "attach_redacted_copy",
    *("suspend_employee", "review_suspension", "lift_suspension", "review_pause", "resume_case"),
    *("deal_with_informally", "close_after_death"),
    *("record_reasons_request", "give_written_reasons"),
    *("propose_withdrawal", "turn_down_withdrawal"),
    *("no_case_to_answer", "withdraw_appeal", "withdraw_case", "record_resignation", "close_after_leaving"),
    *("record_grievance", "decide_on_grievance", "close_grievance"),
    *("flag_disclosure", "check_disclosure"),
    *("flag_union_representative", "record_union_talk"),
    *("propose_override", "approve_override"),
    *("record_adjustment", "answer_adjustment"),
    *("record_fit_note", "refer_to_occupational_health", "record_occupational_health_advice"),
    *("record_statement", "ask_anonymity", "decide_anonymity", "add_legal_advice"),
    "declare_conflict",
    "record_witness_attendance",
    "record_conciliation",
    "record_criminal_matter",
    *("mark_safeguarding", "record_referral_check"),
    *("place_hold", "review_hold", "lift_hold"),
    *("send_letter", "acknowledge_letter", "comment_on_notes"),
    "record_oversight",
    "record_reinstatement_pay",
    "review_improvement",
}

# Whoever decided on a case before it was sent back has no part when it is heard again.
ENDED_AT = {"heard again": ("chidi", "petra", "april", "pam")}


# What somebody may be to a file without seeing it: they are not even told at which stage it is.
OF_THE_SUBJECT = {
    *("acknowledge_letter", "name_companion", "propose_another_time", "comment_on_notes", "lodge_appeal"),
}
NOT_ON_THE_FILE = ("", "subject", "witness", "complainant", "line_manager", "reporter")


@cache
def rows_of(expected: tuple[Row, ...] = EXPECTED) -> set[tuple[str, str | None, str, frozenset[str], str]]:
    """One tuple for each state a verb starts from."""
    return {
        (
            row.action,
            None if source == "nothing" else source,
            source if row.target == SAME else row.target,
            frozenset(row.who.split()),
            row.t,
        )
        for row in expected
        for source in row.sources.split()
    }


def answer(action: str, state: str | None, part: str) -> tuple[str, str]:
    """What somebody with this part ("" for none) gets: ("done", new state), ("NotNow", "") or ("NotYou", "")."""
    theirs = part == "subject" and action in OF_THE_SUBJECT
    if not part or (part in NOT_ON_THE_FILE and action != "report_incident" and not theirs):
        return "NotYou", ""
    row = next((row for row in rows_of() if row[:2] == (action, state)), None)
    if row is None:
        return "NotNow", ""
    if part in row[3]:
        return "done", row[2]
    # Whoever does it at another stage is told when; whoever never does, that it is not theirs.
    return ("NotNow" if any(part in row[3] for row in rows_of() if row[0] == action) else "NotYou"), ""
