"""What the lists answer: filters, pages by cursor, days and moments of the register, and the number of queries."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from casework import actions
from casework.api.resources.events import events_for
from casework.enums import FileState, RequestStep, Role
from casework.models import AuditEvent, Hearing, LivePeriod, Sanction
from tests.api.bodies import sign_in
from tests.copies import copies_of
from tests.fixtures_world import grant, hire
from tests.requests_world import RECEIVED, SAR, happened, hire_who_answers, received
from tests.world import APPEAL_HEARD, APPEAL_INVITED, World

pytestmark = pytest.mark.django_db


def _all(client: Client, address: str) -> list[dict[str, Any]]:
    """Every row, page after page, by the links alone."""
    found: list[dict[str, Any]] = []
    following: str | None = address
    while following:
        page = client.get(following).json()
        found += page["results"]
        following = page["next"]
    return found


def test_pages_by_cursor_have_every_row_once_and_lead_back(world: World) -> None:
    for number in range(7):
        hire(world, f"p{number}", unit="leeds")
        world.open_case(f"p{number}", witnesses=[], complainants=[])
    client = sign_in(world, "hana")
    every = [row["reference"] for row in _all(client, "/api/v1/cases")]
    by_three = [row["reference"] for row in _all(client, "/api/v1/cases?page_size=3")]
    assert by_three == every and len(set(every)) == 7
    first = client.get("/api/v1/cases?page_size=3").json()
    second = client.get(first["next"]).json()
    assert client.get(second["previous"]).json()["results"] == first["results"]
    assert first["previous"] is None
    of_another_list = first["next"].replace("/cases", "/incidents")
    assert client.get(of_another_list).status_code == 404


def test_hearings_of_allegations_and_of_appeals_are_one_list(world: World) -> None:
    """All at the same two moments, so that the pages part rows that only the kind and the number tell apart."""
    for number in range(3):
        hire(world, f"p{number}", unit="leeds")
        case = world.case_in(FileState.OUTCOME, f"p{number}", witnesses=[], complainants=[])
        world.lodge(case)
        world.arrange_appeal(case)
        actions.postpone_appeal_hearing(
            case, reason="employer", because="Flooded.", by=world.user("petra"), at=APPEAL_INVITED
        )
        world.arrange_appeal(case)
        Hearing.objects.filter(case=case).update(starts_at=APPEAL_HEARD)
    client = sign_in(world, "hana")

    def keys(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
        return [(row["starts_at"], row["case"], row["kind"], row["attempt"]) for row in rows]

    every = _all(client, "/api/v1/hearings")
    assert len(set(keys(every))) == 9 and keys(every) == sorted(keys(every))
    for size in (1, 2, 4, 5, 8, 9):
        assert _all(client, f"/api/v1/hearings?page_size={size}") == every, size
    first = client.get("/api/v1/hearings?page_size=4").json()
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()
    assert client.get(third["previous"]).json()["results"] == second["results"]
    assert client.get(client.get(third["previous"]).json()["previous"]).json()["results"] == first["results"]
    for kind, count in (("hearing", 3), ("appeal_hearing", 6)):
        of_kind = _all(client, f"/api/v1/hearings?kind={kind}&page_size=2")
        assert of_kind == [row for row in every if row["kind"] == kind] and len(of_kind) == count
    held = _all(client, "/api/v1/hearings?postponed=true")
    assert [(row["kind"], row["attempt"]) for row in held] == [("appeal_hearing", 1)] * 3
    assert client.get("/api/v1/hearings?kind=trial").status_code == 400


def test_the_newest_incidents_are_found_by_an_index_on_every_page(world: World) -> None:
    """Where the database may not sort, nor read the whole table: few rows would make it do either."""
    for _ in range(3):
        world.report()
    client = sign_in(world, "audrey")
    following: str | None = "/api/v1/incidents?page_size=1"
    for condition in (False, True):
        with CaptureQueriesContext(connection) as captured:
            following = client.get(following).json()["next"]
        asked = next(row["sql"] for row in captured if row["sql"].endswith(" LIMIT 2"))
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_sort = off; SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {asked}".replace("%", "%%"), [])
            plan = "\n".join(row[0] for row in cursor.fetchall())
            cursor.execute("SET LOCAL enable_sort = on; SET LOCAL enable_seqscan = on")
        assert "using incident_newest" in plan, plan
        assert ("Index Cond: (reported_on <= " in plan) == condition, plan


def test_a_cursor_of_another_list_or_of_an_older_order_is_not_there(world: World) -> None:
    client = sign_in(world, "hana")
    for number in range(2):
        hire(world, f"p{number}", unit="leeds")
        world.open_case(f"p{number}", witnesses=[], complainants=[])
    following = client.get("/api/v1/cases?page_size=1").json()["next"]
    cursor = following.partition("cursor=")[2]
    assert client.get(f"/api/v1/hearings?cursor={cursor}").status_code == 404


def test_a_list_takes_as_many_queries_for_one_row_as_for_fifty(world: World) -> None:
    client = sign_in(world, "audrey")
    case = world.case_in(FileState.OUTCOME)

    def count(address: str) -> tuple[int, int]:
        """The queries and the rows."""
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/api/v1/{address}?page_size=100")
        assert answer.status_code == 200
        return len(captured), len(answer.json()["results"])

    addresses = ("cases", "incidents", "hearings", "deadlines", "sanctions", "audit_events")
    one = {address: count(address) for address in addresses}
    copies_of(case, 49)
    for address, (queries, rows) in one.items():
        now, found = count(address)
        assert now == queries, address
        assert found >= 50 > rows or address == "audit_events", address


def test_a_case_takes_a_bounded_number_of_queries(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    client = sign_in(world, "hana")
    with CaptureQueriesContext(connection) as captured:
        assert client.get(f"/api/v1/cases/{case.reference}").status_code == 200
    assert len(captured) <= 70


def test_filters(world: World) -> None:
    warned, opened = world.case_in(FileState.OUTCOME), world.open_case("sita", occurred_to=date(2026, 9, 8))
    client = sign_in(world, "hana")

    def found(address: str) -> set[str]:
        return {row.get("reference") or row["case"] for row in _all(client, f"/api/v1/{address}")}

    assert found("cases?state=outcome") == {warned.reference}
    assert found("cases?state=outcome&state=investigation") == {warned.reference, opened.reference}
    assert found(f"cases?incident={opened.incident.reference}") == {opened.reference}
    assert found("cases?opened_to=2026-09-08") == set()
    assert found(f"cases?unit={world.units['operations'].pk}&severity=serious") == {
        warned.reference,
        opened.reference,
    }
    assert found("cases?category=social-media") == {warned.reference, opened.reference}
    assert found(f"hearings?case={warned.reference}&postponed=false") == {warned.reference}
    assert found("hearings?starts_from=2026-10-17") == set()
    assert found("hearings?starts_to=2026-10-16") == {warned.reference}
    assert found("deadlines?kind=investigation") == {opened.reference}
    assert found("incidents?state=assessed&channel=social_media") == {
        warned.incident.reference,
        opened.incident.reference,
    }


def test_the_register_answers_for_a_day_and_for_a_moment(world: World) -> None:
    """Live on a day, as it was known at a moment: the two clocks of the register (scenario 16)."""
    world.case_in(FileState.OUTCOME)
    client = sign_in(world, "audrey")

    def live(**asked: str) -> list[str]:
        answer = client.get("/api/v1/sanctions", asked)
        assert answer.status_code == 200, answer.content
        return [row["live"] for row in answer.json()["results"]]

    assert live(live_on="2026-10-19") == ["no"]
    assert live(live_on="2026-10-20") == live(live_on="2027-04-19") == ["yes"]
    assert live(live_on="2027-04-20") == ["no"]
    assert live(live_on="2027-04-20", only_live="true") == []
    before, now = "2026-11-01T00:00:00Z", timezone.now()
    assert live(live_on="2026-10-20", as_known_at=before) == []  # nobody had recorded it
    period = LivePeriod.objects.get()
    assert live(live_on="2026-10-20", as_known_at=now.isoformat()) == ["yes"]
    LivePeriod.objects.filter(pk=period.pk).update(superseded_at=timezone.now())
    assert live(live_on="2026-10-20") == ["no"]
    assert live(live_on="2026-10-20", as_known_at=now.isoformat(), only_live="true") == ["yes"]


def test_one_employees_history_is_asked_for_without_a_name_in_the_address(world: World) -> None:
    world.case_in(FileState.OUTCOME)
    client = sign_in(world, "audrey")
    body = {"staff_number": world.sam.staff_number, "live_on": "2026-10-20"}
    answer = client.post("/api/v1/employees/sanction_history", body, "application/json").json()
    assert answer["employee"] == {"staff_number": world.sam.staff_number, "name": "Sam Example"}
    assert [(row["level"], row["live"]) for row in answer["sanctions"]] == [("written_warning", "yes")]
    for number, status in ((world.nora.staff_number, 200), ("E99999", 404), (world.audrey.staff_number, 404)):
        body = {"staff_number": number}
        assert (
            client.post("/api/v1/employees/sanction_history", body, "application/json").status_code == status
        )


def test_the_directory_never_lists_all_staff(world: World) -> None:
    client = sign_in(world, "hana")

    def found(words: str) -> list[str]:
        answer = client.post("/api/v1/employees/search", {"words": words}, "application/json").json()
        return [row["name"] for row in answer["results"]]

    assert found("sam") == ["Sam Example"]
    assert found("s") == []
    assert len(found("example")) == 10
    assert client.get("/api/v1/employees").status_code == 404
    assert client.get("/api/v1/employees/search").status_code == 405


def test_an_auditor_of_a_unit_reads_the_events_of_its_files_alone(world: World) -> None:
    case = world.open_case()
    grant(world, "audrey", Role.AUDITOR, None)
    hire(world, "una", unit="digital")
    grant(world, "una", Role.AUDITOR, "digital")
    client = sign_in(world, "audrey")
    client.get(f"/api/v1/cases/{case.reference}")
    client.get("/api/v1/cases")
    rows = _all(client, "/api/v1/audit_events")
    assert {row["case"] for row in rows} == {case.reference, None}
    assert {"assess_incident", "viewed", "listed"} <= {row["action"] for row in rows}
    assert not events_for(world.user("una")).exists()


def test_an_auditor_never_reads_the_events_of_a_case_about_themselves(world: World) -> None:
    grant(world, "audrey", Role.AUDITOR, None)
    incident = world.report(involved=("audrey",), by="lena")
    (case,) = world.assess(incident, names=("audrey",), by=world.user("lena"))
    about = AuditEvent.objects.filter(case=case.pk) | AuditEvent.objects.filter(incident=case.incident_id)
    assert about.exists()
    assert not (events_for(world.user("audrey")) & about).exists()
    assert events_for(world.user("audrey")).filter(case__isnull=True, incident__isnull=True).count() == 0


def test_an_auditor_never_reads_the_events_of_a_request_about_themselves(world: World) -> None:
    """That one is looked after, and when, though the facts of an event of no file are kept back anyway."""
    hire_who_answers(world)
    grant(world, "audrey", Role.AUDITOR, None)
    own, other = received(world, SAR, about=world.people["audrey"]), received(world, SAR)
    for request in (own, other):
        happened(world, request, RequestStep.CLOSED, RECEIVED, result="withdrawn")
    for name in ("dina", "audrey"):
        for request in (own, other):
            sign_in(world, name).get(reverse("information_request", args=(request.reference,)))
    read = {
        json.loads(row.body).get("facts", {}).get("information_request")
        for row in events_for(world.user("audrey"))
    }
    assert other.pk in read and own.pk not in read
    assert any(
        f'"information_request":{own.pk}' in row.body for row in AuditEvent.objects.filter(action="refused")
    )


def test_events_of_no_file_say_nothing_of_anybody(world: World) -> None:
    client = sign_in(world, "audrey")
    grant(world, "audrey", Role.AUDITOR, None)
    world.case_in(FileState.OUTCOME)
    client.get("/api/v1/sanctions")
    (row,) = _all(client, "/api/v1/audit_events?action=listed")
    assert row["facts"] == {"list": "sanctions", "door": "api"}
    kept = AuditEvent.objects.filter(action="listed").earliest("id")
    assert f'"sanctions":[{Sanction.objects.get().pk}]' in kept.body


def test_the_events_of_a_case_are_newest_first_with_who_and_what(world: World) -> None:
    case = world.open_case()
    client = sign_in(world, "lena")
    client.get(f"/api/v1/cases/{case.reference}")
    rows = client.get(f"/api/v1/cases/{case.reference}/events").json()["results"]
    assert [row["action"] for row in rows] == [
        "viewed",
        "assess_incident",
        "assess_incident",
        "report_incident",
    ]
    assert [row["case"] for row in rows] == [case.reference, case.reference, None, None]
    assert rows[0]["actor"] == "Lena Example" and rows[0]["facts"] == {"page": "case", "door": "api"}
    assert rows[1]["state"] == "investigation" and rows[1]["version"] == 1
    at = [datetime.fromisoformat(row["at"]) for row in rows]
    assert at == sorted(at, reverse=True)
