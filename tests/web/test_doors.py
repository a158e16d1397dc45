"""Every URL, every person: who gets a page, who is refused, and nobody is shown a canary they may not see.

The expected answers come from the policy below, written by hand per kind of route and persona, never from a run.
A route without a row in ROUTES fails the build. Those of the API have theirs in ``tests/api/test_doors.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from casework import actions
from casework.actions.covers import arrange_cover
from casework.actions.policy_drafts import change_policy_draft, draft_policy, propose_policy
from casework.enums import FileState, PartKind, RequestStep, Role, SanctionLevel
from casework.imports.runs import hand_over
from casework.imports.sweep import run_owed_imports
from casework.models import (
    Case,
    Employee,
    HolidayChange,
    Notification,
    Part,
    PolicyProposal,
    PolicyVersion,
    RequestEntry,
)
from casework.notifications import materialise
from casework.web.verbs.urls import urlpatterns as verb_addresses
from casework.web.verbs.views import verb_page
from casework.workflow import TABLE, WITHOUT_A_FILE
from tests.fixtures_world import grant, hire
from tests.imports.past import past_sanction
from tests.imports.staff import csv_of, row
from tests.requests_world import SAR, happened, hire_who_answers, received
from tests.walked import walked_once
from tests.world import HEARD, World, build_world

CANARY = "zq7canary"
THE_EVE = HEARD - timedelta(days=1)

# What a person is to the file under test: a case in Leeds about Sam, reported by Manny, heard by Chidi.
WHO = {
    "hr_here": "hana",
    "hr_lead": "lena",
    "hr_elsewhere": "olu",
    "auditor": "audrey",
    "administrator": "adam",
    "reporter": "manny",
    "case_manager": "carla",
    "investigator": "ivor",
    "chair": "chidi",
    "note_taker": "nora",
    "past_note_taker": "petra",
    "bystander": "uma",
    "data_protection_officer": "dina",
    "foi_lead": "fola",
    "hr_director": "dora",
    "subject": "sam",
    "witness": "wendy",
    "complainant": "colin",
}
SIGNED_IN = set(WHO)
HR = {"hr_here", "hr_lead"}
MANAGERS = {"reporter", "case_manager", "chair", "past_note_taker"}
ON_THE_CASE = HR | {"auditor", "case_manager", "investigator", "chair", "note_taker"}
AT_WORK = {"case_manager", "investigator", "chair", "note_taker"}
ON_THE_INCIDENT = HR | {"auditor"}
HEARS_AN_APPEAL = HR | {"auditor", "note_taker"}

HIDDEN, REFUSED = 404, 403

# kind of route: who gets its page, and what every other signed-in person gets.
POLICY: dict[str, tuple[set[str], int]] = {
    "own": (SIGNED_IN, REFUSED),
    "directory": (
        HR | {"hr_elsewhere", "data_protection_officer"} | MANAGERS | {"investigator", "note_taker"},
        REFUSED,
    ),
    "everybody": (HR | {"hr_elsewhere", "data_protection_officer"}, REFUSED),
    "past record": (HR | {"hr_elsewhere"}, REFUSED),
    "past scan": (HR | {"auditor"}, HIDDEN),
    "report": (HR | {"hr_elsewhere"} | MANAGERS, REFUSED),
    "my report": ({"reporter"}, HIDDEN),
    "own case": ({"subject"}, HIDDEN),
    "own case not now": (set(), HIDDEN),
    "own notification": ({"chair"}, HIDDEN),
    "incidents": (HR | {"hr_elsewhere", "auditor"}, REFUSED),
    "incident": (ON_THE_INCIDENT, HIDDEN),
    "case": (ON_THE_CASE, HIDDEN),
    "looks": ({"hr_lead", "auditor"}, HIDDEN),
    "sheet": (HR | {"auditor", "chair", "note_taker"}, HIDDEN),
    "appeal sheet": (set(), HIDDEN),
    "register": (HR | {"hr_elsewhere", "auditor"}, REFUSED),
    "history": (ON_THE_INCIDENT, REFUSED),
    "history file": ({"hr_lead", "auditor"}, REFUSED),
    "export": ({"hr_lead", "auditor"}, REFUSED),
    "audit": ({"auditor"}, HIDDEN),
    "exports": ({"auditor"}, REFUSED),
    "cover": (HR | {"hr_elsewhere"} | AT_WORK, REFUSED),
    # Of the case manager, who is away, and the investigator, who stands in.
    "cover of a case": (HR | {"case_manager", "investigator"}, REFUSED),
    "staff list": ({"hr_lead", "administrator"}, REFUSED),
    "policy": ({"hr_lead"}, REFUSED),
    "requests": ({"hr_lead", "auditor", "data_protection_officer", "foi_lead"}, REFUSED),
    "recorded": ({"hr_lead", "data_protection_officer", "foi_lead"}, REFUSED),
    "access request": ({"hr_lead", "auditor", "data_protection_officer"}, HIDDEN),
    "access recorded": ({"hr_lead", "data_protection_officer"}, HIDDEN),
    "records": ({"hr_lead"}, REFUSED),
}
# Whoever holds the role, but not in this unit, is told no more than that it is not there.
NOT_THEIR_UNIT = {
    "history": {"hr_elsewhere"},
    "history file": {"hr_elsewhere"},
    "cover of a case": {"hr_elsewhere"} | AT_WORK,
}
# A person who sees the file but not this side of it is refused openly.
SEES_THE_FILE = dict.fromkeys(("looks", "sheet", "appeal sheet", "audit"), ON_THE_CASE)
SEES_THE_FILE["access recorded"] = {"auditor"}

# name of the route: its kind, or "public". Verbs come from VERBS below.
ROUTES: dict[str, str] = {
    "home": "own",
    "search": "own",
    "notifications": "own",
    "mark_all_notifications_read": "own",
    "mark_notification_read": "own notification",
    "draft": "own",
    "discard_draft": "own",
    "password_change": "own",
    "password_change_done": "own",
    "my_reports": "report",
    "people_search": "directory",
    "everybody_search": "everybody",
    "record_past_sanction": "past record",
    "past_scan": "past scan",
    "report_incident": "report",
    "my_report": "my report",
    "own_case": "own case",
    "own_acknowledge_letter": "own case",
    "own_name_companion": "own case",
    "own_propose_another_time": "own case",
    "own_comment_on_notes": "own case not now",
    "own_lodge_appeal": "own case not now",
    "incidents": "incidents",
    "incident": "incident",
    "cases": "own",
    "case": "case",
    "case_looks": "looks",
    "hearing_sheet": "sheet",
    "appeal_hearing_sheet": "appeal sheet",
    "evidence": "case",
    "sanctions": "register",
    "sanctions_export": "export",
    "sanctions_exports": "exports",
    "find_sanction_history": "register",
    "sanction_history": "history",
    "sanction_history_export": "history file",
    "audit_export": "audit",
    "separation_overrides": "export",
    "disclosure_table": "export",
    "disclosure_table_csv": "export",
    "disclosure_table_json": "export",
    "records_to_review": "records",
    "reply_date": "requests",
    "information_requests": "requests",
    "record_request": "recorded",
    "information_request": "access request",
    "add_request_step": "access recorded",
    "take_back_request_step": "access recorded",
    "covers": "cover",
    "cover": "cover of a case",
    "hand_back_cover": "cover of a case",
    "cancel_cover": "cover of a case",
    "staff_files": "staff list",
    "staff_file": "staff list",
    "staff_file_progress": "staff list",
    "confirm_staff_file": "staff list",
    "staff_file_report": "staff list",
    "policies": "policy",
    "compare_policies": "policy",
    "policy": "policy",
    "draft_policy": "policy",
    "policy_draft": "policy",
    "change_policy_draft": "policy",
    "propose_policy": "policy",
    "discard_policy_draft": "policy",
    "approve_policy": "policy",
    "end_policy_proposal": "policy",
    "holidays": "policy",
    "add_holiday": "policy",
    "take_off_holiday": "policy",
} | dict.fromkeys(
    (
        "sign_in",
        "sign_out",
        "password_reset",
        "password_reset_sent",
        "password_reset_confirm",
        "password_reset_complete",
        "accessibility",
        "privacy",
        "healthz",
        "readyz",
    ),
    "public",
)

OF_A_DRAFT = {"policy_draft", "change_policy_draft", "propose_policy", "discard_policy_draft"}
POLICY_VERBS = {"draft_policy", "discard_policy_draft", "approve_policy", "end_policy_proposal"}
CALENDAR_VERBS = ("add_holiday", "take_off_holiday")
DISCLOSURES = {"disclosure_table", "disclosure_table_csv", "disclosure_table_json"}
DISCLOSED = "category=social-media&" + "&".join(
    f"decided_{side}_{part}={value}"
    for side, year in (("from", 2026), ("to", 2027))
    for part, value in (("day", 1), ("month", 1), ("year", year))
)

# verb: who may do it on this case when it is at a stage where it can be done.
VERBS: dict[str, set[str]] = {
    "appoint": HR,
    "replace_part": HR,
    "add_allegation": HR | {"investigator"},
    "correct_record": HR,
    "attach_evidence": HR | {"investigator", "case_manager"},
    "attach_redacted_copy": HR,
    "submit_findings": {"investigator"},
    "return_findings": {"case_manager"},
    "no_case_to_answer": {"case_manager"},
    "deal_with_informally": {"case_manager"},
    "refer_to_hearing": {"case_manager"},
    "arrange_hearing": HR,
    "postpone_hearing": HR | {"chair"},
    "adjourn_hearing": {"chair"},
    "record_hearing": {"chair"},
    "hear_again": {"hr_lead"},
    "decide_outcome": {"chair"},
    "agree_sanction": {"case_manager"},
    "withdraw_agreement": HR | {"case_manager"},
    "recall_decision": {"chair"},
    "issue_outcome": HR,
    "lodge_appeal": HR,
    "acknowledge_appeal": HR,
    "record_reinstatement_pay": HR,
    "refuse_late_appeal": HR,
    "withdraw_appeal": HR,
    "arrange_appeal_hearing": HR,
    "postpone_appeal_hearing": HR | {"appeal_manager"},
    "record_appeal_hearing": {"appeal_manager"},
    "decide_appeal": {"appeal_manager"},
    "issue_appeal_outcome": HR,
    "return_to_hearing": HR,
    "close_case": HR,
    "propose_withdrawal": HR,
    "withdraw_case": {"hr_lead"},
    "turn_down_withdrawal": {"hr_lead"},
    "record_oversight": {"hr_lead"},
    "serve_bundle": HR,
    "review_improvement": HR | {"case_manager"},
    "extend_warning": {"hr_lead"},
    "curtail_warning": {"hr_lead"},
    "settle_live_period": {"hr_lead"},
    "open_spent_record": {"chair"},
    "agree_to_consider": {"hr_lead"},
    "review_decision": {"hr_lead"},
    "join_cases": {"hr_lead", "case_manager"},
    "reopen_case": {"hr_lead"},
    "issue_correction": {"hr_lead"},
    "record_resignation": HR,
    "close_after_leaving": {"hr_lead"},
    "record_grievance": HR,
    "decide_on_grievance": {"case_manager", "hr_lead"},
    "close_grievance": HR,
    "flag_disclosure": HR | {"case_manager", "investigator"},
    "check_disclosure": {"hr_lead"},
    "flag_union_representative": HR,
    "record_union_talk": HR,
    "propose_override": HR,
    "approve_override": {"hr_lead"},
    "close_after_death": HR,
    "record_reasons_request": HR,
    "give_written_reasons": HR,
    "record_conciliation": HR,
    "record_criminal_matter": HR | {"case_manager"},
    "mark_safeguarding": HR | {"case_manager"},
    "record_referral_check": {"hr_lead"},
    "place_hold": {"hr_lead"},
    "review_hold": {"hr_lead"},
    "lift_hold": {"hr_lead"},
    "review_record": {"hr_lead"},
    "purge_case": {"hr_lead"},
    "pause_case": HR | {"case_manager"},
    "review_pause": HR | {"case_manager"},
    "resume_case": HR | {"case_manager"},
    "suspend_employee": {"case_manager"},
    "review_suspension": {"case_manager", "hr_lead"},
    "lift_suspension": {"case_manager", "hr_lead"},
    "record_adjustment": HR | {"case_manager"},
    "answer_adjustment": HR | {"case_manager"},
    "record_fit_note": HR,
    "refer_to_occupational_health": HR,
    "record_occupational_health_advice": HR,
    "allow_absence": {"hr_lead"},
    "record_statement": HR | {"investigator"},
    "ask_anonymity": HR | {"investigator"},
    "decide_anonymity": {"case_manager"},
    "share_statement": HR,
    "call_witness": HR,
    "invite_witness": HR,
    "record_witness_attendance": HR | {"investigator"},
    "add_legal_advice": HR,
    "declare_conflict": HR,
    "send_letter": HR,
    "acknowledge_letter": HR,
    "name_companion": HR,
    "propose_another_time": HR,
    "refuse_proposal": HR | {"chair"},
    "comment_on_notes": HR,
    "add_note": ON_THE_CASE - {"auditor"},
    "assess_incident": HR,
    "take_over_case": HR,
}
OF_AN_INCIDENT = {"assess_incident", "take_over_case"}
# The stage of the case under test: these can be done at it, the rest is 409 to whoever sees the file.
AT = FileState.HEARING
# Of those open at a hearing, what this one leaves no room for: it is arranged, and nothing else was recorded beside it.
NOTHING_TO_DO = {
    "send_letter",
    "agree_to_consider",
    "allow_absence",
    "answer_adjustment",
    "approve_override",
    "arrange_hearing",
    "check_disclosure",
    "close_after_leaving",
    "close_grievance",
    "decide_anonymity",
    "decide_on_grievance",
    "join_cases",
    "lift_hold",
    "lift_suspension",
    "record_conciliation",
    "record_occupational_health_advice",
    "record_referral_check",
    "record_reinstatement_pay",
    "record_union_talk",
    "refuse_proposal",
    "resume_case",
    "review_hold",
    "record_witness_attendance",
    "review_pause",
    "review_suspension",
    "share_statement",
    "turn_down_withdrawal",
    "withdraw_case",
}
# Done by these as well, before a hearing: they are told when.
AT_ANOTHER_STAGE = {"invite_witness": {"investigator"}}
OPEN_AT_HEARING = {
    "appoint",
    "replace_part",
    "correct_record",
    "attach_evidence",
    "attach_redacted_copy",
    "arrange_hearing",
    "postpone_hearing",
    "adjourn_hearing",
    "record_reinstatement_pay",
    "record_hearing",
    "propose_withdrawal",
    "withdraw_case",
    "turn_down_withdrawal",
    "record_resignation",
    "close_after_leaving",
    "close_after_death",
    "record_grievance",
    "decide_on_grievance",
    "close_grievance",
    "flag_disclosure",
    "check_disclosure",
    "flag_union_representative",
    "record_union_talk",
    "record_oversight",
    "serve_bundle",
    "propose_override",
    "approve_override",
    "record_conciliation",
    "record_criminal_matter",
    "mark_safeguarding",
    "record_referral_check",
    "place_hold",
    "review_hold",
    "lift_hold",
    "pause_case",
    "review_pause",
    "resume_case",
    "suspend_employee",
    "review_suspension",
    "lift_suspension",
    "open_spent_record",
    "agree_to_consider",
    "record_adjustment",
    "answer_adjustment",
    "record_fit_note",
    "refer_to_occupational_health",
    "record_occupational_health_advice",
    "allow_absence",
    "record_statement",
    "ask_anonymity",
    "decide_anonymity",
    "share_statement",
    "call_witness",
    "invite_witness",
    "record_witness_attendance",
    "add_legal_advice",
    "declare_conflict",
    "send_letter",
    "acknowledge_letter",
    "name_companion",
    "propose_another_time",
    "refuse_proposal",
    "join_cases",
    "add_note",
}


@pytest.fixture
def files(db: None) -> dict[str, Any]:
    """A case at its hearing with something to leak in every field, and the incident it came from."""
    world = build_world()
    return {"world": world, **_files(world)}


@walked_once
def _files(world: World) -> dict[str, Any]:
    world.people["sam"].name = f"Sam {CANARY}"
    world.people["sam"].save()
    Employee.objects.filter(pk=world.people["sam"].pk).update(sort_name=f"{CANARY} sam")
    incident = world.report(account=f"The account {CANARY}", place=f"Place {CANARY}")
    opening = world.opening(terms_of_reference=f"Terms {CANARY}", particulars=f"Particulars {CANARY}")
    case = world.assess(incident, openings=[opening])[0]
    content = ContentFile(f"{CANARY} bytes".encode(), name=f"{CANARY}.txt")
    actions.attach_evidence(case, title=f"Title {CANARY}", content=content, by=world.user("hana"))
    world.findings(case, report=f"Report {CANARY}")
    world.refer(case)
    world.appoint_chair(case)
    for kind, name in ((PartKind.NOTE_TAKER, "petra"),):
        part = actions.appoint(
            case, kind=kind, employee=world.people[name], by=world.user("hana"), on=case.opened_on
        )
    actions.replace_part(
        part, employee=world.nora, reason="On leave", by=world.user("hana"), on=case.opened_on
    )
    case.refresh_from_db()
    world.arrange(case, place=f"Room {CANARY}")
    actions.add_note(case, text=f"Note {CANARY}", by=world.user("hana"))
    assert case.state == AT
    past = world.case_in(FileState.OUTCOME, "sita")
    paper = ContentFile(f"{CANARY} letter".encode(), name=f"{CANARY}.pdf")
    from_paper = past_sanction(world, name="sita", source=f"Cabinet {CANARY}", proof=paper)
    cover = arrange_cover(
        absent=world.people["carla"],
        stand_in=world.people["ivor"],
        until=timezone.localdate(),
        by=world.user("hana"),
        on=timezone.localdate(),
    )
    staff = hand_over(
        ContentFile(csv_of(row(unit="Department/" + CANARY)), name="staff.csv"), by=world.user("adam")
    )
    run_owed_imports()
    materialise(at=THE_EVE)
    told = Notification.objects.get(deadline__case=case, recipient=world.user(WHO["chair"]))
    return {
        "case": case,
        "part": Part.objects.get(case=case, kind=PartKind.NOTE_TAKER, to_date__isnull=True),
        "incident": incident,
        "sanctioned": past.subject,
        "from_paper": from_paper,
        "notification": told,
        "staff": staff,
        "asked_back": _subject_access(world),
        "cover": cover,
        "policy": world.policy,
        "proposal": _proposed_policy(world),
    }


def _subject_access(world: World) -> RequestEntry:
    """What was asked back about a subject access request of the person whom the case is about."""
    hire_who_answers(world)
    hire(world, "dora", unit="digital")
    grant(world, "dora", Role.HR_DIRECTOR, None)
    today = timezone.localdate()
    request = received(world, SAR, received_on=today, asks=f"Everything about {CANARY}.")
    return happened(world, request, RequestStep.CLARIFICATION_ASKED, today, said=f"Which {CANARY}?")


def _proposed_policy(world: World) -> PolicyProposal:
    """A draft with something to leak in its name and in the reason for it, proposed."""
    lena = world.user("lena")
    draft = draft_policy(world.policy, by=lena)
    document = {**draft.document, "name": f"Policy {CANARY}", "appeal": {"live_from": "appeal"}}
    draft = change_policy_draft(draft, document=document, by=lena)
    return propose_policy(draft, effective_from=date(2030, 1, 1), reason=f"Reason {CANARY}", by=lena)


def _client(world: World, persona: str) -> Client:
    client = Client()
    if persona in WHO:
        client.force_login(world.user(WHO[persona]))
    return client


def names_of(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names_of(pattern.url_patterns)
        else:
            assert pattern.name, f"a route without a name: {pattern.pattern}"
            yield pattern.name


def test_every_route_has_a_row() -> None:
    routes = {name for name in names_of(get_resolver().url_patterns) if not name.startswith("api_")}
    assert routes == set(ROUTES) | set(VERBS)


def test_every_verb_of_the_table_has_a_row() -> None:
    assert {step.action for step in TABLE} == set(VERBS) | set(WITHOUT_A_FILE)


def _address(name: str, files: dict[str, Any]) -> str:
    case: Case = files["case"]
    arguments: dict[str, dict[str, Any]] = {
        "case": {"reference": case.reference},
        "incident": {"reference": files["incident"].reference},
        "replace_part": {"reference": case.reference, "part": files["part"].pk},
        "correct_record": {"reference": case.reference, "number": 1},
        "evidence": {"reference": case.reference, "number": 1},
        "past_scan": {"reference": files["from_paper"].reference},
        "mark_notification_read": {"pk": files["notification"].pk},
        "sanction_history": {"pk": files["sanctioned"].pk},
        "sanction_history_export": {"pk": files["sanctioned"].pk},
        "cover": {"pk": files["cover"].pk},
        "hand_back_cover": {"pk": files["cover"].pk},
        "cancel_cover": {"pk": files["cover"].pk},
        "staff_file": {"pk": files["staff"].pk},
        "staff_file_progress": {"pk": files["staff"].pk},
        "confirm_staff_file": {"pk": files["staff"].pk},
        "staff_file_report": {"pk": files["staff"].pk},
        **{name: {"pk": files["policy"].pk} for name in ("policy", "draft_policy")},
        **{name: {"pk": files["proposal"].draft_id} for name in OF_A_DRAFT},
        **{name: {"pk": files["proposal"].pk} for name in ("approve_policy", "end_policy_proposal")},
        "information_request": {"reference": files["asked_back"].request.reference},
        "add_request_step": {"reference": files["asked_back"].request.reference, "step": "answer_received"},
        "take_back_request_step": {
            "reference": files["asked_back"].request.reference,
            "pk": files["asked_back"].pk,
        },
        "password_reset_confirm": {"uidb64": "MQ", "token": "set-password"},
    }
    of_case = {
        *(name for name in ROUTES if name.startswith("own_")),
        "case_looks",
        "hearing_sheet",
        "appeal_hearing_sheet",
        "audit_export",
        *VERBS,
    } - OF_AN_INCIDENT
    of_incident = {*OF_AN_INCIDENT, "my_report"}
    if name in arguments:
        return reverse(name, kwargs=arguments[name])
    if name in DISCLOSURES:
        return f"{reverse(name)}?{DISCLOSED}"
    if name in of_case:
        return reverse(name, kwargs=arguments["case"])
    return reverse(name, kwargs=arguments["incident"] if name in of_incident else None)


def _expected(name: str, persona: str) -> int:
    """200 for the page, or the code of the refusal; 302 to sign-in for nobody."""
    kind = ROUTES.get(name)
    if kind == "public":
        return 200
    if persona == "anonymous":
        return 302
    if kind is not None:
        who, otherwise = POLICY[kind]
        if persona in who:
            return 200
        if kind == "own case not now" and persona == "subject":
            return 409  # nothing was held or decided yet
        if kind == "appeal sheet" and persona in HEARS_AN_APPEAL:
            return 409  # there is none on this case
        if persona in NOT_THEIR_UNIT.get(kind, set()):
            return HIDDEN
        return REFUSED if persona in SEES_THE_FILE.get(kind, set()) else otherwise
    if name in OF_AN_INCIDENT:
        # It was assessed already, which whoever sees the incident sees first.
        return 409 if persona in ON_THE_INCIDENT else HIDDEN
    if persona not in ON_THE_CASE:
        return HIDDEN
    if name not in OPEN_AT_HEARING:
        return 409
    if persona not in VERBS[name]:
        return 409 if persona in AT_ANOTHER_STAGE.get(name, set()) else REFUSED
    return 409 if name in NOTHING_TO_DO else 200


# What these say when asked by GET: they only answer a POST, or lead on.
POST_ONLY = {
    "confirm_staff_file",
    "hand_back_cover",
    "cancel_cover",
    "sign_out",
    "draft",
    "discard_draft",
    "people_search",
    "everybody_search",
    "find_sanction_history",
    "mark_notification_read",
    "mark_all_notifications_read",
    *POLICY_VERBS,
}


def _turns(persons: set[str], names: set[str]) -> dict[str, set[str]]:
    """Each name to two of these persons, turn by turn: who of them asks for what."""
    turn = cycle(sorted(persons))
    asked: dict[str, set[str]] = {person: set() for person in persons}
    for name in sorted(names):
        for person in (next(turn), next(turn)):
            asked[person].add(name)
    return asked


# Every verb has one view, which asks one door for the file and one gate for its stage, whoever it is: whoever does not
# see the file tries two verbs in nine, whoever sees it all that can be done now and two in seven of those that cannot.
HIDDEN_FROM = set(WHO) - ON_THE_CASE
# The decision has a view of its own, in three steps; the incident is another file, open to other people.
OF_ITS_OWN = {"decide_outcome", *OF_AN_INCIDENT}
TRIED_UNSEEN = _turns(HIDDEN_FROM, set(VERBS))
TRIED_TOO_LATE = _turns(ON_THE_CASE, set(VERBS) - OPEN_AT_HEARING)


def _tried(persona: str) -> set[str]:
    """The verbs that this person tries."""
    if persona in HIDDEN_FROM:
        return TRIED_UNSEEN[persona] | OF_ITS_OWN
    return OPEN_AT_HEARING | TRIED_TOO_LATE.get(persona, set(VERBS)) | OF_ITS_OWN


def test_every_verb_but_those_everybody_tries_is_one_view() -> None:
    """On that the turns rest: what one of them answers to whoever does not see the file, all do."""
    of_its_own = {pattern.name for pattern in verb_addresses if pattern.callback is not verb_page}
    assert of_its_own & set(VERBS) <= OF_ITS_OWN


@pytest.mark.parametrize("persona", ["anonymous", *WHO])
def test_each_person_gets_what_the_policy_says(persona: str, files: dict[str, Any]) -> None:
    client = _client(files["world"], persona)
    wrong = []
    for name in sorted(set(ROUTES) | _tried(persona)):
        response = client.get(_address(name, files))
        body = response.content if not response.streaming else b"".join(response.streaming_content)  # type: ignore[attr-defined]
        expected = {_expected(name, persona)}
        if name in POST_ONLY:
            expected |= {405}
        if ROUTES.get(name) == "public":
            expected |= {302}
        if response.status_code not in expected:
            wrong.append(f"{name}: {response.status_code}, not {sorted(expected)}")
        if (
            persona not in ON_THE_CASE
            and CANARY.encode() in body
            and name not in _MAY_NAME.get(persona, set())
        ):
            wrong.append(f"{name}: shows a canary")
    assert not wrong, "\n".join(wrong)


REQUEST_PAGES = {"home", "information_requests", "information_request"}
# Where a person off the case may read the canary all the same: the reporter, their own words, and so on.
_MAY_NAME = {
    "reporter": {"my_report", "my_reports"},
    # What they are accused of, and the room; tests/web/test_pages_own.py says what must not be there.
    "subject": {"own_case", "own_name_companion", "own_propose_another_time"},
    # The new unit in the staff file, which is no case's.
    "administrator": {"staff_file", "staff_file_report"},
    # Whose data is asked for; tests/web/test_pages_requests.py says that the request tells of no case.
    "data_protection_officer": REQUEST_PAGES,
}


def test_the_control_sees_the_canary(files: dict[str, Any]) -> None:
    """Were the canary nowhere, the test above would prove nothing."""
    client = _client(files["world"], "hr_here")
    for name in ("case", "incident", "cases", "evidence", "past_scan", "hearing_sheet", "notifications"):
        response = client.get(_address(name, files))
        body = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
        assert CANARY.encode() in body, name


@pytest.mark.parametrize("persona", sorted(set(WHO) - ON_THE_CASE))
def test_a_hidden_case_answers_as_one_that_is_not_there(persona: str, files: dict[str, Any]) -> None:
    client = _client(files["world"], persona)
    hidden = client.get(reverse("case", kwargs={"reference": files["case"].reference}))
    absent = client.get(reverse("case", kwargs={"reference": "DC-2026-77777"}))
    assert hidden.status_code == absent.status_code == HIDDEN
    assert _plain(hidden.content, files["case"].reference) == _plain(absent.content, "DC-2026-77777")


def _plain(content: bytes, reference: str) -> str:
    """The page without what differs between any two requests: the address asked for and the form tokens."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", content.decode()).replace(reference, "")


