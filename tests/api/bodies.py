"""For every verb a world in which it can be done, whose it is, and a body that is right but for the version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import Action, Alternative, AppealResult, FileState, PartKind
from casework.models import Case, Incident
from tests.actions.test_tribunal import dismissed
from tests.imports.past import undetermined
from tests.outside_world import ask_for_reasons, with_expired_safeguarding
from tests.paper_world import SCAN
from tests.purging import purge_proposed, record_due
from tests.web.verbs_world import (
    afraid,
    agreed,
    another_time_proposed,
    asked,
    awaited,
    flagged,
    grieved,
    hearing_without_attempt,
    held,
    ill,
    proposed,
    referred,
    reopened,
    represents,
    required,
    safeguarded,
    testified,
    to_be_withdrawn,
    to_review,
    with_evidence,
)
from tests.world import LONDON, World

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=LONDON)
SENT = "2026-11-23T09:00:00+00:00"
MULTIPART = {Action.ATTACH_EVIDENCE, Action.ATTACH_REDACTED_COPY, Action.RECORD_PAST_SANCTION}
MADE_IN = {Action.REPORT_INCIDENT: "api_incidents", Action.RECORD_PAST_SANCTION: "api_sanctions"}


@dataclass
class Ready:
    """A verb that can be done now."""

    action: Action
    file: Case | Incident | None
    who: str
    body: dict[str, Any] = field(default_factory=dict)

    @property
    def address(self) -> str:
        if self.file is None:
            return reverse(MADE_IN[self.action])
        return reverse(f"api_{self.action.value}", kwargs={"reference": self.file.reference})

    def sent(self, **changes: Any) -> dict[str, Any]:
        """The body with its version; a change to None leaves a field out."""
        version = {} if self.file is None else {"version": self.file.version}
        given = version | self.body | changes
        return {name: value for name, value in given.items() if value is not None}

    def post(self, client: Client, **changes: Any) -> HttpResponse:
        kind = {} if self.action in MULTIPART else {"content_type": "application/json"}
        for value in self.body.values():
            if hasattr(value, "seek"):
                value.seek(0)  # a request before may have read it
        return client.post(self.address, self.sent(**changes), **kind)


def sign_in(world: World, name: str, **how: Any) -> Client:
    client = Client(**how)
    client.force_login(world.user(name))
    return client


def ready(world: World, action: Action) -> Ready:
    """The verb in a world where it can be done."""
    return READY[action](world)


def _report(world: World) -> Ready:
    body = {
        "involved": [world.sam.staff_number],
        "account": "A post about a customer, with their name, on a public page.",
        "category": world.category.code,
        "channel": "social_media",
        "platform": "facebook",
        "occurred_from": "2026-09-07",
        "witnesses": [world.wendy.staff_number],
        "raised_by": "manager",
    }
    return Ready(Action.REPORT_INCIDENT, None, "manny", body)


def _assess(world: World) -> Ready:
    opening = {
        "employee": world.sam.staff_number,
        "investigator": world.ivor.staff_number,
        "case_manager": world.carla.staff_number,
        "terms_of_reference": "Establish who posted it.",
        "particulars": "Posted a customer's name.",
    }
    body = {
        "result": "formal",
        "severity": "serious",
        "reasons": "If true it is a breach of confidence.",
        "openings": [opening],
    }
    return Ready(Action.ASSESS_INCIDENT, world.report(), "hana", body)


def _take_over(world: World) -> Ready:
    body = {
        "stage": "deliberation",
        "source": "Cabinet 4, Leeds",
        "reference": "P/2026/31",
        "sha256": SCAN,
        "employee": world.sam.staff_number,
        "severity": "serious",
        "particulars": "Posted a customer's name.",
        "further": [
            {
                "particulars": "Told a colleague to delete it.",
                "category": world.category.code,
                "channel": "workplace",
                "acted_from": "2026-09-14",
                "acted_to": "2026-09-15",
                "case_to_answer": True,
                "response": "denied",
            }
        ],
        "terms_of_reference": "Establish who posted it.",
        "case_manager": world.carla.staff_number,
        "investigator": world.ivor.staff_number,
        "assessed_on": "2026-09-09",
        "appointed_on": "2026-09-09",
        "findings_on": "2026-10-05",
        "case_to_answer": True,
        "referred_on": "2026-10-06",
        "severity_put": "serious",
        "chair": world.chidi.staff_number,
        "panel": [world.petra.staff_number],
        "earlier": [
            {
                "starts_at": "2026-10-14T10:00:00+01:00",
                "place": "Room 4, Leeds",
                "nation": "england-and-wales",
                "delivery": "email",
                "invited_on": "2026-10-06",
                "postponed_on": "2026-10-14",
                "postponed_for": "employee_ill",
            }
        ],
        "absence_warned": True,
        "hearing_at": "2026-10-23T10:00:00+01:00",
        "place": "Room 4, Leeds",
        "nation": "england-and-wales",
        "invitation_delivery": "email",
        "invited_on": "2026-10-15",
        "attendance": "absent",
        "companion_kind": "none",
        "notes_status": "agreed",
        "response": "admitted",
    }
    return Ready(Action.TAKE_OVER_CASE, world.report(), "hana", body)


def _on(action: Action, state: FileState, who: str, **body: Any) -> Callable[[World], Ready]:
    return lambda world: Ready(action, world.case_in(state), who, body)


def _appoint(world: World) -> Ready:
    body = {"kind": "chair", "employee": world.chidi.staff_number}
    return Ready(Action.APPOINT, world.case_in(FileState.INVESTIGATION), "hana", body)


def _replace(world: World) -> Ready:
    body = {
        "part": PartKind.INVESTIGATOR.value,
        "held_by": world.ivor.staff_number,
        "employee": world.chidi.staff_number,
        "reason": "On leave from Monday.",
    }
    return Ready(Action.REPLACE_PART, world.case_in(FileState.INVESTIGATION), "hana", body)


def _allegation(world: World) -> Ready:
    body = {
        "particulars": "Told a colleague to delete it.",
        "category": world.category.code,
        "channel": "workplace",
        "acted_from": "2026-09-08",
    }
    return Ready(Action.ADD_ALLEGATION, world.case_in(FileState.INVESTIGATION), "ivor", body)


def _past_sanction(world: World) -> Ready:
    body = {
        "employee": world.sam.staff_number,
        "level": "final_written_warning",
        "issued_on": "2026-06-03",
        "period": "months",
        "live_months": "3",
        "live_again_from": ["2026-10-01", "2026-11-20"],
        "live_again_to": ["2026-10-31", "2026-12-31"],
        "category": world.category.code,
        "channel": "social_media",
        "platform": "facebook",
        "severity": "serious",
        **dict.fromkeys(("heard", "accompanied", "appeal_offered"), "yes"),
        "appeal": "no",
        "source": "Personnel files Leeds, cabinet 4",
        "reference": "PF/2026/17",
        "scan": SimpleUploadedFile("letter.pdf", b"%PDF-1.4 the letter of 3 June"),
    }
    return Ready(Action.RECORD_PAST_SANCTION, None, "hana", body)


def _evidence(world: World) -> Ready:
    body = {"title": "Screenshot", "content": SimpleUploadedFile("post.txt", b"what she wrote")}
    return Ready(Action.ATTACH_EVIDENCE, world.case_in(FileState.INVESTIGATION), "ivor", body)


def _redact(world: World) -> Ready:
    body = {
        "evidence": 1,
        "content": SimpleUploadedFile("rota-redacted.txt", b"who was in: sam, ----"),
        "redactions": "Line 1: names another employee",
    }
    return Ready(Action.ATTACH_REDACTED_COPY, with_evidence(world), "hana", body)


INVITATION = {
    "starts_at": "2026-12-16T10:30:00+00:00",
    "place": "Room 4, Leeds",
    "nation": "england-and-wales",
    "delivery": "email",
    "sent_at": SENT,
}


def _arrange(world: World) -> Ready:
    return Ready(Action.ARRANGE_HEARING, hearing_without_attempt(world), "hana", INVITATION)


def appeal_arranged(world: World) -> Case:
    case = world.case_in(FileState.APPEAL)
    world.arrange_appeal(case)
    return case


def _arrange_appeal(world: World) -> Ready:
    case = world.case_in(FileState.APPEAL)
    actions.appoint(
        case, kind=PartKind.APPEAL_MANAGER, employee=world.petra, by=world.user("hana"), on=case.opened_on
    )
    return Ready(Action.ARRANGE_APPEAL_HEARING, case, "hana", INVITATION)


def _issue_appeal(world: World) -> Ready:
    case = world.case_in(FileState.APPEAL_DELIBERATION)
    world.decide_appeal(case)
    return Ready(Action.ISSUE_APPEAL_OUTCOME, case, "hana", {"delivery": "email", "sent_at": SENT})


def _return(world: World) -> Ready:
    case = world.case_in(FileState.OUTCOME)
    world.appeal(case, AppealResult.REMITTED)
    return Ready(Action.RETURN_TO_HEARING, case, "hana")


VIEW = {"allegation": 1, "case_to_answer": True, "reasons": "The post exists."}
ANSWER = {"allegation": 1, "response": "admitted", "said": "I wrote it."}
FOUND = {"allegation": 1, "finding": "found", "reasons": "She says so."}
REASONS = {
    name: f"About {name}."
    for name in ("believed", "checked", "employee_said", "mitigation", "alternatives", "why_this_level")
}
GROUND = {"kind": "too_severe", "text": "A first time in nine years."}
ON_GROUND = {"ground": "too_severe", "result": "accepted", "reasons": "Nine years weigh more."}
MINUTES = {
    "attendance": "attended",
    "companion_kind": "colleague",
    "companion_name": "A colleague",
    "notes": "The chair explained the complaint. She answered.",
    "notes_status": "agreed",
}
RECORD = MINUTES | {"answers": [ANSWER]}
APPEAL_DECISION = {
    "result": "varied",
    "level": "verbal_warning",
    "answers": [ON_GROUND],
    "reasons": "The first outcome did not weigh her record.",
}
DECISION = {
    "findings": [FOUND],
    "severity_found": "serious",
    "level": "written_warning",
    "reasons": REASONS,
}
CORRECTION = {
    "allegation": 1,
    "field": "particulars",
    "value": "Posted two names.",
    "reason": "The first report missed one.",
}
SUSPENSION = {
    "effective_on": "2026-11-23",
    "reason": "She could take the page down.",
    "alternatives": dict.fromkeys(Alternative.values, "The post was made from home."),
    "pay": "full",
    "contact": "",
}


def _suspend(world: World) -> Ready:
    body = SUSPENSION | {"contact": world.nora.staff_number}
    return Ready(Action.SUSPEND_EMPLOYEE, world.case_in(FileState.INVESTIGATION), "carla", body)


def _suspended(action: Action, **body: Any) -> Callable[[World], Ready]:
    def made(world: World) -> Ready:
        case = world.case_in(FileState.INVESTIGATION)
        world.suspend(case)
        return Ready(action, case, "carla", body)

    return made


def _paused(action: Action, **body: Any) -> Callable[[World], Ready]:
    def made(world: World) -> Ready:
        case = world.case_in(FileState.INVESTIGATION)
        world.pause(case)
        return Ready(action, case, "carla", body)

    return made


def _left(world: World) -> Ready:
    case = world.case_in(FileState.INVESTIGATION)
    world.resign(case)
    return Ready(Action.CLOSE_AFTER_LEAVING, case, "lena", {"explanation": "She was not heard."})


def _asked(world: World) -> Ready:
    case = dismissed(world)
    ask_for_reasons(world, case)
    body = {"reasons": "He copied the records.", "sent_on": "2026-11-13"}
    return Ready(Action.GIVE_WRITTEN_REASONS, case, "hana", body)


def _conciliated(world: World) -> Ready:
    case = world.case_in(FileState.INVESTIGATION)
    world.resign(case)
    return Ready(Action.RECORD_CONCILIATION, case, "hana", {"day_a": "2026-11-10", "day_b": "2026-11-17"})


def _review(world: World) -> Ready:
    body = {"result": "stands", "reasons": "It was serious enough."}
    return Ready(Action.REVIEW_DECISION, to_review(world), "lena", body)


def _correct(world: World) -> Ready:
    body = {"delivery": "email", "sent_at": "2026-11-23T09:00:00+00:00"}
    return Ready(Action.ISSUE_CORRECTION, reopened(world), "lena", body)


def _join(world: World) -> Ready:
    into = world.open_case()
    body = {"into": into.reference, "reasons": "One hearing is fairer."}
    return Ready(Action.JOIN_CASES, world.another_case(), "carla", body)


_A, _S = Action, FileState
READY: dict[Action, Callable[[World], Ready]] = {
    _A.REPORT_INCIDENT: _report,
    _A.RECORD_PAST_SANCTION: _past_sanction,
    _A.ASSESS_INCIDENT: _assess,
    _A.TAKE_OVER_CASE: _take_over,
    _A.APPOINT: _appoint,
    _A.REPLACE_PART: _replace,
    _A.ADD_ALLEGATION: _allegation,
    _A.CORRECT_RECORD: _on(_A.CORRECT_RECORD, _S.INVESTIGATION, "hana", **CORRECTION),
    _A.ATTACH_EVIDENCE: _evidence,
    _A.ATTACH_REDACTED_COPY: _redact,
    _A.SUBMIT_FINDINGS: lambda world: Ready(
        _A.SUBMIT_FINDINGS,
        with_evidence(world),
        "ivor",
        {
            "report": "The post was made from her account.",
            "employee_response": "She accepted that she wrote it.",
            "views": [VIEW],
            "index": [{"evidence": 1, "shows": "Who was in that evening."}],
        },
    ),
    _A.HEAR_AGAIN: _on(_A.HEAR_AGAIN, _S.DELIBERATION, "lena", reasons="The chair left."),
    _A.RETURN_FINDINGS: _on(_A.RETURN_FINDINGS, _S.FINDINGS, "carla", missing="Who else had the password."),
    _A.NO_CASE_TO_ANSWER: _on(_A.NO_CASE_TO_ANSWER, _S.FINDINGS, "carla", reasons="The report says so."),
    _A.DEAL_WITH_INFORMALLY: _on(
        _A.DEAL_WITH_INFORMALLY,
        _S.FINDINGS,
        "carla",
        severity="minor",
        reasons="The report says so.",
        agreed="A talk.",
    ),
    _A.REFER_TO_HEARING: _on(
        _A.REFER_TO_HEARING, _S.FINDINGS, "carla", reasons="The report says so.", severity="serious"
    ),
    _A.ARRANGE_HEARING: _arrange,
    _A.POSTPONE_HEARING: _on(
        _A.POSTPONE_HEARING, _S.HEARING, "hana", reason="companion_unavailable", because="She told us."
    ),
    _A.AGREE_SANCTION: _on(
        _A.AGREE_SANCTION,
        _S.FINDINGS,
        "carla",
        **DECISION,
        admission="I wrote it.",
        admission_received_on="2026-11-20",
        told_on="2026-11-16",
    ),
    _A.WITHDRAW_AGREEMENT: lambda world: Ready(
        _A.WITHDRAW_AGREEMENT,
        agreed(world),
        "hana",
        {"withdrawn_on": "2026-11-20", "said": "I would rather be heard."},
    ),
    _A.ADJOURN_HEARING: _on(
        _A.ADJOURN_HEARING,
        _S.HEARING,
        "chidi",
        reason="The rota has to be found.",
        resumes_at="2026-11-27T10:00:00+00:00",
        place="Room 5, Leeds",
        nation="remote",
    ),
    _A.RECORD_HEARING: _on(_A.RECORD_HEARING, _S.HEARING, "chidi", **RECORD),
    _A.DECIDE_OUTCOME: _on(_A.DECIDE_OUTCOME, _S.DELIBERATION, "chidi", **DECISION),
    _A.RECALL_DECISION: _on(_A.RECALL_DECISION, _S.DECIDED, "chidi", reason="A letter came in late."),
    _A.ISSUE_OUTCOME: _on(_A.ISSUE_OUTCOME, _S.DECIDED, "hana", delivery="email", sent_at=SENT),
    _A.LODGE_APPEAL: _on(_A.LODGE_APPEAL, _S.OUTCOME, "hana", grounds=[GROUND], received_on="2026-10-27"),
    _A.REFUSE_LATE_APPEAL: _on(
        _A.REFUSE_LATE_APPEAL, _S.OUTCOME, "hana", received_on="2026-11-10", reason="None was given."
    ),
    _A.ACKNOWLEDGE_APPEAL: _on(
        _A.ACKNOWLEDGE_APPEAL, _S.APPEAL, "hana", sent_on="2026-11-10", delivery="email"
    ),
    _A.RECORD_REINSTATEMENT_PAY: lambda world: Ready(
        _A.RECORD_REINSTATEMENT_PAY,
        world.reinstated(),
        "hana",
        {"paid_on": "2026-11-16", "note": "Pay for the days away."},
    ),
    _A.WITHDRAW_APPEAL: _on(
        _A.WITHDRAW_APPEAL, _S.APPEAL, "hana", withdrawn_on="2026-11-10", said="She accepts the warning."
    ),
    _A.ARRANGE_APPEAL_HEARING: _arrange_appeal,
    _A.POSTPONE_APPEAL_HEARING: lambda world: Ready(
        _A.POSTPONE_APPEAL_HEARING, appeal_arranged(world), "hana", {"reason": "employee_ill"}
    ),
    _A.RECORD_APPEAL_HEARING: lambda world: Ready(
        _A.RECORD_APPEAL_HEARING, appeal_arranged(world), "petra", MINUTES
    ),
    _A.DECIDE_APPEAL: _on(_A.DECIDE_APPEAL, _S.APPEAL_DELIBERATION, "petra", **APPEAL_DECISION),
    _A.ISSUE_APPEAL_OUTCOME: _issue_appeal,
    _A.RETURN_TO_HEARING: _return,
    _A.CLOSE_CASE: _on(_A.CLOSE_CASE, _S.OUTCOME, "hana"),
    _A.PROPOSE_WITHDRAWAL: _on(_A.PROPOSE_WITHDRAWAL, _S.INVESTIGATION, "hana", reason="The wrong person."),
    _A.WITHDRAW_CASE: lambda world: Ready(
        _A.WITHDRAW_CASE, to_be_withdrawn(world), "lena", {"reason": "The wrong person."}
    ),
    _A.TURN_DOWN_WITHDRAWAL: lambda world: Ready(
        _A.TURN_DOWN_WITHDRAWAL, to_be_withdrawn(world), "lena", {"reason": "It is her."}
    ),
    _A.SUSPEND_EMPLOYEE: _suspend,
    _A.REVIEW_SUSPENSION: _suspended(
        _A.REVIEW_SUSPENSION, reasons="The page is still up.", alternatives="She works from home as well."
    ),
    _A.LIFT_SUSPENSION: _suspended(
        _A.LIFT_SUSPENSION, last_day="2026-11-23", because="lifted", note="Back tomorrow."
    ),
    _A.PAUSE_CASE: _on(_A.PAUSE_CASE, _S.DELIBERATION, "carla", reason="grievance", note="About the chair."),
    _A.REVIEW_PAUSE: _paused(_A.REVIEW_PAUSE, reasons="It is heard on Friday."),
    _A.RESUME_CASE: _paused(_A.RESUME_CASE, note="It was answered."),
    _A.RECORD_RESIGNATION: _on(
        _A.RECORD_RESIGNATION,
        _S.INVESTIGATION,
        "hana",
        kind="with_notice",
        given_on="2026-11-20",
        ends_on="2026-12-18",
        said="By email.",
    ),
    _A.CLOSE_AFTER_LEAVING: _left,
    _A.RECORD_GRIEVANCE: _on(
        _A.RECORD_GRIEVANCE,
        _S.INVESTIGATION,
        "hana",
        lodged_on="2026-11-20",
        about="bias",
        summary="About the chair.",
    ),
    _A.DECIDE_ON_GRIEVANCE: lambda world: Ready(
        _A.DECIDE_ON_GRIEVANCE,
        grieved(world),
        "carla",
        {"number": 1, "way": "concurrent", "reasons": "Both are about the same evening."},
    ),
    _A.CLOSE_GRIEVANCE: lambda world: Ready(
        _A.CLOSE_GRIEVANCE,
        grieved(world),
        "hana",
        {"number": 1, "result": "accepted", "ended_on": "2026-11-20"},
    ),
    _A.FLAG_DISCLOSURE: _on(_A.FLAG_DISCLOSURE, _S.INVESTIGATION, "ivor", about="She told the regulator."),
    _A.CHECK_DISCLOSURE: lambda world: Ready(
        _A.CHECK_DISCLOSURE,
        flagged(world),
        "lena",
        {"result": "not_the_reason", "reasons": "Nobody knew of it."},
    ),
    _A.FLAG_UNION_REPRESENTATIVE: _on(_A.FLAG_UNION_REPRESENTATIVE, _S.INVESTIGATION, "hana", source="said"),
    _A.RECORD_UNION_TALK: lambda world: Ready(
        _A.RECORD_UNION_TALK,
        represents(world),
        "hana",
        {"result": "talked", "official": "Olga", "happened_on": "2026-11-20"},
    ),
    _A.PROPOSE_OVERRIDE: lambda world: Ready(
        _A.PROPOSE_OVERRIDE,
        world.case_in(_S.INVESTIGATION),
        "hana",
        {"kind": "chair", "employee": world.ivor.staff_number, "reasons": "Nobody else is left."},
    ),
    _A.APPROVE_OVERRIDE: lambda world: Ready(_A.APPROVE_OVERRIDE, proposed(world), "lena", {"number": 1}),
    _A.CLOSE_AFTER_DEATH: _on(_A.CLOSE_AFTER_DEATH, _S.HEARING, "hana", died_on="2026-11-20"),
    _A.RECORD_REASONS_REQUEST: lambda world: Ready(
        _A.RECORD_REASONS_REQUEST,
        dismissed(world),
        "hana",
        {"basis": "asked", "asked_by": "Sam, by email", "received_on": "2026-11-02"},
    ),
    _A.GIVE_WRITTEN_REASONS: _asked,
    _A.RECORD_CONCILIATION: _conciliated,
    _A.MARK_SAFEGUARDING: _on(
        _A.MARK_SAFEGUARDING, _S.INVESTIGATION, "carla", about="children", reasons="She works in a school."
    ),
    _A.RECORD_REFERRAL_CHECK: lambda world: Ready(
        _A.RECORD_REFERRAL_CHECK,
        safeguarded(world),
        "lena",
        {"result": "both", "checked_on": "2026-11-20", "reasons": "She may go elsewhere."},
    ),
    _A.PLACE_HOLD: lambda world: Ready(
        _A.PLACE_HOLD,
        world.case_in(_S.INVESTIGATION),
        "lena",
        {
            "reasons": "She will bring a claim.",
            "owner": world.hana.staff_number,
            "review_on": "2027-05-23",
        },
    ),
    _A.REVIEW_HOLD: lambda world: Ready(
        _A.REVIEW_HOLD, held(world), "lena", {"reasons": "It goes on.", "review_on": "2027-05-23"}
    ),
    _A.LIFT_HOLD: lambda world: Ready(_A.LIFT_HOLD, held(world), "lena", {"reasons": "It was withdrawn."}),
    _A.REVIEW_RECORD: lambda world: Ready(
        _A.REVIEW_RECORD,
        record_due(world),
        "lena",
        {"result": "keep", "review_on": "2027-05-23", "reasons": "The inquiry asks for it."},
    ),
    _A.PURGE_CASE: lambda world: Ready(_A.PURGE_CASE, purge_proposed(world), "lena", {}),
    _A.RECORD_CRIMINAL_MATTER: _on(
        _A.RECORD_CRIMINAL_MATTER,
        _S.INVESTIGATION,
        "carla",
        stage="charge",
        about="Fraud.",
        since="2026-11-19",
        told_by="employee",
        told_on="2026-11-20",
        effect="job",
        effect_reasons="She handles payments.",
        way="wait",
        reasons="The police ask us to.",
    ),
    _A.RECORD_OVERSIGHT: _on(
        _A.RECORD_OVERSIGHT, _S.HEARING, "lena", checked_on="2026-11-20", remarks="It moves."
    ),
    _A.SERVE_BUNDLE: _on(_A.SERVE_BUNDLE, _S.HEARING, "hana", served_on="2026-10-08"),
    _A.REVIEW_IMPROVEMENT: lambda world: Ready(
        _A.REVIEW_IMPROVEMENT,
        required(world),
        "hana",
        {"result": "met", "said": "Her screen was locked.", "reviewed_on": "2026-11-20"},
    ),
    _A.EXTEND_WARNING: _on(
        _A.EXTEND_WARNING,
        _S.OUTCOME,
        "lena",
        absent_from="2026-10-21",
        absent_to="2026-11-20",
        kind="sickness",
        days=10,
        reasons="She was away.",
    ),
    _A.CURTAIL_WARNING: _on(
        _A.CURTAIL_WARNING,
        _S.OUTCOME,
        "lena",
        last_day="2026-12-31",
        reasons="Her screen has been locked for months.",
    ),
    _A.SETTLE_LIVE_PERIOD: lambda world: Ready(
        _A.SETTLE_LIVE_PERIOD,
        undetermined(world),
        "lena",
        {
            "last_day": "2020-02-29",
            "source": "Disciplinary policy of 2019, section 7.",
            "reasons": "It gave a final warning twelve months.",
        },
    ),
    _A.OPEN_SPENT_RECORD: _on(
        _A.OPEN_SPENT_RECORD, _S.DELIBERATION, "chidi", justification="She says that nobody told her."
    ),
    _A.AGREE_TO_CONSIDER: lambda world: Ready(
        _A.AGREE_TO_CONSIDER, with_expired_safeguarding(world), "lena", {"reasons": "It was a pupil as well."}
    ),
    _A.REVIEW_DECISION: _review,
    _A.RECORD_ADJUSTMENT: _on(
        _A.RECORD_ADJUSTMENT,
        _S.INVESTIGATION,
        "carla",
        asked="A break every half hour.",
        asked_by="employee",
        asked_on="2026-11-20",
        meetings="all",
        health_reason="She is tired.",
    ),
    _A.ANSWER_ADJUSTMENT: lambda world: Ready(
        _A.ANSWER_ADJUSTMENT,
        asked(world),
        "carla",
        {"adjustment": 1, "result": "agreed", "agreed": "A break.", "reasons": "It costs nothing."},
    ),
    _A.RECORD_FIT_NOTE: _on(
        _A.RECORD_FIT_NOTE,
        _S.INVESTIGATION,
        "hana",
        says="unfit_to_attend",
        from_on="2026-11-20",
        to_on="2026-12-04",
    ),
    _A.REFER_TO_OCCUPATIONAL_HEALTH: _on(
        _A.REFER_TO_OCCUPATIONAL_HEALTH,
        _S.INVESTIGATION,
        "hana",
        questions=["fit_to_attend"],
        referred_on="2026-11-23",
    ),
    _A.RECORD_OCCUPATIONAL_HEALTH_ADVICE: lambda world: Ready(
        _A.RECORD_OCCUPATIONAL_HEALTH_ADVICE,
        referred(world),
        "hana",
        {"received_on": "2026-11-20", "fitness": "not_before", "not_before": "2026-12-07", "advice": "Rest."},
    ),
    _A.ALLOW_ABSENCE: lambda world: Ready(
        _A.ALLOW_ABSENCE, ill(world), "lena", {"reasons": "It has no end."}
    ),
    _A.RECORD_STATEMENT: lambda world: Ready(
        _A.RECORD_STATEMENT,
        world.case_in(_S.INVESTIGATION),
        "ivor",
        {
            "witness": world.wendy.staff_number,
            "taken_on": "2026-11-20",
            "text": "I saw it.",
            "signed_on": "2026-11-20",
        },
    ),
    _A.ASK_ANONYMITY: lambda world: Ready(
        _A.ASK_ANONYMITY,
        world.case_in(_S.INVESTIGATION),
        "ivor",
        {
            "witness": world.wendy.staff_number,
            "asked_on": "2026-11-20",
            "asked_by": "witness",
            "why": "She is afraid.",
        },
    ),
    _A.DECIDE_ANONYMITY: lambda world: Ready(
        _A.DECIDE_ANONYMITY,
        afraid(world),
        "carla",
        {"request": 1, "granted": True, "reasons": "She was threatened."},
    ),
    _A.SHARE_STATEMENT: lambda world: Ready(
        _A.SHARE_STATEMENT,
        testified(world),
        "hana",
        {"statement": 1, "shared_with": "employee", "shared_on": "2026-11-20"},
    ),
    _A.CALL_WITNESS: lambda world: Ready(
        _A.CALL_WITNESS,
        hearing_without_attempt(world),
        "hana",
        {
            "witness": world.wendy.staff_number,
            "party": "us",
            "about": "The page.",
            "notified_on": "2026-11-20",
        },
    ),
    _A.INVITE_WITNESS: lambda world: Ready(
        _A.INVITE_WITNESS,
        world.case_in(_S.INVESTIGATION),
        "ivor",
        {"witness": world.wendy.staff_number, "invited_on": "2026-11-20", "for_on": "2026-11-27"},
    ),
    _A.RECORD_WITNESS_ATTENDANCE: lambda world: Ready(
        _A.RECORD_WITNESS_ATTENDANCE,
        awaited(world),
        "ivor",
        {"invitation": 1, "came": True},
    ),
    _A.SEND_LETTER: _on(
        _A.SEND_LETTER,
        _S.INVESTIGATION,
        "hana",
        letter="investigation",
        delivery="email",
        sent_at="2026-09-09T15:00:00+01:00",
    ),
    _A.ACKNOWLEDGE_LETTER: _on(
        _A.ACKNOWLEDGE_LETTER,
        _S.OUTCOME,
        "hana",
        letter="outcome",
        received_on="2026-10-20",
        told_on="2026-10-21",
    ),
    _A.NAME_COMPANION: _on(
        _A.NAME_COMPANION,
        _S.HEARING,
        "hana",
        kind="union_official",
        name="Unity Onside",
        told_on="2026-10-12",
    ),
    _A.PROPOSE_ANOTHER_TIME: _on(
        _A.PROPOSE_ANOTHER_TIME,
        _S.HEARING,
        "hana",
        reason="companion_unavailable",
        proposed_on="2026-10-20",
        said="From 2pm.",
        told_on="2026-10-12",
    ),
    _A.REFUSE_PROPOSAL: lambda world: Ready(
        _A.REFUSE_PROPOSAL,
        another_time_proposed(world),
        "chidi",
        {"why_unreasonable": "The only witness sails that morning."},
    ),
    _A.COMMENT_ON_NOTES: _on(
        _A.COMMENT_ON_NOTES,
        _S.DELIBERATION,
        "hana",
        meeting="hearing",
        answer="disputed",
        employee_version="I said that I took it down at once.",
        told_on="2026-10-20",
    ),
    _A.ADD_LEGAL_ADVICE: _on(
        _A.ADD_LEGAL_ADVICE,
        _S.INVESTIGATION,
        "hana",
        given_by="Law and Partners",
        given_on="2026-11-20",
        text="A tribunal would look hard at it.",
    ),
    _A.DECLARE_CONFLICT: lambda world: Ready(
        _A.DECLARE_CONFLICT,
        world.case_in(_S.INVESTIGATION),
        "hana",
        {
            "employee": world.chidi.staff_number,
            "declared_on": "2026-11-20",
            "reason": "He is married to the employee's sister.",
        },
    ),
    _A.JOIN_CASES: _join,
    _A.REOPEN_CASE: _on(
        _A.REOPEN_CASE,
        _S.CLOSED,
        "lena",
        came_to_light="The account was taken over.",
        reasons="It was not hers.",
        level="verbal_warning",
    ),
    _A.ISSUE_CORRECTION: _correct,
    _A.ADD_NOTE: _on(_A.ADD_NOTE, _S.INVESTIGATION, "hana", text="Rang the manager."),
}
