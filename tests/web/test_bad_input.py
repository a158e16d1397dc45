"""What somebody may type, press or forge, the address it goes to, the status, and the sentence they read.

Nothing of it changes a file, nothing of it is a server error, and what was typed comes back.
"""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from accounts.models import User
from casework.enums import Action
from casework.models import AuditEvent, Case, Incident
from tests.web.verbs_world import NOW, ON_PAGES, Ready, day, findings_step, level_step, ready, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db

A = Action
PAST = Action.RECORD_PAST_SANCTION
NUL = "a\x00b"
NO_NUL = "has a character that cannot be kept. Type it again"
LONG = "x" * 10_001
GAPLESS = {**day("live_again_from_1", "3 6 2027"), **day("live_again_to_1", "3 7 2027")}
STALE_PAGE = "Open the page again"

# verb, what is changed in a right body (None: left out), status, sentence on the page
TABLE: tuple[tuple[Action, dict[str, Any], int, str], ...] = (
    (A.REPORT_INCIDENT, {"involved_1": None}, 400, "Select who it is about"),
    (A.REPORT_INCIDENT, {"involved_1": "E99999"}, 400, "Search again and select who it is about"),
    (A.REPORT_INCIDENT, {"involved_1": NUL}, 400, "Search again and select who it is about"),
    (
        A.REPORT_INCIDENT,
        {"involved_1": None, "involved_1_search": "sam"},
        400,
        "Select who it is about from the people found",
    ),
    (A.REPORT_INCIDENT, {"account": "   "}, 400, "Enter what happened"),
    (A.REPORT_INCIDENT, {"account": NUL}, 400, NO_NUL),
    (A.REPORT_INCIDENT, {"account": LONG}, 400, "What happened must be 10,000 characters or fewer"),
    (A.REPORT_INCIDENT, {"category": "nonsense"}, 400, "Select what kind of concern it is"),
    (A.REPORT_INCIDENT, {"category": NUL}, 400, "Select what kind of concern it is"),
    (A.REPORT_INCIDENT, {"channel": "carrier_pigeon"}, 400, "Select where it happened"),
    (A.REPORT_INCIDENT, {"platform": ""}, 400, "Select platform"),
    (A.REPORT_INCIDENT, day("occurred_from", "31 2 2026"), 400, "must be a real date"),
    (A.REPORT_INCIDENT, day("occurred_from", "24 11 2026"), 400, "must be today or in the past"),
    (A.REPORT_INCIDENT, day("occurred_from", "7 9 26"), 400, "Year must include 4 numbers"),
    (A.REPORT_INCIDENT, {"witnesses_1": "E00012"}, 422, "The same person is named twice."),
    (PAST, {"employee": None}, 400, "Select the employee"),
    (PAST, {"employee": "E99999"}, 400, "Search again and select the employee"),
    (PAST, {"employee": None, "employee_search": "sam"}, 400, "Select the employee from the people found"),
    (PAST, {"level": "flogging"}, 400, "Select which sanction it was"),
    (PAST, day("issued_on", "31 6 2026"), 400, "The date on the letter must be a real date"),
    (PAST, day("issued_on", "24 11 2026"), 400, "The date on the letter must be today or in the past"),
    (PAST, day("received_on", "2 6 2026"), 422, "It cannot have been received before it was issued"),
    (PAST, {"period": None}, 422, "Say until when the warning is live."),
    (PAST, {"period": "for_ever"}, 400, "Select until when the warning is live"),
    (PAST, {"live_months": ""}, 400, "Enter the number of months"),
    (PAST, {"live_months": "twelve"}, 400, "The number of months must be a whole number"),
    (PAST, {"live_months": "121"}, 422, "A warning is live for 1 to 120 months."),
    (PAST, {"live_months": "0"}, 422, "A warning is live for 1 to 120 months."),
    (PAST, {"period": "last_day"}, 400, "Enter the last live day"),
    (PAST, {"period": "last_day", **day("live_to", "2 6 2026")}, 422, "before the day of issue"),
    (PAST, day("live_again_from_1", "3 7 2026"), 400, "Enter the last day of later period 1"),
    (PAST, GAPLESS, 422, "it was live without a gap"),
    (PAST, {"level": "summary_dismissal"}, 422, "A dismissal is not live for a time."),
    (PAST, {"level": "summary_dismissal", "period": None}, 422, "on which day employment ended"),
    (PAST, day("employment_ends_on", "30 6 2026"), 422, "Only for a dismissal"),
    (PAST, day("acted_on", "4 6 2026"), 422, "It cannot have happened after the sanction was issued"),
    (PAST, {"category": "nonsense"}, 400, "Select what it was about"),
    (PAST, {"platform": ""}, 400, "Select platform"),
    (PAST, {"severity": None}, 400, "Select how serious it was said to be"),
    (PAST, {"heard": "perhaps"}, 400, "Select whether there was a hearing"),
    (PAST, {"appeal": "set_aside"}, 400, "Select whether there was an appeal"),
    (PAST, {"source": NUL}, 400, NO_NUL),
    (PAST, {"source": "x" * 101}, 400, "Where the paper is must be 100 characters or fewer"),
    (PAST, {"reference": " "}, 400, "Select the scan again"),
    (PAST, {"scan": None}, 400, "Select the scan of the paper"),
    (PAST, {"scan": SimpleUploadedFile("empty.pdf", b"")}, 400, "The selected file is empty"),
    (A.ASSESS_INCIDENT, {"version": None}, 400, STALE_PAGE),
    (A.ASSESS_INCIDENT, {"result": None}, 400, "Select what it calls for"),
    (A.ASSESS_INCIDENT, {"severity": "apocalyptic"}, 400, "Select how serious it would be"),
    (A.ASSESS_INCIDENT, {"investigator": None}, 400, "Select who investigates"),
    (A.ASSESS_INCIDENT, {"particulars_1": ""}, 400, "Enter what is alleged against Sam Example"),
    (A.ASSESS_INCIDENT, {"result": "informal"}, 422, "Only minor misconduct can be dealt with informally."),
    (A.ASSESS_INCIDENT, {"investigator": "E00014"}, 422, "cannot be the investigator"),
    (A.APPOINT, {"kind": "subject"}, 400, "Select their part in the case"),
    (A.APPOINT, {"kind": "investigator"}, 400, "Select their part in the case"),
    (A.APPOINT, {"employee": ""}, 400, "Select a person"),
    (A.APPOINT, {"employee": "E00007"}, 422, "and so cannot be the hearing chair"),
    (A.APPOINT, {"version": "99999999999999999999"}, 400, STALE_PAGE),
    (A.REPLACE_PART, {"reason": ""}, 400, "Enter why they are replaced"),
    (A.REPLACE_PART, {"employee": "E00007"}, 422, "This person holds the part already."),
    (A.REPLACE_PART, {"version": "-1"}, 400, STALE_PAGE),
    (A.ADD_ALLEGATION, {"particulars": ""}, 400, "Enter what is alleged"),
    (A.ADD_ALLEGATION, day("acted_to", "1 9 2026"), 422, "The last day is before the first day."),
    (A.ADD_ALLEGATION, {"acted_from_day": NUL}, 400, "must be a real date"),
    (A.CORRECT_RECORD, {"field": "severity"}, 400, "Select what is wrong"),
    (A.CORRECT_RECORD, {"field": "case_id"}, 400, "Select what is wrong"),
    (A.CORRECT_RECORD, {"particulars": ""}, 400, "Enter the correct wording"),
    (
        A.CORRECT_RECORD,
        {"field": "category", "category": "social-media"},
        422,
        "This is what the record already says.",
    ),
    (A.ATTACH_EVIDENCE, {"content": None}, 400, "Select a file"),
    (A.ATTACH_EVIDENCE, {"content": SimpleUploadedFile("empty.txt", b"")}, 400, "The selected file is empty"),
    (A.ATTACH_EVIDENCE, {"title": ""}, 400, "Select the file again"),
    (A.ATTACH_EVIDENCE, {"title": "x" * 201}, 400, "What the evidence is must be 200 characters or fewer"),
    (
        A.SUBMIT_FINDINGS,
        {"case_to_answer_1": None},
        400,
        "Select yes if there is a case to answer on allegation 1",
    ),
    (A.SUBMIT_FINDINGS, {"case_to_answer_1": None, "case_to_answer_2": "yes"}, 400, "Select yes if there is"),
    (A.SUBMIT_FINDINGS, {"shows_1": " "}, 400, "Enter what file 1 shows"),
    (A.SUBMIT_FINDINGS, {"report": "x" * 50_001}, 400, "The report must be 50,000 characters or fewer"),
    (A.HEAR_AGAIN, {"reasons": " "}, 400, "Enter why whoever heard it cannot decide"),
    (A.HEAR_AGAIN, {"reasons": LONG}, 400, "must be 10,000 characters or fewer"),
    (A.RETURN_FINDINGS, {"missing": " "}, 400, "Enter what has to be looked at further"),
    (A.RETURN_FINDINGS, {"missing": LONG}, 400, "must be 10,000 characters or fewer"),
    (A.NO_CASE_TO_ANSWER, {"reasons": ""}, 400, "Enter your reasons"),
    (A.DEAL_WITH_INFORMALLY, {"agreed": " "}, 400, "Enter what was agreed"),
    (A.DEAL_WITH_INFORMALLY, {"severity": "serious"}, 422, "Only what turned out minor"),
    (A.REFER_TO_HEARING, {"reasons": NUL}, 400, NO_NUL),
    (A.ARRANGE_HEARING, {"starts_time": "half past"}, 400, "must be a time, like 10:30am or 2pm"),
    (A.ARRANGE_HEARING, {"starts_time": "2"}, 400, "am or pm"),
    (A.ARRANGE_HEARING, {"nation": "france"}, 400, "Select the nation where it is held"),
    (A.ARRANGE_HEARING, {"sent_time": "4:00pm"}, 400, "The time the invitation was sent must be in the past"),
    (A.ARRANGE_HEARING, day("starts_on", "25 11 2026"), 422, "the earliest day is Tue 1 Dec 2026"),
    (
        A.ARRANGE_HEARING,
        day("starts_on", "20 11 2026"),
        422,
        "The hearing must be after the invitation was sent.",
    ),
    (A.POSTPONE_HEARING, {"reason": None}, 400, "Select why it is postponed"),
    (A.POSTPONE_HEARING, day("proposed_on", "1 10 2026"), 400, "must be Mon 23 Nov 2026 or later"),
    (A.AGREE_SANCTION, {"admission": " "}, 400, "Enter what the employee admitted"),
    (A.AGREE_SANCTION, {"level": "summary_dismissal"}, 400, "Select the agreed level"),
    (A.AGREE_SANCTION, {"finding_1": "not_found"}, 400, "Select what was admitted on allegation 1"),
    (A.AGREE_SANCTION, day("told_on", "23 11 2026"), 422, "told of their rights on Mon 23 Nov 2026, after"),
    (A.AGREE_SANCTION, {"severity_found": "gross"}, 422, ""),
    (A.WITHDRAW_AGREEMENT, {"said": ""}, 400, "Enter what the employee said"),
    (A.WITHDRAW_AGREEMENT, day("withdrawn_on", "1 10 2026"), 422, "It was agreed on Tue 6 Oct 2026"),
    (A.ADJOURN_HEARING, {"reason": " "}, 400, "Enter why it is adjourned"),
    (A.ADJOURN_HEARING, day("resumes_on", "31 11 2026"), 400, "must be a real date"),
    (A.ADJOURN_HEARING, day("resumes_on", "20 11 2026"), 422, "The hearing must resume later than now."),
    (A.ADJOURN_HEARING, day("served_on", "25 11 2026"), 422, "belong together"),
    (A.ADJOURN_HEARING, {"new_evidence": NUL}, 400, NO_NUL),
    (A.RECORD_HEARING, {"response_1": "shrugged"}, 400, "Select the employee&#x27;s answer to allegation 1"),
    (A.RECORD_HEARING, {"notes_status": "disputed"}, 400, "Enter the employee&#x27;s own version"),
    (A.RECORD_HEARING, {"companion_kind": "by_agreement"}, 400, "Enter what was agreed about the companion"),
    (A.RECORD_HEARING, {"attendance": "absent", "absence_explained": "No word."}, 422, "arranged only once"),
    (A.RECORD_HEARING, {"notes": ""}, 400, "Enter the notes of the hearing"),
    (
        A.RECORD_HEARING,
        {
            "attendance": "absent",
            "absence_explained": "He did not call.",
            "left_out": "witnesses",
            "why_witnesses": "Nobody was named.",
        },
        422,
        "no point of the hearing was left out with them",
    ),
    (A.RECORD_HEARING, {"left_out": "witnesses"}, 400, "Enter why not: “the employee could call witnesses"),
    (A.DECIDE_OUTCOME, {"version": "one"}, 400, STALE_PAGE),
    (A.RECALL_DECISION, {"reason": ""}, 400, "Enter why you recall it"),
    (A.ISSUE_OUTCOME, {"delivery": "smoke_signal"}, 400, "Select how the letter was sent"),
    (
        A.ISSUE_OUTCOME,
        day("sent_on", "1 10 2026"),
        422,
        "The letter cannot leave before the decision was made.",
    ),
    (A.ISSUE_OUTCOME, day("received_on", "22 11 2026"), 422, "The letter cannot arrive before it was sent."),
    (A.LODGE_APPEAL, {"kinds": None}, 400, "Select at least one ground"),
    (A.LODGE_APPEAL, {"kinds": ["vanity"]}, 400, "Select at least one ground"),
    (A.LODGE_APPEAL, {"ground_procedure": "  "}, 400, "Enter the ground “the procedure was not followed”"),
    (A.LODGE_APPEAL, day("received_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.LODGE_APPEAL, day("received_on", "19 10 2026"), 422, "The outcome was issued on Tue 20 Oct 2026"),
    (A.LODGE_APPEAL, day("received_on", "4 11 2026"), 422, "The last day to appeal was Tue 3 Nov 2026."),
    (A.REFUSE_LATE_APPEAL, {"reason": ""}, 400, "Enter why it is not heard"),
    (A.REFUSE_LATE_APPEAL, day("received_on", "3 11 2026"), 422, "It came in time"),
    (A.ACKNOWLEDGE_APPEAL, {"delivery": None}, 400, "Select how it was acknowledged"),
    (A.ACKNOWLEDGE_APPEAL, day("sent_on", "26 10 2026"), 422, "The appeal was received on Tue 27 Oct 2026"),
    (A.RECORD_REINSTATEMENT_PAY, {"note": ""}, 400, "Enter what was paid and put right"),
    (
        A.RECORD_REINSTATEMENT_PAY,
        day("paid_on", "10 11 2026"),
        422,
        "The appeal was decided on Wed 11 Nov 2026",
    ),
    (A.WITHDRAW_APPEAL, {"said": ""}, 400, "Enter what the employee said"),
    (A.WITHDRAW_APPEAL, day("withdrawn_on", "26 10 2026"), 422, "The appeal was received on Tue 27 Oct 2026"),
    (A.ARRANGE_APPEAL_HEARING, {"place": ""}, 400, "Enter the place"),
    (A.ARRANGE_APPEAL_HEARING, day("starts_on", "25 11 2026"), 422, "the earliest day is Tue 1 Dec 2026"),
    (
        A.ARRANGE_APPEAL_HEARING,
        day("sent_on", "26 10 2026"),
        422,
        "The appeal was received on Tue 27 Oct 2026",
    ),
    (A.POSTPONE_APPEAL_HEARING, {"reason": "rain"}, 400, "Select why it is postponed"),
    (A.RECORD_APPEAL_HEARING, {"notes": ""}, 400, "Enter the notes of the hearing"),
    (
        A.RECORD_APPEAL_HEARING,
        {"attendance": "absent", "absence_explained": "No word."},
        422,
        "arranged only once",
    ),
    (A.DECIDE_APPEAL, {"result": "upheld"}, 400, "Select the result"),
    (A.DECIDE_APPEAL, {"level": None}, 400, "Select what stands instead"),
    (A.DECIDE_APPEAL, {"level": "summary_dismissal"}, 400, "Select what stands instead"),
    (A.DECIDE_APPEAL, {"level": "written_warning"}, 400, "Select what stands instead"),
    (A.DECIDE_APPEAL, {"reasons": NUL}, 400, NO_NUL),
    (A.DECIDE_APPEAL, {"result_too_severe": None}, 400, "Select your answer to “the outcome is unfair"),
    (A.DECIDE_APPEAL, {"reasons_too_severe": " "}, 400, "Enter your reasons on “the outcome is unfair"),
    (A.DECIDE_APPEAL, {"result_too_severe": None, "result_procedure": "accepted"}, 400, "Select your answer"),
    (A.ISSUE_APPEAL_OUTCOME, {"delivery": None}, 400, "Select how the letter was sent"),
    (A.ISSUE_APPEAL_OUTCOME, day("sent_on", "9 11 2026"), 422, "The appeal was decided on Wed 11 Nov 2026"),
    (A.RETURN_TO_HEARING, {"version": "0"}, 400, STALE_PAGE),
    (A.CLOSE_CASE, {"explanation": LONG}, 400, "must be 10,000 characters or fewer"),
    (A.PROPOSE_WITHDRAWAL, {"reason": " "}, 400, "Enter the reason"),
    (A.WITHDRAW_CASE, {"reason": " "}, 400, "Enter the reason"),
    (A.TURN_DOWN_WITHDRAWAL, {"reason": LONG}, 400, "must be 10,000 characters or fewer"),
    (A.CLOSE_AFTER_DEATH, day("died_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.CLOSE_AFTER_DEATH, day("died_on", "1 1 1990"), 422, "The employee began on"),
    (A.RECORD_REASONS_REQUEST, {"basis": None}, 400, "Select why they are owed"),
    (
        A.RECORD_REASONS_REQUEST,
        day("received_on", "19 10 2026"),
        422,
        "The employee was told of the dismissal on Tue 20 Oct",
    ),
    (A.RECORD_REASONS_REQUEST, {"asked_by": ""}, 422, "Who asked is missing"),
    (A.GIVE_WRITTEN_REASONS, {"reasons": " "}, 400, "Enter the reasons"),
    (A.GIVE_WRITTEN_REASONS, day("sent_on", "1 11 2026"), 422, "The request was recorded for"),
    (A.RECORD_CONCILIATION, day("day_a", "24 11 2026"), 400, "must be today or in the past"),
    (A.RECORD_CONCILIATION, {"day_a_day": ""}, 400, "must include a day"),
    (
        A.RECORD_CONCILIATION,
        day("day_b", "9 11 2026"),
        422,
        "The certificate cannot come before Acas was told.",
    ),
    (A.MARK_SAFEGUARDING, {"about": "cats"}, 400, "Select what it concerns"),
    (A.MARK_SAFEGUARDING, {"reasons": ""}, 400, "Enter why this is a safeguarding case"),
    (A.RECORD_REFERRAL_CHECK, {"result": ""}, 400, "Select what came of the check"),
    (A.RECORD_REFERRAL_CHECK, {"reasons": ""}, 400, "Enter your reasons"),
    (A.RECORD_REFERRAL_CHECK, day("checked_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.RECORD_REFERRAL_CHECK, day("checked_on", "1 9 2026"), 422, "Employment ended by a step"),
    (A.PLACE_HOLD, {"reasons": ""}, 400, "Enter why everything must be kept"),
    (A.PLACE_HOLD, {"owner": ""}, 400, "Select who answers for the hold"),
    (A.PLACE_HOLD, {"owner": "E00000"}, 400, "Search again and select who answers for the hold"),
    (A.PLACE_HOLD, day("review_on", "23 11 2026"), 422, "A hold is reviewed within six months"),
    (A.PLACE_HOLD, {"review_on_day": ""}, 400, "must include a day"),
    (A.REVIEW_RECORD, {"result": "burn"}, 400, "Select what happens to the record"),
    (A.REVIEW_RECORD, {"reasons": ""}, 400, "Enter why"),
    (A.REVIEW_RECORD, {"review_on_day": ""}, 400, "must include a day"),
    (A.REVIEW_RECORD, day("review_on", "23 11 2026"), 422, "What is kept longer is looked at again"),
    (A.PURGE_CASE, {"version": "0"}, 400, STALE_PAGE),
    (A.REVIEW_HOLD, {"reasons": " "}, 400, "Enter why the hold goes on"),
    (A.REVIEW_HOLD, day("review_on", "24 5 2027"), 422, "Sun 23 May 2027 at the latest"),
    (A.LIFT_HOLD, {"reasons": ""}, 400, "Enter why the hold is no longer needed"),
    (A.RECORD_CRIMINAL_MATTER, {"stage": "guilty"}, 400, "Select where it stands"),
    (A.RECORD_CRIMINAL_MATTER, {"about": " "}, 400, "Enter what it is about"),
    (A.RECORD_CRIMINAL_MATTER, day("since", "24 11 2026"), 400, "must be today or in the past"),
    (
        A.RECORD_CRIMINAL_MATTER,
        day("since", "21 11 2026"),
        422,
        "We cannot have been told on Fri 20 Nov 2026",
    ),
    (A.RECORD_CRIMINAL_MATTER, {"told_by": ""}, 400, "Select who told us"),
    (A.RECORD_CRIMINAL_MATTER, day("told_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.RECORD_CRIMINAL_MATTER, {"effect": ""}, 400, "Select what effect it has"),
    (A.RECORD_CRIMINAL_MATTER, {"effect_reasons": ""}, 400, "Enter how you know"),
    (A.RECORD_CRIMINAL_MATTER, {"way": "perhaps"}, 400, "Select whether the case waits"),
    (A.RECORD_CRIMINAL_MATTER, {"reasons": ""}, 400, "Enter why the case goes on or waits"),
    (A.RECORD_OVERSIGHT, {"remarks": " "}, 400, "Enter what you found"),
    (A.RECORD_OVERSIGHT, day("checked_on", "7 9 2026"), 422, "The case was opened on Wed 9 Sep 2026"),
    (A.SERVE_BUNDLE, day("served_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.SERVE_BUNDLE, day("served_on", "5 10 2026"), 422, "referred to a hearing on Tue 6 Oct 2026"),
    (A.SETTLE_LIVE_PERIOD, {"result": "perhaps"}, 400, "Select how long it counts"),
    (A.SETTLE_LIVE_PERIOD, {"last_day_day": ""}, 400, "must include a day"),
    (A.SETTLE_LIVE_PERIOD, {"source": " "}, 400, "Enter which paper says so"),
    (A.SETTLE_LIVE_PERIOD, {"reasons": " "}, 400, "Enter why it is settled so"),
    (A.SETTLE_LIVE_PERIOD, day("last_day", "28 2 2019"), 422, "live from Fri 1 Mar 2019 on"),
    (A.CURTAIL_WARNING, {"reasons": " "}, 400, "Enter why it ends early"),
    (A.CURTAIL_WARNING, day("last_day", "22 11 2026"), 422, "on Mon 23 Nov 2026 at the soonest"),
    (A.CURTAIL_WARNING, {"last_day_day": ""}, 400, "must include a day"),
    (A.EXTEND_WARNING, {"days": "many"}, 400, "By how many days it is extended must be a whole number"),
    (A.EXTEND_WARNING, {"days": "32"}, 422, "Of the absence 31 days lay in the life of the warning"),
    (
        A.EXTEND_WARNING,
        day("absent_to", "10 11 2026"),
        422,
        "The absence lasted 21 days, and the policy asks for 28.",
    ),
    (A.EXTEND_WARNING, day("absent_to", "23 11 2026"), 422, "The employee is away until Mon 23 Nov 2026"),
    (A.EXTEND_WARNING, {"kind": "holiday"}, 400, "Select why they were away"),
    (
        A.OPEN_SPENT_RECORD,
        {"justification": " "},
        400,
        "Enter why you need to see warnings that do not count",
    ),
    (A.AGREE_TO_CONSIDER, {"reasons": " "}, 400, "Enter why it may be considered"),
    (A.OPEN_SPENT_RECORD, {"justification": LONG}, 400, "must be 10,000 characters or fewer"),
    (A.ISSUE_OUTCOME, {"improvement": "Lock the screen."}, 422, "The employee has to know by when"),
    (A.REVIEW_IMPROVEMENT, {"result": "perhaps"}, 400, "Select whether the improvement was made"),
    (A.REVIEW_IMPROVEMENT, day("reviewed_on", "19 10 2026"), 422, "The warning was issued on"),
    (A.REVIEW_DECISION, {"result": "perhaps"}, 400, "Select whether the decision stands"),
    (A.ATTACH_REDACTED_COPY, {"evidence": "7"}, 400, "Select of which file it is a copy"),
    (A.ATTACH_REDACTED_COPY, {"redactions": "Line 1"}, 422, "does not say where and why"),
    (A.ATTACH_REDACTED_COPY, {"content": None}, 400, "Select the redacted copy"),
    (A.TAKE_OVER_CASE, {"sha256": ""}, 400, "Select the scan of the paper, or enter its fingerprint"),
    (A.TAKE_OVER_CASE, {"sha256": "5f"}, 422, "The paper is not named by the fingerprint of its scan."),
    (A.TAKE_OVER_CASE, {"particulars_2": "Another."}, 400, "Select what allegation 2 is about"),
    (A.TAKE_OVER_CASE, {"earlier_2_place": "Room 1"}, 400, "Enter the date of attempt 1"),
    (A.TAKE_OVER_CASE, {"pause_note": "It waits."}, 400, "Enter since when it is paused"),
    (A.TAKE_OVER_CASE, {"grievance_about": "bias"}, 400, "Enter the day on which it was lodged"),
    (A.TAKE_OVER_CASE, {"appeal_panel_1": "E00007"}, 422, "This belongs to a later stage"),
    (A.TAKE_OVER_CASE, {"chair": None}, 400, "At this stage, say who chairs the hearing"),
    (A.TAKE_OVER_CASE, {"nation": None}, 400, "At this stage, say the nation where the hearing is held"),
    (A.TAKE_OVER_CASE, {"hearing_time": None}, 400, "Enter the time of the hearing"),
    (
        A.TAKE_OVER_CASE,
        day("findings_on", "7 9 2026"),
        422,
        "lies before the day the investigator was appointed",
    ),
    (A.TAKE_OVER_CASE, {"finding": "found"}, 422, "This belongs to a later stage"),
    (A.TAKE_OVER_CASE, {"employee": "E99999"}, 400, "Select whose case it is"),
    (A.JOIN_CASES, {"into": "DC-2026-XXXXX"}, 400, "Select which case goes on"),
    (A.JOIN_CASES, {"reasons": " "}, 400, "Enter why they are heard together"),
    (A.REOPEN_CASE, {"came_to_light": " "}, 400, "Enter what came to light"),
    (A.REOPEN_CASE, {"level": None}, 400, "Select the lighter level"),
    (A.REOPEN_CASE, {"becomes": "worse"}, 400, "Select what should become of the sanction"),
    (A.ISSUE_CORRECTION, day("sent_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.ISSUE_CORRECTION, day("sent_on", "20 11 2026"), 422, "The case was reopened on Mon 23 Nov 2026"),
    (A.REVIEW_DECISION, {"reasons": LONG}, 400, "must be 10,000 characters or fewer"),
    (A.RECORD_RESIGNATION, {"kind": "quietly"}, 400, "Select how the employee resigned"),
    (A.RECORD_RESIGNATION, day("given_on", "24 11 2026"), 400, "must be today or in the past"),
    (
        A.RECORD_RESIGNATION,
        day("ends_on", "20 11 2026"),
        422,
        "Notice ends after the day on which it was given.",
    ),
    (A.RECORD_RESIGNATION, {"said": " "}, 400, "Enter what the employee said"),
    (A.CLOSE_AFTER_LEAVING, {"explanation": ""}, 400, "Enter why it ends here"),
    (A.RECORD_GRIEVANCE, {"about": "the weather"}, 400, "Select what it is about"),
    (A.RECORD_GRIEVANCE, {"summary": " "}, 400, "Enter the grievance in a sentence or two"),
    (A.RECORD_GRIEVANCE, day("lodged_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.RECORD_GRIEVANCE, day("lodged_on", "3 1 2005"), 422, "The employee began on Tue 4 Jan 2005"),
    (A.DECIDE_ON_GRIEVANCE, {"way": "ignore"}, 400, "Select what happens to this case"),
    (A.DECIDE_ON_GRIEVANCE, {"reasons": ""}, 400, "Enter why"),
    (A.CLOSE_GRIEVANCE, {"result": "upheld"}, 400, "Select how it ended"),
    (A.CLOSE_GRIEVANCE, day("ended_on", "13 10 2026"), 422, "The grievance was lodged on Wed 14 Oct 2026"),
    (A.FLAG_DISCLOSURE, {"about": " "}, 400, "Enter what the employee disclosed"),
    (A.FLAG_DISCLOSURE, {"about": NUL}, 400, NO_NUL),
    (A.CHECK_DISCLOSURE, {"result": "perhaps"}, 400, "Select whether the disclosure is the reason"),
    (A.CHECK_DISCLOSURE, {"reasons": ""}, 400, "Enter your reasons"),
    (A.FLAG_UNION_REPRESENTATIVE, {"source": "a rumour"}, 400, "Select how you know"),
    (A.RECORD_UNION_TALK, {"official": ""}, 400, "Enter the official of the union"),
    (A.RECORD_UNION_TALK, {"result": "perhaps"}, 400, "Select what came of it"),
    (A.RECORD_UNION_TALK, day("happened_on", "7 9 2026"), 422, "The concern was reported on Tue 8 Sep 2026"),
    (A.PROPOSE_OVERRIDE, {"kind": "investigator"}, 400, "Select their part in the case"),
    (A.PROPOSE_OVERRIDE, {"reasons": " "}, 400, "Enter why nobody else can do it"),
    (A.PROPOSE_OVERRIDE, {"employee": "E00012"}, 422, "is the employee the case is about"),
    (A.APPROVE_OVERRIDE, {"version": "0"}, 400, STALE_PAGE),
    (A.PAUSE_CASE, {"reason": "holiday"}, 400, "Select why you pause the case"),
    (A.PAUSE_CASE, {"note": " "}, 400, "Enter what the case is waiting for"),
    (A.REVIEW_PAUSE, {"reasons": ""}, 400, "Enter why the pause must continue"),
    (A.RESUME_CASE, {"note": LONG}, 400, "must be 10,000 characters or fewer"),
    (A.SUSPEND_EMPLOYEE, {"home": " "}, 400, "Enter why working from home will not do"),
    (A.SUSPEND_EMPLOYEE, {"pay": "half"}, 400, "Select how the employee is paid"),
    (A.SUSPEND_EMPLOYEE, {"pay": "unpaid"}, 400, "Enter the clause of the contract"),
    (A.SUSPEND_EMPLOYEE, {"contact": None}, 400, "Select whom the employee can turn to"),
    (A.SUSPEND_EMPLOYEE, {"contact": "E00012"}, 422, "part of what is investigated"),
    (A.SUSPEND_EMPLOYEE, day("effective_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.SUSPEND_EMPLOYEE, day("effective_on", "7 9 2026"), 422, "The concern was reported on Tue 8 Sep 2026"),
    (A.REVIEW_SUSPENSION, {"reasons": ""}, 400, "Enter why the suspension is still needed"),
    (A.REVIEW_SUSPENSION, {"alternatives": LONG}, 400, "must be 10,000 characters or fewer"),
    (A.LIFT_SUSPENSION, {"note": NUL}, 400, NO_NUL),
    (A.LIFT_SUSPENSION, day("last_day", "8 9 2026"), 422, "The suspension began on Wed 9 Sep 2026"),
    (A.RECORD_ADJUSTMENT, {"asked": ""}, 400, "Enter what was asked for"),
    (A.RECORD_ADJUSTMENT, {"meetings": "lunch"}, 400, "Select the meetings it is for"),
    (A.RECORD_ADJUSTMENT, day("asked_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.RECORD_ADJUSTMENT, day("asked_on", "7 9 2026"), 422, "The concern was reported on"),
    (A.ANSWER_ADJUSTMENT, {"adjustment": "2"}, 400, "Select the adjustment you answer"),
    (A.ANSWER_ADJUSTMENT, {"result": "refused"}, 422, "Only an HR lead can refuse an adjustment."),
    (A.ANSWER_ADJUSTMENT, {"agreed": ""}, 422, "It does not say what was agreed."),
    (A.RECORD_FIT_NOTE, {"says": "unhappy"}, 400, "Select what the fit note says"),
    (A.RECORD_FIT_NOTE, day("to_on", "19 11 2026"), 422, "before its first"),
    (A.REFER_TO_OCCUPATIONAL_HEALTH, {"questions": None}, 400, "Select what you ask"),
    (A.REFER_TO_OCCUPATIONAL_HEALTH, day("referred_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.RECORD_OCCUPATIONAL_HEALTH_ADVICE, {"adjustments": ""}, 400, "Enter the adjustments"),
    (A.RECORD_OCCUPATIONAL_HEALTH_ADVICE, day("received_on", "11 10 2026"), 422, "was asked on"),
    (A.ALLOW_ABSENCE, {"reasons": ""}, 400, "Enter why it is fair to go ahead"),
    (A.RECORD_STATEMENT, {"witness": "E00011"}, 400, "Select who the witness is"),
    (A.RECORD_STATEMENT, {"witness": "none"}, 400, "Enter the name of the witness"),
    (A.RECORD_STATEMENT, {"why_unsigned": ""}, 422, "A statement is signed, or it says why it is not."),
    (A.ASK_ANONYMITY, {"why": " "}, 400, "Enter why they are not to be named"),
    (A.DECIDE_ANONYMITY, {"request": "7"}, 400, "Select which witness it is about"),
    (A.DECIDE_ANONYMITY, {"granted": None}, 400, "Select yes if the witness is not named"),
    (A.SHARE_STATEMENT, {"copy": "I saw it that evening, from afar."}, 422, "needs the reason"),
    (A.CALL_WITNESS, {"about": ""}, 400, "Enter what they can speak to"),
    (A.INVITE_WITNESS, day("for_on", "19 11 2026"), 422, "invited after the day"),
    (A.RECORD_WITNESS_ATTENDANCE, {"why_not": ""}, 422, "it says why they did not"),
    (A.SEND_LETTER, {"letter": "suspension"}, 400, "Select the letter"),
    (A.SEND_LETTER, {"letter": "outcome"}, 400, "Select the letter"),
    (A.SEND_LETTER, day("sent_on", "8 9 2026"), 422, "was not so before Wed 9 Sep 2026"),
    (A.SEND_LETTER, day("received_on", "8 9 2026"), 422, "cannot arrive before it was sent"),
    (A.SEND_LETTER, day("sent_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.ACKNOWLEDGE_LETTER, {"letter": "appeal_outcome"}, 400, "Select the letter"),
    (A.ACKNOWLEDGE_LETTER, day("received_on", "19 10 2026"), 422, "cannot have arrived before"),
    (A.ACKNOWLEDGE_LETTER, day("told_on", "19 10 2026"), 422, "The letter was sent on"),
    (A.ACKNOWLEDGE_LETTER, day("received_on", "22 10 2026"), 422, "cannot have arrived after"),
    (A.NAME_COMPANION, {"kind": "by_agreement"}, 400, "Select who comes"),
    (A.NAME_COMPANION, {"name": " "}, 400, "Enter the name of the companion"),
    (A.NAME_COMPANION, day("told_on", "7 10 2026"), 422, "The invitation was sent on"),
    (A.PROPOSE_ANOTHER_TIME, day("proposed_on", "15 10 2026"), 422, "on that day or after it"),
    (A.PROPOSE_ANOTHER_TIME, day("proposed_on", "20 10 2036"), 422, "within a year"),
    (A.PROPOSE_ANOTHER_TIME, {"said": ""}, 400, "Enter which time, and why"),
    (A.REFUSE_PROPOSAL, {"why_unreasonable": ""}, 400, "Enter why it is not reasonable"),
    (A.COMMENT_ON_NOTES, {"employee_version": ""}, 400, "Enter the other version"),
    (A.COMMENT_ON_NOTES, {"meeting": "appeal_hearing"}, 400, "Select the notes"),
    (A.COMMENT_ON_NOTES, day("told_on", "15 10 2026"), 422, "The hearing was held on"),
    (A.DECLARE_CONFLICT, {"reason": " "}, 400, "Enter what the conflict is"),
    (A.DECLARE_CONFLICT, day("declared_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.DECLARE_CONFLICT, {"employee": "E99999"}, 400, "employee"),
    (A.ADD_LEGAL_ADVICE, {"text": ""}, 400, "Enter the advice"),
    (A.ADD_LEGAL_ADVICE, day("given_on", "24 11 2026"), 400, "must be today or in the past"),
    (A.ADD_LEGAL_ADVICE, {"given_by": ""}, 400, "Enter who gave the advice"),
    (A.ADD_NOTE, {"text": ""}, 400, "Enter the note"),
    (A.ADD_NOTE, {"text": LONG}, 400, "The note must be 10,000 characters or fewer"),
    (A.ADD_NOTE, {"text": NUL}, 400, NO_NUL),
)


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.MEDIA_ROOT = str(tmp_path)
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def the_files() -> tuple[list[Any], list[Any]]:
    return (
        list(Case.objects.order_by("pk").values_list("pk", "state", "version")),
        list(Incident.objects.order_by("pk").values_list("pk", "state", "version")),
    )


def test_the_table_covers_every_verb() -> None:
    assert {row[0] for row in TABLE} == set(ON_PAGES)


def faults_of_bad_input(it: Ready, client: Client, *, by: User) -> list[str]:
    """Each row of one verb is sent to the same page and taken back, so that none of them is told of another."""
    files, faults = the_files(), []
    for _, changes, status, sentence in (row for row in TABLE if row[0] == it.action):
        data = {name: value for name, value in it.data(**changes).items() if value is not None}
        for file in data.values():
            if hasattr(file, "seek"):
                file.seek(0)  # a row before may have read it
        with transaction.atomic():
            answer = client.post(it.address, data)
            found = _faults(answer, data, status, sentence)
            found += ["a file was changed"] if the_files() != files else []
            told = list(AuditEvent.objects.filter(actor=by.pk).values_list("action", flat=True))
            found += ["it was done"] if it.action in told else []
            refused = told.count("refused")
            found += [f"{refused} refusals"] if refused != (status == 422) and status in (400, 422) else []
            transaction.set_rollback(True)
        faults += [f"{list(changes)}: {fault}" for fault in found]
    return faults


def _faults(answer: HttpResponse, data: dict[str, Any], status: int, sentence: str) -> list[str]:
    """What is wrong with the page that answers bad input."""
    page = answer.content.decode()
    wanted = [sentence, "There is a problem", *(["Why?", "Source: "] if status == 422 else [])]
    faults = [f"no “{words}” on the page" for words in wanted if words not in page]
    faults += [f"answered {answer.status_code}: {page}"] if answer.status_code != status else []
    for name, value in data.items():
        if isinstance(value, str) and len(value) > 20 and "\x00" not in value and name != "version":
            faults += [f"{name} was lost"] if value.replace("'", "&#x27;") not in page else []
    return faults


FINDINGS = (
    ({"finding_1": None}, "Select your finding on allegation 1"),
    ({"finding_1": "guilty"}, "Select your finding on allegation 1"),
    ({"finding_1": None, "finding_7": "found"}, "Select your finding on allegation 1"),
    ({"reasons_1": ""}, "Enter your reasons for the finding on allegation 1"),
    ({"severity_found": None}, "Select how serious is what you found"),
    ({"reasons_1": NUL}, NO_NUL),
)
LEVELS = (
    ({"level": None}, "Select an outcome"),
    ({"level": "summary_dismissal"}, "Select an outcome"),
    ({"level": "flogging"}, "Select an outcome"),
    ({"mitigation": ""}, "Enter what speaks for the employee"),
    ({"believed": LONG}, "must be 10,000 characters or fewer"),
)


@pytest.mark.parametrize(
    ("step", "right", "rows"), [("findings", findings_step(), FINDINGS), ("level", level_step(), LEVELS)]
)
def test_bad_input_to_the_steps_of_a_decision(
    world: World, step: str, right: dict[str, Any], rows: tuple[tuple[dict[str, Any], str], ...]
) -> None:
    it = ready(world, Action.DECIDE_OUTCOME)
    client = sign_in(world, "chidi")
    for changes, sentence in rows:
        typed = right | {"version": it.file.version} | changes
        data = {name: value for name, value in typed.items() if value is not None}

        answer = client.post(f"{it.path}?step={step}", data)

        assert answer.status_code == 400, changes
        assert sentence in answer.content.decode(), changes


def test_ten_thousand_characters_of_a_note_are_accepted_with_their_line_ends(world: World) -> None:
    it = ready(world, Action.ADD_NOTE)
    text = "x" * 9_998 + "\r\n" + "y"  # 10,000 as the counter counts: a line end is one character
    sent = sign_in(world, it.who).post(it.path, it.data(text=text))
    assert sent.status_code == 302
    assert it.file.notes.get().text == text.replace("\r\n", "\n")


def test_a_file_above_25_megabytes_is_refused_in_words(world: World) -> None:
    it = ready(world, Action.ATTACH_EVIDENCE)
    big = SimpleUploadedFile("big.bin", b"0" * (25 * 1024 * 1024 + 1))
    answer = sign_in(world, it.who).post(it.path, it.data(content=big))
    assert answer.status_code == 400
    assert "The selected file must be smaller than 25MB" in answer.content.decode()
    assert 'value="Screenshot"' in answer.content.decode()
    assert not it.file.evidence.exists()


def test_a_forged_reference_is_not_found(world: World) -> None:
    client = sign_in(world, "hana")
    for reference in ("DC-2026-%00AAAA", "..%2Fetc", "'--"):
        assert client.get(f"/cases/{reference}/add_note/").status_code == 404, reference
