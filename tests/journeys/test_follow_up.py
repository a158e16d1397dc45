"""New evidence after a case was closed: the closed one is never edited, a linked one is opened (domain 7.2)."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.urls import reverse

from casework.enums import FileState, Role
from casework.errors import NotYou, RuleBroken
from casework.models import AuditEvent, Case, FollowUp, Incident
from casework.queries.follow_ups import followed
from tests.fixtures_world import check_deferred_guards, grant
from tests.web.test_pages_policies import text
from tests.web.verbs_world import sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db

LATER = date(2026, 11, 20)


@pytest.fixture
def world() -> World:
    return build_world()


def _page(world: World, name: str, case: Case) -> str:
    return text(sign_in(world, name).get(reverse("case", kwargs={"reference": case.reference})))


def _api(world: World, name: str, path: str) -> dict:
    return sign_in(world, name).get(f"/api/v1/{path}").json()


def test_new_evidence_opens_a_case_that_both_pages_name(world: World) -> None:
    closed = world.case_in(FileState.CLOSED)
    version = closed.version
    incident = world.report(by="hana", account="A second post came to light.", follows=closed, on=LATER)
    check_deferred_guards()
    facts = json.loads(AuditEvent.objects.get(incident=incident.pk).body)["facts"]
    assert facts["follows"] == closed.pk
    waiting = _page(world, "hana", closed)
    assert f"dealt with in a file of its own. Open {incident.reference}" in waiting
    client = sign_in(world, "hana")
    said = text(client.get(reverse("incident", kwargs={"reference": incident.reference})))
    assert f"Follows on {closed.reference}, which is closed" in said
    assert _api(world, "hana", f"incidents/{incident.reference}")["follows"] == closed.reference
    # Another investigates: whoever does reads none of the employee's other cases (7.6).
    [new] = world.assess(incident, openings=[world.opening(investigator=world.petra)])
    assert f"Open {new.reference}" in _page(world, "hana", closed)
    for name, told in {"hana": True, "lena": True, "audrey": True, "petra": False}.items():
        seen = f"This follows on a closed case. That case stays as it is. Open {closed.reference}"
        assert (seen in _page(world, name, new)) is told, name
        assert (_api(world, name, f"cases/{new.reference}")["follows"] == closed.reference) is told, name
        assert (closed.reference in _page(world, name, new)) is told, name
    assert _api(world, "lena", f"cases/{closed.reference}")["followed_by"] == [new.reference]
    closed.refresh_from_db()
    assert (closed.state, closed.version) == (FileState.CLOSED, version)


def test_whoever_does_not_see_the_new_file_is_not_told_of_it(world: World) -> None:
    closed = world.case_in(FileState.CLOSED)
    incident = world.report(by="lena", account="Another.", follows=closed, witnesses=[world.hana], on=LATER)
    assert incident.reference not in _page(world, "hana", closed)
    assert "followed up" not in _page(world, "hana", closed)
    assert not FollowUp.objects.visible_to(world.user("hana")).exists()
    assert FollowUp.objects.visible_to(world.user("lena")).exists()


def test_what_may_not_be_followed(world: World) -> None:
    open_case = world.case_in(FileState.FINDINGS)
    with pytest.raises(RuleBroken, match=r"7\.2: The earlier case is still open"):
        world.report(by="hana", account="More.", follows=open_case)
    closed = world.case_in(FileState.CLOSED, "sita")
    with pytest.raises(RuleBroken, match=r"7\.2: The earlier case is about somebody else"):
        world.report(by="hana", account="More.", follows=closed)
    grant(world, "uma", Role.HR_OFFICER, "digital")
    for name in ("manny", "uma"):
        with pytest.raises(NotYou, match="not open to you"):
            world.report(involved=("sita",), by=name, account="More.", follows=closed)
    assert not FollowUp.objects.exists()
    assert Incident.objects.count() == 2


def test_page_takes_a_reference_that_the_reader_can_see_and_no_other(world: World) -> None:
    closed, another = world.case_in(FileState.CLOSED), world.case_in(FileState.CLOSED, "sita")
    client = sign_in(world, "hana")
    body = {
        "involved_1": world.sam.staff_number,
        "account": "A second post.",
        "category": world.category.code,
        "channel": "workplace",
        "raised_by": "colleague",
        "occurred_from_day": "7",
        "occurred_from_month": "9",
        "occurred_from_year": "2026",
    }
    address = reverse("report_incident")
    unsaid = client.post(address, body | {"raised_by": ""})
    assert (unsaid.status_code, "Select who raised it" in text(unsaid)) == (400, True)
    wrong = client.post(address, body | {"follows": "DC-2026-XXXXX"})
    assert (wrong.status_code, "Enter the reference of a case that you can see" in text(wrong)) == (400, True)
    of_another = client.post(address, body | {"follows": another.reference})
    assert (of_another.status_code, "about somebody else" in text(of_another)) == (422, True)
    assert client.post(address, body | {"follows": closed.reference.lower()}).status_code == 302
    assert FollowUp.objects.get().earlier == closed
    assert "follows" not in text(sign_in(world, "manny").get(address))


def test_what_a_joined_case_follows_on_is_said_of_the_case_that_goes_on(world: World) -> None:
    closed = world.case_in(FileState.CLOSED)
    incident = world.report(by="hana", account="A second post came to light.", follows=closed, on=LATER)
    [new] = world.assess(incident, openings=[world.opening(investigator=world.ivor)])
    goes_on = world.another_case()
    world.join(new, into=goes_on, on=LATER)
    hana = world.user("hana")
    assert followed(Case.objects.get(pk=goes_on.pk), hana).earlier == closed
    assert followed(Case.objects.get(pk=closed.pk), hana).cases == (new,)
