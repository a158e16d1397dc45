"""The register of requests on its pages: recorded, answered, late, and shown to nobody else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from casework.enums import Look, RequestStep
from casework.models import AuditEvent, InformationRequest
from tests.fixtures_world import that_autumn, world  # noqa: F401
from tests.requests_world import COMPLAINT, FOI, SAR, happened, hire_who_answers, received
from tests.web.test_pages_policies import text
from tests.web.verbs_world import day, sign_in
from tests.world import World

pytestmark = pytest.mark.django_db
_S = RequestStep


@pytest.fixture
def office(world: World) -> World:  # noqa: F811
    hire_who_answers(world)
    return world


def of(request: InformationRequest) -> str:
    return reverse("information_request", args=(request.reference,))


def post(client: Client, request: InformationRequest, step: RequestStep, on: str, **more: Any) -> Any:
    address = reverse("add_request_step", args=(request.reference, step.value))
    return client.post(address, {**day("on", on), **more}, follow=True)


def right(world: World, **changes: Any) -> dict[str, Any]:  # noqa: F811
    return {
        "kind": SAR.value,
        "about": world.sam.staff_number,
        "nation": "england-and-wales",
        **day("received_on", "2 11 2026"),
        "asks": "Everything in emails of this year.",
    } | changes


def test_a_subject_access_request_from_receipt_to_reply(office: World) -> None:
    client = sign_in(office, "dina")
    said = text(client.post(reverse("record_request"), right(office), follow=True))
    assert "Reply to a subject access request by Wed 2 Dec 2026." in said
    request = InformationRequest.objects.get()
    assert request.about == office.sam and f"Subject access request {request.reference}" in said
    assert "One month after Mon 2 Nov 2026 is Wed 2 Dec 2026." in said
    said = text(post(client, request, _S.IDENTITY_ASKED, "4 11 2026", said="A copy of a passport."))
    assert "Waiting" in said and "What you can do" in said and "Why this date?" not in said
    assert "What was asked for on Wed 4 Nov 2026 has not arrived. Nothing is due until it does." in said
    said = text(post(client, request, _S.ANSWER_RECEIVED, "9 11 2026"))
    assert "Reply to a subject access request by Mon 7 Dec 2026." in said
    assert "The time stood still for 5 days: Mon 7 Dec 2026." in said
    said = text(post(client, request, _S.EXTENDED, "10 11 2026", said="Nine years of emails."))
    assert "by Mon 8 Feb 2027" in said
    said = text(post(client, request, _S.REPLIED, "20 11 2026", result="partly", refused_for="other_people"))
    assert "Closed" in said and "Main reason: Personal data of other people" in said
    assert "Nothing more is due." in said and "You can" not in said
    assert "Why this date?" not in said


def test_what_was_recorded_in_error_is_taken_back_on_the_page(office: World) -> None:
    request, client = received(office, FOI), sign_in(office, "fola")
    entry = happened(office, request, _S.REPLIED, date(2026, 11, 9), result="disclosed")
    page = client.get(of(request))
    address = reverse("take_back_request_step", args=(request.reference, entry.pk))
    assert address.encode() in page.content
    said = text(client.post(address, {"reason": "It was another request."}, follow=True))
    assert "Taken back: Reply sent" in said
    assert "Why it was taken back: It was another request. (Fola Example, Mon 23 Nov 2026)" in said
    assert "Reply to a request for information by Tue 1 Dec 2026." in said
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "Again."}).status_code == 409


def test_what_was_done_meanwhile_leads_back_to_the_request_and_says_which(office: World) -> None:
    request, client = received(office, FOI), sign_in(office, "fola")
    address = reverse("add_request_step", args=(request.reference, "replied"))
    happened(office, request, _S.REPLIED, date(2026, 11, 9), result="disclosed")
    answer = client.post(address, {**day("on", "9 11 2026"), "result": "disclosed"})
    assert answer.status_code == 409
    assert f'href="{of(request)}"' in answer.content.decode() and f"Go to {request.reference}" in text(answer)
    event = AuditEvent.objects.get(action=Look.REFUSED)
    assert f'"information_request":{request.pk}' in event.body and event.case is event.incident is None


def test_whoever_was_slower_reads_what_they_wrote_and_a_refusal_says_which_request(office: World) -> None:
    request, client = received(office, FOI), sign_in(office, "fola")
    address = reverse("add_request_step", args=(request.reference, "extended"))
    sent = {**day("on", "9 11 2026"), **day("until", "1 12 2026"), "said": "To weigh <it>."}
    assert client.post(address, sent).status_code == 422  # it ends that day without an extension
    happened(office, request, _S.REPLIED, date(2026, 11, 9), result="disclosed")
    answer = client.post(address, sent)
    assert answer.status_code == 409 and f"Go to {request.reference}" in text(answer)
    assert "To weigh &lt;it&gt;." in answer.content.decode() and "What you typed" in text(answer)
    refused = AuditEvent.objects.filter(action=Look.REFUSED)
    assert [f'"information_request":{request.pk}' in row.body for row in refused] == [True, True]


def test_the_register_has_its_lists_and_kinds(office: World) -> None:
    with time_machine.travel(date(2026, 11, 30)):
        late = received(office, FOI, received_on=date(2026, 10, 1))
        near = received(office, SAR)
        far = received(office, COMPLAINT, received_on=date(2026, 11, 27))
        waiting = received(office, SAR, received_on=date(2026, 11, 27))
        happened(office, waiting, _S.IDENTITY_ASKED, date(2026, 11, 27), said="A passport.")
        closed = received(office, FOI)
        happened(office, closed, _S.CLOSED, date(2026, 11, 27), result="withdrawn")
        client = sign_in(office, "audrey")
        shown = {
            "": [late, near, far, waiting],
            "show=near": [near],
            "show=late": [late],
            "show=closed": [closed],
            "show=all": [late, near, far, waiting, closed],
            "show=nonsense": [late, near, far, waiting],
            f"show=all&kind={FOI.value}": [late, closed],
        }
        for query, wanted in shown.items():
            page = client.get(f"{reverse('information_requests')}?{query}")
            assert [line.request for line, _ in page.context["lines"]] == wanted, query
            assert [tag.text for line, tag in page.context["lines"] if line.request == late] == (
                ["Late"] if late in wanted else []
            )
        assert client.get(reverse("information_requests"), {"kind": "wish"}).status_code == 422
        assert "Record a request" not in text(client.get(reverse("information_requests")))


def test_whoever_looks_after_requests_finds_theirs_on_the_first_page(office: World) -> None:
    access, information = received(office, SAR), received(office, FOI)
    with time_machine.travel(date(2026, 12, 3)):
        said = {
            name: text(sign_in(office, name).get(reverse("home"))) for name in ("dina", "fola", "lena", "uma")
        }
    assert access.reference in said["dina"] and information.reference not in said["dina"]
    assert information.reference in said["fola"] and access.reference not in said["fola"]
    assert "Late" in said["dina"] and "Wed 2 Dec 2026" in said["dina"]
    assert "Open requests" not in said["lena"] + said["uma"]
    # Above it something does: what does not wait is a case.
    assert "No case waits for you" in said["dina"] and "Nothing waits for you" not in said["dina"]
    assert "Nothing waits for you" in said["uma"]


def test_an_acknowledged_complaint_says_what_is_left_to_do(office: World) -> None:
    request = received(office, COMPLAINT)
    happened(office, request, _S.ACKNOWLEDGED, date(2026, 11, 3))
    said = text(sign_in(office, "audrey").get(of(request)))
    assert "Tell the person what you found without undue delay." in said and "What you can do" not in said


def test_the_menu_has_it_for_those_who_may(office: World) -> None:
    for name, is_there in {
        "dina": True,
        "fola": True,
        "lena": True,
        "audrey": True,
        "hana": False,
        "uma": False,
    }.items():
        page = sign_in(office, name).get(reverse("notifications"))
        assert (f'href="{reverse("information_requests")}"'.encode() in page.content) is is_there, name


def test_a_hidden_request_answers_as_one_that_is_not_there(office: World) -> None:
    request = received(office, SAR)
    for name in ("fola", "uma", "sam"):
        client = sign_in(office, name)
        hidden, absent = (
            client.get(of(request)),
            client.get(reverse("information_request", args=("RQ-2026-77777",))),
        )
        assert hidden.status_code == absent.status_code == 404
        assert request.asks not in text(hidden)
    refused = AuditEvent.objects.filter(action=Look.REFUSED)
    assert refused.count() == 3
    assert all(f'"information_request":{request.pk}' in row.body for row in refused)


def test_what_cannot_be_recorded_now_is_refused_and_what_is_no_step_is_not_there(office: World) -> None:
    request, client = received(office, FOI), sign_in(office, "fola")
    for step, status in {"review_asked": 409, "identity_asked": 409, "framed": 404, "replied": 200}.items():
        address = reverse("add_request_step", args=(request.reference, step))
        assert client.get(address).status_code == status, step
    assert sign_in(office, "audrey").get(address).status_code == 403


# what is changed in a right answer, and the sentence on the page
WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    ({"kind": ""}, "Select what kind of request it is"),
    ({"about": ""}, "Select whose data is asked for"),
    ({"about": "E99999"}, "Search again and select whose data is asked for"),
    ({"nation": "cornwall"}, "Select where"),
    ({"asks": ""}, "Enter what it asks for"),
    ({"asks": "x" * 301}, "must be 300 characters or fewer"),
    ({"asks": "a\x00b"}, "has a character that cannot be kept"),
    (day("received_on", "24 11 2026"), "must be today or in the past"),
    (day("received_on", "31 9 2026"), "must be a real date"),
)


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(office: World) -> None:
    client = sign_in(office, "dina")
    for changes, sentence in WRONG:
        answer = client.post(reverse("record_request"), right(office, **changes))
        assert (answer.status_code, sentence in text(answer)) == (422, True), changes
    assert not InformationRequest.objects.exists()


# step, what is sent, the sentence
WRONG_STEPS: tuple[tuple[RequestStep, dict[str, Any], str], ...] = (
    (
        _S.EXTENDED,
        {"said": "To weigh it.", **day("until", "1 12 2026")},
        "due by Tue 1 Dec 2026 without an extension",
    ),
    (_S.EXTENDED, {"said": "To weigh it."}, "Enter the day by which you will reply"),
    (_S.CLARIFICATION_ASKED, {"said": ""}, "Enter what you asked"),
    (_S.REPLIED, {"result": ""}, "Select how it ended"),
    (_S.REPLIED, {"result": "outcome_told"}, "Select how it ended"),
    (_S.REPLIED, {"result": "refused"}, "What is held back is held back for a reason"),
    (_S.REPLIED, {"result": "disclosed", "refused_for": "cost_limit"}, "nothing else has one"),
    (_S.REPLIED, {"result": "refused", "refused_for": "excessive"}, "Select the main reason"),
    (_S.REPLIED, {"result": "disclosed", **day("on", "1 11 2026")}, "is before Mon 2 Nov 2026"),
)


@pytest.mark.parametrize(("step", "sent", "sentence"), WRONG_STEPS)
def test_a_step_that_is_wrong_is_said_at_its_field(
    office: World, step: RequestStep, sent: dict[str, Any], sentence: str
) -> None:
    request, client = received(office, FOI), sign_in(office, "fola")
    address = reverse("add_request_step", args=(request.reference, step.value))
    answer = client.post(address, day("on", "9 11 2026") | sent)
    assert (answer.status_code, sentence in text(answer)) == (422, True), text(answer)
    assert not request.entries.exists()


def test_people_are_found_without_a_script_and_those_who_have_left_too(office: World) -> None:
    client = sign_in(office, "dina")
    type(office.sita).objects.filter(pk=office.sita.pk).update(end_date=date(2026, 6, 30))
    sent = right(office, about="") | {"about_search": "sita", "find_about": "1"}
    assert "Sita Example" in text(client.post(reverse("record_request"), sent))
    assert (
        client.post(reverse("record_request"), right(office, about=office.sita.staff_number)).status_code
        == 302
    )


def test_the_register_takes_as_many_queries_for_one_row_as_for_ten(
    office: World, django_assert_max_num_queries: Any
) -> None:
    client = sign_in(office, "lena")
    received(office, SAR)
    with django_assert_max_num_queries(16) as first:
        client.get(reverse("information_requests"))
    for kind in (SAR, FOI, COMPLAINT) * 3:
        happened(office, received(office, kind), _S.CLOSED, date(2026, 11, 9), result="withdrawn")
        received(office, kind)
    with django_assert_max_num_queries(len(first.captured_queries)):
        page = client.get(f"{reverse('information_requests')}?show=all")
    assert len(page.context["lines"]) == 19


def test_nobody_else_can_record_anything(office: World) -> None:
    request = received(office, SAR)
    entry = happened(office, request, _S.IDENTITY_ASKED, date(2026, 11, 4), said="A passport.")
    addresses = {
        reverse("record_request"): right(office),
        reverse("add_request_step", args=(request.reference, "answer_received")): day("on", "9 11 2026"),
        reverse("take_back_request_step", args=(request.reference, entry.pk)): {"reason": "No."},
    }
    # An auditor reads it; an FOI lead records, but no subject access; nobody else knows that it is there.
    expected = {
        "audrey": [403, 403, 403],
        "fola": [422, 404, 404],
        "hana": [403, 404, 404],
        "sam": [403, 404, 404],
    }
    for name, codes in expected.items():
        client = sign_in(office, name)
        assert [client.post(address, sent).status_code for address, sent in addresses.items()] == codes, name
    assert InformationRequest.objects.count() == 1 and request.entries.standing().count() == 1


def test_its_whole_reference_leads_to_it_and_tells_nobody_else(office: World) -> None:
    request = received(office, SAR)
    typed = request.reference.lower().replace("-", " ")
    found = sign_in(office, "dina").post(reverse("search"), {"q": typed})
    assert found.status_code == 302 and found.headers["Location"] == of(request)
    assert '"requests":1' in AuditEvent.objects.get(action=Look.SEARCHED).body
    for name in ("fola", "hana", "sam"):
        answer = sign_in(office, name).post(reverse("search"), {"q": typed})
        assert answer.status_code == 200 and request.asks not in text(answer), name
