"""For every verb a call with arguments that are right: whatever is refused is refused for who asks, or when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.core.files.base import ContentFile

from accounts.models import User
from casework import actions
from casework.enums import IncidentChannel, PartKind, PostponementReason
from casework.models import Case
from tests import outside_world as outside
from tests import own_world as own
from tests import purging
from tests import support_world as support
from tests.world import APPEAL_CLOSED, APPEAL_INVITED, CLOSED, FOUND, HAPPENED, LONDON, REFERRED, World

PHONED = datetime(2026, 10, 12, 9, 0, tzinfo=LONDON)


def _appoint(world: World, case: Case, by: User) -> object:
    return actions.appoint(case, kind=PartKind.NOTE_TAKER, employee=world.penny, by=by, on=REFERRED)


def _replace(world: World, case: Case, by: User) -> object:
    part = case.parts.get(kind=PartKind.NOTE_TAKER, to_date=None)
    return actions.replace_part(part, employee=world.penny, reason="On leave.", by=by, on=REFERRED)


def _add_allegation(world: World, case: Case, by: User) -> object:
    return actions.add_allegation(
        case,
        particulars="Left the screen unlocked.",
        category=world.category,
        channel=IncidentChannel.WORKPLACE,
        acted_from=HAPPENED,
        acted_to=HAPPENED,
        by=by,
        on=FOUND,
    )


def _correct(world: World, case: Case, by: User) -> object:
    allegation = case.allegations.get(number=1)
    return actions.correct_record(
        allegation, field="particulars", value="Put right.", reason="A slip.", by=by, on=FOUND
    )


def _attach(world: World, case: Case, by: User) -> object:
    return actions.attach_evidence(
        case, title="Rota", content=ContentFile(b"the rota", name="rota.txt"), by=by
    )


def _redact(world: World, case: Case, by: User) -> object:
    return actions.attach_redacted_copy(
        case,
        evidence=case.evidence.get(number=1),
        content=ContentFile(b"all but a name", name="redacted.txt"),
        redactions="Line 1: names another employee",
        by=by,
    )


def _no_case(world: World, case: Case, by: User) -> object:
    return actions.no_case_to_answer(case, reasons="Somebody else wrote it.", by=by, on=REFERRED)


def _informally(world: World, case: Case, by: User) -> object:
    return actions.deal_with_informally(
        case, severity="minor", reasons="It was a slip.", agreed="A talk, and training.", by=by, on=REFERRED
    )


def _refer(world: World, case: Case, by: User) -> object:
    return actions.refer_to_hearing(case, reasons="The report supports it.", by=by, on=REFERRED)


def _postpone(world: World, case: Case, by: User) -> object:
    return actions.postpone_hearing(case, reason=PostponementReason.EMPLOYEE_ILL, by=by, at=PHONED)


def _recall(world: World, case: Case, by: User) -> object:
    return actions.recall_decision(case, reason="A slip.", by=by, at=PHONED)


def _refuse_late(world: World, case: Case, by: User) -> object:
    late = CLOSED  # the day after the window closed
    return actions.refuse_late_appeal(case, received_on=late, reason="No reason was given.", by=by, on=late)


def _postpone_appeal(world: World, case: Case, by: User) -> object:
    return actions.postpone_appeal_hearing(
        case, reason=PostponementReason.EMPLOYEE_ILL, by=by, at=APPEAL_INVITED
    )


def _close(world: World, case: Case, by: User) -> object:
    return world.close(case, by=by, on=APPEAL_CLOSED)


def _withdraw(world: World, case: Case, by: User) -> object:
    return actions.withdraw_case(case, reason="Another person of that name.", by=by, on=CLOSED)


def _turn_down(world: World, case: Case, by: User) -> object:
    return actions.turn_down_withdrawal(case, reason="It is the right person.", by=by, on=CLOSED)


def _note(world: World, case: Case, by: User) -> object:
    return actions.add_note(case, text="Rang the union.", by=by)


def _join(world: World, case: Case, by: User) -> object:
    """Into the case that the world has besides; where it has none, whatever refuses it comes before that is seen."""
    into = Case.objects.filter(subject=case.subject).exclude(pk=case.pk).first() or case
    return world.join(case, into, by=by)


ON_A_CASE: dict[str, Callable[[World, Case, User], object]] = {
    "appoint": _appoint,
    "replace_part": _replace,
    "add_allegation": _add_allegation,
    "correct_record": _correct,
    "attach_evidence": _attach,
    "attach_redacted_copy": _redact,
    "submit_findings": lambda world, case, by: world.findings(case, by=by),
    "hear_again": lambda world, case, by: world.hear_again(case, by=by),
    "return_findings": lambda world, case, by: world.return_findings(case, by=by),
    "no_case_to_answer": _no_case,
    "deal_with_informally": _informally,
    "refer_to_hearing": _refer,
    "arrange_hearing": lambda world, case, by: world.arrange(case, by=by),
    "postpone_hearing": _postpone,
    "adjourn_hearing": lambda world, case, by: world.adjourn(case, by=by),
    "record_hearing": lambda world, case, by: world.record(case, by=by),
    "decide_outcome": lambda world, case, by: world.decide(case, by=by),
    "agree_sanction": lambda world, case, by: world.agree(case, by=by),
    "withdraw_agreement": lambda world, case, by: world.withdraw_agreement(case, by=by),
    "recall_decision": _recall,
    "issue_outcome": lambda world, case, by: world.issue(case, by=by),
    "lodge_appeal": lambda world, case, by: world.lodge(case, by=by),
    "acknowledge_appeal": lambda world, case, by: world.acknowledge(case, by=by),
    "record_reinstatement_pay": lambda world, case, by: world.record_pay(case, by=by),
    "refuse_late_appeal": _refuse_late,
    "withdraw_appeal": lambda world, case, by: world.withdraw_appeal(case, by=by),
    "arrange_appeal_hearing": lambda world, case, by: world.arrange_appeal(case, name="", by=by),
    "postpone_appeal_hearing": _postpone_appeal,
    "record_appeal_hearing": lambda world, case, by: world.record_appeal(case, by=by),
    "decide_appeal": lambda world, case, by: world.decide_appeal(case, by=by),
    "issue_appeal_outcome": lambda world, case, by: world.issue_appeal(case, by=by),
    "return_to_hearing": lambda world, case, by: world.return_to_hearing(case, by=by),
    "close_case": _close,
    "propose_withdrawal": lambda world, case, by: world.propose_withdrawal(case, by=by),
    "withdraw_case": _withdraw,
    "turn_down_withdrawal": _turn_down,
    "suspend_employee": lambda world, case, by: world.suspend(case, by=by),
    "review_suspension": lambda world, case, by: world.review_suspension(case, by=by),
    "lift_suspension": lambda world, case, by: world.lift_suspension(case, by=by),
    "pause_case": lambda world, case, by: world.pause(case, by=by),
    "review_pause": lambda world, case, by: world.review_pause(case, by=by),
    "resume_case": lambda world, case, by: world.resume(case, by=by),
    "record_resignation": lambda world, case, by: world.resign(case, by=by),
    "close_after_leaving": lambda world, case, by: world.close_after_leaving(case, by=by),
    "record_oversight": lambda world, case, by: world.record_oversight(case, by=by),
    "serve_bundle": lambda world, case, by: world.serve_bundle(case, by=by),
    "review_improvement": lambda world, case, by: world.review_improvement(case, by=by),
    "extend_warning": lambda world, case, by: world.extend_warning(case, by=by),
    "curtail_warning": lambda world, case, by: world.curtail(case, by=by),
    "settle_live_period": lambda world, case, by: world.settle(case, by=by),
    "open_spent_record": lambda world, case, by: world.open_spent(case, by=by),
    "agree_to_consider": lambda world, case, by: outside.agree_to_consider(world, case, by=by),
    "close_after_death": lambda world, case, by: world.close_after_death(case, by=by),
    "record_reasons_request": lambda world, case, by: outside.ask_for_reasons(world, case, by=by),
    "give_written_reasons": lambda world, case, by: outside.give_reasons(world, case, by=by),
    "record_conciliation": lambda world, case, by: world.conciliate(case, by=by),
    "record_criminal_matter": lambda world, case, by: outside.criminal_matter(world, case, by=by),
    "mark_safeguarding": lambda world, case, by: outside.mark_safeguarding(world, case, by=by),
    "record_referral_check": lambda world, case, by: outside.check_referral(world, case, by=by),
    "place_hold": lambda world, case, by: outside.place_hold(world, case, by=by),
    "review_hold": lambda world, case, by: outside.review_hold(world, case, by=by),
    "lift_hold": lambda world, case, by: outside.lift_hold(world, case, by=by),
    "review_record": lambda world, case, by: purging.keep_longer(world, case, by=by),
    "purge_case": lambda world, case, by: purging.approve(world, case, by=by),
    "review_decision": lambda world, case, by: world.review_decision(case, by=by),
    "record_grievance": lambda world, case, by: world.record_grievance(case, by=by),
    "decide_on_grievance": lambda world, case, by: world.decide_on_grievance(case, by=by),
    "close_grievance": lambda world, case, by: world.close_grievance(case, by=by),
    "flag_disclosure": lambda world, case, by: world.flag_disclosure(case, by=by),
    "check_disclosure": lambda world, case, by: world.check_disclosure(case, by=by),
    "flag_union_representative": lambda world, case, by: world.flag_union_representative(case, by=by),
    "record_union_talk": lambda world, case, by: world.record_union_talk(case, by=by),
    "propose_override": lambda world, case, by: world.propose_override(case, by=by),
    "approve_override": lambda world, case, by: world.approve_override(case, by=by),
    "record_adjustment": lambda world, case, by: support.record_adjustment(world, case, by=by),
    "answer_adjustment": lambda world, case, by: support.answer_adjustment(world, case, by=by),
    "record_fit_note": lambda world, case, by: support.fit_note(world, case, by=by),
    "refer_to_occupational_health": lambda world, case, by: support.refer(world, case, by=by),
    "record_occupational_health_advice": lambda world, case, by: support.advise(world, case, by=by),
    "allow_absence": lambda world, case, by: support.allow_absence(world, case, by=by),
    "record_statement": lambda world, case, by: support.statement(world, case, by=by),
    "ask_anonymity": lambda world, case, by: support.ask_anonymity(world, case, by=by),
    "decide_anonymity": lambda world, case, by: support.decide_anonymity(world, case, by=by),
    "share_statement": lambda world, case, by: support.share(world, case, by=by),
    "call_witness": lambda world, case, by: support.call(world, case, by=by),
    "invite_witness": lambda world, case, by: support.invite(world, case, by=by),
    "record_witness_attendance": lambda world, case, by: support.attended(world, case, by=by),
    "declare_conflict": lambda world, case, by: support.declare_conflict(world, case, by=by),
    "add_legal_advice": lambda world, case, by: support.advise_legally(world, case, by=by),
    "send_letter": lambda world, case, by: own.send_letter(world, case, by=by),
    "acknowledge_letter": lambda world, case, by: own.acknowledge(world, case, by=by),
    "name_companion": lambda world, case, by: own.name_companion(world, case, by=by),
    "propose_another_time": lambda world, case, by: own.propose(world, case, by=by),
    "refuse_proposal": lambda world, case, by: own.refuse(world, case, by=by),
    "comment_on_notes": lambda world, case, by: own.comment(world, case, by=by),
    "join_cases": _join,
    "reopen_case": lambda world, case, by: world.reopen(case, by=by),
    "issue_correction": lambda world, case, by: world.issue_correction(case, by=by),
    "add_note": _note,
}


# Rows that a verb adds when it is done, besides deadlines.
ADDS: dict[str, dict[str, int]] = {
    "appoint": {"part": 1},
    "replace_part": {"part": 1, "auditpayload": 1},
    "add_allegation": {"allegation": 1},
    "correct_record": {"correction": 1, "auditpayload": 1},
    "attach_evidence": {"evidence": 1},
    "submit_findings": {"findings": 1, "recommendation": 1, "evidenceentry": 1},
    "return_findings": {"findingsreturn": 1},
    "hear_again": {},
    "no_case_to_answer": {"casetoanswer": 1, "closure": 1},
    "deal_with_informally": {"casetoanswer": 1, "closure": 1},
    "refer_to_hearing": {"casetoanswer": 1},
    "arrange_hearing": {"hearing": 1},
    "postpone_hearing": {},
    "adjourn_hearing": {"adjournment": 1},
    "record_hearing": {"hearingrecord": 1, "allegationanswer": 1},
    "decide_outcome": {"decision": 1, "allegationfinding": 1, "decisioncomparison": 1},
    "agree_sanction": {"agreement": 1, "decision": 1, "allegationfinding": 1, "decisioncomparison": 1},
    "withdraw_agreement": {"agreementwithdrawal": 1},
    "recall_decision": {"auditpayload": 1},
    "issue_outcome": {"outcome": 1, "sanction": 1, "liveperiod": 1},
    "lodge_appeal": {"appeal": 1, "appealground": 1},
    "acknowledge_appeal": {"appealacknowledgement": 1},
    "record_reinstatement_pay": {"reinstatementpay": 1},
    "refuse_late_appeal": {"appeal": 1},
    "withdraw_appeal": {"appealwithdrawal": 1},
    "arrange_appeal_hearing": {"appealhearing": 1},
    "postpone_appeal_hearing": {},
    "record_appeal_hearing": {"appealhearingrecord": 1},
    "decide_appeal": {"appealdecision": 1, "groundanswer": 1, "decisioncomparison": 1},
    # Varied, as the world has it: with the letter it takes effect.
    "issue_appeal_outcome": {"appealoutcome": 1, "sanction": 1, "liveperiod": 1},
    "return_to_hearing": {},
    "close_case": {"closure": 1},
    "propose_withdrawal": {"withdrawal": 1},
    "withdraw_case": {"closure": 1},
    "turn_down_withdrawal": {},
    "suspend_employee": {"suspension": 1, "suspensionalternative": 5},
    "review_suspension": {"suspensionreview": 1},
    "lift_suspension": {},
    "pause_case": {"pause": 1},
    "review_pause": {"pausereview": 1},
    "resume_case": {},
    "record_resignation": {"resignation": 1},
    "close_after_leaving": {"closure": 1},
    "record_oversight": {"oversightcheck": 1},
    "serve_bundle": {"bundleservice": 1},
    "review_improvement": {},
    "extend_warning": {"warningextension": 1, "liveperiod": 1},
    "curtail_warning": {"warningcurtailment": 1, "liveperiod": 1},
    "settle_live_period": {"livesettlement": 1, "liveperiod": 1},
    "open_spent_record": {"spentrecordopening": 1, "auditpayload": 1},
    "agree_to_consider": {"considerationagreed": 1},
    "close_after_death": {"closure": 1},
    "record_reasons_request": {"reasonsrequest": 1},
    "give_written_reasons": {"writtenreasons": 1},
    "record_conciliation": {"conciliation": 1},
    "record_criminal_matter": {"criminalmatter": 1},
    "mark_safeguarding": {"safeguardingmark": 1},
    "record_referral_check": {"referralcheck": 1},
    "place_hold": {"legalhold": 1},
    "review_hold": {"legalholdreview": 1},
    "lift_hold": {},
    "review_record": {"recordreview": 1},
    "purge_case": {},
    "review_decision": {},
    "record_grievance": {"linkedgrievance": 1},
    "decide_on_grievance": {"grievancedecision": 1},
    "close_grievance": {"grievanceending": 1},
    "flag_disclosure": {"disclosureflag": 1},
    "check_disclosure": {"disclosurecheck": 1},
    "flag_union_representative": {"unionrepresentative": 1},
    "record_union_talk": {"uniontalk": 1},
    "propose_override": {"separationoverride": 1},
    "approve_override": {},
    "record_adjustment": {"adjustment": 1},
    "answer_adjustment": {"adjustmentanswer": 1},
    "record_fit_note": {"fitnote": 1},
    "refer_to_occupational_health": {"occupationalhealthreferral": 1},
    "record_occupational_health_advice": {"occupationalhealthadvice": 1},
    "allow_absence": {"absenceallowed": 1},
    "record_statement": {"statement": 1},
    "ask_anonymity": {"anonymityrequest": 1},
    "decide_anonymity": {"anonymity": 1},
    "share_statement": {"statementshare": 1},
    "call_witness": {"witnesscall": 1},
    "invite_witness": {"witnessinvitation": 1},
    "record_witness_attendance": {"witnessattendance": 1},
    "add_legal_advice": {"legaladvice": 1},
    "declare_conflict": {"declaredconflict": 1},
    "send_letter": {"sentletter": 1},
    "acknowledge_letter": {"letterreceipt": 1},
    "name_companion": {"namedcompanion": 1},
    "propose_another_time": {"timeproposal": 1},
    "refuse_proposal": {"proposalrefusal": 1},
    "comment_on_notes": {"notescomment": 1},
    # in the case that goes on: the allegation, the file, the two witnesses and the complainant, and the event
    "join_cases": {"casejoin": 1, "closure": 1, "allegation": 1, "evidence": 1, "part": 3, "auditevent": 1},
    "reopen_case": {"reopening": 1},
    "issue_correction": {"outcomecorrection": 1},
    "add_note": {"note": 1},
    # the two witnesses, the complainant, HR officer, case manager and investigator
    "assess_incident": {"assessment": 1, "case": 1, "allegation": 1, "part": 6, "auditevent": 1},
    "report_incident": {"incident": 1, "incidentperson": 4},
    "attach_redacted_copy": {"redactedcopy": 1, "redaction": 1},
    # At the investigation, as test_table takes it over.
    "take_over_case": {
        "assessment": 1,
        "case": 1,
        "allegation": 1,
        "part": 6,
        "takenover": 1,
        "papercheck": 1,
        "auditevent": 1,
    },
    "record_past_sanction": {
        "incident": 1,
        "incidentperson": 1,
        "case": 1,
        "allegation": 1,
        "provenance": 1,
        "allegationfinding": 1,
        "sanction": 1,
        "liveperiod": 1,
        "closure": 1,
        "auditevent": 1,  # the incident's, besides the case's
    },
}
