"""Worked scenarios 1, 5, 8, 11, 12 and 19 of the domain reference, day by day."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from casework import actions
from casework.enums import (
    Attendance,
    CompanionKind,
    DeadlineKind,
    FileState,
    Nation,
    PartKind,
    PostponementReason,
    SanctionLevel,
    Severity,
)
from casework.models import Case, Deadline, Employee, Grade, Posting, Sanction
from casework.queries.deliberation import others_outcomes
from tests import fixtures_world as more
from tests.actions.refusals import refused
from tests.journeys.walks import Days, at, heard, opened, sanctioned, to_hearing
from tests.world import World, another_policy

pytestmark = pytest.mark.django_db

AUTUMN = Days(
    happened=date(2026, 9, 7),
    opened=date(2026, 9, 9),
    found=date(2026, 10, 6),
    invited=date(2026, 10, 8),
    heard=date(2026, 10, 16),
)


def _due(case: Case, kind: str) -> date:
    return Deadline.objects.get(case=case, kind=kind, superseded_at=None).due_on


def test_scenario_1_the_happy_path(world: World) -> None:
    case = opened(world, "sam", AUTUMN)
    assert _due(case, DeadlineKind.INVESTIGATION) == date(2026, 10, 7)
    with refused("PR-10", says="the earliest day is Fri 16 Oct 2026"), transaction.atomic():
        to_hearing(world, case, AUTUMN, starts_at=at(date(2026, 10, 15)))
    case = to_hearing(world, Case.objects.get(pk=case.pk), AUTUMN)
    assert case.hearings.get().invitation_received_on == date(2026, 10, 8)
    world.record(case)
    assert _due(case, DeadlineKind.DECISION_LETTER) == date(2026, 10, 23)
    world.decide(case)
    outcome = world.issue(case, sent_at=at(date(2026, 10, 20)))
    assert (outcome.issued_on, outcome.received_on) == (date(2026, 10, 20), date(2026, 10, 20))
    period = case.sanctions.get().live_periods.get()
    assert (period.from_on, period.to_on) == (date(2026, 10, 20), date(2027, 4, 19))
    assert outcome.appeal_closes_on == date(2026, 11, 3) == _due(case, DeadlineKind.APPEAL_WINDOW)
    with refused("T19", says="Tue 3 Nov 2026"):
        world.close(case, on=date(2026, 11, 3))
    world.close(case, on=date(2026, 11, 4))
    assert case.state == FileState.CLOSED


ENGLAND, SCOTLAND, IRELAND = Nation.ENGLAND_AND_WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND
# Received on: the last day to appeal in England and Wales, Scotland, Northern Ireland.
WINDOWS = {
    date(2026, 3, 10): (date(2026, 3, 24), date(2026, 3, 24), date(2026, 3, 25)),
    date(2026, 4, 1): (date(2026, 4, 17), date(2026, 4, 16), date(2026, 4, 17)),
    date(2026, 8, 24): (date(2026, 9, 8), date(2026, 9, 7), date(2026, 9, 8)),
    date(2026, 11, 23): (date(2026, 12, 7), date(2026, 12, 8), date(2026, 12, 7)),
}


def test_scenario_5_ten_working_days_in_three_nations(world: World) -> None:
    winter = Days(date(2026, 1, 5), date(2026, 1, 6), date(2026, 1, 12), date(2026, 1, 13), date(2026, 2, 2))
    case = heard(world, "sam", winter)
    world.decide(case, on=winter.heard)
    for received, closes in WINDOWS.items():
        for nation, last_day in zip((ENGLAND, SCOTLAND, IRELAND), closes, strict=True):
            with transaction.atomic():
                Employee.objects.filter(pk=world.sam.pk).update(nation=nation)
                outcome = world.issue(Case.objects.get(pk=case.pk), sent_at=at(received))
                assert (outcome.received_on, outcome.appeal_closes_on) == (received, last_day), nation
                transaction.set_rollback(True)


def test_scenario_8_the_employee_stays_away_twice(world: World) -> None:
    case = to_hearing(world, opened(world, "sam", AUTUMN), AUTUMN)
    away = {"attendance": Attendance.ABSENT, "companion_kind": CompanionKind.NONE, "companion_name": ""}
    with refused("PR-12", says="arranged only once", instead="Postpone the hearing"):
        world.record(case, absence_explained="Ill, no note.", **away)
    actions.postpone_hearing(
        case, reason=PostponementReason.EMPLOYEE_ILL, by=world.user("hana"), at=at(AUTUMN.heard, 12)
    )
    second = date(2026, 10, 28)
    world.arrange(case, sent_at=at(date(2026, 10, 19)), starts_at=at(second), absence_warning_sent=True)
    world.record(case, absence_explained="No word; no written statement came.", at=at(second, 12), **away)
    world.decide(case, on=second)
    outcome = world.issue(case, sent_at=at(date(2026, 10, 29)))
    assert case.hearings.count() == 2
    assert outcome.appeal_closes_on == date(2026, 11, 12)  # the right of appeal remains


def test_scenario_8_a_hearing_we_called_off_was_not_missed(world: World) -> None:
    case = to_hearing(world, opened(world, "sam", AUTUMN), AUTUMN)
    actions.postpone_hearing(
        case, reason=PostponementReason.EMPLOYER, by=world.user("hana"), at=at(AUTUMN.invited, 12)
    )
    world.arrange(case, sent_at=at(AUTUMN.invited, 13), starts_at=at(AUTUMN.heard), absence_warning_sent=True)
    with refused("PR-12", says="arranged only once"):
        world.record(
            case,
            attendance=Attendance.ABSENT,
            companion_kind=CompanionKind.NONE,
            companion_name="",
            absence_explained="No word.",
        )


def test_scenario_11_whoever_investigated_does_not_chair(world: World) -> None:
    case = opened(world, "sam", AUTUMN)
    with refused("SEP-1", says="is the investigator on this case, and so cannot be the hearing chair"):
        actions.appoint(
            case, kind=PartKind.CHAIR, employee=world.ivor, by=world.user("hana"), on=AUTUMN.opened
        )


def test_scenario_11_a_grade_too_low_to_dismiss(world: World) -> None:
    more.hire(world, "gwen", grade="G6")
    case = heard(world, "sam", AUTUMN, severity=Severity.GROSS, chair="gwen")
    # Regraded between the hearing and the decision: authority is checked again on the day it is used.
    Posting.objects.filter(employee=world.gwen).update(grade=Grade.objects.get(name="G7"))
    gwen = {"by": world.user("gwen"), "severity_found": Severity.GROSS}
    with refused(
        "SEP-7",
        says="Your grade may not decide",
        instead="Choose a level you may decide. A heavier one needs a hearing",
    ):
        world.decide(case, SanctionLevel.SUMMARY_DISMISSAL, **gwen)
    world.decide(case, SanctionLevel.FINAL_WRITTEN_WARNING, **gwen)


def test_scenario_12_two_employees_one_incident(world: World) -> None:
    more.hire(world, "bonnie", unit="leeds", nation=Nation.SCOTLAND)
    final = sanctioned(world, "sam", SanctionLevel.FINAL_WRITTEN_WARNING, issued=date(2026, 1, 12))
    spring = Days(date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 20), date(2026, 3, 23), date(2026, 3, 31))
    incident = world.report(
        involved=("sam", "bonnie"),
        occurred_from=spring.happened,
        occurred_to=spring.happened,
        on=spring.opened,
    )
    sams, bonnies = world.assess(incident, names=("sam", "bonnie"), on=spring.opened)
    assert sams.incident == bonnies.incident
    assert _due(sams, DeadlineKind.INVESTIGATION) == date(2026, 4, 8)
    assert _due(bonnies, DeadlineKind.INVESTIGATION) == date(2026, 4, 7)  # Easter Monday is no holiday there
    for case, chair, level in (
        (sams, "chidi", SanctionLevel.DISMISSAL_WITH_NOTICE),
        (bonnies, "petra", SanctionLevel.WRITTEN_WARNING),
    ):
        to_hearing(world, case, spring, chair=chair)
        world.record(case, at=at(spring.heard, 12), by=world.user(chair))
        world.decide(case, level, on=spring.heard, by=world.user(chair))
    sent = {"sent_at": at(date(2026, 4, 1))}
    first = world.issue(sams, received_on=date(2026, 4, 1), employment_ends_on=date(2026, 6, 24), **sent)
    second = world.issue(bonnies, **sent)
    assert (first.appeal_closes_on, second.appeal_closes_on) == (date(2026, 4, 17), date(2026, 4, 16))
    assert list(first.decision.relied_on.all()) == [final]
    assert list(second.decision.relied_on.all()) == []
    assert [other.level for other in others_outcomes(bonnies)] == [SanctionLevel.DISMISSAL_WITH_NOTICE]
    assert [other.level for other in others_outcomes(sams)] == [SanctionLevel.WRITTEN_WARNING]
    for name in ("sam", "bonnie"):
        assert not Case.objects.visible_to(world.user(name)).exists()


def test_scenario_19_the_policy_changes_between_hearing_and_decision(world: World) -> None:
    july = sanctioned(world, "sam", SanctionLevel.VERBAL_WARNING, issued=date(2026, 7, 14))
    second = another_policy(date(2026, 10, 1), without=("verbal_warning",))
    days = Days(date(2026, 9, 7), date(2026, 9, 9), date(2026, 9, 25), date(2026, 9, 28), date(2026, 10, 7))
    case = heard(world, "sam", days)
    assert case.reports.get().policy == case.hearings.get().policy == case.policy == world.policy
    with refused("PV-1", says="does not know a verbal warning"):
        world.decide(case, SanctionLevel.VERBAL_WARNING, on=date(2026, 10, 8))
    decision = world.decide(case, on=date(2026, 10, 8))
    assert decision.policy == second
    assert july.live_periods.get().to_on == date(2026, 10, 13)
    assert list(Sanction.objects.in_force_on(date(2026, 10, 13))) == [july]
    assert list(decision.relied_on.all()) == [july]