@pytest.mark.parametrize("persona", [*sorted(set(WHO) - ON_THE_CASE), "auditor"])
def test_nobody_else_can_post_to_a_verb(persona: str, files: dict[str, Any]) -> None:
    client = _client(files["world"], persona)
    before = Case.objects.get(pk=files["case"].pk).version
    for name in sorted(_tried(persona)):
        response = client.post(_address(name, files), {"version": before, "text": "x"})
        assert response.status_code in {HIDDEN, REFUSED, 409}, name
        if persona not in ON_THE_CASE:
            assert CANARY.encode() not in response.content, name
    assert Case.objects.get(pk=files["case"].pk).version == before


@pytest.mark.parametrize("persona", sorted(set(WHO)))
def test_nobody_marks_the_notification_of_somebody_else(persona: str, files: dict[str, Any]) -> None:
    client = _client(files["world"], persona)
    own = persona in POLICY["own notification"][0]
    assert client.post(_address("mark_all_notifications_read", files)).status_code == 302
    response = client.post(_address("mark_notification_read", files))
    assert response.status_code == (302 if own else HIDDEN)
    files["notification"].refresh_from_db()
    assert (files["notification"].read_at is not None) is own


@pytest.mark.parametrize("persona", sorted(set(WHO) - ON_THE_CASE))
def test_search_and_directory_leak_nothing(persona: str, files: dict[str, Any]) -> None:
    client = _client(files["world"], persona)
    for text in (CANARY, files["case"].reference):
        response = client.post(reverse("search"), {"q": text})
        assert files["case"].reference not in response.headers.get("Location", "")
        assert b"/cases/" + files["case"].reference.encode() not in response.content


