"""Reading is an event: every page that shows a file, whoever it is shown to, and every look at a file that is hidden."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client

from casework.enums import Look
from casework.models import AuditEvent
from tests.web.test_doors import OF_AN_INCIDENT as VERBS_OF_AN_INCIDENT
from tests.web.test_doors import (
    OPEN_AT_HEARING,
    POLICY_VERBS,
    ROUTES,
    VERBS,
    WHO,
    _address,
    _client,
    files,  # noqa: F401
)
from tests.web.test_verbs_kept import OPEN_ALL_THE_SAME

pytestmark = pytest.mark.django_db

READS = {look.value for look in (Look.VIEWED, Look.LISTED, Look.SEARCHED, Look.DOWNLOADED, Look.EXPORTED)}

# These show no file, but the reader's own texts and settings.
SHOW_NO_FILE = {"draft", "discard_draft", "password_change", "password_change_done", "report_incident"}
SHOW_NO_FILE |= {"record_past_sanction"}
# Nor do these: the list of one's own uploads; what is only sent; a sheet for a hearing that is not arranged yet.
SHOW_NO_FILE |= {"staff_files", "confirm_staff_file", "mark_notification_read", "mark_all_notifications_read"}
SHOW_NO_FILE |= {"hand_back_cover", "cancel_cover"}
SHOW_NO_FILE |= {"appeal_hearing_sheet"} | POLICY_VERBS
# Progress figures alone.
SHOW_NO_FILE |= {"staff_file_progress"}
# These are asked by POST: what is looked for stands in no address.
ASKED = {
    "search": {"q": "canary"},
    "people_search": {"person_search": "canary"},
    "everybody_search": {"person_search": "canary"},
    "find_sanction_history": {"words": "canary"},
}
NOT_NOW = {name for name, kind in ROUTES.items() if kind == "own case not now"}
# Who reads a page in this test, where it is not the HR lead.
READER = {
    "my_report": "reporter",
    "my_reports": "reporter",
    "own_case": "subject",
    "own_acknowledge_letter": "subject",
    "own_name_companion": "subject",
    "own_propose_another_time": "subject",
    "audit_export": "auditor",
    "sanctions_exports": "auditor",
    "record_hearing": "chair",
    "adjourn_hearing": "chair",
    "open_spent_record": "chair",
    "decide_anonymity": "case_manager",
    "suspend_employee": "case_manager",
    "review_suspension": "case_manager",
}
SHOW_A_FILE = (
    (set(ROUTES) | OPEN_AT_HEARING)
    - {n for n, kind in ROUTES.items() if kind == "public"}
    - SHOW_NO_FILE
    - NOT_NOW
)


def _read(client: Client, name: str, files: dict[str, Any]) -> HttpResponseBase:  # noqa: F811
    address = _address(name, files)
    response = client.post(address, ASKED[name]) if name in ASKED else client.get(address)
    if response.streaming:
        assert b"".join(response.streaming_content)  # type: ignore[attr-defined]
    return response


def _events_of(files: dict[str, Any], persona: str) -> list[AuditEvent]:  # noqa: F811
    return list(AuditEvent.objects.filter(actor=files["world"].user(WHO[persona]).pk).order_by("id"))


def test_every_page_that_shows_a_file_is_an_event_of_its_reader(files: dict[str, Any]) -> None:  # noqa: F811
    assert set(ASKED) | set(READER) < SHOW_A_FILE
    wrong = []
    for name in sorted(SHOW_A_FILE):
        persona = READER.get(name, "hr_lead")
        client = _client(files["world"], persona)
        of_the_case = name in VERBS and name not in VERBS_OF_AN_INCIDENT
        opens = not of_the_case or name in OPEN_ALL_THE_SAME | _offered(client, files)
        before = len(_events_of(files, persona))
        status = _read(client, name, files).status_code
        written = [event.action for event in _events_of(files, persona)[before:]]
        # The page of a verb that is not offered shows no file; that it was asked for is kept (`test_verbs_pages` opens it).
        expected = (200, READS) if opens else (409, {Look.REFUSED.value})
        if status != expected[0] or len(written) != 1 or written[0] not in expected[1]:
            wrong.append(f"{name}: {status}, {written}")
    assert not wrong, "\n".join(wrong)


def _offered(client: Client, files: dict[str, Any]) -> set[str]:  # noqa: F811
    told = client.get(f"/api/v1/cases/{files['case'].reference}").json()["available_actions"]
    return {one["action"] for one in told}


OF_A_CASE = {
    "case",
    *(name for name in ROUTES if name.startswith("own_")),
    "case_looks",
    "hearing_sheet",
    "evidence",
    "audit_export",
    *VERBS,
} - VERBS_OF_AN_INCIDENT
OF_AN_INCIDENT = {"incident", *VERBS_OF_AN_INCIDENT}


def test_every_look_at_a_hidden_file_is_a_refusal_of_that_file(files: dict[str, Any]) -> None:  # noqa: F811
    client, wrong = _client(files["world"], "bystander"), []
    for name in sorted(OF_A_CASE | OF_AN_INCIDENT):
        before = len(_events_of(files, "bystander"))
        assert client.get(_address(name, files)).status_code == 404, name
        written = [(e.action, e.case, e.incident) for e in _events_of(files, "bystander")[before:]]
        case = files["case"].pk if name in OF_A_CASE else None
        incident = files["incident"].pk if name in OF_AN_INCIDENT else None
        if written != [(Look.REFUSED.value, case, incident)]:
            wrong.append(f"{name}: {written}")
    assert not wrong, "\n".join(wrong)
