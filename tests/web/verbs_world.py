"""What the tests of the verbs' pages share: a case in each state, who may act, and a whole good answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from casework.enums import Action, FileState, PartKind
from casework.models import Case, Incident
from tests.world import LONDON, World

NOW = datetime(2026, 11, 23, 11, 0, tzinfo=LONDON)
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


def hearing_without_attempt(world: World) -> Case:
    """A case at the hearing stage, with a chair, where no hearing is arranged yet."""
    case = world.case_in(FileState.FINDINGS)
    world.refer(case)
    world.appoint_chair(case)
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


def _findings(world: World) -> Ready:
    body = {
        "report": "The post was made from her account.",
        "employee_response": "She accepted that she wrote it.",
        "case_to_answer_1": "yes",
        "reasons_1": "The post exists.",
    }
    return Ready(Action.SUBMIT_FINDINGS, world.case_in(FileState.INVESTIGATION), "ivor", body)


def _answer(action: Action, **more: str) -> Callable[[World], Ready]:
    return lambda world: Ready(
        action, world.case_in(FileState.FINDINGS), "carla", {"reasons": "The report says so."} | more
    )


def _arrange(world: World) -> Ready:
    body = {
        **day("starts_on", "16 12 2026"),
        "starts_time": "10:30am",
        "place": "Room 4, Leeds",
        "nation": "england-and-wales",
        "delivery": "email",
        **day("sent_on", "23 11 2026"),
        "sent_time": "9:00am",
    }
    return Ready(Action.ARRANGE_HEARING, hearing_without_attempt(world), "hana", body)


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


_READY: dict[Action, Callable[[World], Ready]] = {
    Action.REPORT_INCIDENT: _report,
    Action.ASSESS_INCIDENT: _assess,
    Action.APPOINT: _appoint,
    Action.REPLACE_PART: _replace,
    Action.ADD_ALLEGATION: _allegation,
    Action.CORRECT_RECORD: _correct,
    Action.ATTACH_EVIDENCE: _evidence,
    Action.SUBMIT_FINDINGS: _findings,
    Action.NO_CASE_TO_ANSWER: _answer(Action.NO_CASE_TO_ANSWER),
    Action.REFER_TO_HEARING: _answer(Action.REFER_TO_HEARING, severity="serious"),
    Action.ARRANGE_HEARING: _arrange,
    Action.POSTPONE_HEARING: _postpone,
    Action.RECORD_HEARING: _record,
    Action.DECIDE_OUTCOME: _decide,
    Action.RECALL_DECISION: lambda world: Ready(
        Action.RECALL_DECISION,
        world.case_in(FileState.DECIDED),
        "chidi",
        {"reason": "A letter came in late."},
    ),
    Action.ISSUE_OUTCOME: _issue,
    Action.CLOSE_CASE: lambda world: Ready(Action.CLOSE_CASE, world.case_in(FileState.OUTCOME), "hana", {}),
    Action.WITHDRAW_CASE: lambda world: Ready(
        Action.WITHDRAW_CASE, world.case_in(FileState.INVESTIGATION), "lena", {"reason": "The wrong person."}
    ),
    Action.ADD_NOTE: lambda world: Ready(
        Action.ADD_NOTE, world.case_in(FileState.INVESTIGATION), "hana", {"text": "Rang the manager."}
    ),
}
