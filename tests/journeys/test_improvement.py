"""A warning requires an improvement: in the letter, on the own page, reviewed in time, gone with the warning (R14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from casework.enums import AppealResult, DeadlineKind, FileState, ImprovementResult, SanctionLevel
from casework.models import Case, Deadline, Notification
from casework.notifications import materialise
from casework.queries.notifications import notification_lines, notifications_of, unread_count
from tests.actions.refusals import not_now, refused
from tests.journeys.walks import at
from tests.web.verbs_world import NOW, sign_in
from tests.world import REQUIRED, World, build_world

pytestmark = pytest.mark.django_db

DUE = date(2027, 1, 15)
TOLD = ("carla@example.org", "hana@example.org")


@pytest.fixture(autouse=True)
def that_autumn() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def told(day: date) -> list[tuple[str, str]]:
    """Who was told by that morning, and by which row."""
    materialise(at=at(day, 8))
    rows = Notification.objects.filter(deadline__kind=DeadlineKind.IMPROVEMENT_REVIEW)
    return sorted(rows.values_list("rule", "recipient__email"))


def shown(world: World, name: str, case: Case) -> dict[str, Any] | None:
    """What the API says of it to this reader."""
    return sign_in(world, name).get(f"/api/v1/cases/{case.reference}").json()["improvement"]


def test_it_is_reviewed_on_its_day_also_when_the_case_is_closed(world: World) -> None:
    """Issued Tue 20 Oct 2026 and live until Mon 19 Apr 2027; reviewed Fri 15 Jan 2027, told ten days before."""
    case = world.case_in(FileState.DECIDED)
    world.issue(case, required=REQUIRED)
    own = sign_in(world, "sam").get(reverse("own_case", kwargs={"reference": case.reference}))
    for said in ("She locks her screen when she leaves it.", "We review it on Fri 15 Jan 2027"):
        assert said in own.content.decode()
    world.close(case)
    due = Deadline.objects.open().get(case=case, kind=DeadlineKind.IMPROVEMENT_REVIEW)
    assert (due.due_on, due.why) == (DUE, "The day that the outcome letter gives for the review")
    assert told(date(2027, 1, 4)) == []
    # Not the line manager: nobody is on a file by that alone.
    soon = [("improvement_review_soon", name) for name in TOLD]
    assert told(date(2027, 1, 5)) == soon
    assert told(DUE) == [("improvement_review_due", name) for name in TOLD] + soon
    with time_machine.travel(at(DUE, 9), tick=True):
        form = sign_in(world, "carla").get(f"/cases/{case.reference}/review_improvement/").content.decode()
        assert "Manny" in form  # whom to ask
        with refused("R14", says="Tue 20 Oct 2026"):
            world.review_improvement(case, reviewed_on=date(2026, 10, 19), on=DUE)
        with refused("R14", says="The letter gives the employee until Fri 15 Jan 2027"):
            world.review_improvement(case, result="not_met", reviewed_on=date(2027, 1, 14), on=DUE)
        row = world.review_improvement(
            case, result=ImprovementResult.NOT_MET, reviewed_on=DUE, by=world.user("carla"), on=DUE
        )
        page = sign_in(world, "hana").get(reverse("case", kwargs={"reference": case.reference}))
        about = sign_in(world, "ivor").get(reverse("case", kwargs={"reference": case.reference}))
    assert "It was not made. Her manager saw" in page.content.decode()
    assert "It was not made" not in about.content.decode()
    assert [shown(world, name, case)["result"] for name in ("hana", "ivor")] == ["not_met", None]
    assert (row.result, row.reviewed_on) == ("not_met", DUE)
    assert Deadline.objects.get(pk=due.pk).met_at is not None
    assert case.sanctions.get().live_periods.get().to_on == date(2027, 4, 19)
    with not_now("none was required"):
        world.review_improvement(case, reviewed_on=DUE, on=DUE)


@pytest.mark.parametrize("last_day", [date(2027, 1, 14), DUE])
def test_of_who_was_away_or_has_left_nothing_false_is_said(world: World, last_day: date) -> None:
    """Whoever leaves before the review owes none; of whoever was away HR says that it could not be judged."""
    case = world.case_in(FileState.DECIDED)
    world.issue(case, required=REQUIRED)
    world.sam.end_date = last_day
    world.sam.save()
    world.close(case)
    due = Deadline.objects.get(case=case, kind=DeadlineKind.IMPROVEMENT_REVIEW)
    assert (due.superseded_at is None, due.met_at) == (last_day == DUE, None)
    row = world.review_improvement(case, result="not_judged", said="He was ill.", reviewed_on=DUE, on=DUE)
    due.refresh_from_db()
    assert (row.result, due.met_at is None) == ("not_judged", last_day != DUE)


@pytest.mark.parametrize(
    ("result", "given"),
    [
        (AppealResult.CONFIRMED, {}),
        (AppealResult.SET_ASIDE, {}),
        (AppealResult.VARIED, {"level": SanctionLevel.WRITTEN_WARNING}),
    ],
)
def test_a_warning_that_falls_or_is_varied_lets_it_lapse(
    world: World, result: AppealResult, given: dict
) -> None:
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, SanctionLevel.FINAL_WRITTEN_WARNING)
    world.issue(case, required=REQUIRED)
    due = Deadline.objects.open().get(case=case, kind=DeadlineKind.IMPROVEMENT_REVIEW)
    # Told early, as it were: whatever was told before the appeal is not taken back, and tells nothing.
    soon = [("improvement_review_soon", name) for name in TOLD]
    assert told(date(2027, 1, 5)) == soon
    assert unread_count(world.user("carla")) == 1
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    world.decide_appeal(case, result, **given)
    # 0.6: nothing has changed. Carla, who does not know the result, is shown what HR is shown: what was owed before.
    page = sign_in(world, "carla").get(reverse("case", kwargs={"reference": case.reference}))
    assert "Review the improvement" in page.content.decode()
    assert unread_count(world.user("carla")) == 1
    assert [row.state for row in notification_lines(notifications_of(world.user("carla")))] != ["done"]
    stands = result == AppealResult.CONFIRMED
    assert [shown(world, name, case) is None for name in ("hana", "carla")] == [False, False]
    world.issue_appeal(case)
    assert unread_count(world.user("carla")) == int(stands)
    assert (shown(world, "carla", case) is None) == (not stands)
    due.refresh_from_db()
    assert (due.superseded_at is None, due.met_at) == (stands, None)
    if not stands:
        with not_now("no longer stands"):
            world.review_improvement(case)
