"""What the tests of the verbs' pages share: a case in each state, who may act, and a whole good answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import Action, Alternative, AppealResult, FileState, PartKind
from casework.models import Case, DecisionReview, Incident
from tests import outside_world as outside
from tests import support_world as support
from tests.actions.test_tribunal import dismissed
from tests.imports.past import undetermined
from tests.own_world import propose
from tests.paper_world import SCAN
from tests.purging import purge_proposed, record_due
from tests.world import APPEALED, LONDON, REQUIRED, World

# Every verb has a page.
ON_PAGES = list(Action)

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=LONDON)
REOPENED_ON = NOW.date()
REASONS = ("believed", "checked", "employee_said", "mitigation", "alternatives", "why_this_level")


def day(name: str, text: str) -> dict[str, str]:
    """A day as its three boxes: ``day("sent_on", "8 10 2026")``."""
    return dict(zip((f"{name}_day", f"{name}_month", f"{name}_year"), text.split(), strict=True))


@dataclass
class Ready:
    """A verb that can be done now: whose it is, where, and a body that is right but for the version."""

    action: Action
    file: Case | Incident | None
    who: str
    body: dict[str, Any]
    which: dict[str, int] = field(default_factory=dict)
    step: str = ""

    @property
    def path(self) -> str:
        known = {} if self.file is None else {"reference": self.file.reference}
        return reverse(self.action.value, kwargs=known | self.which)

    @property
    def address(self) -> str:
        return f"{self.path}?step={self.step}" if self.step else self.path

    def data(self, **changes: Any) -> dict[str, Any]:
        version = {} if self.file is None else {"version": self.file.version}
        given = version | self.body | changes
        return {name: value for name, value in given.items() if value is not None}


def sign_in(world: World, name: str, **how: Any) -> Client:
    client = Client(**how)
    client.force_login(world.user(name), backend="django.contrib.auth.backends.ModelBackend")
    return client


def reopened(world: World) -> Case:
    """A case that another HR lead than lena opened again."""
    case = world.case_in(FileState.CLOSED)
    world.reopen(case, by=world.another_lead(), on=REOPENED_ON)
    return case


def another_time_proposed(world: World) -> Case:
    """A hearing for which the employee proposed another time."""
    case = world.case_in(FileState.HEARING)
    propose(world, case)
    return case


def hearing_without_attempt(world: World) -> Case:
    """A case at the hearing stage, with a chair, where no hearing is arranged yet."""
    case = world.case_in(FileState.FINDINGS)
    world.refer(case)
    world.appoint_chair(case)
    return case


def agreed(world: World) -> Case:
    """A case in which a sanction was agreed without a hearing."""
    case = world.case_in(FileState.FINDINGS)
    world.agree(case)
    return case


def ready(world: World, action: Action) -> Ready:
    """The verb in a world where it can be done."""
    return _READY[action](world)


def _report(world: World) -> Ready:
    body = {
        "involved_1": world.sam.staff_number,
        "account": "A post about a customer, with their name, on a public page.",
        "category": world.category.code,
        "channel": "social_media",
        "platform": "facebook",
        "witnesses_1": world.wendy.staff_number,
        **day("occurred_from", "7 9 2026"),
    }
    return Ready(Action.REPORT_INCIDENT, None, "manny", body)


def _past_sanction(world: World) -> Ready:
    body = {
        "employee": world.sam.staff_number,
        "level": "final_written_warning",
        **day("issued_on", "3 6 2026"),
        "period": "months",
        "live_months": "12",
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


def _assess(world: World) -> Ready:
    body = {
        "severity": "serious",
        "reasons": "If true it is a breach of confidence.",
        "result": "formal",
        "investigator": world.ivor.staff_number,
        "case_manager": world.carla.staff_number,
        "terms_of_reference": "Establish who posted it.",
        "particulars_1": "Posted a customer's name.",
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
        "terms_of_reference": "Establish who posted it.",
        "case_manager": world.carla.staff_number,
        "investigator": world.ivor.staff_number,
        **day("assessed_on", "9 9 2026"),
        **day("appointed_on", "9 9 2026"),
        **day("findings_on", "5 10 2026"),
        "case_to_answer": "yes",
        **day("referred_on", "6 10 2026"),
        "severity_put": "serious",
        "chair": world.chidi.staff_number,
        **day("hearing_day", "16 10 2026"),
        "hearing_time": "10am",
        "place": "Room 4, Leeds",
        "nation": "england-and-wales",
        "invitation_delivery": "email",
        **day("invited_on", "8 10 2026"),
        "attendance": "attended",
        "companion_kind": "colleague",
        "notes_status": "agreed",
        "response": "admitted",
    }
    return Ready(Action.TAKE_OVER_CASE, world.report(), "hana", body)


def _appoint(world: World) -> Ready:
    body = {"kind": "chair", "employee": world.chidi.staff_number}
    return Ready(Action.APPOINT, world.case_in(FileState.INVESTIGATION), "hana", body)


def _replace(world: World) -> Ready:
    case = world.case_in(FileState.INVESTIGATION)
    part = case.parts.get(kind=PartKind.INVESTIGATOR)
    body = {"employee": world.chidi.staff_number, "reason": "On leave from Monday."}
    return Ready(Action.REPLACE_PART, case, "hana", body, {"part": part.pk})


def _allegation(world: World) -> Ready:
    body = {
        "particulars": "Told a colleague to delete it.",
        "category": world.category.code,
        "channel": "workplace",
        **day("acted_from", "8 9 2026"),
    }
    return Ready(Action.ADD_ALLEGATION, world.case_in(FileState.INVESTIGATION), "ivor", body)


def _correct(world: World) -> Ready:
    body = {
        "field": "particulars",
        "particulars": "Posted two names.",
        "reason": "The first report missed one.",
    }
    return Ready(Action.CORRECT_RECORD, world.case_in(FileState.INVESTIGATION), "hana", body, {"number": 1})


def _evidence(world: World) -> Ready:
    body = {"title": "Screenshot", "content": SimpleUploadedFile("post.txt", b"what she wrote")}
    return Ready(Action.ATTACH_EVIDENCE, world.case_in(FileState.INVESTIGATION), "ivor", body)


def with_evidence(world: World) -> Case:
    """A case at the investigation, with a file."""
    case = world.case_in(FileState.INVESTIGATION)
    file = SimpleUploadedFile("rota.txt", b"who was in: sam, sita")
    actions.attach_evidence(case, title="Rota", content=file, by=world.user("ivor"))
    return case


def _redact(world: World) -> Ready:
    body = {
        "evidence": "1",
        "content": SimpleUploadedFile("rota-redacted.txt", b"who was in: sam, ----"),
        "redactions": "Line 1: names another employee",
    }
    return Ready(Action.ATTACH_REDACTED_COPY, with_evidence(world), "hana", body)


def _findings(world: World) -> Ready:
    body = {
        "report": "The post was made from her account.",
        "employee_response": "She accepted that she wrote it.",
        "case_to_answer_1": "yes",
        "reasons_1": "The post exists.",
    }
    body["shows_1"] = "Who was in that evening."
    return Ready(Action.SUBMIT_FINDINGS, with_evidence(world), "ivor", body)


def _answer(action: Action, **more: str) -> Callable[[World], Ready]:
    return lambda world: Ready(
        action, world.case_in(FileState.FINDINGS), "carla", {"reasons": "The report says so."} | more
    )


def _asked(world: World) -> Case:
    case = dismissed(world)
    outside.ask_for_reasons(world, case)
    return case


INVITATION = {
    **day("starts_on", "16 12 2026"),
    "starts_time": "10:30am",
    "place": "Room 4, Leeds",
    "nation": "england-and-wales",
    "delivery": "email",
    **day("sent_on", "23 11 2026"),
    "sent_time": "9:00am",
}


def _arrange(world: World) -> Ready:
    return Ready(Action.ARRANGE_HEARING, hearing_without_attempt(world), "hana", INVITATION)


def _postpone(world: World) -> Ready:
    body = {"reason": "companion_unavailable", "because": "She told us on Monday."}
    return Ready(Action.POSTPONE_HEARING, world.case_in(FileState.HEARING), "hana", body)


def _record(world: World) -> Ready:
    body = {
        "attendance": "attended",
        "companion_kind": "colleague",
        "companion_name": "A colleague",
        "notes": "The chair explained the complaint. She answered.",
        "notes_status": "agreed",
        "response_1": "admitted",
        "said_1": "I wrote it.",
    }
    return Ready(Action.RECORD_HEARING, world.case_in(FileState.HEARING), "chidi", body)


def findings_step(**changes: Any) -> dict[str, Any]:
    return {"finding_1": "found", "reasons_1": "She says so.", "severity_found": "serious"} | changes


def level_step(**changes: Any) -> dict[str, Any]:
    return {"level": "written_warning"} | {name: f"About {name}." for name in REASONS} | changes


def _decide(world: World) -> Ready:
    """Ready to be checked: the two steps before are answered."""
    case = world.case_in(FileState.DELIBERATION)
    made = Ready(Action.DECIDE_OUTCOME, case, "chidi", {}, step="check")
    client = sign_in(world, "chidi")
    for step, answers in (("findings", findings_step()), ("level", level_step())):
        sent = client.post(f"{made.path}?step={step}", answers | {"version": case.version})
        assert sent.status_code == 302, sent.content.decode()
    return made


def _issue(world: World) -> Ready:
    body = {"delivery": "email", **day("sent_on", "23 11 2026"), "sent_time": "9:00am"}
    return Ready(Action.ISSUE_OUTCOME, world.case_in(FileState.DECIDED), "hana", body)


def _appealed(world: World) -> Case:
    """At its appeal, with an appeal manager and no hearing arranged yet."""
    case = world.case_in(FileState.APPEAL)
    kind = PartKind.APPEAL_MANAGER
    actions.appoint(case, kind=kind, employee=world.petra, by=world.user("lena"), on=APPEALED)
    return case


def _arranged_appeal(world: World) -> Case:
    case = world.case_in(FileState.APPEAL)
    world.arrange_appeal(case)
    return case


def _decided_appeal(world: World, result: AppealResult = AppealResult.VARIED) -> Case:
    case = world.case_in(FileState.APPEAL_DELIBERATION)
    world.decide_appeal(case, result)
    return case


def _sent_back(world: World) -> Case:
    case = _decided_appeal(world, AppealResult.REMITTED)
    world.issue_appeal(case)
    return case


LODGED = {
    **day("received_on", "27 10 2026"),
    "kinds": ["too_severe", "procedure"],
    "ground_too_severe": "A first time in nine years, and the first in the office.",
    "ground_procedure": "The rota was never shown to me before the hearing.",
}
REFUSED = {**day("received_on", "20 11 2026"), "reason": "No reason was given for seventeen days of delay."}
WITHDRAWN = {**day("withdrawn_on", "20 11 2026"), "said": "By email: she accepts the warning."}
APPEAL_MINUTES = {
    "attendance": "attended",
    "companion_kind": "colleague",
    "companion_name": "A colleague",
    "notes": "She went through her grounds and added nothing.",
    "notes_status": "agreed",
}
ANSWERED = {
    "result_too_severe": "accepted",
    "reasons_too_severe": "Nine years without a warning weigh more than one evening.",
    "result": "varied",
    "level": "verbal_warning",
    "reasons": "The first outcome did not weigh her record.",
}


def _suspended(world: World) -> Case:
    case = world.case_in(FileState.INVESTIGATION)
    world.suspend(case)
    return case


def _paused(world: World) -> Case:
    case = world.case_in(FileState.INVESTIGATION)
    world.pause(case)
    return case


def held(world: World) -> Case:
    """A case on legal hold."""
    case = world.case_in(FileState.INVESTIGATION)
    outside.place_hold(world, case)
    return case


def safeguarded(world: World) -> Case:
    """Somebody left a case that concerns children."""
    case = _left(world)
    outside.mark_safeguarding(world, case)
    return case


def _left(world: World) -> Case:
    case = world.case_in(FileState.INVESTIGATION)
    world.resign(case)
    return case


def grieved(world: World, state: FileState = FileState.INVESTIGATION) -> Case:
    case = world.case_in(state)
    world.record_grievance(case)
    return case


def flagged(world: World, state: FileState = FileState.INVESTIGATION) -> Case:
    case = world.case_in(state)
    world.flag_disclosure(case)
    return case


def represents(world: World) -> Case:
    case = world.case_in(FileState.INVESTIGATION)
    world.flag_union_representative(case)
    return case


def proposed(world: World) -> Case:
    case = world.case_in(FileState.INVESTIGATION)
    world.propose_override(case)
    return case


def to_be_withdrawn(world: World) -> Case:
    case = world.case_in(FileState.INVESTIGATION)
    world.propose_withdrawal(case)
    return case


def to_review(world: World) -> Case:
    """An issued decision that is said to rest on a warning which fell: no short walk has both."""
    case = world.case_in(FileState.OUTCOME)
    decided = case.decisions.get()
    DecisionReview.objects.create(
        case=case, decision=decided, sanction=case.sanctions.get(), fell_on=APPEALED
    )
    return case


def required(world: World) -> Case:
    """A warning that requires an improvement."""
    case = world.case_in(FileState.DECIDED)
    world.issue(case, required=REQUIRED)
    return case


def asked(world: World) -> Case:
    """An adjustment waits for its answer."""
    case = world.case_in(FileState.INVESTIGATION)
    support.record_adjustment(world, case)
    return case


def referred(world: World) -> Case:
    """Occupational health has been asked."""
    case = world.case_in(FileState.INVESTIGATION)
    support.refer(world, case)
    return case


def ill(world: World) -> Case:
    """A hearing is arranged for a day in the fit note; occupational health has been asked."""
    case = world.case_in(FileState.HEARING)
    support.fit_note(world, case)
    support.refer(world, case)
    return case


def testified(world: World) -> Case:
    """wendy's statement is on the case."""
    case = world.case_in(FileState.INVESTIGATION)
    support.statement(world, case)
    return case


