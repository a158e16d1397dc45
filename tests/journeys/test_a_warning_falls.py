"""Worked scenario 20: a decision relied on a warning that was later set aside on appeal (7.5)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import AppealResult, DeadlineKind, FileState, ReviewResult, SanctionLevel
from casework.exports import export_sanctions
from casework.models import AuditEvent, Case, Deadline, DecisionReview, Notification
from casework.notifications import materialise
from casework.queries.reviews import relied_on_fallen
from casework.queries.sanction_register import RegisterFilter
from tests.actions.refusals import not_now, refused
from tests.journeys.walks import Days, at, heard
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db

FELL_ON = date(2026, 11, 12)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def that_autumn() -> Iterator[None]:
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    return build_world()


# What he does again six days after the warning, heard and decided before the appeal against it is.
AGAIN = Days(
    happened=date(2026, 10, 26),
    opened=date(2026, 10, 27),
    found=date(2026, 10, 28),
    invited=date(2026, 10, 29),
    heard=date(2026, 11, 9),
)
ENDS = date(2027, 3, 1)


def _dismissed_again(world: World) -> Case:
    """Dismissed with notice on the strength of a live final warning (SA-8); the letter has not left."""
    case = heard(world, "sam", AGAIN)
    world.decide(case, SanctionLevel.DISMISSAL_WITH_NOTICE, on=AGAIN.heard)
    return case


def _both(world: World) -> tuple[Case, Case]:
    """sam has a final written warning, under appeal; a second case relied on it, and he was dismissed with notice."""
    warned = world.case_in(FileState.DELIBERATION)
    world.decide(warned, SanctionLevel.FINAL_WRITTEN_WARNING)
    world.issue(warned)
    world.lodge(warned)
    dismissed = _dismissed_again(world)
    told = AGAIN.heard + timedelta(days=1)
    world.issue(dismissed, sent_at=at(told), told_on=told, employment_ends_on=ENDS)
    return warned, dismissed


def _fall(world: World, warned: Case, result: AppealResult = AppealResult.SET_ASIDE, level: str = "") -> None:
    world.arrange_appeal(warned)
    world.record_appeal(warned)
    world.decide_appeal(warned, result, level=level)
    assert not DecisionReview.objects.exists()
    world.issue_appeal(warned)


@pytest.mark.parametrize(
    ("result", "level"),
    [(AppealResult.SET_ASIDE, ""), (AppealResult.VARIED, SanctionLevel.WRITTEN_WARNING)],
)
def test_scenario_20_whatever_rested_on_it_is_to_be_looked_at_again(
    world: World, result: AppealResult, level: str
) -> None:
    warned, dismissed = _both(world)
    final = warned.sanctions.get()
    assert dismissed.decisions.get().relied_on.get() == final
    assert not DecisionReview.objects.exists()

    _fall(world, warned, result, level)

    owed = DecisionReview.objects.get()
    assert (owed.case, owed.decision) == (dismissed, dismissed.decisions.get())
    assert (owed.sanction, owed.fell_on, owed.reviewed_on) == (final, FELL_ON, None)
    due = Deadline.objects.open().get(case=dismissed, kind=DeadlineKind.DECISION_REVIEW)
    assert due.due_on == date(2026, 11, 19)
    event = AuditEvent.objects.get(case=dismissed.pk, action="decision_review_owed")
    assert event.actor == world.user("hana").pk


def test_the_hr_lead_is_told_and_nobody_closes_over_it(world: World) -> None:
    warned, dismissed = _both(world)
    _fall(world, warned)
    materialise(at=NOW)
    told = Notification.objects.filter(deadline__kind=DeadlineKind.DECISION_REVIEW)
    assert "lena@example.org" in told.values_list("recipient__email", flat=True)
    with refused("7.5", says="relied on no longer stands", instead="An HR lead reviews"):
        world.close(dismissed, on=date(2026, 12, 1))


@pytest.mark.parametrize("result", ReviewResult)
def test_an_hr_lead_says_whether_it_stands(world: World, result: ReviewResult) -> None:
    warned, dismissed = _both(world)
    with not_now("No warning that this decision relied on has fallen"):
        world.review_decision(dismissed)
    _fall(world, warned)
    with refused("PR-02", says="What speaks for it is missing", field="reasons"):
        world.review_decision(dismissed, reasons=" ")
    with refused("7.5", says="The warning fell on Thu 12 Nov 2026"):
        world.review_decision(dismissed, on=date(2026, 11, 11))

    review = world.review_decision(dismissed, result=result)

    assert (review.result, review.reviewed_by) == (result, world.user("lena"))
    assert not Deadline.objects.open().filter(kind=DeadlineKind.DECISION_REVIEW).exists()
    with not_now("No warning"):
        world.review_decision(dismissed)
    assert dismissed.sanctions.get().superseded_at is None


def _exported(world: World) -> dict[str, str]:
    blocks = export_sanctions(RegisterFilter(live_on=date(2026, 11, 23)), by=world.user("audrey"))
    lines = csv.DictReader(io.StringIO(b"".join(blocks).decode("utf-8-sig"), newline=""))
    return {line["level"]: line["relied_on_fallen"] for line in lines}


def test_scenario_20_its_export_says_so(world: World) -> None:
    warned, dismissed = _both(world)
    assert _exported(world) == {"final_written_warning": "", "dismissal_with_notice": ""}
    _fall(world, warned)
    assert _exported(world) == {"dismissal_with_notice": "not_reviewed"}
    world.review_decision(dismissed, result=ReviewResult.PUT_RIGHT)
    assert _exported(world) == {"dismissal_with_notice": "put_right"}


def test_as_it_was_known_before(world: World) -> None:
    """The day of a moment is that of London: in July an hour ahead of universal time."""
    warned, dismissed = _both(world)
    _fall(world, warned)
    review = world.review_decision(dismissed, result=ReviewResult.STANDS, on=date(2027, 7, 1))

    def said(moment: datetime) -> str:
        return dismissed.sanctions.annotate(said=relied_on_fallen(moment)).get().said

    assert said(review.recorded_at - timedelta(seconds=1)) == ""
    assert said(datetime(2027, 6, 30, 22, 59, tzinfo=UTC)) == "not_reviewed"
    assert said(datetime(2027, 6, 30, 23, 0, tzinfo=UTC)) == "stands"


def test_the_page_says_so_to_those_who_see_the_record(world: World) -> None:
    warned, dismissed = _both(world)
    _fall(world, warned)
    address = reverse("case", kwargs={"reference": dismissed.reference})
    for name, is_told in (("lena", True), ("chidi", True), ("ivor", False)):
        client = Client()
        client.force_login(world.user(name))
        page = client.get(address).content.decode()
        assert ("A warning that this decision relied on no longer stands." in page) == is_told, name
        assert ("review_decision" in page) == (name == "lena"), name


def test_a_decision_that_was_not_issued_is_decided_again_instead(world: World) -> None:
    warned = world.case_in(FileState.DELIBERATION)
    world.decide(warned, SanctionLevel.FINAL_WRITTEN_WARNING)
    world.issue(warned)
    world.lodge(warned)
    waiting = _dismissed_again(world)
    _fall(world, warned)
    assert not DecisionReview.objects.exists()
    with refused("SA-6", says="set aside, varied or withdrawn"):
        world.issue(waiting, sent_at=NOW, told_on=NOW.date(), employment_ends_on=ENDS)


def test_one_that_is_put_right_is_put_right_on_appeal(world: World) -> None:
    warned, dismissed = _both(world)
    _fall(world, warned)
    world.review_decision(dismissed, result=ReviewResult.PUT_RIGHT, on=NOW.date())
    actions.lodge_appeal(
        dismissed,
        grounds={"too_severe": "The warning it rested on has fallen."},
        received_on=NOW.date(),
        late_reason="",
        by=world.user("hana"),
        on=NOW.date(),
    )
    assert dismissed.state == FileState.APPEAL


def test_nobody_else_on_the_case_learns_that_there_was_a_warning(world: World) -> None:
    """The investigator sees that the decision is reviewed, and not why (7.6)."""
    warned, dismissed = _both(world)
    _fall(world, warned)
    world.review_decision(dismissed)
    client = Client()
    client.force_login(world.user("ivor"))
    page = client.get(reverse("case", kwargs={"reference": dismissed.reference})).content.decode()
    assert "Decision reviewed" in page
    told = client.get(f"/api/v1/cases/{dismissed.reference}").content.decode()
    for words in ("final written warning", "relied on", "decision relied", "serious enough by itself"):
        assert words not in page.casefold() and words not in told.casefold(), words
