"""The register, the history and their files through the door: who gets what, what is stated, what is recorded."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from casework import audit
from casework.enums import FileState, Role
from casework.models import AuditEvent, AuditPayload, Employee, Posting, RoleGrant
from tests.web.verbs_world import day
from tests.world import CAST, World, build_world

pytestmark = pytest.mark.django_db

# Staff numbers: a reader's own name stands on every page of theirs.
CANARY, CONTROL = (f"E{list(CAST).index(name) + 1:05d}" for name in ("sam", "nora"))


@pytest.fixture
def world() -> World:
    """Sam in Leeds has a sanction, Nora in Operations another."""
    world = build_world()
    world.case_in(FileState.OUTCOME, "sam")
    world.case_in(FileState.OUTCOME, "nora")
    return world


def as_(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name))
    return client


def grant(world: World, name: str, role: Role, unit: str) -> None:
    since = date(2020, 1, 1)
    RoleGrant.objects.create(user=world.user(name), role=role, unit=world.units[unit], from_date=since)


def body(response) -> str:
    return response.getvalue().decode() if response.streaming else response.content.decode()


def addresses(world: World) -> dict[str, str]:
    sam = {"pk": world.sam.pk}
    return {
        "sanctions": reverse("sanctions"),
        "sanctions_export": reverse("sanctions_export"),
        "find_sanction_history": reverse("find_sanction_history"),
        "sanction_history": reverse("sanction_history", kwargs=sam),
        "sanction_history_export": reverse("sanction_history_export", kwargs=sam),
    }


READS = dict.fromkeys(("sanctions", "find_sanction_history", "sanction_history"), 200)
EXPORTS = dict.fromkeys(("sanctions_export", "sanction_history_export"), 200)
NOTHING = dict.fromkeys((*READS, *EXPORTS), 403)
EXPECTED = {
    "audrey": READS | EXPORTS,
    "lena": READS | EXPORTS,
    "hana": NOTHING | READS,
    "olu": NOTHING | READS | {"sanction_history": 404, "sanction_history_export": 404},
    **dict.fromkeys(("manny", "ivor", "carla", "chidi", "adam", "sam", "wendy", "colin", "uma"), NOTHING),
}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_persona_and_page(world: World, name: str) -> None:
    client = as_(world, name)
    for route, address in addresses(world).items():
        response = client.get(address)
        text = body(response)
        assert response.status_code == EXPECTED[name][route], (name, route)
        sees = EXPECTED[name][route] == 200 and route != "find_sanction_history" and name != "olu"
        assert (CANARY in text) == sees, (name, route)


def test_nobody_without_a_sign_in_gets_anything(world: World) -> None:
    for route, address in addresses(world).items():
        response = Client().get(address)
        assert response.status_code == 302, route
        assert CANARY not in body(response)


def test_officer_of_one_unit_sees_its_rows_alone_and_is_told_so(world: World) -> None:
    grant(world, "uma", Role.HR_OFFICER, "leeds")
    text = body(as_(world, "uma").get(reverse("sanctions")))
    assert CANARY in text
    assert CONTROL not in text
    assert "You see the units that you cover." in text
    assert f'<option value="{world.units["operations"].pk}"' not in text
    everything = body(as_(world, "audrey").get(reverse("sanctions")))
    assert CONTROL in everything
    assert "all that you may see" in everything


@pytest.mark.parametrize("name", ["sam", "wendy", "colin"])
def test_auditor_in_the_case_sees_neither_row_nor_own_history(world: World, name: str) -> None:
    grant(world, name, Role.AUDITOR, "department")
    client = as_(world, name)
    assert CANARY not in body(client.get(reverse("sanctions")))
    assert client.get(reverse("sanction_history", args=[world.people[name].pk])).status_code == 404


def test_hidden_employee_looks_like_one_that_is_not_there(world: World) -> None:
    client = as_(world, "olu")
    hidden = client.get(reverse("sanction_history", args=[world.sam.pk]))
    unknown = client.get(reverse("sanction_history", args=[987654]))
    assert hidden.status_code == unknown.status_code == 404
    token = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
    assert token.sub("", body(hidden)) == token.sub("", body(unknown))


def test_page_states_what_is_counted_and_the_filter_in_words(world: World) -> None:
    query = {
        "live_on_day": "1",
        "live_on_month": "11",
        "live_on_year": "2026",
        "only_live": "yes",
        "level": "written_warning",
        "category": "conduct",
        "unit": world.units["operations"].pk,
        "platform": "facebook",
    }
    response = as_(world, "audrey").get(reverse("sanctions"), query)
    text = " ".join(body(response).split())
    assert response.status_code == 200
    assert "live on Sun 1 Nov 2026" in text
    assert "level: written warning" in text
    assert "for Conduct, and what is below it" in text
    assert "in Operations, and what is below it" in text
    assert "on Facebook" in text
    assert "Each line is one sanction that stands" in text
    assert "Tue 20 Oct 2026 to Mon 19 Apr 2027" in text
    (event,) = AuditEvent.objects.filter(action="listed")
    facts = json.loads(event.body)["facts"]
    assert facts["unit"] == world.units["operations"].pk
    assert len(facts["sanctions"]) == 2
    assert "Sam" not in event.body


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"live_on_day": "31", "live_on_month": "2", "live_on_year": "2026"}, "must be a real date"),
        (day("as_known_at", "1 1 2099"), "As known on must be today or in the past"),
        ({"unit": "999999"}, "Select unit on the day of the incident"),
        ({"unit": "x"}, "Select unit on the day of the incident"),
        ({"level": "banishment"}, "Select sanction"),
        (
            {
                f"issued_{side}_{part}": value
                for side, day in (("from", "2"), ("to", "1"))
                for part, value in (("day", day), ("month", "3"), ("year", "2026"))
            },
            "Issued to must be the same as or after",
        ),
    ],
)
def test_bad_filter_is_said_on_the_page_and_by_the_export(
    world: World, query: dict[str, str], says: str
) -> None:
    for route in ("sanctions", "sanctions_export"):
        response = as_(world, "audrey").get(reverse(route), query)
        assert response.status_code == 422
        assert says in body(response)
        assert CANARY not in body(response)
    assert not AuditEvent.objects.filter(action="exported").exists()


@pytest.mark.parametrize("page", ["0", "-1", "99", "x"])
def test_page_that_is_not_there_shows_a_page(world: World, page: str) -> None:
    assert as_(world, "audrey").get(reverse("sanctions"), {"page": page}).status_code == 200


@pytest.mark.parametrize("route", ["sanctions", "sanction_history"])
def test_as_many_queries_for_many_rows_as_for_one(
    world: World, route: str, django_assert_max_num_queries, django_assert_num_queries
) -> None:
    client = as_(world, "audrey")
    address = addresses(world)[route]
    client.get(address)
    with django_assert_max_num_queries(20) as first:
        client.get(address)
    for name in ("sita", "uma", "sam"):
        world.case_in(FileState.OUTCOME, name)
    with django_assert_num_queries(len(first)):
        client.get(address)


def test_history_answers_for_the_day_and_shows_each_period(world: World) -> None:
    address = reverse("sanction_history", args=[world.sam.pk])
    client = as_(world, "audrey")

    def on(day: int, month: int, year: int) -> str:
        return body(client.get(address, {"live_on_day": day, "live_on_month": month, "live_on_year": year}))

    assert ">Not live<" in on(19, 10, 2026)
    assert ">Live<" in on(20, 10, 2026)
    assert ">Live<" in on(19, 4, 2027)
    assert ">Not live<" in on(20, 4, 2027)
    assert "Tue 20 Oct 2026 to Mon 19 Apr 2027" in on(20, 4, 2027)
    last = AuditEvent.objects.filter(action="viewed").latest("pk")
    assert json.loads(last.body)["facts"]["employee"] == world.sam.pk


def test_employee_without_a_sanction_has_an_empty_history(world: World) -> None:
    text = body(as_(world, "audrey").get(reverse("sanction_history", args=[world.uma.pk])))
    assert "No sanctions" in text


def test_a_history_keeps_to_itself_what_was_given_in_a_unit_the_reader_does_not_reach(world: World) -> None:
    """Sam moved to Digital: its HR officer may open her history, and sees nothing given to her in Leeds."""
    here = world.sam.postings.get()
    Posting.objects.filter(pk=here.pk).update(to_date=date(2026, 11, 1))
    Posting.objects.create(
        employee=world.sam, unit=world.units["digital"], grade=here.grade, from_date=date(2026, 11, 2)
    )
    address = reverse("sanction_history", args=[world.sam.pk])
    assert "No sanctions" not in body(as_(world, "hana").get(address))
    assert "No sanctions" in body(as_(world, "olu").get(address))


def test_employee_is_found_by_post_within_reach_and_the_words_are_kept_apart(world: World) -> None:
    address = reverse("find_sanction_history")
    found = body(as_(world, "audrey").post(address, {"words": "example sam"}))
    assert reverse("sanction_history", args=[world.sam.pk]) in found
    event = AuditEvent.objects.get(action="searched")
    assert json.loads(event.body)["facts"]["found"] == [world.sam.pk]
    assert "sam" not in event.body
    assert "example sam" in AuditPayload.objects.get(event_uid=event.uid).text
    assert "Nobody found" in body(as_(world, "olu").post(address, {"words": "example sam"}))
    assert "Nobody found" in body(as_(world, "audrey").post(address, {"words": "e"}))
    assert as_(world, "audrey").post(address, {"words": ""}).status_code == 422


def test_export_is_a_file_named_for_its_day_with_the_rows_of_the_page(world: World) -> None:
    response = as_(world, "audrey").get(reverse("sanctions_export"), {"unit": world.units["leeds"].pk})
    assert response.streaming
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="sanctions-as-at-20')
    assert "no-store" in response["Cache-Control"]
    text = body(response)
    assert CANARY in text
    assert CONTROL not in text


def test_export_whose_event_cannot_be_written_gives_no_file(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args, **kwargs):
        raise RuntimeError("the log cannot be written")

    client = as_(world, "audrey")
    client.raise_request_exception = False
    monkeypatch.setattr(audit, "record_look", broken)
    for route in ("sanctions_export", "sanction_history_export", "sanctions", "sanction_history"):
        response = client.get(addresses(world)[route])
        assert response.status_code == 500, route
        assert CANARY not in body(response)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("audrey", 200),
        ("hana", 403),
        ("lena", 403),
        ("ivor", 403),
        ("chidi", 403),
        ("olu", 404),
        ("sam", 404),
        ("adam", 404),
    ],
)
def test_events_of_a_case_go_to_the_auditor_alone(world: World, name: str, status: int) -> None:
    case = world.sam.cases.get()
    response = as_(world, name).get(reverse("audit_export", args=[case.reference]))
    assert response.status_code == status
    assert ("decide_outcome" in body(response)) == (status == 200)


@pytest.mark.parametrize(
    "route", ["sanctions", "sanctions_export", "sanction_history", "sanction_history_export"]
)
def test_reading_pages_take_no_post(world: World, route: str) -> None:
    assert as_(world, "audrey").post(addresses(world)[route]).status_code == 405


def test_name_that_is_markup_or_formula_stays_text(world: World) -> None:
    Employee.objects.filter(pk=world.sam.pk).update(name="=<b>Sam</b>")
    client = as_(world, "audrey")
    assert "=&lt;b&gt;Sam&lt;/b&gt;" in body(client.get(reverse("sanctions")))
    assert "'=<b>Sam</b>" in body(client.get(reverse("sanctions_export")))


def test_auditor_reads_which_files_left_and_what_was_asked(world: World) -> None:
    asked = {
        "level": "written_warning",
        "issued_from_day": 1,
        "issued_from_month": 1,
        "issued_from_year": 2026,
    }
    body(as_(world, "lena").get(reverse("sanctions_export"), asked))
    said = body(as_(world, "audrey").get(reverse("sanctions_exports")))
    assert "Only: level: written warning; issued on Thu 1 Jan 2026 or later" in said
    assert world.user("lena").name in said
    assert as_(world, "lena").get(reverse("sanctions_exports")).status_code == 403
