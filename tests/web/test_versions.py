"""A file's version as its reader counts it: what they may not know of neither shows in it nor refuses them (WB-1, DP-3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.urls import reverse

from casework.enums import FileState
from casework.models import AuditEvent, Case
from casework.queries.changes import changes_since
from casework.queries.versions import counted, version_read, version_shown
from tests import fixtures_world as more
from tests.support_world import advise_legally, fit_note, record_adjustment
from tests.web.verbs_world import NOW, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db

JSON = "application/json"


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def _given_out(world: World, name: str, case: Case) -> set[int]:
    """The version on a verb's page and in the API; the list of cases gives out none."""
    client = sign_in(world, name)
    page = client.get(reverse("add_note", kwargs={"reference": case.reference})).content.decode()
    typed = re.search(r'name="version" value="(\d+)"', page)
    assert typed is not None
    assert [line for line in client.get("/api/v1/cases").json()["results"] if "version" in line] == []
    return {int(typed[1]), client.get(f"/api/v1/cases/{case.reference}").json()["version"]}


def test_the_version_counts_what_its_reader_may_know_of(world: World) -> None:
    """Ivor investigates, carla commissions, chidi hears, hana and lena are HR; what each is told of counts."""
    case = world.case_in(FileState.HEARING)
    told_of = {
        "ivor": [False, False, False, False],
        "carla": [False, True, False, True],
        "chidi": [False, False, False, True],
        "hana": [True, True, True, True],  # She flagged it herself.
        "lena": [True, True, True, True],
    }
    steps = (world.flag_disclosure, world.flag_union_representative, advise_legally, fit_note)
    for number, step in enumerate(steps):
        before = {name: _given_out(world, name, case) for name in told_of}
        step(case) if number < 2 else step(world, case)
        for name, told in told_of.items():
            [old] = before[name]
            assert _given_out(world, name, case) == {old + told[number]}, (name, number)
    record_adjustment(world, case)
    for name in told_of:
        shown = version_shown(case, world.user(name))
        assert version_read(case, shown, world.user(name)) == case.version
        [news] = changes_since(case, shown - 1, reader=world.user(name))
        assert news.action == "record_adjustment"
    assert version_shown(case, world.user("ivor")) == case.version - 4


@pytest.mark.parametrize(
    ("kept", "shown", "read"),
    [
        ([], 3, 3),
        ([4], 3, 4),
        ([3, 4], 2, 4),
        ([3, 5], 2, 3),
        ([3, 5], 3, 5),
        ([5], 3, 3),
    ],
)
def test_what_was_read_lasts_until_the_next_event_that_its_reader_is_told_of(
    kept: list[int], shown: int, read: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casework.queries.versions.versions_kept_from", lambda *_: kept)
    assert version_read(Case(), shown, None) == read
    assert counted(read, kept) == shown


def test_what_is_hidden_refuses_nobody_and_what_is_told_does(world: World) -> None:
    case = world.case_in(FileState.FINDINGS)
    carla = sign_in(world, "carla")
    address = f"/api/v1/cases/{case.reference}"
    read = carla.get(address).json()["version"]
    advise_legally(world, case)
    world.flag_disclosure(case)
    body = {"reasons": "The report says so.", "severity": "serious", "version": read}
    record_adjustment(world, case)
    stale = carla.post(f"{address}/refer_to_hearing", body, content_type=JSON)
    assert (stale.status_code, "Somebody changed this file" in stale.content.decode()) == (409, True)
    advise_legally(world, case)
    done = carla.post(f"{address}/refer_to_hearing", body | {"version": read + 1}, content_type=JSON)
    assert (done.status_code, done.json()["version"]) == (200, read + 2)
    # On the page as well, and what was sent once is not done again because something hidden came in between.
    page, note = reverse("add_note", kwargs={"reference": case.reference}), {"text": "She called."}
    assert carla.post(page, note | {"version": read + 2}).status_code == 302
    advise_legally(world, case)
    again = carla.post(page, note | {"version": read + 2})
    assert (again.status_code, f'name="version" value="{read + 3}"' in again.content.decode()) == (409, True)
    assert AuditEvent.objects.filter(case=case.pk, action="add_note").count() == 1


def test_who_may_read_the_events_counts_without_those_kept_from_them(world: World) -> None:
    """A case manager who leads HR besides reads who looked, and nothing of legal advice."""
    case = world.case_in(FileState.FINDINGS)
    more.grant(world, "carla", "hr_lead", "operations")
    advise_legally(world, case)
    record_adjustment(world, case)
    rows = sign_in(world, "carla").get(f"/api/v1/cases/{case.reference}/events").json()["results"]
    made = [row["version"] for row in rows if row["version"] is not None and row["case"] is not None]
    assert made == sorted(range(1, len(made) + 1), reverse=True)
