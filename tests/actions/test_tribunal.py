"""R17 on a case: from when it runs, what moves it, when it ends, and who is told (TR-3 to TR-6)."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from pytest_django import Settings

from casework.actions.expiry import pass_tribunal_limits
from casework.enums import (
    Action,
    AppealResult,
    DeadlineKind,
    FileState,
    ResignationKind,
    SanctionLevel,
    Severity,
)
from casework.errors import NotNow
from casework.models import AuditEvent, Case, Deadline, Employee, Notification
from casework.notifications import materialise
from casework.queries.case_list import with_ahead
from casework.queries.fits import fits_now
from casework.queries.next_step import next_step
from casework.queries.rows import with_stage
from casework.queries.tribunal import employment_ended_on, has_employment_ended
from tests.actions.refusals import refused
from tests.imports.past import past_sanction
from tests.world import APPEAL_DECIDED, DECIDED, ISSUED, LONDON, World

pytestmark = pytest.mark.django_db

LIMIT = DeadlineKind.TRIBUNAL_LIMIT
ENDED = ISSUED.date()  # Tue 20 Oct 2026
FIRST_LIMIT = date(2027, 1, 19)
DAY = timedelta(days=1)


def dismissed(
    world: World,
    level: str = SanctionLevel.SUMMARY_DISMISSAL,
    ends_on: date = ENDED,
    *,
    name: str = "sam",
    flagged: bool = False,
    told_on: date = ENDED,
) -> Case:
    """flagged: as a protected disclosure, which is not the reason."""
    case = world.open_case(name, severity=Severity.GROSS)
    if flagged:
        world.flag_disclosure(case)
        world.check_disclosure(case)
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record):
        verb(case)
    world.decide(case, level, on=DECIDED)
    world.issue(case, told_on=told_on, employment_ends_on=ends_on)
    return case


def limit(case: Case) -> Deadline:
    return Deadline.objects.open().get(case=case, kind=LIMIT)


def test_it_runs_from_the_end_of_employment_and_is_no_next_step(world: World) -> None:
    case = dismissed(world)
    row = limit(case)
    assert (row.due_on, row.anchor) == (FIRST_LIMIT, "employment:2026-10-20")
    assert row.why == "3 months from the end of employment on Tue 20 Oct 2026"
    loaded = with_stage(Case.objects.filter(pk=case.pk)).get()
    assert next_step(loaded).due.kind == DeadlineKind.APPEAL_WINDOW
    world.close(case)
    assert limit(case).pk == row.pk  # a closed case keeps it
    listed = with_ahead(Case.objects.filter(pk=case.pk)).get()
    assert listed.next_due is None


def test_with_notice_it_runs_from_the_last_day_of_the_notice(world: World) -> None:
    case = dismissed(world, SanctionLevel.DISMISSAL_WITH_NOTICE, date(2027, 3, 1))
    assert limit(case).due_on == date(2027, 5, 28)  # the day before is 28 Feb, three months on


def test_no_limit_where_employment_goes_on(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    assert not Deadline.objects.filter(kind=LIMIT).exists()
    with pytest.raises(NotNow, match="Employment has not ended in this case"):
        world.conciliate(case)


def test_a_dismissal_inside_a_notice_ends_it_sooner(world: World) -> None:
    """Scenario 9(a): the limit of the resignation gives way to that of the dismissal."""
    case = world.open_case(severity=Severity.GROSS)
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record):
        verb(case)
    world.resign(case, kind=ResignationKind.WITH_NOTICE, ends_on=date(2026, 11, 30))
    assert limit(case).due_on == date(2027, 2, 28)
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL)
    world.issue(case, told_on=ENDED, employment_ends_on=ENDED)
    assert limit(case).due_on == FIRST_LIMIT


def test_who_left_by_the_staff_list_and_has_the_case_closed(world: World) -> None:
    case = world.open_case()
    Employee.objects.filter(pk=world.sam.pk).update(end_date=date(2026, 10, 30))
    case.subject.refresh_from_db()
    assert employment_ended_on(case) is None
    world.close_after_leaving(case)
    assert limit(case).due_on == date(2027, 1, 29)


def test_conciliation_moves_it_and_a_later_word_supersedes(world: World) -> None:
    case = dismissed(world)
    world.close(case)
    world.conciliate(case, day_a=date(2026, 11, 16), day_b=None)
    # 12 weeks from 16 Nov end on 8 Feb 2027; at the latest a month after it or 84 days after the limit.
    assert limit(case).due_on == date(2027, 4, 13)
    world.conciliate(case, day_a=date(2026, 11, 16), day_b=date(2026, 11, 20))
    row = limit(case)
    assert (row.due_on, row.anchor) == (date(2027, 1, 23), "employment:2026-10-20:2026-11-16")
    assert case.state == FileState.CLOSED
    assert [told.superseded_at is None for told in case.conciliations.all()] == [False, True]
    rows = Deadline.objects.filter(case=case, kind=LIMIT).order_by("pk")
    assert [(one.due_on, one.met_at, one.superseded_at is None) for one in rows] == [
        (FIRST_LIMIT, None, False),
        (date(2027, 4, 13), None, False),
        (date(2027, 1, 23), None, True),
    ]
    with refused("TR-6", says="cannot come before Acas was told"):
        world.conciliate(case, day_a=date(2026, 11, 20), day_b=date(2026, 11, 19))


def test_reinstatement_on_appeal_ends_it(world: World) -> None:
    case = dismissed(world)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    world.decide_appeal(
        case, level=SanctionLevel.FINAL_WRITTEN_WARNING, returns_on=date(2026, 11, 16), on=APPEAL_DECIDED
    )
    world.issue_appeal(case)
    [row] = Deadline.objects.filter(case=case, kind=LIMIT)
    assert row.superseded_at is not None and row.met_at is None
    assert not has_employment_ended(with_stage(Case.objects.filter(pk=case.pk)).get())
    with pytest.raises(NotNow):
        world.conciliate(case)


def test_a_dismissal_that_is_confirmed_keeps_it(world: World) -> None:
    case = dismissed(world)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    before = limit(case).pk
    world.decide_appeal(case, AppealResult.CONFIRMED, on=APPEAL_DECIDED)
    world.issue_appeal(case)
    assert limit(case).pk == before
    assert fits_now(Action.RECORD_CONCILIATION, with_stage(Case.objects.filter(pk=case.pk)).get())


def test_it_stops_at_its_expiry_by_itself(world: World) -> None:
    case = dismissed(world)
    assert pass_tribunal_limits(on=FIRST_LIMIT) == 0
    assert pass_tribunal_limits(on=FIRST_LIMIT + DAY) == 1
    [row] = Deadline.objects.filter(case=case, kind=LIMIT)
    assert row.met_at is not None
    event = AuditEvent.objects.get(action="tribunal_limit_passed")
    assert json.loads(event.body)["facts"] == {"deadline": row.pk, "last_day": "2027-01-19"}
    assert pass_tribunal_limits(on=FIRST_LIMIT + DAY) == 0
    with time_machine.travel(datetime(2027, 1, 21, 9, 0, tzinfo=LONDON)):
        world.close(case, on=date(2027, 1, 21))
        assert not Deadline.objects.open().filter(case=case, kind=LIMIT).exists()
        # Acas was told in time, which HR hears late: it runs again.
        world.conciliate(case, day_a=date(2027, 1, 15), day_b=date(2027, 1, 20), on=date(2027, 1, 21))
        assert limit(case).due_on == date(2027, 2, 20)


def test_six_months_as_soon_as_a_lawyer_set_them(world: World, settings: Settings) -> None:
    case = dismissed(world)
    settings.TRIBUNAL_SIX_MONTHS_FROM = ENDED
    # A limit that was written before moves rather than pass.
    assert pass_tribunal_limits(on=FIRST_LIMIT + DAY) == 0
    assert limit(case).due_on == date(2027, 4, 19)


def test_an_old_dismissal_owes_nothing(world: World) -> None:
    case = past_sanction(
        world, level=SanctionLevel.SUMMARY_DISMISSAL, live_to=None, employment_ends_on=date(2026, 6, 1)
    )
    assert not Deadline.objects.filter(case=case).exists()


def test_hr_is_reminded_until_it_expires_and_told_of_acas(world: World) -> None:
    case = dismissed(world)
    world.close(case)

    def told_on(day: date) -> set[tuple[str, str]]:
        at = datetime.combine(day, time(9), tzinfo=LONDON)
        with time_machine.travel(at):
            materialise(at=at)
        rows = Notification.objects.filter(deadline__case=case, deadline__kind=LIMIT)
        return set(rows.values_list("rule", "recipient__email"))

    first = ("tribunal_one_month", world.user("hana").email)
    assert told_on(date(2026, 11, 19)) == set()
    assert told_on(date(2026, 11, 20)) == {first}
    world.conciliate(case, day_a=date(2026, 11, 20), day_b=None)
    assert ("tribunal_conciliation", world.user("lena").email) in told_on(date(2026, 11, 23))
    told_on(date(2026, 11, 23))
    # The limit moved, which hana is told once more; nobody is told the same twice.
    assert Notification.objects.filter(deadline__case=case, deadline__kind=LIMIT).count() == 3
