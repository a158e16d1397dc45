"""What a program may send by mistake or on purpose: the route, the body, the status, and the sentence it gets.

Nothing of it changes a file, nothing of it is a server error, and every answer is a problem in JSON.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from casework.api.bodies import MOST_BYTES
from casework.api.verbs.registry import BODIES
from casework.enums import Action
from casework.models import AuditEvent, Case, Incident
from tests.api.bodies import ANSWER, FOUND, GROUND, NOW, ON_GROUND, REASONS, VIEW, Ready, ready, sign_in
from tests.world import World

pytestmark = pytest.mark.django_db

LEFT_OUT = {"point": "evidence", "why": "No time."}
MEETING = {"told": True, "companion_kind": "none"}
A = Action
OLD = Action.RECORD_PAST_SANCTION
NUL = "a\x00b"
NO_NUL = "Null characters are not allowed."
LONG = "x" * 10_001
SURROGATE = "\ud800"
REQUIRED = "This field is required."
BLANK = "This field may not be blank."
NOBODY = "Nobody employed here today has this staff number."
NO_ALLEGATION = "This case has no allegation of that number."
JUDGED = {
    "allegation": 1,
    "level": "final_written_warning",
    "issued_on": "2026-06-03",
    "counts": True,
    "reasons": "It was that evening.",
}
SECOND = {
    "particulars": "Told a colleague to delete it.",
    "category": "social-media",
    "channel": "workplace",
    "acted_from": "2026-09-14",
    "acted_to": "2026-09-15",
    "case_to_answer": True,
}
PAUSE = {"paused_on": "2026-10-22", "reason": "sickness", "note": "Off sick."}
GRIEVANCE = {"lodged_on": "2026-10-22", "about": "bias", "summary": "Of the chair.", "way": "pause"}
PAST = "This must be today or in the past."

# verb, what is changed in a right body (None: left out), status, field, sentence
TABLE: tuple[tuple[Action, dict[str, Any], int, str, str], ...] = (
    (A.REPORT_INCIDENT, {"involved": None}, 400, "involved", REQUIRED),
    (A.REPORT_INCIDENT, {"involved": []}, 400, "involved", "at least 1 elements"),
    (A.REPORT_INCIDENT, {"involved": "E00012"}, 400, "involved", "Expected a list"),
    (A.REPORT_INCIDENT, {"involved": ["E99999"]}, 400, "involved[0]", NOBODY),
    (A.REPORT_INCIDENT, {"involved": [NUL]}, 400, "involved[0]", NO_NUL),
    (A.REPORT_INCIDENT, {"involved": [SURROGATE]}, 400, "involved[0]", "Surrogate characters"),
    (A.REPORT_INCIDENT, {"involved": [["E00012"]]}, 400, "involved[0]", "Not a valid string."),
    (A.REPORT_INCIDENT, {"involved": ["E00012"] * 9}, 400, "involved", "no more than 8 elements"),
    (A.REPORT_INCIDENT, {"involved": ["E00012"] * 2}, 422, "involved", "The same person is named twice."),
    (A.REPORT_INCIDENT, {"witnesses": ["E00012"]}, 422, "involved", "The same person is named twice."),
    (A.REPORT_INCIDENT, {"account": "   "}, 400, "account", BLANK),
    (A.REPORT_INCIDENT, {"account": NUL}, 400, "account", NO_NUL),
    (A.REPORT_INCIDENT, {"account": LONG}, 400, "account", "no more than 10000 characters"),
    (A.REPORT_INCIDENT, {"follows": "DC-2026-XXXXX"}, 400, "follows", "There is no such case that you can see."),
    (A.REPORT_INCIDENT, {"category": "nonsense"}, 400, "category", "There is no such category"),
    (A.REPORT_INCIDENT, {"category": NUL}, 400, "category", NO_NUL),
    (A.REPORT_INCIDENT, {"raised_by": "not_known"}, 400, "raised_by", "Choose one of: manager, colleague"),
    (A.REPORT_INCIDENT, {"channel": "carrier_pigeon"}, 400, "channel", "Choose one of: workplace, social_media"),
    (A.REPORT_INCIDENT, {"channel": SURROGATE}, 400, "channel", "Choose one of: "),
    (A.REPORT_INCIDENT, {"channel": {}}, 400, "channel", "Choose one of: "),
    (A.REPORT_INCIDENT, {"platform": ""}, 422, "platform", "Say which platform"),
    (A.REPORT_INCIDENT, {"channel": "workplace"}, 422, "platform", "for social media and for nothing else"),
    (A.REPORT_INCIDENT, {"occurred_from": "2026-02-31"}, 400, "occurred_from", "Date has wrong format"),
    (A.REPORT_INCIDENT, {"occurred_from": "2026-11-24"}, 400, "occurred_from", PAST),
    (A.REPORT_INCIDENT, {"occurred_from": "0001-01-01"}, 400, "occurred_from", "Check the year."),
    (A.REPORT_INCIDENT, {"occurred_from": 20260907}, 400, "occurred_from", "Date has wrong format"),
    (A.REPORT_INCIDENT, {"occurred_to": "2026-09-01"}, 422, "occurred_to", "The last day is before"),
    (A.REPORT_INCIDENT, {SURROGATE: 1}, 400, "?", "There is no such field."),
    (OLD, {"employee": None}, 400, "employee", REQUIRED),
    (OLD, {"employee": "E99999"}, 400, "employee", "Nobody who ever worked here has this staff number."),
    (OLD, {"level": "flogging"}, 400, "level", "Choose one of: verbal_warning"),
    (OLD, {"issued_on": "2026-11-24"}, 400, "issued_on", PAST),
    (OLD, {"received_on": "2026-06-02"}, 422, "received_on", "It cannot have been received before"),
    (OLD, {"acted_on": "2026-06-04"}, 422, "acted_on", "It cannot have happened after"),
    (OLD, {"period": None}, 422, "period", "Say until when the warning is live."),
    (OLD, {"period": "none"}, 422, "live_months", "goes with neither months nor a last day"),
    (OLD, {"period": "last_day"}, 422, "live_months", "goes with the last day alone"),
    (OLD, {"period": "for_ever"}, 400, "period", "Choose one of: months, last_day, none."),
    (OLD, {"live_months": None}, 422, "live_months", "goes with the number of months alone"),
    (OLD, {"live_months": "many"}, 400, "live_months", "A valid integer is required."),
    (OLD, {"live_months": "121"}, 422, "live_months", "A warning is live for 1 to 120 months."),
    (OLD, {"live_to": "2027-06-02"}, 422, "live_to", "goes with the number of months alone"),
    (OLD, {"level": "summary_dismissal"}, 422, "period", "A dismissal is not live for a time."),
    (OLD, {"employment_ends_on": "2026-06-30"}, 422, "employment_ends_on", "Only for a dismissal"),
    (OLD, {"category": "nonsense"}, 400, "category", "There is no such category"),
    (OLD, {"platform": ""}, 422, "platform", "Say which platform"),
    (OLD, {"severity": "apocalyptic"}, 400, "severity", "Choose one of: minor"),
    (OLD, {"appeal": "set_aside"}, 400, "appeal", "Choose one of: no"),
    (OLD, {"source": "x" * 101}, 400, "source", "no more than 100 characters"),
    (OLD, {"reference": NUL}, 400, "reference", NO_NUL),
    (OLD, {"scan": None}, 400, "scan", "No file was submitted."),
    (OLD, {"scan": "words"}, 400, "scan", "The submitted data was not a file."),
    (OLD, {"scan": SimpleUploadedFile("e.pdf", b"")}, 422, "scan", "The file is empty."),
    (OLD, {"recorded_by": "1"}, 400, "recorded_by", "There is no such field."),
    (A.REPORT_INCIDENT, {"reported_by": 1}, 400, "reported_by", "There is no such field."),
    (A.ASSESS_INCIDENT, {"version": None}, 400, "version", REQUIRED),
    (A.ASSESS_INCIDENT, {"version": 0}, 400, "version", "greater than or equal to 1"),
    (A.ASSESS_INCIDENT, {"version": 10**30}, 400, "version", "less than or equal to 2147483647"),
    (A.ASSESS_INCIDENT, {"version": "one"}, 400, "version", "A valid integer is required."),
    (A.ASSESS_INCIDENT, {"result": None}, 400, "result", REQUIRED),
    (
        A.ASSESS_INCIDENT,
        {"severity": "apocalyptic"},
        400,
        "severity",
        "Choose one of: minor, more_serious_minor, serious, gross.",
    ),
    (A.ASSESS_INCIDENT, {"openings": []}, 422, "result", "A formal procedure needs at least one employee"),
    (A.ASSESS_INCIDENT, {"openings": [{"mood": 1}]}, 400, "openings[0].mood", "There is no such field."),
    (A.ASSESS_INCIDENT, {"openings": [7]}, 400, "openings[0]", "Expected a dictionary"),
    (A.ASSESS_INCIDENT, {"result": "informal"}, 422, "result", "Only minor misconduct"),
    (A.APPOINT, {"kind": "subject"}, 400, "kind", "Choose one of: "),
    (A.APPOINT, {"kind": "investigator"}, 422, "kind", "already has a person as Investigator"),
    (A.APPOINT, {"employee": ""}, 400, "employee", BLANK),
    (A.APPOINT, {"employee": "E00007"}, 422, "employee", "and so cannot be the hearing chair"),
    (A.APPOINT, {"version": True}, 400, "version", "A valid integer is required."),
    (A.REPLACE_PART, {"reason": ""}, 400, "reason", BLANK),
    (A.REPLACE_PART, {"employee": "E00007"}, 422, "employee", "This person holds the part already."),
    (A.REPLACE_PART, {"held_by": NUL}, 400, "held_by", NO_NUL),
    (A.REPLACE_PART, {"part": "chair"}, 400, "held_by", "This person does not hold this part."),
    (A.ADD_ALLEGATION, {"particulars": ""}, 400, "particulars", BLANK),
    (A.ADD_ALLEGATION, {"acted_to": "2026-09-01"}, 422, "acted_to", "The last day is before the first day."),
    (A.ADD_ALLEGATION, {"acted_from": NUL}, 400, "acted_from", "Date has wrong format"),
    (A.CORRECT_RECORD, {"allegation": 2}, 400, "allegation", NO_ALLEGATION),
    (A.CORRECT_RECORD, {"allegation": 10**30}, 400, "allegation", "less than or equal to 32767"),
    (A.CORRECT_RECORD, {"field": "severity"}, 400, "field", "Choose one of: particulars, acted_from"),
    (A.CORRECT_RECORD, {"field": "case_id"}, 400, "field", "Choose one of: particulars, acted_from"),
    (A.CORRECT_RECORD, {"field": "acted_to", "value": "Monday"}, 400, "value", "Date has wrong format"),
    (A.CORRECT_RECORD, {"field": "acted_to", "value": "2026-09-01"}, 422, "value", "The last day is before"),
    (A.CORRECT_RECORD, {"field": "category", "value": "none"}, 400, "value", "There is no such category"),
    (A.CORRECT_RECORD, {"field": "category", "value": "social-media"}, 422, "value", "already says"),
    (A.ATTACH_EVIDENCE, {"content": None}, 400, "content", "No file was submitted."),
    (A.ATTACH_EVIDENCE, {"content": "words"}, 400, "content", "The submitted data was not a file."),
    (A.ATTACH_EVIDENCE, {"content": SimpleUploadedFile("e.txt", b"")}, 422, "content", "The file is empty."),
    (A.ATTACH_EVIDENCE, {"title": "x" * 201}, 400, "title", "no more than 200 characters"),
    (A.ATTACH_EVIDENCE, {"size": "1"}, 400, "size", "There is no such field."),
    (A.SUBMIT_FINDINGS, {"index": None}, 422, "index", "says of every file on the case what it shows"),
    (A.SUBMIT_FINDINGS, {"index": [{"evidence": 1, "shows": it} for it in "AB"]}, 400, "index", "each file once"),
    (A.SUBMIT_FINDINGS, {"index": [{"evidence": 2, "shows": "It."}]}, 400, "index[0].evidence", "none of that"),
    (A.SUBMIT_FINDINGS, {"views": []}, 422, "", "Every allegation of this case needs a recommendation"),
    (A.SUBMIT_FINDINGS, {"views": [VIEW | {"allegation": 2}]}, 400, "views[0].allegation", NO_ALLEGATION),
    (A.SUBMIT_FINDINGS, {"views": [VIEW, VIEW]}, 400, "views", "Name each allegation once."),
    (A.SUBMIT_FINDINGS, {"views": [{"allegation": 1}]}, 400, "views[0].case_to_answer", REQUIRED),
    (A.SUBMIT_FINDINGS, {"views": {"1": VIEW}}, 400, "views", "Expected a list"),
    (A.SUBMIT_FINDINGS, {"meeting": MEETING | {"told": None}}, 400, "meeting.told", "may not be null"),
    (A.SUBMIT_FINDINGS, {"meeting": {"told": True}}, 400, "meeting.companion_kind", REQUIRED),
    (A.SUBMIT_FINDINGS, {"meeting": MEETING}, 422, "meeting", "accompanied at the investigation meeting"),
    (A.SUBMIT_FINDINGS, {"report": "x" * 50_001}, 400, "report", "no more than 50000 characters"),
    (A.HEAR_AGAIN, {"reasons": ""}, 400, "reasons", BLANK),
    (A.RETURN_FINDINGS, {"missing": ""}, 400, "missing", BLANK),
    (A.RETURN_FINDINGS, {"conclusion": "No case."}, 400, "conclusion", "There is no such field."),
    (A.NO_CASE_TO_ANSWER, {"reasons": ""}, 400, "reasons", BLANK),
    (A.DEAL_WITH_INFORMALLY, {"agreed": ""}, 400, "agreed", BLANK),
    (A.REFER_TO_HEARING, {"reasons": NUL}, 400, "reasons", NO_NUL),
    (A.REFER_TO_HEARING, {"severity": None}, 400, "severity", REQUIRED),
    (A.ARRANGE_HEARING, {"starts_at": "half past ten"}, 400, "starts_at", "Datetime has wrong format"),
    (A.ARRANGE_HEARING, {"starts_at": "9999-12-31T23:59:59-12:00"}, 400, "starts_at", "Datetime value out of range"),
    (A.ARRANGE_HEARING, {"starts_at": "2100-06-01T10:00:00Z"}, 400, "starts_at", "Check the year."),
    (A.ARRANGE_HEARING, {"nation": "france"}, 400, "nation", "Choose one of: england-and-wales"),
    (A.ARRANGE_HEARING, {"sent_at": "2026-11-23T16:00:00Z"}, 400, "sent_at", "This must be in the past."),
    (A.ARRANGE_HEARING, {"received_on": "2026-11-24"}, 400, "received_on", PAST),
    (A.ARRANGE_HEARING, {"starts_at": "2026-11-25T10:00:00Z"}, 422, "starts_at", "the earliest day is Tue 1 Dec 2026"),
    (A.ARRANGE_HEARING, {"starts_at": "2026-11-20T10:00:00Z"}, 422, "starts_at", "must be after the invitation was sent"),
    (A.ARRANGE_HEARING, {"notice_waived": "perhaps"}, 400, "notice_waived", "Must be a valid boolean."),
    (A.AGREE_SANCTION, {"admission": ""}, 400, "admission", BLANK),
    (A.AGREE_SANCTION, {"level": "none"}, 400, "level", "Choose one of: "),
    (A.AGREE_SANCTION, {"level": "summary_dismissal"}, 422, "level", "at most."),
    (A.AGREE_SANCTION, {"findings": []}, 422, "", "Every allegation of this case needs a finding"),
    (A.AGREE_SANCTION, {"findings": [FOUND | {"finding": "not_found"}]}, 422, "", "has to be admitted"),
    (A.WITHDRAW_AGREEMENT, {"said": ""}, 400, "said", BLANK),
    (A.WITHDRAW_AGREEMENT, {"withdrawn_on": "2026-10-01"}, 422, "withdrawn_on", "It was agreed on"),
    (A.ADJOURN_HEARING, {"reason": ""}, 400, "reason", BLANK),
    (A.ADJOURN_HEARING, {"resumes_at": "2026-11-20T10:00:00+00:00"}, 422, "resumes_at", "later than now."),
    (A.ADJOURN_HEARING, {"served_on": "2026-11-25"}, 422, "new_evidence", "belong together"),
    (A.ADJOURN_HEARING, {"held_on": "2026-11-25"}, 400, "held_on", "There is no such field."),
    (A.POSTPONE_HEARING, {"reason": None}, 400, "reason", REQUIRED),
    (A.POSTPONE_HEARING, {"proposed_on": "2026-10-01"}, 422, "proposed_on", "The day proposed is in the past."),
    (A.RECORD_HEARING, {"answers": [ANSWER | {"response": "shrugged"}]}, 400, "answers[0].response", "Choose one of: "),
    (A.RECORD_HEARING, {"notes_status": "disputed"}, 422, "employee_version", "the employee's own version"),
    (A.RECORD_HEARING, {"companion_kind": "by_agreement"}, 422, "companion_reason", "companion"),
    (A.RECORD_HEARING, {"attendance": "absent", "absence_explained": "No."}, 422, "attendance", "arranged only once"),
    (A.RECORD_HEARING, {"notes": ""}, 400, "notes", BLANK),
    (A.RECORD_HEARING, {"left_out": [{"point": "evidence"}]}, 400, "left_out[0].why", REQUIRED),
    (A.RECORD_HEARING, {"left_out": [LEFT_OUT] * 2}, 400, "left_out", "Name each point once."),
    (A.DECIDE_OUTCOME, {"findings": [FOUND | {"finding": "guilty"}]}, 400, "findings[0].finding", "Choose one of: "),
    (A.DECIDE_OUTCOME, {"findings": [FOUND | {"reasons": ""}]}, 400, "findings[0].reasons", BLANK),
    (A.DECIDE_OUTCOME, {"severity_found": None}, 422, "severity_found", "Say how serious the conduct found is."),
    (A.DECIDE_OUTCOME, {"severity_found": "gross"}, 422, "severity_found", "was never put to them"),
    (A.DECIDE_OUTCOME, {"level": None}, 400, "level", REQUIRED),
    (A.DECIDE_OUTCOME, {"level": "flogging"}, 400, "level", "Choose one of: verbal_warning"),
    (A.DECIDE_OUTCOME, {"level": "summary_dismissal"}, 422, "level", "gross"),
    (A.DECIDE_OUTCOME, {"reasons": REASONS | {"mitigation": " "}}, 400, "reasons.mitigation", BLANK),
    (A.DECIDE_OUTCOME, {"reasons": "Because."}, 400, "reasons", "Expected a dictionary"),
    (A.DECIDE_OUTCOME, {"judged": [JUDGED]}, 422, "judged", "only of what was found"),
    (A.DECIDE_OUTCOME, {"judged": [JUDGED | {"counts": "perhaps"}]}, 400, "judged[0].counts", ""),
    (A.DECIDE_OUTCOME, {"judged": [JUDGED | {"reasons": " "}]}, 400, "judged[0].reasons", BLANK),
    (A.DECIDE_OUTCOME, {"judged": [JUDGED | {"allegation": 9}]}, 400, "judged[0].allegation", NO_ALLEGATION),
    (A.DECIDE_OUTCOME, {"judged": [JUDGED | {"level": "summary_dismissal"}]}, 400, "judged[0].level", "Choose one of: "),
    (A.AGREE_SANCTION, {"judged": [JUDGED]}, 422, "judged", "only of what was found"),
    (A.RECALL_DECISION, {"reason": ""}, 400, "reason", BLANK),
    (A.ISSUE_OUTCOME, {"delivery": "smoke_signal"}, 400, "delivery", "Choose one of: by_hand"),
    (A.ISSUE_OUTCOME, {"sent_at": "2026-10-01T10:00:00Z"}, 422, "sent_at", "cannot leave before the decision"),
    (A.ISSUE_OUTCOME, {"received_on": "2026-11-22"}, 422, "received_on", "cannot arrive before it was sent"),
    (A.ISSUE_OUTCOME, {"employment_ends_on": "2026-12-01"}, 422, "employment_ends_on", "Employment ends only"),
    (A.LODGE_APPEAL, {"grounds": []}, 422, "", "An appeal rests on a ground."),
    (A.LODGE_APPEAL, {"grounds": [GROUND, GROUND]}, 400, "grounds", "Name each ground once."),
    (A.LODGE_APPEAL, {"grounds": [GROUND | {"kind": "unjust"}]}, 400, "grounds[0].kind", "Choose one of: too_severe"),
    (A.LODGE_APPEAL, {"received_on": "2026-11-10"}, 422, "late_reason", "The last day to appeal was"),
    (A.LODGE_APPEAL, {"received_on": "2026-10-01"}, 422, "received_on", "The outcome was issued on"),
    (A.REFUSE_LATE_APPEAL, {"received_on": "2026-10-27"}, 422, "received_on", "in time"),
    (A.REFUSE_LATE_APPEAL, {"reason": NUL}, 400, "reason", NO_NUL),
    (A.ACKNOWLEDGE_APPEAL, {"delivery": None}, 400, "delivery", REQUIRED),
    (A.ACKNOWLEDGE_APPEAL, {"sent_on": "2026-10-26"}, 422, "sent_on", "The appeal was received on"),
    (A.RECORD_REINSTATEMENT_PAY, {"note": " "}, 400, "note", BLANK),
    (A.RECORD_REINSTATEMENT_PAY, {"paid_on": "2026-11-10"}, 422, "paid_on", "The appeal was decided on"),
    (A.WITHDRAW_APPEAL, {"said": " "}, 400, "said", BLANK),
    (A.WITHDRAW_APPEAL, {"withdrawn_on": "2026-10-26"}, 422, "withdrawn_on", "The appeal was received on"),
    (A.ARRANGE_APPEAL_HEARING, {"place": " "}, 400, "place", BLANK),
    (A.ARRANGE_APPEAL_HEARING, {"sent_at": "2026-10-01T10:00:00Z"}, 422, "sent_at", "The appeal was received on"),
    (A.POSTPONE_APPEAL_HEARING, {"reason": "rain"}, 400, "reason", "Choose one of: companion_unavailable"),
    (A.RECORD_APPEAL_HEARING, {"answers": [ANSWER]}, 400, "answers", "There is no such field."),
    (A.RECORD_APPEAL_HEARING, {"notes_status": "disputed"}, 422, "employee_version", "the employee's own version"),
    (A.DECIDE_APPEAL, {"result": "upheld"}, 400, "result", "Choose one of: confirmed, varied, set_aside, remitted."),
    (A.DECIDE_APPEAL, {"answers": []}, 422, "", "Every ground of this appeal needs an answer"),
    (A.DECIDE_APPEAL, {"answers": [ON_GROUND | {"ground": "procedure"}]}, 400, "answers", "does not rest on that ground"),
    (A.DECIDE_APPEAL, {"level": "final_written_warning"}, 422, "level", "heavier"),
    (A.DECIDE_APPEAL, {"level": None}, 400, "level", "Say which level"),
    (A.DECIDE_APPEAL, {"result": "confirmed"}, 422, "level", "only where the decision is varied"),
    (A.DECIDE_APPEAL, {"returns_on": "2026-11-30"}, 422, "returns_on", "Nobody comes back to work"),
    (A.DECIDE_APPEAL, {"employment_ends_on": "2026-11-30"}, 422, "employment_ends_on", "No dismissal stands instead"),
    (A.ISSUE_APPEAL_OUTCOME, {"sent_at": "2026-11-01T10:00:00Z"}, 422, "sent_at", "The appeal was decided on"),
    (A.ISSUE_APPEAL_OUTCOME, {"delivery": None}, 400, "delivery", REQUIRED),
    (A.RETURN_TO_HEARING, {"version": "x"}, 400, "version", "A valid integer is required."),
    (A.CLOSE_CASE, {"explanation": LONG}, 400, "explanation", "no more than 10000 characters"),
    (A.PROPOSE_WITHDRAWAL, {"reason": " "}, 400, "reason", BLANK),
    (A.WITHDRAW_CASE, {"reason": " "}, 400, "reason", BLANK),
    (A.TURN_DOWN_WITHDRAWAL, {"reason": LONG}, 400, "reason", "no more than 10000 characters"),
    (A.CLOSE_AFTER_DEATH, {"died_on": "2026-11-24"}, 400, "died_on", "today or in the past"),
    (A.CLOSE_AFTER_DEATH, {"died_on": "1990-01-01"}, 422, "died_on", "The employee began on"),
    (A.RECORD_REASONS_REQUEST, {"received_on": "2026-10-19"}, 422, "received_on", "told of the dismissal on"),
    (A.GIVE_WRITTEN_REASONS, {"reasons": ""}, 400, "reasons", BLANK),
    (A.RECORD_CONCILIATION, {"day_a": "2026-11-24"}, 400, "day_a", "today or in the past"),
    (A.RECORD_CONCILIATION, {"day_b": "2026-11-09"}, 422, "day_b", "cannot come before Acas was told"),
    (A.MARK_SAFEGUARDING, {"about": "cats"}, 400, "about", "Choose one of: children"),
    (A.MARK_SAFEGUARDING, {"reasons": " "}, 400, "reasons", BLANK),
    (A.RECORD_REFERRAL_CHECK, {"result": "perhaps"}, 400, "result", "Choose one of: barring_body"),
    (A.RECORD_REFERRAL_CHECK, {"reasons": " "}, 400, "reasons", BLANK),
    (A.RECORD_REFERRAL_CHECK, {"checked_on": "2026-11-24"}, 400, "checked_on", PAST),
    (A.RECORD_REFERRAL_CHECK, {"checked_on": "2026-09-01"}, 422, "checked_on", "Employment ended by a step"),
    (A.PLACE_HOLD, {"reasons": " "}, 400, "reasons", BLANK),
    (A.PLACE_HOLD, {"owner": "E00000"}, 400, "owner", "Nobody employed here today"),
    (A.PLACE_HOLD, {"review_on": "2026-11-23"}, 422, "review_on", "A hold is reviewed within six months"),
    (A.REVIEW_RECORD, {"result": "burn"}, 400, "result", "Choose one of: purge, keep."),
    (A.REVIEW_RECORD, {"reasons": " "}, 400, "reasons", BLANK),
    (A.REVIEW_RECORD, {"review_on": None}, 422, "review_on", "What is kept longer is looked at again"),
    (A.REVIEW_RECORD, {"review_on": "2026-11-23"}, 422, "review_on", "What is kept longer is looked at again"),
    (A.PURGE_CASE, {"version": 0}, 400, "version", "greater than or equal to 1"),
    (A.REVIEW_HOLD, {"reasons": " "}, 400, "reasons", BLANK),
    (A.REVIEW_HOLD, {"review_on": "2027-05-24"}, 422, "review_on", "A hold is reviewed within six months"),
    (A.LIFT_HOLD, {"reasons": " "}, 400, "reasons", BLANK),
    (A.RECORD_CRIMINAL_MATTER, {"stage": "guilty"}, 400, "stage", "Choose one of: investigation"),
    (A.RECORD_CRIMINAL_MATTER, {"about": " "}, 400, "about", BLANK),
    (A.RECORD_CRIMINAL_MATTER, {"since": "2026-11-24"}, 400, "since", PAST),
    (A.RECORD_CRIMINAL_MATTER, {"since": "2026-11-21"}, 422, "since", "We cannot have been told on"),
    (A.RECORD_CRIMINAL_MATTER, {"told_by": "mother"}, 400, "told_by", "Choose one of: employee"),
    (A.RECORD_CRIMINAL_MATTER, {"told_on": "2026-11-24"}, 400, "told_on", PAST),
    (A.RECORD_CRIMINAL_MATTER, {"effect": "some"}, 400, "effect", "Choose one of: not_asked"),
    (A.RECORD_CRIMINAL_MATTER, {"effect_reasons": " "}, 400, "effect_reasons", BLANK),
    (A.RECORD_CRIMINAL_MATTER, {"way": "perhaps"}, 400, "way", "Choose one of: go_on"),
    (A.RECORD_CRIMINAL_MATTER, {"reasons": " "}, 400, "reasons", BLANK),
    (A.RECORD_OVERSIGHT, {"remarks": " "}, 400, "remarks", BLANK),
    (A.RECORD_OVERSIGHT, {"checked_on": "2026-09-07"}, 422, "checked_on", "The case was opened on"),
    (A.SERVE_BUNDLE, {"served_on": "2026-11-24"}, 400, "served_on", "today or in the past"),
    (A.SERVE_BUNDLE, {"served_on": "2026-10-05"}, 422, "served_on", "referred to a hearing on"),
    (A.SETTLE_LIVE_PERIOD, {"last_day": ""}, 400, "last_day", "wrong format"),
    (A.SETTLE_LIVE_PERIOD, {"source": " "}, 400, "source", BLANK),
    (A.SETTLE_LIVE_PERIOD, {"reasons": " "}, 400, "reasons", BLANK),
    (A.SETTLE_LIVE_PERIOD, {"last_day": "2019-02-28"}, 422, "last_day", "live from Fri 1 Mar 2019 on"),
    (A.CURTAIL_WARNING, {"reasons": " "}, 400, "reasons", BLANK),
    (A.CURTAIL_WARNING, {"last_day": "2026-11-22"}, 422, "last_day", "Mon 23 Nov 2026 at the soonest"),
    (A.EXTEND_WARNING, {"days": 0}, 400, "days", "greater than or equal to 1"),
    (A.EXTEND_WARNING, {"days": 32}, 422, "days", "Of the absence 31 days"),
    (A.EXTEND_WARNING, {"absent_to": "2026-10-20"}, 422, "absent_to", "ends before it begins"),
    (A.EXTEND_WARNING, {"kind": "holiday"}, 400, "kind", "Choose one of: sickness"),
    (A.OPEN_SPENT_RECORD, {"justification": " "}, 400, "justification", BLANK),
    (A.AGREE_TO_CONSIDER, {"reasons": " "}, 400, "reasons", BLANK),
    (A.DECIDE_OUTCOME, {"spent_record_use": "It weighed."}, 422, "spent_record_use", "was not opened"),
    (A.DECIDE_APPEAL, {"spent_record_use": "It weighed."}, 422, "spent_record_use", "was not opened"),
    (A.ATTACH_REDACTED_COPY, {"evidence": 7}, 400, "evidence", "This case has no evidence of that number."),
    (A.ATTACH_REDACTED_COPY, {"redactions": "Line 1"}, 422, "redactions", "does not say where and why"),
    (A.TAKE_OVER_CASE, {"sha256": "5f"}, 422, "sha256", "The paper is not named by the fingerprint of its scan."),
    (A.TAKE_OVER_CASE, {"further": [{"particulars": "Another."}]}, 400, "further[0].category", "is required"),
    (A.TAKE_OVER_CASE, {"further": [SECOND]}, 422, "further[0].response", "the employee's answer of allegation 2 too"),
    (A.TAKE_OVER_CASE, {"invited_on": "2026-10-13"}, 422, "invited_on", "lies before the day attempt 1"),
    (A.TAKE_OVER_CASE, {"pause": PAUSE}, 422, "pause.paused_on", "lies before the day of the hearing"),
    (A.TAKE_OVER_CASE, {"grievance": GRIEVANCE}, 422, "grievance.decided_on", "goes with the day"),
    (A.TAKE_OVER_CASE, {"earlier": []}, 422, "attendance", "arranged only once"),
    (A.TAKE_OVER_CASE, {"chair": None}, 422, "chair", "the record says who chairs the hearing"),
    (A.TAKE_OVER_CASE, {"findings_on": "2026-09-07"}, 422, "findings_on", "lies before the day"),
    (A.TAKE_OVER_CASE, {"finding": "found"}, 422, "finding", "This belongs to a later stage"),
    (A.TAKE_OVER_CASE, {"employee": "E00013"}, 422, "", "only about an employee said to be involved"),
    (A.JOIN_CASES, {"into": "DC-2026-XXXXX"}, 400, "into", "There is no such case"),
    (A.JOIN_CASES, {"reasons": " "}, 400, "reasons", BLANK),
    (A.REOPEN_CASE, {"came_to_light": " "}, 400, "came_to_light", BLANK),
    (A.REOPEN_CASE, {"level": "detention"}, 400, "level", "Choose one of: verbal_warning"),
    (A.REOPEN_CASE, {"level": "written_warning"}, 422, "level", "is no lighter than"),
    (A.ISSUE_CORRECTION, {"sent_at": "2026-11-24T09:00:00+00:00"}, 400, "sent_at", "past"),
    (A.ISSUE_CORRECTION, {"received_on": "2026-11-20"}, 422, "received_on", "The letter was sent on"),
    (A.ISSUE_OUTCOME, {"improvement": "Lock it."}, 422, "improvement_review_on", "has to know by when"),
    (A.REVIEW_IMPROVEMENT, {"result": "perhaps"}, 400, "result", "Choose one of: met, not_met, not_judged."),
    (A.REVIEW_IMPROVEMENT, {"said": " "}, 400, "said", BLANK),
    (A.REVIEW_IMPROVEMENT, {"reviewed_on": "2026-10-19"}, 422, "reviewed_on", "The warning was issued on"),
    (A.REVIEW_DECISION, {"result": "perhaps"}, 400, "result", "Choose one of: stands, put_right."),
    (A.REVIEW_DECISION, {"reasons": " "}, 400, "reasons", BLANK),
    (A.RECORD_RESIGNATION, {"kind": "quietly"}, 400, "kind", "Choose one of: with_notice, immediate."),
    (A.RECORD_RESIGNATION, {"given_on": "2026-11-24"}, 400, "given_on", PAST),
    (A.RECORD_RESIGNATION, {"ends_on": "2026-11-20"}, 422, "ends_on", "Notice ends after"),
    (A.RECORD_RESIGNATION, {"kind": "immediate", "ends_on": "2026-11-19"}, 422, "ends_on", "cannot end before"),
    (A.CLOSE_AFTER_LEAVING, {"explanation": NUL}, 400, "explanation", NO_NUL),
    (A.RECORD_GRIEVANCE, {"about": "weather"}, 400, "about", "Choose one of: bias"),
    (A.RECORD_GRIEVANCE, {"summary": " "}, 400, "summary", BLANK),
    (A.RECORD_GRIEVANCE, {"lodged_on": "2026-11-24"}, 400, "lodged_on", PAST),
    (A.RECORD_GRIEVANCE, {"lodged_on": "2005-01-03"}, 422, "lodged_on", "The employee began on"),
    (A.DECIDE_ON_GRIEVANCE, {"way": "ignore"}, 400, "way", "Choose one of: pause, concurrent, continue."),
    (A.DECIDE_ON_GRIEVANCE, {"number": 2}, 422, "number", "no open grievance of that number"),
    (A.DECIDE_ON_GRIEVANCE, {"number": 0}, 400, "number", "greater than or equal to 1"),
    (A.CLOSE_GRIEVANCE, {"result": "upheld"}, 400, "result", "Choose one of: accepted"),
    (A.CLOSE_GRIEVANCE, {"ended_on": "2026-10-13"}, 422, "ended_on", "The grievance was lodged on"),
    (A.FLAG_DISCLOSURE, {"about": " "}, 400, "about", BLANK),
    (A.FLAG_DISCLOSURE, {"about": NUL}, 400, "about", NO_NUL),
    (A.CHECK_DISCLOSURE, {"result": "perhaps"}, 400, "result", "Choose one of: not_the_reason"),
    (A.CHECK_DISCLOSURE, {"reasons": " "}, 400, "reasons", BLANK),
    (A.FLAG_UNION_REPRESENTATIVE, {"source": "rumour"}, 400, "source", "Choose one of: said, membership."),
    (A.RECORD_UNION_TALK, {"official": None}, 422, "official", "A talk is with somebody."),
    (A.RECORD_UNION_TALK, {"result": "not_agreed"}, 422, "official", "Without the employee's agreement"),
    (A.RECORD_UNION_TALK, {"happened_on": "2026-09-07"}, 422, "happened_on", "The concern was reported on"),
    (A.RECORD_UNION_TALK, {"result": "perhaps"}, 400, "result", "Choose one of: talked, not_agreed."),
    (A.PROPOSE_OVERRIDE, {"kind": "investigator"}, 400, "kind", "Choose one of: chair"),
    (A.PROPOSE_OVERRIDE, {"reasons": " "}, 400, "reasons", BLANK),
    (A.PROPOSE_OVERRIDE, {"employee": "E00012"}, 422, "employee", "is the employee the case is about"),
    (A.APPROVE_OVERRIDE, {"number": 2}, 422, "number", "No override of that number waits."),
    (A.APPROVE_OVERRIDE, {"number": 0}, 400, "number", "greater than or equal to 1"),
    (A.PAUSE_CASE, {"reason": "holiday"}, 400, "reason", "Choose one of: grievance"),
    (A.PAUSE_CASE, {"paused_on": "2026-10-01"}, 400, "paused_on", "There is no such field."),
    (A.REVIEW_PAUSE, {"reasons": " "}, 400, "reasons", BLANK),
    (A.RESUME_CASE, {"note": NUL}, 400, "note", NO_NUL),
    (A.SUSPEND_EMPLOYEE, {"alternatives": None}, 400, "alternatives", REQUIRED),
    (A.SUSPEND_EMPLOYEE, {"alternatives": {"home": "No."}}, 400, "alternatives.other_hours", REQUIRED),
    (A.SUSPEND_EMPLOYEE, {"meeting": MEETING | {"companion_kind": "cat"}}, 400, "meeting.companion_kind", "Choose"),
    (A.SUSPEND_EMPLOYEE, {"meeting": MEETING}, 422, "meeting", "the meeting in which they are suspended"),
    (A.SUSPEND_EMPLOYEE, {"pay": "half"}, 400, "pay", "Choose one of: full, unpaid."),
    (A.SUSPEND_EMPLOYEE, {"pay": "unpaid"}, 422, "pay_clause", "where the contract allows"),
    (A.SUSPEND_EMPLOYEE, {"contact": "E99999"}, 400, "contact", NOBODY),
    (A.SUSPEND_EMPLOYEE, {"contact": "E00012"}, 422, "contact", "part of what is investigated"),
    (A.SUSPEND_EMPLOYEE, {"effective_on": "2026-09-07"}, 422, "effective_on", "The concern was reported on"),
    (A.REVIEW_SUSPENSION, {"reasons": " "}, 400, "reasons", BLANK),
    (A.REVIEW_SUSPENSION, {"reviewed_on": "2026-11-23"}, 400, "reviewed_on", "There is no such field."),
    (A.LIFT_SUSPENSION, {"because": "case_over"}, 400, "because", "Choose one of: lifted, sickness."),
    (A.LIFT_SUSPENSION, {"because": "sickness"}, 422, "because", "does not end with sickness"),
    (A.LIFT_SUSPENSION, {"last_day": "2026-09-08"}, 422, "last_day", "The suspension began on"),
    (A.RECORD_ADJUSTMENT, {"asked": " "}, 400, "asked", BLANK),
    (A.RECORD_ADJUSTMENT, {"meetings": "lunch"}, 400, "meetings", "Choose one of: investigation"),
    (A.RECORD_ADJUSTMENT, {"asked_on": "2026-11-24"}, 400, "asked_on", PAST),
    (A.RECORD_ADJUSTMENT, {"asked_on": "2026-09-07"}, 422, "asked_on", "The concern was reported on"),
    (A.RECORD_ADJUSTMENT, {"health_reason": NUL}, 400, "health_reason", NO_NUL),
    (A.ANSWER_ADJUSTMENT, {"adjustment": 2}, 400, "adjustment", "none of that number"),
    (A.ANSWER_ADJUSTMENT, {"adjustment": "x"}, 400, "adjustment", "valid integer"),
    (A.ANSWER_ADJUSTMENT, {"result": "refused"}, 422, "result", "Only an HR lead"),
    (A.ANSWER_ADJUSTMENT, {"agreed": ""}, 422, "agreed", "does not say what was agreed"),
    (A.RECORD_FIT_NOTE, {"says": "unhappy"}, 400, "says", "Choose one of: unfit_for_work"),
    (A.RECORD_FIT_NOTE, {"from_on": "2026-11-24"}, 400, "from_on", PAST),
    (A.RECORD_FIT_NOTE, {"to_on": "2026-11-19"}, 422, "to_on", "before its first"),
    (A.REFER_TO_OCCUPATIONAL_HEALTH, {"questions": []}, 400, "questions", "at least 1 elements"),
    (A.REFER_TO_OCCUPATIONAL_HEALTH, {"questions": ["why"]}, 400, "questions[0]", "Choose one of: fit_for_work"),
    (A.REFER_TO_OCCUPATIONAL_HEALTH, {"referred_on": "2026-11-24"}, 400, "referred_on", PAST),
    (A.RECORD_OCCUPATIONAL_HEALTH_ADVICE, {"not_before": None}, 422, "not_before", "The first day belongs to"),
    (A.RECORD_OCCUPATIONAL_HEALTH_ADVICE, {"adjustments": "x"}, 422, "adjustments", "The adjustments are written"),
    (A.RECORD_OCCUPATIONAL_HEALTH_ADVICE, {"received_on": "2026-10-11"}, 422, "received_on", "was asked on"),
    (A.RECORD_OCCUPATIONAL_HEALTH_ADVICE, {"advice": NUL}, 400, "advice", NO_NUL),
    (A.ALLOW_ABSENCE, {"reasons": " "}, 400, "reasons", BLANK),
    (A.RECORD_STATEMENT, {"witness": "E00011"}, 422, "witness", "not a witness on the case"),
    (A.RECORD_STATEMENT, {"witness": None}, 422, "witness", "One witness is named"),
    (A.RECORD_STATEMENT, {"outsider": "Olga"}, 422, "witness", "One witness is named"),
    (A.RECORD_STATEMENT, {"signed_on": None}, 422, "signed_on", "signed, or it says why"),
    (A.RECORD_STATEMENT, {"signed_on": "2026-11-19"}, 422, "signed_on", "signed before it was taken"),
    (A.RECORD_STATEMENT, {"replaces": 7}, 400, "replaces", "none of that number"),
    (A.ASK_ANONYMITY, {"asked_on": "2026-11-24"}, 400, "asked_on", PAST),
    (A.ASK_ANONYMITY, {"witness": "E00011"}, 422, "witness", "not a witness on the case"),
    (A.DECIDE_ANONYMITY, {"request": 7}, 400, "request", "none of that number"),
    (A.DECIDE_ANONYMITY, {"reasons": " "}, 400, "reasons", BLANK),
    (A.SHARE_STATEMENT, {"shared_with": "press"}, 400, "shared_with", "Choose one of: employee, companion."),
    (A.SHARE_STATEMENT, {"copy": "I saw it."}, 422, "why_redacted", "needs the reason"),
    (A.SHARE_STATEMENT, {"shared_on": "2026-09-08"}, 422, "shared_on", "shared before it was taken"),
    (A.CALL_WITNESS, {"party": "court"}, 400, "party", "Choose one of: us, employee."),
    (A.CALL_WITNESS, {"witness": "E00011"}, 422, "witness", "not a witness on the case"),
    (A.INVITE_WITNESS, {"for_on": "2026-11-19"}, 422, "for_on", "invited after the day"),
    (A.RECORD_WITNESS_ATTENDANCE, {"why_not": "Ill."}, 422, "why_not", "it says why they did not"),
    (A.SEND_LETTER, {"letter": "outcome"}, 400, "letter", "Choose one of: investigation"),
    (A.SEND_LETTER, {"delivery": None}, 400, "delivery", REQUIRED),
    (A.SEND_LETTER, {"sent_at": "2026-09-08T15:00:00+01:00"}, 422, "sent_at", "not so before Wed 9 Sep 2026"),
    (A.SEND_LETTER, {"received_on": "2026-09-08"}, 422, "received_on", "cannot arrive before"),
    (A.SEND_LETTER, {"received_on": "2026-11-24"}, 400, "received_on", PAST),
    (A.ACKNOWLEDGE_LETTER, {"letter": "postcard"}, 400, "letter", "Choose one of: invitation"),
    (A.ACKNOWLEDGE_LETTER, {"received_on": "2026-10-19"}, 422, "received_on", "cannot have arrived before"),
    (A.ACKNOWLEDGE_LETTER, {"told_on": "2026-11-24"}, 400, "told_on", PAST),
    (A.NAME_COMPANION, {"kind": "by_agreement"}, 422, "kind", "The companion is a colleague"),
    (A.NAME_COMPANION, {"kind": "none"}, 422, "kind", "The companion is a colleague"),
    (A.NAME_COMPANION, {"name": " "}, 400, "name", BLANK),
    (A.PROPOSE_ANOTHER_TIME, {"proposed_on": "2026-10-15"}, 422, "proposed_on", "on that day or after it"),
    (A.PROPOSE_ANOTHER_TIME, {"said": NUL}, 400, "said", NO_NUL),
    (A.REFUSE_PROPOSAL, {"why_unreasonable": " "}, 400, "why_unreasonable", BLANK),
    (A.COMMENT_ON_NOTES, {"employee_version": ""}, 422, "employee_version", "Disputed notes are kept"),
    (A.COMMENT_ON_NOTES, {"answer": "agreed"}, 422, "employee_version", "another version is given"),
    (A.ADD_LEGAL_ADVICE, {"text": " "}, 400, "text", BLANK),
    (A.ADD_LEGAL_ADVICE, {"given_on": "2026-11-24"}, 400, "given_on", PAST),
    (A.ADD_LEGAL_ADVICE, {"given_by": NUL}, 400, "given_by", NO_NUL),
    (A.DECLARE_CONFLICT, {"reason": " "}, 400, "reason", BLANK),
    (A.DECLARE_CONFLICT, {"declared_on": "2026-11-24"}, 400, "declared_on", PAST),
    (A.DECLARE_CONFLICT, {"employee": "E99999"}, 400, "employee", NOBODY),
    (A.ADD_NOTE, {"text": ""}, 400, "text", BLANK),
    (A.ADD_NOTE, {"text": LONG}, 400, "text", "no more than 10000 characters"),
    (A.ADD_NOTE, {"text": NUL}, 400, "text", NO_NUL),
    (A.ADD_NOTE, {"text": True}, 400, "text", "Not a valid string."),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _monday(settings: Any, tmp_path: Any) -> Any:
    settings.MEDIA_ROOT = str(tmp_path)
    with time_machine.travel(NOW, tick=False):
        yield


def the_files() -> tuple[list[Any], list[Any]]:
    return (
        list(Case.objects.order_by("pk").values_list("pk", "state", "version")),
        list(Incident.objects.order_by("pk").values_list("pk", "state", "version")),
    )


def test_the_table_covers_every_verb() -> None:
    assert {row[0] for row in TABLE} == set(BODIES)


def faults_of_bad_input(call: Ready, client: Client, *, by: User) -> list[str]:
    """Each row of one verb, sent to the same file: none of them changes it."""
    files, wrong, refused = the_files(), [], 0
    for _, changes, status, field, sentence in (row for row in TABLE if row[0] == call.action):
        before, answer = refused, call.post(client, **changes)
        said = answer.json()
        told = said.get("errors") or [{"field": said.get("field", ""), "message": said["detail"]}]
        match = any(one["field"] == field and sentence in one["message"] for one in told)
        if answer.status_code != status or not match:
            wrong.append(f"{list(changes)}: {answer.status_code} {answer.content.decode()}")
        if answer["Content-Type"] != "application/problem+json" or said["status"] != answer.status_code:
            wrong.append(f"{list(changes)}: not a problem")
        if status == 422 and not (said["rule_id"] and said["instead"] and said["source"]):
            wrong.append(f"{list(changes)}: a rule without its name or source: {said}")
        refused = AuditEvent.objects.filter(action="refused").count()
        if (refused - before) != (status == 422):
            wrong.append(f"{list(changes)}: a rule's refusal is an event, a wrong shape is none")
    wrong += ["a file was changed"] if the_files() != files else []
    done = AuditEvent.objects.filter(action=call.action, actor=by.pk)
    return [*wrong, *(["it was done"] if done.exists() else [])]


def _note(world: World) -> tuple[Ready, Any]:
    call = ready(world, Action.ADD_NOTE)
    return call, sign_in(world, call.who)


NO_JSON = (
    (b"", "application/json", 400, "text: This field is required."),
    (b"{", "application/json", 400, "The body is not JSON in UTF-8."),
    (b'{"text": NaN}', "application/json", 400, "The body is not JSON in UTF-8."),
    (b'{"text": "\xff"}', "application/json", 400, "The body is not JSON in UTF-8."),
    (b"[" * 100_000, "application/json", 400, "The body is not JSON in UTF-8."),
    (b"1" * 10_000, "application/json", 400, "The body is not JSON in UTF-8."),
    (b"[]", "application/json", 400, "Expected a dictionary"),
    (b"null", "application/json", 400, "No data provided"),
    (b'"text"', "application/json", 400, "Expected a dictionary"),
    (b'{"text": "' + b"x" * MOST_BYTES + b'"}', "application/json", 413, "larger than 1,000,000 bytes"),
    (b"text=x", "application/x-www-form-urlencoded", 415, "Unsupported media type"),
    (b"<text>x</text>", "application/xml", 415, "Unsupported media type"),
    (b"text", "text/plain", 415, "Unsupported media type"),
)


def test_a_body_that_is_no_json(world: World) -> None:
    call, client = _note(world)
    for content, kind, status, sentence in NO_JSON:
        answer = client.post(call.address, content, kind)
        assert answer.status_code == status, (content[:40], answer.content.decode())
        assert sentence in answer.json()["detail"], content[:40]
        assert answer["Content-Type"] == "application/problem+json", content[:40]
    assert isinstance(call.file, Case) and not call.file.notes.exists()


FORGED = (
    ("/api/v1/cases?sate=hearing", 400, "sate: There is no such filter."),
    ("/api/v1/cases?state=nowhere", 400, "is not one of the available choices"),
    ("/api/v1/cases?unit=1e9", 400, "Select a valid choice"),
    ("/api/v1/cases?unit=99999999999999999999", 400, "Select a valid choice"),
    ("/api/v1/cases?category=%00", 400, "Null characters are not allowed."),
    ("/api/v1/cases?incident=%00", 400, "Null characters are not allowed."),
    ("/api/v1/cases?opened_from=yesterday", 400, "Enter a valid date."),
    ("/api/v1/cases?cursor=nonsense", 404, "It is not here"),
    ("/api/v1/cases?cursor=%00", 404, "It is not here"),
    ("/api/v1/cases?cursor=a:b:c", 404, "It is not here"),
    ("/api/v1/cases?page_size=0", 400, "page_size: This must be a number from 1 to 100."),
    ("/api/v1/cases?page_size=%C2%B2", 400, "page_size: This must be a number from 1 to 100."),
    ("/api/v1/sanctions?as_known_at=now", 400, "Enter a valid date/time."),
    ("/api/v1/sanctions?as_known_at=9999-12-31T23:59:59-12:00", 200, ""),
    ("/api/v1/audit_events?at_from=0001-01-01T00:00:00%2B12:00", 200, ""),
    ("/api/v1/hearings?postponed=maybe", 200, ""),
    ("/api/v1/cases?page_size=100000", 400, "page_size: This must be"),
    ("/api/v1/cases?format=xml", 400, "format: There is no such filter."),
    ("/api/v1/cases/DC-2026-%00AAAA", 404, "It is not here"),
    ("/api/v1/cases/..%2Fetc", 404, "It is not here"),
    ("/api/v1/cases/", 404, "It is not here"),
    ("/api/v2/cases", 404, ""),
    ("/api/v1/cases/DC-2026-AAAAA/add_note", 405, 'Method "GET" not allowed.'),
)


def test_a_forged_address(world: World) -> None:
    client = sign_in(world, "audrey")
    for address, status, sentence in FORGED:
        answer = client.get(address)
        assert answer.status_code == status, (address, answer.content.decode())
        if sentence:
            assert sentence in answer.json()["detail"], address
            assert answer["Content-Type"] == "application/problem+json", address


def test_other_methods_and_media_types_are_refused_as_problems(world: World) -> None:
    call, client = _note(world)
    for method in ("put", "patch", "delete", "options"):
        answer = getattr(client, method)(call.address)
        assert answer.status_code == 405, method
        assert answer.json()["type"] == "urn:casework:method-not-allowed"
    answer = client.get("/api/v1/cases", headers={"accept": "text/xml"})
    assert answer.status_code == 406
    assert json.loads(answer.content)["type"] == "urn:casework:not-acceptable"
