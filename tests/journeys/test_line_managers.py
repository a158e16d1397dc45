"""A line manager is told of their own reports that a formal procedure is under way, at which stage, and no more (7.6)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from casework.enums import Look
from casework.models import AuditEvent, Case, Posting
from casework.queries.line_managers import under_way
from tests import fixtures_world as more
from tests.web.test_pages_policies import text
from tests.world import World

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 23)


def _stages(world: World, name: str = "manny") -> list[tuple[str, tuple[str, ...]]]:
    return [(row.name, row.stages) for row in under_way(world.user(name))]


def test_the_stage_is_the_one_of_which_the_employee_was_told(world: World) -> None:
    """Nothing before they were told, nothing that was decided and not sent, and nothing once it is closed."""
    case = world.open_case()
    assert _stages(world) == []
    looked_into, decision = "it is being looked into", "the decision is being made"
    steps: tuple[tuple[Callable[[Case], object], str], ...] = (
        (world.findings, looked_into),
        (world.refer, looked_into),
        (world.appoint_chair, looked_into),
        (world.arrange, "hearing stage"),
        (world.record, decision),
        (world.decide, decision),
        (world.issue, "the outcome was given"),
        (world.lodge, "appeal stage"),
        (world.arrange_appeal, "appeal stage"),
        (world.record_appeal, "appeal stage"),
        (world.decide_appeal, "appeal stage"),
    )
    for verb, stage in steps:
        verb(case)
        assert _stages(world) == [("Sam Example", (stage,))], verb
    world.issue_appeal(case)
    assert _stages(world) == [("Sam Example", ("the outcome was given",))]


def test_a_closed_case_is_over_and_stays_so_while_it_is_weighed_again(world: World) -> None:
    more.hire_the_rest(world)
    case = world.open_case()
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record, world.decide):
        verb(case)
    world.issue(case)
    world.close(case)
    assert _stages(world) == []
    world.reopen(case)
    assert _stages(world) == []


def test_the_page_says_no_more(world: World) -> None:
    case = world.open_case()
    world.findings(case)
    client = Client()
    client.force_login(world.user("manny"))
    page = text(client.get(reverse("my_reports")))
    assert "People you manage" in page and "ask HR" in page
    assert "Sam Example A formal procedure is under way: it is being looked into" in page
    assert case.reference not in page and "post" not in page.lower() and "misconduct" not in page.lower()
    event = AuditEvent.objects.filter(action=Look.LISTED, actor=world.user("manny").pk).latest("id")
    assert json.loads(event.body)["facts"]["cases"] == [case.pk]
    assert client.get(reverse("case", args=[case.reference])).status_code == 404
    client.force_login(world.user("carla"))
    assert "People you manage" not in text(client.get(reverse("my_reports")))


@pytest.mark.parametrize("named", ["witnesses", "complainants"])
def test_whoever_is_named_in_it_is_told_nothing(world: World, named: str) -> None:
    case = world.open_case(**{named: [world.manny]}, by="hana")
    world.findings(case)
    assert _stages(world) == []


def test_today_s_manager_is_told_and_nobody_who_was_or_will_be(world: World) -> None:
    world.findings(world.open_case())
    post = Posting.objects.get(employee=world.sam)
    Posting.objects.filter(pk=post.pk).update(to_date=TODAY - timedelta(days=1))
    moved = Posting.objects.create(
        employee=world.sam, unit=post.unit, grade=post.grade, manager=world.petra, from_date=TODAY
    )
    assert (_stages(world), len(_stages(world, "petra"))) == ([], 1)
    Posting.objects.filter(pk=moved.pk).update(from_date=TODAY + timedelta(days=1))
    assert (_stages(world), _stages(world, "petra")) == ([], [])


def test_not_of_another_case_of_somebody_whom_they_investigate(world: World) -> None:
    """Nor by a sign-in that is switched off."""
    world.findings(world.open_case())
    assert len(_stages(world)) == 1
    other = world.report(witnesses=[], complainants=[], by="hana")
    world.assess(other, openings=[world.opening(investigator=world.manny)])
    assert _stages(world) == []
    user = world.user("manny")
    user.is_active = False
    assert under_way(user) == []
