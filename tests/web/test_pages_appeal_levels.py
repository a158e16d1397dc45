"""A further level of appeal on the pages and in the API: to whom, by when, on which grounds, and when it is final."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from casework.enums import Action, AppealResult, FileState
from casework.models import Case
from tests.fixtures_world import hire
from tests.web.test_pages_appeal import _monday, page, world  # noqa: F401
from tests.web.verbs_world import ready, sign_in
from tests.world import APPEAL_CLOSED, APPEAL_TOLD, TWO_LEVELS, World, another_policy

pytestmark = pytest.mark.django_db

ONE_GROUND = [{"authority": 5, "way": "review", "grounds": ["too_severe"]}]


def _decided(world: World) -> Case:  # noqa: F811
    another_policy(date(2026, 1, 1), appeal_levels=TWO_LEVELS)
    case = world.case_in(FileState.APPEAL_DELIBERATION)
    world.decide_appeal(case, AppealResult.VARIED)
    return case


def _says(text: str, *wanted: str) -> None:
    for words in wanted:
        assert words in text, words


def test_the_letter_says_to_whom_and_by_when_and_the_last_that_it_is_final(world: World) -> None:  # noqa: F811
    case = _decided(world)
    _says(
        page(world, "hana", case, "issue_appeal_outcome"),
        "The letter says The employee can appeal to level 2",
        "Time to appeal 10 working days, from the day on which the appeal outcome letter counts as received",
        "How it is heard A rehearing: the case is heard afresh Heard by G6 or above",
    )
    world.issue_appeal(case)
    _says(
        page(world, "hana", case),
        "the employee can appeal to level 2 until Thu 26 Nov 2026",
        "Sent by email Thu 12 Nov 2026. The employee can appeal to level 2 until Thu 26 Nov 2026.",
        "Outcome as it stands Verbal warning",
    )
    lodging = page(world, "hana", case, "lodge_appeal")
    _says(
        lodging,
        "Result of the last appeal Decision varied: verbal warning",
        "Last day to appeal to level 2 Thu 26 Nov 2026",
    )
    assert "The procedure was not followed" not in lodging  # no ground of the second level
    world.lodge(case, received_on=APPEAL_CLOSED, on=APPEAL_CLOSED)
    hire(world, "april", grade="G6", unit="digital")
    later = APPEAL_TOLD + timedelta(days=4)
    world.arrange_appeal(case, "april", sent_at=later, starts_at=APPEAL_TOLD + timedelta(days=14))
    _says(
        page(world, "april", case),
        "Appeal hearing at level 2 arranged for Thu 26 Nov 2026",
        "Appeal at level 2 received Fri 13 Nov 2026",
    )
    # Whoever heard the first level has no part in the case any more.
    answer = sign_in(world, "petra").get(reverse("case", args=[case.reference]))
    assert answer.status_code == 404
    world.record_appeal(case, at=APPEAL_TOLD + timedelta(days=14, hours=2))
    _says(
        page(world, "april", case, "decide_appeal"),
        "First outcome Written warning After the level before Verbal warning Level 2",
    )
    world.decide_appeal(case, AppealResult.CONFIRMED, on=date(2026, 11, 27))
    _says(page(world, "hana", case, "issue_appeal_outcome"), "The letter says The result is final")
    world.issue_appeal(case, sent_at=APPEAL_TOLD + timedelta(days=16))
    _says(
        page(world, "hana", case),
        "On appeal Decision varied: verbal warning, Wed 11 Nov 2026",
        "On appeal at level 2 Decision confirmed, Fri 27 Nov 2026",
        "Final outcome Verbal warning Live From Tue 20 Oct 2026 up to and including Tue 19 Jan 2027",
        "The result is final.",
    )
    read = sign_in(world, "hana").get(f"/api/v1/cases/{case.reference}").json()
    assert [(row["level"], row["letter"]["next_level"]) for row in read["appeals"]] == [
        (1, {"level": 2, "closes_on": "2026-11-26", "open_until": "2026-11-26"}),
        (2, None),
    ]


def test_a_result_at_the_second_level_is_hidden_until_its_letter_and_the_first_is_not(
    world: World,  # noqa: F811
) -> None:
    case = _decided(world)
    world.issue_appeal(case)
    world.lodge(case, received_on=APPEAL_CLOSED, on=APPEAL_CLOSED)
    hire(world, "april", grade="G6", unit="digital")
    later = APPEAL_TOLD + timedelta(days=4)
    world.arrange_appeal(case, "april", sent_at=later, starts_at=APPEAL_TOLD + timedelta(days=14))
    world.record_appeal(case, at=APPEAL_TOLD + timedelta(days=14, hours=2))
    world.decide_appeal(case, AppealResult.SET_ASIDE, on=date(2026, 11, 27))
    told, knows = page(world, "carla", case), page(world, "hana", case)
    _says(told, "On appeal Decision varied: verbal warning", "Outcome as it stands Verbal warning")
    assert "set aside" not in told
    # 0.6: who knows the result sees it, and what stands until the letter.
    _says(knows, "Decision set aside", "Outcome as it stands Verbal warning")
    read = sign_in(world, "carla").get(f"/api/v1/cases/{case.reference}").json()
    assert [(row["level"], row["stands"]) for row in read["sanctions"]] == [
        ("written_warning", False),
        ("verbal_warning", True),
    ]
    assert read["appeals"][1]["decision"] is None


def test_the_policy_page_lists_the_levels(world: World) -> None:  # noqa: F811
    policy = another_policy(date(2026, 1, 1), appeal_levels=TWO_LEVELS)
    answer = sign_in(world, "lena").get(reverse("policy", args=[policy.pk])).content.decode()
    _says(
        answer,
        "Level 1: heard by G7 or above. A review of the decision: witnesses are heard by exception.",
        "Level 2: heard by G6 or above. A rehearing: the case is heard afresh. Within 10 working days, from the day",
    )


def test_the_grounds_are_those_of_the_policy_on_the_day_the_appeal_arrived(world: World) -> None:  # noqa: F811
    it = ready(world, Action.LODGE_APPEAL)
    another_policy(it.file.outcomes.get().issued_on + timedelta(days=8), appeal_levels=ONE_GROUND)
    client = sign_in(world, "hana")
    assert "ground_procedure" not in client.get(it.path).content.decode()
    assert client.post(it.path, it.data()).status_code == 302
    assert it.file.appeals.get().grounds.count() == 2