def afraid(world: World) -> Case:
    """wendy asked not to be named, and carla has not decided."""
    case = world.case_in(FileState.INVESTIGATION)
    support.ask_anonymity(world, case)
    return case


def awaited(world: World) -> Case:
    """wendy was to come, and nobody has recorded whether she did."""
    case = world.case_in(FileState.INVESTIGATION)
    support.invite(world, case)
    return case


_READY: dict[Action, Callable[[World], Ready]] = {
    Action.REPORT_INCIDENT: _report,
    Action.RECORD_PAST_SANCTION: _past_sanction,
    Action.ASSESS_INCIDENT: _assess,
    Action.TAKE_OVER_CASE: _take_over,
    Action.APPOINT: _appoint,
    Action.REPLACE_PART: _replace,
    Action.ADD_ALLEGATION: _allegation,
    Action.CORRECT_RECORD: _correct,
    Action.ATTACH_EVIDENCE: _evidence,
    Action.ATTACH_REDACTED_COPY: _redact,
    Action.SUBMIT_FINDINGS: _findings,
    Action.HEAR_AGAIN: lambda world: Ready(
        Action.HEAR_AGAIN, world.case_in(FileState.DELIBERATION), "lena", {"reasons": "The chair left."}
    ),
    Action.RETURN_FINDINGS: lambda world: Ready(
        Action.RETURN_FINDINGS,
        world.case_in(FileState.FINDINGS),
        "carla",
        {"missing": "Who else had the password."},
    ),
    Action.NO_CASE_TO_ANSWER: _answer(Action.NO_CASE_TO_ANSWER),
    Action.DEAL_WITH_INFORMALLY: _answer(Action.DEAL_WITH_INFORMALLY, severity="minor", agreed="A talk."),
    Action.REFER_TO_HEARING: _answer(Action.REFER_TO_HEARING, severity="serious"),
    Action.ARRANGE_HEARING: _arrange,
    Action.POSTPONE_HEARING: _postpone,
    Action.AGREE_SANCTION: lambda world: Ready(
        Action.AGREE_SANCTION,
        world.case_in(FileState.FINDINGS),
        "carla",
        {
            **day("told_on", "16 11 2026"),
            "admission": "I wrote it.",
            **day("admission_received_on", "20 11 2026"),
            "finding_1": "found",
            "reasons_1": "She admits it.",
            "severity_found": "serious",
            "level": "written_warning",
            **dict.fromkeys(REASONS, "As she wrote."),
        },
    ),
    Action.WITHDRAW_AGREEMENT: lambda world: Ready(
        Action.WITHDRAW_AGREEMENT,
        agreed(world),
        "hana",
        {**day("withdrawn_on", "20 11 2026"), "said": "I would rather be heard."},
    ),
    Action.ADJOURN_HEARING: lambda world: Ready(
        Action.ADJOURN_HEARING,
        world.case_in(FileState.HEARING),
        "chidi",
        {
            "reason": "The rota has to be found.",
            **day("resumes_on", "27 11 2026"),
            "resumes_time": "10:00",
            "place": "Room 5, Leeds",
            "nation": "remote",
        },
    ),
    Action.RECORD_HEARING: _record,
    Action.DECIDE_OUTCOME: _decide,
    Action.RECALL_DECISION: lambda world: Ready(
        Action.RECALL_DECISION,
        world.case_in(FileState.DECIDED),
        "chidi",
        {"reason": "A letter came in late."},
    ),
    Action.ISSUE_OUTCOME: _issue,
    Action.LODGE_APPEAL: lambda world: Ready(
        Action.LODGE_APPEAL, world.case_in(FileState.OUTCOME), "hana", LODGED
    ),
    Action.ACKNOWLEDGE_APPEAL: lambda world: Ready(
        Action.ACKNOWLEDGE_APPEAL,
        world.case_in(FileState.APPEAL),
        "hana",
        {**day("sent_on", "23 11 2026"), "delivery": "email"},
    ),
    Action.RECORD_REINSTATEMENT_PAY: lambda world: Ready(
        Action.RECORD_REINSTATEMENT_PAY,
        world.reinstated(),
        "hana",
        {**day("paid_on", "23 11 2026"), "note": "Pay for the days away."},
    ),
    Action.REFUSE_LATE_APPEAL: lambda world: Ready(
        Action.REFUSE_LATE_APPEAL, world.case_in(FileState.OUTCOME), "hana", REFUSED
    ),
    Action.WITHDRAW_APPEAL: lambda world: Ready(Action.WITHDRAW_APPEAL, _appealed(world), "hana", WITHDRAWN),
    Action.ARRANGE_APPEAL_HEARING: lambda world: Ready(
        Action.ARRANGE_APPEAL_HEARING, _appealed(world), "hana", INVITATION
    ),
    Action.POSTPONE_APPEAL_HEARING: lambda world: Ready(
        Action.POSTPONE_APPEAL_HEARING,
        _arranged_appeal(world),
        "hana",
        {"reason": "companion_unavailable", "because": "She told us on Monday."},
    ),
    Action.RECORD_APPEAL_HEARING: lambda world: Ready(
        Action.RECORD_APPEAL_HEARING, _arranged_appeal(world), "petra", APPEAL_MINUTES
    ),
    Action.DECIDE_APPEAL: lambda world: Ready(
        Action.DECIDE_APPEAL, world.case_in(FileState.APPEAL_DELIBERATION), "petra", ANSWERED
    ),
    Action.ISSUE_APPEAL_OUTCOME: lambda world: Ready(
        Action.ISSUE_APPEAL_OUTCOME,
        _decided_appeal(world),
        "hana",
        {"delivery": "email", **day("sent_on", "23 11 2026"), "sent_time": "9:00am"},
    ),
    Action.RETURN_TO_HEARING: lambda world: Ready(Action.RETURN_TO_HEARING, _sent_back(world), "hana", {}),
    Action.CLOSE_CASE: lambda world: Ready(Action.CLOSE_CASE, world.case_in(FileState.OUTCOME), "hana", {}),
    Action.PROPOSE_WITHDRAWAL: lambda world: Ready(
        Action.PROPOSE_WITHDRAWAL,
        world.case_in(FileState.INVESTIGATION),
        "hana",
        {"reason": "The wrong person."},
    ),
    Action.WITHDRAW_CASE: lambda world: Ready(
        Action.WITHDRAW_CASE, to_be_withdrawn(world), "lena", {"reason": "The wrong person."}
    ),
    Action.TURN_DOWN_WITHDRAWAL: lambda world: Ready(
        Action.TURN_DOWN_WITHDRAWAL, to_be_withdrawn(world), "lena", {"reason": "It is her."}
    ),
    Action.SUSPEND_EMPLOYEE: lambda world: Ready(
        Action.SUSPEND_EMPLOYEE,
        world.case_in(FileState.INVESTIGATION),
        "carla",
        {
            **day("effective_on", "23 11 2026"),
            "reason": "She could take the page down.",
            **dict.fromkeys(Alternative.values, "The post was made from home."),
            "pay": "full",
            "contact": world.nora.staff_number,
        },
    ),
    Action.REVIEW_SUSPENSION: lambda world: Ready(
        Action.REVIEW_SUSPENSION,
        _suspended(world),
        "carla",
        {"reasons": "The page is still up.", "alternatives": "She works from home as well."},
    ),
    Action.LIFT_SUSPENSION: lambda world: Ready(
        Action.LIFT_SUSPENSION,
        _suspended(world),
        "carla",
        {"note": "Back tomorrow.", **day("last_day", "23 11 2026")},
    ),
    Action.PAUSE_CASE: lambda world: Ready(
        Action.PAUSE_CASE,
        world.case_in(FileState.DELIBERATION),
        "carla",
        {"reason": "grievance", "note": "She says that the chair is biased."},
    ),
    Action.REVIEW_PAUSE: lambda world: Ready(
        Action.REVIEW_PAUSE, _paused(world), "carla", {"reasons": "It is heard on Friday."}
    ),
    Action.RESUME_CASE: lambda world: Ready(
        Action.RESUME_CASE, _paused(world), "hana", {"note": "It was answered."}
    ),
    Action.RECORD_RESIGNATION: lambda world: Ready(
        Action.RECORD_RESIGNATION,
        world.case_in(FileState.INVESTIGATION),
        "hana",
        {
            "kind": "with_notice",
            "said": "By email.",
            **day("given_on", "20 11 2026"),
            **day("ends_on", "18 12 2026"),
        },
    ),
    Action.CLOSE_AFTER_LEAVING: lambda world: Ready(
        Action.CLOSE_AFTER_LEAVING, _left(world), "lena", {"explanation": "She was not heard."}
    ),
    Action.RECORD_GRIEVANCE: lambda world: Ready(
        Action.RECORD_GRIEVANCE,
        world.case_in(FileState.INVESTIGATION),
        "hana",
        {**day("lodged_on", "20 11 2026"), "about": "bias", "summary": "About the chair."},
    ),
    Action.DECIDE_ON_GRIEVANCE: lambda world: Ready(
        Action.DECIDE_ON_GRIEVANCE,
        grieved(world),
        "carla",
        {"way": "concurrent", "reasons": "Both are about the same evening."},
    ),
    Action.CLOSE_GRIEVANCE: lambda world: Ready(
        Action.CLOSE_GRIEVANCE,
        grieved(world),
        "hana",
        {"result": "accepted", **day("ended_on", "20 11 2026")},
    ),
    Action.FLAG_DISCLOSURE: lambda world: Ready(
        Action.FLAG_DISCLOSURE,
        world.case_in(FileState.INVESTIGATION),
        "ivor",
        {"about": "She told the regulator."},
    ),
    Action.CHECK_DISCLOSURE: lambda world: Ready(
        Action.CHECK_DISCLOSURE,
        flagged(world),
        "lena",
        {"result": "not_the_reason", "reasons": "Nobody knew of it."},
    ),
    Action.FLAG_UNION_REPRESENTATIVE: lambda world: Ready(
        Action.FLAG_UNION_REPRESENTATIVE, world.case_in(FileState.INVESTIGATION), "hana", {"source": "said"}
    ),
    Action.RECORD_UNION_TALK: lambda world: Ready(
        Action.RECORD_UNION_TALK,
        represents(world),
        "hana",
        {"result": "talked", "official": "Olga", **day("happened_on", "20 11 2026")},
    ),
    Action.PROPOSE_OVERRIDE: lambda world: Ready(
        Action.PROPOSE_OVERRIDE,
        world.case_in(FileState.INVESTIGATION),
        "hana",
        {"kind": "chair", "employee": world.ivor.staff_number, "reasons": "Nobody else is left."},
    ),
    Action.APPROVE_OVERRIDE: lambda world: Ready(Action.APPROVE_OVERRIDE, proposed(world), "lena", {}),
    Action.CLOSE_AFTER_DEATH: lambda world: Ready(
        Action.CLOSE_AFTER_DEATH, world.case_in(FileState.HEARING), "hana", day("died_on", "20 11 2026")
    ),
    Action.RECORD_REASONS_REQUEST: lambda world: Ready(
        Action.RECORD_REASONS_REQUEST,
        dismissed(world),
        "hana",
        {"basis": "asked", "asked_by": "Sam, by email"} | day("received_on", "2 11 2026"),
    ),
    Action.GIVE_WRITTEN_REASONS: lambda world: Ready(
        Action.GIVE_WRITTEN_REASONS,
        _asked(world),
        "hana",
        {"reasons": "He copied the records."} | day("sent_on", "13 11 2026"),
    ),
    Action.RECORD_CONCILIATION: lambda world: Ready(
        Action.RECORD_CONCILIATION,
        _left(world),
        "hana",
        {**day("day_a", "10 11 2026"), **day("day_b", "17 11 2026")},
    ),
    Action.MARK_SAFEGUARDING: lambda world: Ready(
        Action.MARK_SAFEGUARDING,
        world.case_in(FileState.INVESTIGATION),
        "carla",
        {"about": "children", "reasons": "She works in a school."},
    ),
    Action.RECORD_REFERRAL_CHECK: lambda world: Ready(
        Action.RECORD_REFERRAL_CHECK,
        safeguarded(world),
        "lena",
        {"result": "both", **day("checked_on", "20 11 2026"), "reasons": "She may go elsewhere."},
    ),
    Action.PLACE_HOLD: lambda world: Ready(
        Action.PLACE_HOLD,
        world.case_in(FileState.INVESTIGATION),
        "lena",
        {
            "reasons": "She will bring a claim.",
            "owner": world.hana.staff_number,
            **day("review_on", "23 5 2027"),
        },
    ),
    Action.REVIEW_HOLD: lambda world: Ready(
        Action.REVIEW_HOLD,
        held(world),
        "lena",
        {"reasons": "The claim is with the tribunal.", **day("review_on", "23 5 2027")},
    ),
    Action.LIFT_HOLD: lambda world: Ready(
        Action.LIFT_HOLD, held(world), "lena", {"reasons": "The claim was withdrawn."}
    ),
    Action.REVIEW_RECORD: lambda world: Ready(
        Action.REVIEW_RECORD,
        record_due(world),
        "lena",
        {"result": "keep", **day("review_on", "23 5 2027"), "reasons": "The inquiry asks for it."},
    ),
    Action.PURGE_CASE: lambda world: Ready(Action.PURGE_CASE, purge_proposed(world), "lena", {}),
    Action.RECORD_CRIMINAL_MATTER: lambda world: Ready(
        Action.RECORD_CRIMINAL_MATTER,
        world.case_in(FileState.INVESTIGATION),
        "carla",
        {
            "stage": "charge",
            "about": "Fraud.",
            **day("since", "19 11 2026"),
            "told_by": "employee",
            **day("told_on", "20 11 2026"),
            "effect": "job",
            "effect_reasons": "She handles payments.",
            "way": "wait",
            "reasons": "The police ask us to.",
        },
    ),
    Action.RECORD_OVERSIGHT: lambda world: Ready(
        Action.RECORD_OVERSIGHT,
        world.case_in(FileState.HEARING),
        "lena",
        {**day("checked_on", "20 11 2026"), "remarks": "It moves."},
    ),
    Action.SERVE_BUNDLE: lambda world: Ready(
        Action.SERVE_BUNDLE, world.case_in(FileState.HEARING), "hana", day("served_on", "8 10 2026")
    ),
    Action.REVIEW_IMPROVEMENT: lambda world: Ready(
        Action.REVIEW_IMPROVEMENT,
        required(world),
        "hana",
        {"result": "met", "said": "Her screen was locked.", **day("reviewed_on", "20 11 2026")},
    ),
    Action.EXTEND_WARNING: lambda world: Ready(
        Action.EXTEND_WARNING,
        world.case_in(FileState.OUTCOME),
        "lena",
        {
            **day("absent_from", "21 10 2026"),
            **day("absent_to", "20 11 2026"),
            "kind": "sickness",
            "days": "10",
            "reasons": "She was away.",
        },
    ),
    Action.CURTAIL_WARNING: lambda world: Ready(
        Action.CURTAIL_WARNING,
        world.case_in(FileState.OUTCOME),
        "lena",
        {**day("last_day", "31 12 2026"), "reasons": "Her screen has been locked for months."},
    ),
    Action.SETTLE_LIVE_PERIOD: lambda world: Ready(
        Action.SETTLE_LIVE_PERIOD,
        undetermined(world),
        "lena",
        {
            "result": "until",
            **day("last_day", "29 2 2020"),
            "source": "Disciplinary policy of 2019, section 7.",
            "reasons": "It gave a final warning twelve months.",
        },
    ),
    Action.OPEN_SPENT_RECORD: lambda world: Ready(
        Action.OPEN_SPENT_RECORD,
        world.case_in(FileState.DELIBERATION),
        "chidi",
        {"justification": "She says that nobody told her of the rule."},
    ),
    Action.AGREE_TO_CONSIDER: lambda world: Ready(
        Action.AGREE_TO_CONSIDER,
        outside.with_expired_safeguarding(world),
        "lena",
        {"reasons": "It was a pupil then as well."},
    ),
    Action.JOIN_CASES: lambda world: Ready(
        Action.JOIN_CASES,
        world.another_case(),
        "carla",
        {"into": world.open_case().reference, "reasons": "One hearing is fairer."},
    ),
    Action.REOPEN_CASE: lambda world: Ready(
        Action.REOPEN_CASE,
        world.case_in(FileState.CLOSED),
        "lena",
        {
            "came_to_light": "The account was taken over that week.",
            "becomes": "reduce",
            "level": "verbal_warning",
            "reasons": "Most of it was not hers.",
        },
    ),
    Action.ISSUE_CORRECTION: lambda world: Ready(
        Action.ISSUE_CORRECTION,
        reopened(world),
        "lena",
        {"delivery": "email", **day("sent_on", "23 11 2026"), "sent_time": "9:00am"},
    ),
    Action.REVIEW_DECISION: lambda world: Ready(
        Action.REVIEW_DECISION,
        to_review(world),
        "lena",
        {"result": "stands", "reasons": "It was serious enough."},
    ),
    Action.RECORD_ADJUSTMENT: lambda world: Ready(
        Action.RECORD_ADJUSTMENT,
        world.case_in(FileState.INVESTIGATION),
        "carla",
        {
            "asked": "A break every half hour.",
            "asked_by": "employee",
            **day("asked_on", "20 11 2026"),
            "meetings": "all",
            "health_reason": "She is tired.",
        },
    ),
    Action.ANSWER_ADJUSTMENT: lambda world: Ready(
        Action.ANSWER_ADJUSTMENT,
        asked(world),
        "carla",
        {
            "adjustment": "1",
            "result": "agreed",
            "agreed": "A break every half hour.",
            "reasons": "It costs nothing.",
        },
    ),
    Action.RECORD_FIT_NOTE: lambda world: Ready(
        Action.RECORD_FIT_NOTE,
        world.case_in(FileState.INVESTIGATION),
        "hana",
        {"says": "unfit_to_attend", **day("from_on", "20 11 2026"), **day("to_on", "4 12 2026")},
    ),
    Action.REFER_TO_OCCUPATIONAL_HEALTH: lambda world: Ready(
        Action.REFER_TO_OCCUPATIONAL_HEALTH,
        world.case_in(FileState.INVESTIGATION),
        "hana",
        {"questions": ["fit_to_attend", "from_when"], **day("referred_on", "23 11 2026")},
    ),
    Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE: lambda world: Ready(
        Action.RECORD_OCCUPATIONAL_HEALTH_ADVICE,
        referred(world),
        "hana",
        {
            "fitness": "with_adjustments",
            "adjustments": "Sit near the door.",
            "advice": "Closed rooms are hard for her.",
            **day("received_on", "20 11 2026"),
        },
    ),
    Action.ALLOW_ABSENCE: lambda world: Ready(
        Action.ALLOW_ABSENCE, ill(world), "lena", {"reasons": "It has no end, and she can write to us."}
    ),
    Action.RECORD_STATEMENT: lambda world: Ready(
        Action.RECORD_STATEMENT,
        world.case_in(FileState.INVESTIGATION),
        "ivor",
        {
            "witness": world.wendy.staff_number,
            **day("taken_on", "20 11 2026"),
            "text": "I saw the post that evening.",
            "why_unsigned": "She signs tomorrow.",
        },
    ),
    Action.ASK_ANONYMITY: lambda world: Ready(
        Action.ASK_ANONYMITY,
        world.case_in(FileState.INVESTIGATION),
        "ivor",
        {
            "witness": world.wendy.staff_number,
            **day("asked_on", "20 11 2026"),
            "asked_by": "witness",
            "why": "She is afraid of him.",
        },
    ),
    Action.DECIDE_ANONYMITY: lambda world: Ready(
        Action.DECIDE_ANONYMITY,
        afraid(world),
        "carla",
        {"request": "1", "granted": "yes", "reasons": "She was threatened before."},
    ),
    Action.SHARE_STATEMENT: lambda world: Ready(
        Action.SHARE_STATEMENT,
        testified(world),
        "hana",
        {"statement": "1", "shared_with": "employee", **day("shared_on", "20 11 2026")},
    ),
    Action.CALL_WITNESS: lambda world: Ready(
        Action.CALL_WITNESS,
        hearing_without_attempt(world),
        "hana",
        {
            "witness": world.wendy.staff_number,
            "party": "us",
            "about": "What the page looked like.",
            **day("notified_on", "20 11 2026"),
        },
    ),
    Action.INVITE_WITNESS: lambda world: Ready(
        Action.INVITE_WITNESS,
        world.case_in(FileState.INVESTIGATION),
        "ivor",
        {
            "witness": world.wendy.staff_number,
            **day("invited_on", "20 11 2026"),
            **day("for_on", "27 11 2026"),
        },
    ),
    Action.RECORD_WITNESS_ATTENDANCE: lambda world: Ready(
        Action.RECORD_WITNESS_ATTENDANCE,
        awaited(world),
        "ivor",
        {"invitation": "1", "came": "no", "why_not": "She was ill."},
    ),
    Action.SEND_LETTER: lambda world: Ready(
        Action.SEND_LETTER,
        world.case_in(FileState.INVESTIGATION),
        "hana",
        {
            "letter": "investigation",
            "said": "Uma from your union was told, as you asked.",
            "delivery": "email",
            **day("sent_on", "9 9 2026"),
            "sent_time": "3pm",
        },
    ),
    Action.ACKNOWLEDGE_LETTER: lambda world: Ready(
        Action.ACKNOWLEDGE_LETTER,
        world.case_in(FileState.OUTCOME),
        "hana",
        {"letter": "outcome", **day("received_on", "20 10 2026"), **day("told_on", "21 10 2026")},
    ),
    Action.NAME_COMPANION: lambda world: Ready(
        Action.NAME_COMPANION,
        world.case_in(FileState.HEARING),
        "hana",
        {"kind": "union_official", "name": "Unity Onside", **day("told_on", "12 10 2026")},
    ),
    Action.PROPOSE_ANOTHER_TIME: lambda world: Ready(
        Action.PROPOSE_ANOTHER_TIME,
        world.case_in(FileState.HEARING),
        "hana",
        {
            "reason": "companion_unavailable",
            **day("proposed_on", "20 10 2026"),
            "said": "From 2pm.",
            **day("told_on", "12 10 2026"),
        },
    ),
    Action.REFUSE_PROPOSAL: lambda world: Ready(
        Action.REFUSE_PROPOSAL,
        another_time_proposed(world),
        "chidi",
        {"why_unreasonable": "The only witness sails that morning."},
    ),
    Action.COMMENT_ON_NOTES: lambda world: Ready(
        Action.COMMENT_ON_NOTES,
        world.case_in(FileState.DELIBERATION),
        "hana",
        {
            "meeting": "hearing",
            "answer": "disputed",
            "employee_version": "I said that I took it down at once.",
            **day("told_on", "20 10 2026"),
        },
    ),
    Action.ADD_LEGAL_ADVICE: lambda world: Ready(
        Action.ADD_LEGAL_ADVICE,
        world.case_in(FileState.INVESTIGATION),
        "hana",
        {
            "given_by": "Law and Partners",
            **day("given_on", "20 11 2026"),
            "text": "A tribunal would look hard at the delay.",
        },
    ),
    Action.DECLARE_CONFLICT: lambda world: Ready(
        Action.DECLARE_CONFLICT,
        world.case_in(FileState.INVESTIGATION),
        "hana",
        {
            "employee": world.chidi.staff_number,
            **day("declared_on", "20 11 2026"),
            "reason": "He is married to the employee's sister.",
        },
    ),
    Action.ADD_NOTE: lambda world: Ready(
        Action.ADD_NOTE, world.case_in(FileState.INVESTIGATION), "hana", {"text": "Rang the manager."}
    ),
}
