"""Scenario 9: (a) four weeks' notice with a hearing in it; (b) an immediate resignation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest
import time_machine
from django.core.files.base import ContentFile

from casework import actions
from casework.enums import CloseReason, DeadlineKind, FileState, ResignationKind, SanctionLevel, Severity
from casework.models import Deadline, Evidence, Sanction
from tests import outside_world as outside
from tests.actions.refusals import refused
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db

GIVEN = date(2026, 11, 2)
HEARING = datetime(2026, 11, 18, 10, 0, tzinfo=LONDON)


@pytest.fixture(autouse=True)
def that_november() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=LONDON), tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    return build_world()


def test_scenario_9a_notice_leaves_the_hearing_and_a_dismissal_supersedes_it(world: World) -> None:
    case = world.open_case(severity=Severity.GROSS)
    for verb in (world.findings, world.refer, world.appoint_chair):
        verb(case)
    world.arrange(case, starts_at=HEARING)
    world.resign(case, kind=ResignationKind.WITH_NOTICE, given_on=GIVEN, ends_on=date(2026, 11, 30), on=GIVEN)
    due = Deadline.objects.open().get(case=case, kind=DeadlineKind.HEARING_DAY)
    assert due.due_on == HEARING.date()

    world.record(case, at=HEARING.replace(hour=12))
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL, severity_found=Severity.GROSS, on=HEARING.date())
    world.issue(
        case,
        sent_at=HEARING.replace(hour=15),
        told_on=HEARING.date(),
        employment_ends_on=HEARING.date(),
    )

    dismissal = Sanction.objects.get(case=case)
    assert (dismissal.level, dismissal.employment_ends_on) == ("summary_dismissal", date(2026, 11, 18))


def test_scenario_9b_an_immediate_resignation_leaves_nothing_to_impose(world: World) -> None:
    case = world.open_case()
    content = ContentFile(b"the page", name="page.png")
    actions.attach_evidence(case, title="The page", content=content, by=world.user("ivor"))
    world.resign(case, kind=ResignationKind.IMMEDIATE, given_on=GIVEN, ends_on=GIVEN, on=GIVEN)
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record):
        verb(case)
    with refused("T24", says="The employee left on Mon 2 Nov 2026"):
        world.decide(case, SanctionLevel.WRITTEN_WARNING, on=date(2026, 11, 3))

    closure = world.close_after_leaving(case, on=date(2026, 11, 3))

    assert (closure.reason, case.state) == (CloseReason.LEFT_NO_OUTCOME, FileState.CLOSED)
    assert Evidence.objects.filter(case=case).exists()
    assert not Sanction.objects.filter(case=case).exists()
    # R17 from 2 November: the one clock that a closed case without a sanction keeps.
    [limit] = Deadline.objects.open().filter(case=case)
    assert (limit.kind, limit.due_on) == (DeadlineKind.TRIBUNAL_LIMIT, date(2027, 2, 1))


def test_scenario_9b_where_somebody_has_to_be_protected_it_ends_with_findings_and_a_check(
    world: World,
) -> None:
    """9(b): a safeguarding flag leads to findings only and to R21, which the closing of the case does not end."""
    case = world.case_in(FileState.DELIBERATION)
    outside.mark_safeguarding(world, case)
    world.resign(case, given_on=GIVEN, ends_on=GIVEN, on=GIVEN)
    check = Deadline.objects.open().get(case=case, kind=DeadlineKind.REFERRAL_CHECK)
    assert check.due_on == date(2026, 11, 9)
    with refused("R21", says="This is a safeguarding case"):
        world.close_after_leaving(case, on=date(2026, 11, 3))

    world.decide(case, "", is_found=True, on=date(2026, 11, 3))
    world.issue(case, sent_at=datetime(2026, 11, 4, 10, 0, tzinfo=LONDON))
    assert world.close(case, on=date(2026, 11, 4)).reason == CloseReason.LEFT_FINDING_ONLY

    assert Deadline.objects.open().filter(pk=check.pk).exists()
    outside.check_referral(world, case, checked_on=date(2026, 11, 9), on=date(2026, 11, 9))
    check.refresh_from_db()
    assert check.met_at is not None and check.superseded_at is None