@pytest.mark.parametrize("persona", sorted(set(WHO) - POLICY["policy"][0]))
def test_nobody_else_can_make_a_policy(persona: str, files: dict[str, Any]) -> None:
    client = _client(files["world"], persona)
    before = PolicyVersion.objects.count()
    for name in (*sorted(POLICY_VERBS), "change_policy_draft", "propose_policy", *CALENDAR_VERBS):
        response = client.post(_address(name, files), {"version": 2, "reason": "x"})
        assert response.status_code == REFUSED, name
        assert CANARY.encode() not in response.content, name
    files["proposal"].refresh_from_db()
    assert files["proposal"].ended_at is None
    assert PolicyVersion.objects.count() == before
    assert not HolidayChange.objects.exists()


def test_an_inactive_person_is_nobody(files: dict[str, Any]) -> None:
    client = _client(files["world"], "hr_here")
    user = files["world"].user("hana")
    user.is_active = False
    user.save()
    response = client.get(reverse("case", kwargs={"reference": files["case"].reference}))
    assert response.status_code == 302


def test_a_sanction_level_is_never_in_the_bystanders_home(files: dict[str, Any]) -> None:
    client = _client(files["world"], "bystander")
    assert SanctionLevel.WRITTEN_WARNING.label.encode() not in client.get(reverse("home")).content
