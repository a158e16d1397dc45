"""The pages that show a sanction from an old record: case, incident, register, history, file."""

from __future__ import annotations

import csv
import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from casework.enums import PastAppeal
from casework.models import Case, Provenance
from tests.imports.past import past_sanction
from tests.web.verbs_world import sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return build_world()


def page(world: World, name: str, address: str) -> str:
    answer = sign_in(world, name).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def case_address(case: Case) -> str:
    return reverse("case", kwargs={"reference": case.reference})


@pytest.mark.parametrize("name", ["hana", "lena", "audrey"])
def test_case_page_says_what_the_record_says_and_what_it_does_not(world: World, name: str) -> None:
    shown = page(world, name, case_address(past_sanction(world, acted_on=None)))
    for words in (
        "Final written warning",
        "From Wed 3 Jun 2026 up to and including Wed 2 Jun 2027",
        "Personnel files Leeds, PF/2026/17",
        "The record does not say",
        "Not known",
        "Past sanction recorded",
        "Closed Sun 22 Nov 2026: sanction final",
    ):
        assert words in shown, words


def test_undetermined_is_said(world: World) -> None:
    assert "Undetermined: no last day was stated" in page(
        world, "hana", case_address(past_sanction(world, live_to=None, severity=""))
    )


def test_incident_page_and_lists_open(world: World) -> None:
    case = past_sanction(world)
    incident = reverse("incident", kwargs={"reference": case.incident.reference})
    assert "Taken over from an earlier record" in page(world, "lena", incident)
    assert case.incident.reference in page(world, "lena", reverse("incidents") + "?preset=assessed")
    assert case.reference in page(world, "lena", reverse("cases") + "?state=closed")


def test_register_history_and_file_hold_it(world: World) -> None:
    case = past_sanction(world)
    assert case.reference in page(world, "audrey", reverse("sanctions") + "?level=final_written_warning")
    history = page(world, "audrey", reverse("sanction_history", kwargs={"pk": world.sam.pk}))
    assert "Taken over from" in history
    assert "Social media misuse: found" in history
    answer = sign_in(world, "audrey").get(reverse("sanctions_export"))
    (row,) = csv.DictReader(answer.getvalue().decode("utf-8-sig").splitlines())
    assert (row["source"], row["old_reference"], row["decided_on"], row["severity"]) == (
        "Personnel files Leeds",
        "PF/2026/17",
        "",
        "serious",
    )


@pytest.mark.parametrize("name", ["sam", "manny", "olu", "adam", "uma"])
def test_it_is_hidden_from_everybody_else(world: World, name: str) -> None:
    assert sign_in(world, name).get(case_address(past_sanction(world))).status_code == 404


def test_first_outcome_of_a_varied_one_is_not_known(world: World) -> None:
    past_sanction(world, appeal=PastAppeal.VARIED)
    assert "First: not known" in page(world, "audrey", reverse("sanctions"))
    history = page(world, "audrey", reverse("sanction_history", kwargs={"pk": world.sam.pk}))
    assert re.search(r"First outcome</dt><dd[^>]*>Not known<", history)
    answer = sign_in(world, "audrey").get(reverse("sanctions_export"))
    (row,) = csv.DictReader(answer.getvalue().decode("utf-8-sig").splitlines())
    assert (row["level"], row["first_level"]) == ("final_written_warning", "")
    listed = sign_in(world, "audrey").get("/api/v1/sanctions").json()
    assert [row["first_level"] for row in listed["results"]] == [None]


def test_first_outcome_of_any_other_is_not_said_again(world: World) -> None:
    past_sanction(world)
    assert "First:" not in page(world, "audrey", reverse("sanctions"))


def test_day_of_recording_is_the_day_in_london(world: World) -> None:
    case = past_sanction(world)
    # Half past midnight of 8 Jul in London, still 7 Jul in UTC.
    Provenance.objects.update(recorded_at=datetime(2026, 7, 7, 23, 30, tzinfo=UTC))
    assert "Recorded Wed 8 Jul 2026 by" in page(world, "lena", case_address(case))
