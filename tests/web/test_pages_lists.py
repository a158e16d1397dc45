"""Home, the case list, incidents and own reports: contents by person, filters in the address, constant queries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from casework.enums import FileState, PartKind, Role
from casework.models import AuditEvent, Case, Incident, Part
from tests.copies import copies_of
from tests.fixtures_world import grant, hire
from tests.web.test_pages_case import sign_in, words_of
from tests.world import LONDON, World, build_world

TODAY = datetime(2026, 10, 12, 9, 0, tzinfo=LONDON)


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with time_machine.travel(TODAY, tick=False):
        yield build_world()


def page(world: World, name: str, address: str, **query: object) -> str:
    response = sign_in(world, name).get(address, query)
    assert response.status_code == 200
    return words_of(response.content)


def test_home_shows_each_person_what_waits_for_them(world: World):
    investigating = world.open_case("sita")
    findings = world.case_in(FileState.FINDINGS, "uma")
    for name, waits, others in (
        ("ivor", investigating, findings),
        ("carla", findings, investigating),
    ):
        text = page(world, name, reverse("home"))
        assert "1 case waits for you" in text
        assert waits.reference in text
        assert others.reference not in text
    assert "Nothing waits for you" in page(world, "hana", reverse("home"))


def test_home_puts_late_ones_first_with_the_days(world: World):
    in_time = world.case_in(FileState.HEARING, "uma")
    late = world.open_case("sita")
    Part.objects.filter(case=late, kind=PartKind.INVESTIGATOR).update(employee=world.chidi)
    text = page(world, "chidi", reverse("home"))
    assert "2 cases wait for you, 1 late" in text
    assert text.index(late.reference) < text.index(in_time.reference)
    assert "by Wed 7 Oct 2026 3 working days late" in text
    assert "by Fri 16 Oct 2026 4 working days left" in text


def test_home_waits_with_an_outcome_until_the_window_for_an_appeal_has_passed(world: World):
    """Issued on 20 Oct 2026: the employee can appeal until 3 Nov, so HR has something to do from the 4th."""
    case = world.case_in(FileState.OUTCOME)
    for day, waits in (("2026-11-03", False), ("2026-11-04", True)):
        with time_machine.travel(f"{day}T09:00:00Z", tick=False):
            assert (case.reference in page(world, "hana", reverse("home"))) is waits, day


def test_home_counts_the_incidents_that_are_late(world: World):
    world.report()
    with time_machine.travel("2026-09-15T09:00:00Z", tick=False):
        assert "1 incident waits for an assessment." in page(world, "hana", reverse("home"))
    with time_machine.travel("2026-09-16T09:00:00Z", tick=False):
        assert "1 incident waits for an assessment, 1 late" in page(world, "hana", reverse("home"))


def test_home_gives_hr_the_unnamed_steps_of_its_units_alone(world: World):
    case = world.case_in(FileState.DECIDED)
    Part.objects.filter(case=case, kind=PartKind.HR_OFFICER).update(
        to_date=date(2026, 10, 9), ended_because="Moved"
    )
    for name, waits in (("hana", True), ("lena", True), ("olu", False), ("ivor", False), ("audrey", False)):
        assert ("1 case waits for you" in page(world, name, reverse("home"))) is waits


def test_home_shows_hr_the_incidents_of_its_units_to_assess(world: World):
    incident = world.report()
    for name, shown in (("hana", True), ("lena", True), ("olu", False), ("audrey", False), ("manny", False)):
        assert (incident.reference in page(world, name, reverse("home"))) is shown
    assert "Every reported incident is assessed" in page(world, "olu", reverse("home"))


def test_home_shows_the_hearings_of_the_week_to_those_who_see_the_case(world: World):
    case = world.case_in(FileState.HEARING)
    for name, shown in (("chidi", True), ("hana", True), ("olu", False), ("sam", False)):
        assert ("Fri 16 Oct 2026 at 10am" in page(world, name, reverse("home"))) is shown
    assert case.reference in page(world, "chidi", reverse("home"))


def test_home_says_what_an_auditor_can_do_and_what_an_administrator_cannot(world: World):
    world.open_case()
    auditor = page(world, "audrey", reverse("home"))
    assert "Sanctions register" in auditor
    assert "Every case, with what changed in it and who looked at it" in auditor
    administrator = page(world, "adam", reverse("home"))
    assert "You see no cases and no incidents" in administrator
    assert "Your actions" not in administrator


MENUS = {
    "hana": [
        "Home",
        "Notifications",
        "Cases",
        "Incidents",
        "Report a concern",
        "My reports",
        "Sanctions register",
        "Cover",
    ],
    "lena": [
        "Home",
        "Notifications",
        "Cases",
        "Incidents",
        "Report a concern",
        "My reports",
        "Sanctions register",
        "Disclosure table",
        "Requests",
        "Cover",
        "Staff list",
    ],
    "audrey": [
        "Home",
        "Notifications",
        "Cases",
        "Incidents",
        "Sanctions register",
        "Disclosure table",
        "Requests",
    ],
    "manny": ["Home", "Notifications", "Cases", "Report a concern", "My reports"],
    "ivor": ["Home", "Notifications", "Cases"],
    "adam": ["Home", "Staff list"],
}


@pytest.mark.parametrize("name", MENUS)
def test_menu_holds_what_the_roles_open(world: World, name: str):
    client = sign_in(world, name)
    html = client.get(reverse("home")).content.decode()
    links = re.findall(
        r'govuk-service-navigation__link" href="([^"]+)"[^>]*>(?:<strong[^>]*>)?([^<]+)<', html
    )
    assert [text for _, text in links] == MENUS[name]
    for address, _ in links:
        answer = client.get(address)
        assert answer.status_code == 200
        assert f'href="{address}" aria-current="true"' in answer.content.decode()


def test_line_about_the_reader_names_their_roles(world: World):
    assert "You are signed in as HR officer" in page(world, "hana", reverse("home"))
    assert "You are signed in as manager" in page(world, "manny", reverse("home"))


def test_case_list_holds_a_line_with_stage_next_step_owner_and_waiting(world: World):
    case = world.open_case("sita")
    text = page(world, "hana", reverse("cases"))
    line = text[text.index(case.reference) :]
    assert line.startswith(
        f"{case.reference} Sita Example Leeds Investigation since Wed 9 Sep 2026 "
        "Submit the investigation findings by Wed 7 Oct 2026 3 working days late "
        "Hana Example Ivor Example, investigator for 23 working days"
    )


def test_case_list_filters_are_codes_and_ids_in_the_address(world: World):
    investigating = world.open_case("sita")
    findings = world.case_in(FileState.FINDINGS, "uma")
    for query, shown in (
        ({"state": "findings"}, {findings}),
        ({"state": ["findings", "investigation"]}, {findings, investigating}),
        ({"owner": "investigator"}, {investigating}),
        ({"category": "conduct"}, {findings, investigating}),
        ({"severity": "gross"}, set()),
        ({"unit": str(world.units["operations"].pk)}, {findings, investigating}),
        ({"unit": str(world.units["leeds"].pk), "preset": "late"}, {investigating}),
        ({"preset": "quiet"}, set()),
    ):
        text = page(world, "hana", reverse("cases"), **query)
        assert {case for case in (investigating, findings) if case.reference in text} == shown, query
    html = (
        sign_in(world, "hana")
        .get(reverse("cases"), {"state": "findings", "sort": "employee"})
        .content.decode()
    )
    assert 'aria-sort="ascending"' in html
    assert "Stage: Findings" in html
    assert not re.search(r'href="[^"]*(Uma|Sita|Example)', html)


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"state": "nonsense"}, 422),
        ({"unit": "999999"}, 422),
        ({"category": "nonsense"}, 422),
        ({"page": "nonsense"}, 200),
        ({"page": "999"}, 200),
        ({"sort": "nonsense", "preset": "nonsense"}, 200),
    ],
)
def test_case_list_with_a_bad_address_says_so_and_never_fails(
    world: World, query: dict[str, str], status: int
):
    world.open_case()
    assert sign_in(world, "hana").get(reverse("cases"), query).status_code == status


def test_case_list_offers_no_unit_outside_the_readers_roles(world: World):
    assert "Digital" not in page(world, "hana", reverse("cases"))
    assert "Digital" in page(world, "lena", reverse("cases"))
    assert "All units" not in page(world, "ivor", reverse("cases"))


def test_case_list_has_25_a_page_and_writes_how_many_it_showed(world: World):
    copies_of(world.open_case(), 25)
    assert "26 cases" in page(world, "hana", reverse("cases"))
    counts = AuditEvent.objects.filter(action="listed").order_by("id")
    assert '"count":25' in counts.last().body
    page(world, "hana", reverse("cases"), page="2")
    assert '"count":1,' in counts.last().body


def test_list_takes_as_many_queries_for_one_row_as_for_fifty(world: World, django_assert_max_num_queries):
    case = world.open_case()
    client = sign_in(world, "ivor")

    def count(route: str) -> int:
        client.get(reverse(route))
        with django_assert_max_num_queries(43) as captured:
            assert client.get(reverse(route)).status_code == 200
        return len(captured)

    cases, home = count("cases"), count("home")
    copies_of(case, 49)
    assert count("cases") == cases
    # What does not fit on the page is counted, and the late ones of it.
    assert count("home") == home + 2


def test_incidents_take_as_many_queries_for_one_row_as_for_ten(world: World, django_assert_max_num_queries):
    client = sign_in(world, "hana")

    def count() -> int:
        world.report()
        client.get(reverse("incidents"))
        with django_assert_max_num_queries(30) as captured:
            client.get(reverse("incidents"))
        return len(captured)

    one = count()
    for _ in range(9):
        world.report()
    assert count() == one


def test_incidents_are_those_of_the_readers_units(world: World):
    incident = world.report()
    for name, shown in (("hana", True), ("audrey", True), ("olu", False)):
        assert (incident.reference in page(world, name, reverse("incidents"))) is shown
    for name in ("manny", "ivor", "adam"):
        assert sign_in(world, name).get(reverse("incidents")).status_code == 403


def test_incident_page_says_what_was_reported_and_who_assesses_it_by_when(world: World):
    incident = world.report()
    address = reverse("incident", kwargs={"reference": incident.reference})
    text = page(world, "hana", address)
    assert "A post about a customer" in text
    assert "HR for Leeds by Tue 15 Sep 2026 19 working days late" in text
    assert (
        f'href="/incidents/{incident.reference}/assess_incident/"'
        in sign_in(world, "hana").get(address).content.decode()
    )
    assert "assess_incident" not in sign_in(world, "audrey").get(address).content.decode()
    for name in ("manny", "sam", "wendy", "olu", "adam"):
        assert sign_in(world, name).get(address).status_code == 404


def test_incident_page_leads_to_the_cases_that_its_reader_sees(world: World):
    case = world.open_case()
    text = page(world, "hana", reverse("incident", kwargs={"reference": case.incident.reference}))
    assert f"{case.reference}, Sam Example" in text
    assert "If true it is a breach of confidence." in text


def test_incident_page_keeps_to_itself_a_case_that_its_reader_may_not_see(world: World):
    earlier = world.case_in(FileState.OUTCOME)
    hire(world, "una")
    grant(world, "una", Role.HR_OFFICER, "operations")
    # 7.6: whoever investigates the employee now sees no other case of theirs.
    world.assess(world.report(), openings=[world.opening(investigator=world.una)])
    address = reverse("incident", kwargs={"reference": earlier.incident.reference})
    assert earlier.reference in page(world, "hana", address)
    assert earlier.reference not in page(world, "una", address)


def test_own_reports_hold_own_words_and_never_what_became_of_them(world: World):
    case = world.open_case()
    incident = case.incident
    lists = page(world, "manny", reverse("my_reports"))
    one = page(world, "manny", reverse("my_report", kwargs={"reference": incident.reference}))
    for text in (lists, one):
        assert "Assessed on Wed 9 Sep 2026" in text
        for secret in (
            case.reference,
            "Formal",
            "formal procedure",
            "breach of confidence",
            "Serious",
            "Ivor",
        ):
            assert secret not in text
    assert "A post about a customer" in one
    for name in ("hana", "carla", "sam", "adam"):
        mine = reverse("my_report", kwargs={"reference": incident.reference})
        assert sign_in(world, name).get(mine).status_code == 404


def test_own_reports_before_assessment_say_received(world: World):
    incident: Incident = world.report()
    assert "Received by HR, not assessed yet" in page(world, "manny", reverse("my_reports"))
    assert incident.reference in page(world, "manny", reverse("my_reports"))
    assert "You have reported nothing" in page(world, "carla", reverse("my_reports"))
    assert sign_in(world, "ivor").get(reverse("my_reports")).status_code == 403


def test_lists_of_files_show_nothing_of_a_closed_case_on_home(world: World):
    case: Case = world.case_in(FileState.CLOSED)
    for name in ("hana", "chidi", "ivor", "carla"):
        assert case.reference not in page(world, name, reverse("home"))


def test_pages_are_for_people_who_signed_in(world: World):
    for route in ("home", "cases", "incidents", "my_reports", "search"):
        response = Client().get(reverse(route))
        assert response.status_code == 302
        assert response.headers["Location"].startswith(reverse("sign_in"))


def test_pages_that_show_take_no_post(world: World):
    case = world.open_case()
    client = sign_in(world, "hana")
    named = {"reference": case.reference}
    for address in (
        reverse("home"),
        reverse("cases"),
        reverse("incidents"),
        reverse("my_reports"),
        reverse("case", kwargs=named),
        reverse("case_looks", kwargs=named),
        reverse("hearing_sheet", kwargs=named),
        reverse("evidence", kwargs=named | {"number": 1}),
    ):
        assert client.post(address).status_code == 405
    assert client.get(reverse("people_search")).status_code == 405
