"""Worked scenario 12: two employees, one incident. And what a decision says that differs from others (EQ-7, EQ-8)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from casework.enums import AppealResult, DeadlineKind, FileState, Nation, PartKind, SanctionLevel, Severity
from casework.models import Case, Deadline, Decision, DecisionComparison
from tests.actions.refusals import refused
from tests.fixtures_world import hire
from tests.journeys.walks import Days, at, sanctioned
from tests.web.verbs_world import findings_step, level_step
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db

FINAL, WRITTEN, NOTICE = (
    SanctionLevel.FINAL_WRITTEN_WARNING,
    SanctionLevel.WRITTEN_WARNING,
    SanctionLevel.DISMISSAL_WITH_NOTICE,
)
DAYS = Days(
    happened=date(2026, 9, 7),
    opened=date(2026, 9, 9),
    found=date(2026, 10, 5),
    invited=date(2026, 10, 8),
    heard=date(2026, 10, 16),
)
DECIDED, ISSUED = date(2026, 10, 19), date(2026, 11, 16)
WHY = "He had a live final warning for the same; she had none."


@pytest.fixture(autouse=True)
def that_day() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 16, 15, 0, tzinfo=LONDON), tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def _two(world: World) -> tuple[Case, Case]:
    """sam in Leeds, under a live final warning, and greta in Glasgow, with none: both heard, by chairs of their own."""
    hire(world, "greta", unit="leeds", nation=Nation.SCOTLAND)
    hire(world, "bill", grade="G6", unit="digital")
    sanctioned(world, "sam", FINAL, issued=date(2026, 6, 1))
    incident = world.report(involved=("sam", "greta"))
    cases = world.assess(incident, names=("sam", "greta"))
    for case, chair in zip(cases, ("chidi", "bill"), strict=True):
        world.findings(case)
        world.refer(case)
        world.appoint_chair(case, chair)
        world.arrange(case)
        world.record(case, by=world.user(chair))
    return tuple(cases)


def _client(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name))
    return client


def _page(world: World, name: str, case: Case, page: str = "case", step: str = "") -> str:
    address = reverse(page, kwargs={"reference": case.reference})
    return _client(world, name).get(f"{address}?step={step}" if step else address).content.decode()


def _issue(world: World, case: Case, **changes: object) -> None:
    world.issue(case, sent_at=at(ISSUED, 10), received_on=ISSUED, **changes)


def test_scenario_12_different_sanctions_with_a_reason(world: World) -> None:
    sams, gretas = _two(world)
    assert sams.incident == gretas.incident and sams.pk != gretas.pk
    chairs = [case.parts.get(kind=PartKind.CHAIR).employee for case in (sams, gretas)]
    assert chairs == [world.chidi, world.bill]

    # SA-8: his live final warning opens dismissal; nothing was issued to her, so nothing has to be explained.
    decision = world.decide(sams, NOTICE, on=DECIDED)
    assert (decision.relied_on.count(), decision.departure_reasons) == (1, "")
    assert decision.comparison.others == []
    _issue(world, sams, told_on=ISSUED, employment_ends_on=date(2027, 2, 8))

    # Her chair sees what was issued to him, and no more of it.
    gretas.refresh_from_db()
    client = _client(world, "bill")
    address = reverse("decide_outcome", kwargs={"reference": gretas.reference})
    client.post(f"{address}?step=findings", findings_step(version=gretas.version))
    page = client.get(f"{address}?step=level").content.decode()
    assert "Dismissal with notice, for serious misconduct, issued Mon 16 Nov 2026" in page
    assert "Sam" not in page.split("<main")[-1] and "has had no warning in nine years" not in page

    # EQ-7: a lighter outcome is accepted with the reason, and not without.
    by_bill = {"by": world.user("bill"), "on": DECIDED}
    with refused(
        "EQ-7",
        says="Somebody else in the same incident was given dismissal with notice",
        instead="what is different",
        field="departure_reasons",
    ):
        world.decide(gretas, WRITTEN, **by_bill)
    with refused("0.9", says="there was no such warning"):
        world.decide(gretas, NOTICE, **by_bill)
    decision = world.decide(gretas, WRITTEN, departure_reasons=WHY, **by_bill)
    assert (decision.departure_reasons, decision.comparison.others) == (WHY, [NOTICE])
    assert (decision.comparison.group_size, decision.comparison.usual_from) == (0, "")

    # Scotland keeps St Andrew's Day: ten working days from the same Monday end a day later.
    _issue(world, gretas)
    closes = [case.outcomes.get().appeal_closes_on for case in (sams, gretas)]
    assert closes == [date(2026, 11, 30), date(2026, 12, 1)]
    window = Deadline.objects.filter(case=gretas, kind=DeadlineKind.APPEAL_WINDOW).latest("pk")
    assert window.due_on == date(2026, 12, 1)


def test_the_cases_of_one_incident_name_one_another_to_those_who_see_both(world: World) -> None:
    sams, gretas = _two(world)
    alone = world.case_in(FileState.INVESTIGATION, "uma")
    for name, sees_both in (
        ("hana", True),
        ("audrey", True),
        ("ivor", True),
        ("chidi", False),
        ("bill", False),
    ):
        own, other = (gretas, sams) if name == "bill" else (sams, gretas)
        page = _page(world, name, own)
        assert (reverse("case", kwargs={"reference": other.reference}) in page) == sees_both, name
        assert ("Other cases of this incident" in page) == sees_both, name
        assert other.reference in page or not sees_both, name
    assert "Other cases of this incident" not in _page(world, "hana", alone)
    for name, expected in (("hana", [gretas.reference]), ("chidi", [])):
        answer = _client(world, name).get(reverse("api_case", kwargs={"reference": sams.reference}))
        assert answer.json()["other_cases"] == expected, name


def _like(world: World, size: int) -> None:
    for number in range(size):
        hire(world, f"like{number}", unit="leeds")
        world.case_in(FileState.OUTCOME, f"like{number}")


def test_outside_the_usual_range_the_page_asks_why_and_inside_it_does_not(world: World) -> None:
    _like(world, 5)
    case = world.case_in(FileState.DELIBERATION)
    client = _client(world, "chidi")
    address = reverse("decide_outcome", kwargs={"reference": case.reference})
    client.post(f"{address}?step=findings", findings_step(version=case.version))
    page = client.get(f"{address}?step=level").content.decode()
    assert "Of 5 cases. Usual is a written warning" in page and "100%" in page
    usual = client.post(f"{address}?step=level", level_step(version=case.version))
    assert usual.url.endswith("?step=check")
    for skipped in (client.get(f"{address}?step=departure"), client.post(f"{address}?step=departure")):
        assert skipped.url.endswith("?step=check")

    unusual = client.post(
        f"{address}?step=level", level_step(version=case.version, level="final_written_warning")
    )
    assert unusual.url.endswith("?step=departure")
    assert client.get(f"{address}?step=check").url.endswith("?step=departure")
    page = client.get(unusual.url).content.decode()
    assert "In like cases a written warning is usual, and this outcome is not." in page
    empty = client.post(f"{address}?step=departure", {"version": case.version, "departure_reasons": " "})
    assert "Enter why this outcome is right here all the same" in empty.content.decode()
    client.post(f"{address}?step=departure", {"version": case.version, "departure_reasons": WHY})
    assert WHY in client.get(f"{address}?step=check").content.decode()
    assert client.post(f"{address}?step=check", {"version": case.version}).status_code == 302

    decision = Decision.objects.get(case=case)
    kept = DecisionComparison.objects.get(decision=decision)
    assert (decision.departure_reasons, kept.group_size, kept.distribution) == (
        WHY,
        5,
        {"written_warning": 5},
    )
    assert (kept.usual_from, kept.usual_to) == (WRITTEN, WRITTEN)
    assert (kept.from_on, kept.to_on) == (date(2021, 11, 17), date(2026, 11, 16))
    page = _page(world, "chidi", case)
    assert "5 when it was decided. Usual was a written warning" in page and WHY in page


def test_nothing_is_explained_where_there_is_nothing_to_explain(world: World) -> None:
    _like(world, 5)
    case = world.case_in(FileState.DELIBERATION)
    with refused("EQ-8", says="nothing to explain", field="departure_reasons"):
        world.decide(case, departure_reasons=WHY)
    with refused("EQ-8", says="a written warning is usual", field="departure_reasons"):
        world.decide(case, "", is_found=True)
    # Nothing found is like nothing; and nobody who has left is sanctioned, so there is nothing to choose (T24).
    assert not hasattr(world.decide(case, ""), "comparison")
    left = world.case_in(FileState.DELIBERATION, "uma")
    world.resign(left)
    assert not hasattr(world.decide(left, "", is_found=True), "comparison")


def test_the_api_shows_it_to_whoever_decides_alone(world: World) -> None:
    _like(world, 5)
    case = world.case_in(FileState.DELIBERATION)
    address = reverse("api_case", kwargs={"reference": case.reference})
    shown = {name: _client(world, name).get(address).json() for name in ("chidi", "hana", "ivor")}
    by_severity = {one["severity_found"]: one for one in shown["chidi"]["comparisons"]}
    assert set(by_severity) == {Severity.MINOR, Severity.SERIOUS}
    serious = by_severity[Severity.SERIOUS]
    assert (serious["group_size"], serious["usual_from"]) == (5, "written_warning")
    assert serious["outcomes"] == [{"outcome": "written_warning", "count": 5, "percent": 100}]
    assert by_severity[Severity.MINOR] | {"severity_found": ""} == {
        "severity_found": "",
        "years": 5,
        "least_group": 5,
        "group_size": 0,
        "outcomes": [],
        "usual_from": None,
        "usual_to": None,
    }
    for name in ("hana", "ivor"):
        assert (shown[name]["comparisons"], shown[name]["others_outcomes"]) == ([], []), name
    assert "like0" not in str(shown["chidi"]).lower()
    world.decide(case)
    kept = _client(world, "hana").get(address).json()["decision"]["reasons"]["comparison"]
    assert (kept["group_size"], kept["distribution"]) == (5, {"written_warning": 5})


def test_an_appeal_is_weighed_with_the_same(world: World) -> None:
    _like(world, 5)
    case = world.case_in(FileState.APPEAL_DELIBERATION)
    for found, seen in (("petra", True), ("hana", False), ("chidi", False)):
        shown = _client(world, found).get(reverse("api_case", kwargs={"reference": case.reference})).json()
        sizes = [(one["severity_found"], one["group_size"]) for one in shown["comparisons"]]
        assert sizes == ([("serious", 5)] if seen else []), found
    page = _page(world, "petra", case, "decide_appeal")
    assert "Of 5 cases. Usual is a written warning" in page and "No outcome has been issued" in page
    assert "like0" not in page.lower()

    # What puts nothing in place differs from nothing; what does, says why, and then it is kept.
    with refused("EQ-8", says="nothing to explain", field="departure_reasons"):
        world.decide_appeal(case, AppealResult.CONFIRMED, departure_reasons=WHY)
    with refused("EQ-8", says="a written warning is usual", field="departure_reasons"):
        world.decide_appeal(case)
    decision = world.decide_appeal(case, departure_reasons=WHY)
    kept = DecisionComparison.objects.get(appeal_decision=decision)
    assert (kept.case, kept.decision, kept.group_size, kept.usual_to) == (case, None, 5, WRITTEN)
    assert (kept.from_on, kept.to_on) == (date(2021, 11, 12), date(2026, 11, 11))
    assert "Usual was a written warning" in _page(world, "petra", case) and WHY in _page(world, "petra", case)
    assert WHY not in _page(world, "ivor", case)


def test_an_appeal_says_why_it_differs_from_others_in_the_incident(world: World) -> None:
    incident = world.report(involved=("sam", "uma"))
    sams, umas = world.assess(incident, names=("sam", "uma"))
    for case in (sams, umas):
        world.findings(case)
        world.refer(case)
        world.appoint_chair(case, "chidi")
        world.arrange(case)
        world.record(case)
        world.decide(case)
        world.issue(case)
    for step in (world.lodge, world.arrange_appeal, world.record_appeal):
        step(sams)
    with refused("EQ-7", says="was given a written warning", field="departure_reasons"):
        world.decide_appeal(sams)
    decision = world.decide_appeal(sams, departure_reasons=WHY)
    assert (decision.comparison.group_size, decision.comparison.others) == (0, [WRITTEN])
