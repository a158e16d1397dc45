"""Scenario 6, its half about dates, and scenario 17, on the page where HR leads and auditors ask."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from casework.actions.holidays import add_holiday
from casework.enums import HolidayKind, Nation
from casework.models import AuditEvent
from tests.fixtures_world import that_autumn, world  # noqa: F401
from tests.web.test_pages_policies import text
from tests.web.verbs_world import day, sign_in
from tests.world import World

pytestmark = pytest.mark.django_db


def ask(world: World, kind: str, received: str, nation: str = "england-and-wales", **more: str) -> str:  # noqa: F811
    asked = {"kind": kind, "nation": nation, **day("received_on", received), **more}
    return text(sign_in(world, "audrey").get(reverse("reply_date"), asked))


def test_scenario_6_an_english_council_answers_by_the_ninth_of_april(world: World) -> None:  # noqa: F811
    said = ask(world, "freedom_of_information", "9 3 2026")
    assert "The reply is due by Thu 9 Apr 2026" in said
    for left_out in ("Tue 17 Mar 2026 (Northern Ireland", "Fri 3 Apr 2026", "Mon 6 Apr 2026"):
        assert left_out in said, left_out
    assert "bank holidays of any part of the United Kingdom are left out" in said
    assert "Tue 7 Apr 2026" in ask(world, "freedom_of_information", "9 3 2026", "scotland")


def test_scenario_17_a_person_is_answered_within_a_month(world: World) -> None:  # noqa: F811
    with time_machine.travel(date(2027, 5, 3)):
        said = ask(world, "subject_access", "31 1 2027")
        assert "The reply is due by Mon 1 Mar 2027" in said
        assert "Nobody works on Sun 28 Feb 2027" in said
        extended = ask(world, "subject_access", "31 1 2027", extended="yes")
        assert "The reply is due by Fri 30 Apr 2027" in extended


def test_a_day_that_was_proclaimed_since_is_left_out_and_named(world: World) -> None:  # noqa: F811
    add_holiday(
        day=date(2026, 9, 14),
        name="A royal visit",
        kind=HolidayKind.BANK_HOLIDAY,
        nations=[Nation.SCOTLAND],
        source="Edinburgh Gazette",
        by=world.user("lena"),
    )
    assert "due by Tue 29 Sep 2026" in ask(world, "freedom_of_information", "28 8 2026")
    said = ask(world, "freedom_of_information", "1 9 2026")
    assert "due by Wed 30 Sep 2026" in said
    assert "Mon 14 Sep 2026 (Scotland: A royal visit)" in said


def test_what_is_wrong_is_said_and_nothing_is_kept(world: World) -> None:  # noqa: F811
    client = sign_in(world, "lena")
    wrong = (
        ({}, 200, "no name is asked for"),
        ({"kind": "by_pigeon", **day("received_on", "9 3 2026")}, 422, "Select what kind of request it is"),
        ({"kind": "subject_access", **day("received_on", "31 2 2026")}, 422, "must be a real date"),
        ({"kind": "subject_access", **day("received_on", "24 11 2026")}, 422, "must be today or in the past"),
        ({"kind": "subject_access", "nation": "x", **day("received_on", "9 3 2026")}, 422, "Select where"),
    )
    for asked, status, sentence in wrong:
        answer = client.get(reverse("reply_date"), asked)
        assert (answer.status_code, sentence in text(answer)) == (status, True), asked
    assert sign_in(world, "hana").get(reverse("reply_date")).status_code == 403
    bodies = AuditEvent.objects.filter(action="viewed").values_list("body", flat=True)
    assert bodies and all('"facts":{"page":"reply_date"}' in body for body in bodies)
