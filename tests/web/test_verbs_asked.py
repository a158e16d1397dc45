"""Report, assess, arrange and issue: each page asks what is not known, and shows what is."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine

from casework import actions
from casework.enums import (
    Action,
    AllegationResponse,
    Delivery,
    FileState,
    IncidentChannel,
    Nation,
    SanctionLevel,
    Severity,
)
from casework.models import Case, Employee
from casework.queries.completeness import on_file
from tests.web.verbs_world import NOW, ready, sign_in
from tests.world import APPEAL_CLOSED, ISSUED, REFERRED, World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def test_issue_asks_for_the_end_of_employment_of_a_dismissal_only(world: World) -> None:
    warned = world.case_in(FileState.DECIDED)
    page = sign_in(world, "hana").get(f"/cases/{warned.reference}/issue_outcome/").content.decode()
    assert "employment_ends_on" not in page
    assert "Live until Sat 22 May 2027" in page
    for last_day in (
        "Mon 7 Dec 2026, if it is sent by email",
        "Wed 9 Dec 2026, if it is sent by first-class post",
    ):
        assert last_day in page


def test_issue_refuses_an_end_of_employment_before_the_employee_knew(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION, name="sita", severity=Severity.GROSS)
    world.decide(case, level=SanctionLevel.SUMMARY_DISMISSAL)
    client, path = sign_in(world, "hana"), f"/cases/{case.reference}/issue_outcome/"
    body = {
        "version": case.version,
        "delivery": Delivery.EMAIL.value,
        "sent_on_day": "23",
        "sent_on_month": "11",
        "sent_on_year": "2026",
        "sent_time": "9am",
        "employment_ends_on_day": "20",
        "employment_ends_on_month": "11",
        "employment_ends_on_year": "2026",
    }
    # A day on which the letter counts as received is no day on which the employee knew (domain 0.8).
    unknown = client.post(path, body)
    assert unknown.status_code == 422
    assert "Say when they were told, or when the letter arrived." in unknown.content.decode()
    assert 'id="id_told_on_error"' in unknown.content.decode()
    body |= {"received_on_day": "23", "received_on_month": "11", "received_on_year": "2026"}
    answer = client.post(path, body)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Employment cannot end before the employee knows of it, on Mon 23 Nov 2026." in page
    assert "Gisda Cyf v Barratt" in page
    assert 'id="id_employment_ends_on_error"' in page
    assert 'name="take_day" value="employment_ends_on=2026-11-23"' in page
    assert client.post(path, body | {"employment_ends_on_day": "23"}).status_code == 302


def test_the_manager_and_hr_are_asked_what_each_knows(world: World) -> None:
    short = sign_in(world, "manny").get("/incidents/report_incident/").content.decode()
    full = sign_in(world, "hana").get("/incidents/report_incident/").content.decode()
    for only_hr in ('name="occurred_to_day"', 'name="place"', 'name="add_involved"'):
        assert only_hr not in short
        assert only_hr in full
    for everybody in (world.chidi, world.petra, world.sita):
        assert everybody.name not in full


def test_hr_adds_searches_for_more_people_without_being_judged(world: World) -> None:
    client = sign_in(world, "hana")
    body = {"involved_1": world.sam.staff_number, "account": "A post.", "add_involved": "1"}
    page = client.post("/incidents/report_incident/", body)
    words = page.content.decode()
    assert page.status_code == 200
    assert 'name="involved_2_search"' in words
    assert "There is a problem" not in words
    assert f'value="{world.sam.staff_number}" id="id_involved_1_found_0" checked' in words


def test_a_search_without_javascript_finds_ten_people_at_most_and_judges_nothing(world: World) -> None:
    it = ready(world, Action.APPOINT)
    client = sign_in(world, "hana")
    found = client.post(it.path, {"employee_search": "example", "find_employee": "1", "version": "1"})
    page = found.content.decode()
    assert found.status_code == 200
    assert page.count('type="radio" name="employee"') == 10
    assert "There is a problem" not in page
    for words in ("e", "", "\x00", "%", "a\x00b"):
        none = client.post(it.path, {"employee_search": words, "find_employee": "1", "version": "1"})
        assert none.status_code == 200
        assert 'type="radio" name="employee"' not in none.content.decode()


def test_two_involved_and_one_case_opened(world: World) -> None:
    incident = world.report(involved=("sam", "sita"))
    client = sign_in(world, "hana")
    body = {
        "version": incident.version,
        "severity": "serious",
        "reasons": "If true it is a breach.",
        "result": "formal",
        "employees": world.sita.staff_number,
        "investigator": world.ivor.staff_number,
        "case_manager": world.carla.staff_number,
        "terms_of_reference": "Who posted it.",
    }
    path = f"/incidents/{incident.reference}/assess_incident/"
    answer = client.post(path, body)
    assert answer.status_code == 400
    assert "Enter what is alleged against Sita Example" in answer.content.decode()
    assert "Enter what is alleged against Sam Example" not in answer.content.decode()
    assert client.post(path, body | {"particulars_2": "Shared it."}).status_code == 302
    case = Case.objects.get(incident=incident)
    assert (case.subject, case.allegations.get().particulars) == (world.sita, "Shared it.")


def test_arranging_shows_the_earliest_lawful_day_of_each_way_of_sending(world: World) -> None:
    it = ready(world, Action.ARRANGE_HEARING)
    page = sign_in(world, "hana").get(it.path).content.decode()
    # Five clear working days after Mon 23 Nov, or after Wed 25 Nov by post.
    assert "Tue 1 Dec 2026, if it is sent now by email" in page
    assert "Thu 3 Dec 2026, if it is sent now by first-class post" in page
    assert Nation.ENGLAND_AND_WALES.label in page


def test_postponing_shows_the_companions_last_day(world: World) -> None:
    it = ready(world, Action.POSTPONE_HEARING)
    page = sign_in(world, "hana").get(it.path).content.decode()
    assert "Fri 23 Oct 2026" in page
    assert IncidentChannel.SOCIAL_MEDIA.label not in page


def test_arranging_says_what_the_invitation_must_say(world: World) -> None:
    """PR-09: how serious, and the heaviest outcome it may lead to, as put at the referral."""
    case = world.case_in(FileState.FINDINGS)
    actions.refer_to_hearing(
        case, reasons="It is graver.", severity=Severity.GROSS, by=world.user("carla"), on=REFERRED
    )
    world.appoint_chair(case)
    page = sign_in(world, "hana").get(f"/cases/{case.reference}/arrange_hearing/").content.decode()
    assert "Gross misconduct" in page
    assert "The invitation says that it may lead to summary dismissal." in page


def test_closing_says_what_is_not_on_the_file_and_bars_nothing(world: World) -> None:
    whole, lacking = world.case_in(FileState.FINDINGS, "sam"), world.case_in(FileState.FINDINGS, "nora")
    for case, served, notes in ((whole, True, {}), (lacking, False, {"notes_status": "awaited"})):
        world.refer(case)
        world.appoint_chair(case)
        world.arrange(case, bundle_enclosed=served)
        page = sign_in(world, "chidi").get(f"/cases/{case.reference}/record_hearing/").content.decode()
        assert ("Nothing on the file says that the employee was given the evidence" in page) != served
        world.record(case, **notes)
        world.decide(case)
        world.issue(case)
    world.record_grievance(lacking, lodged_on=ISSUED.date(), on=ISSUED.date())
    for case, missing in ((whole, False), (lacking, True)):
        page = sign_in(world, "hana").get(f"/cases/{case.reference}/close_case/").content.decode()
        listed = page.partition("Not on the file")[2]
        assert "What was found, on each allegation" in page
        assert bool(listed) == missing
        lines = ("Grievances that were raised", "Notes of the hearing", "The evidence, given to the employee")
        assert [line in listed for line in lines] == [missing] * 3
        assert ("Something that the Acas Guide lists is not on the file" in page) == missing
        Employee.objects.filter(pk=case.subject_id).update(nation="northern-ireland")
        page = sign_in(world, "hana").get(f"/cases/{case.reference}/close_case/").content.decode()
        assert ("the Code of the Labour Relations Agency lists is not on" in page, "Acas" in page) == (
            missing,
            False,
        )
        world.close(case, on=APPEAL_CLOSED)


def test_what_the_employee_said_is_on_the_file_wherever_they_said_it(world: World) -> None:
    """To the investigator, though nothing at the hearing; and the notes of a hearing held again wait for nobody."""
    case = world.case_in(FileState.HEARING)
    nothing = actions.Answer(AllegationResponse.NO_RESPONSE, "")
    world.record(case, answers=dict.fromkeys(case.allegations.all(), nothing), notes_status="awaited")
    assert (on_file(case).answered, on_file(case).notes) == (True, False)
    world.hear_again(case)
    assert (on_file(case).answered, on_file(case).notes) == (True, None)
