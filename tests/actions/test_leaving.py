"""Somebody resigns in the middle of a case: it goes on while they are employed, and sanctions nobody who has left (T24)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from casework.enums import CloseReason, FileState, ResignationKind, SanctionLevel, Severity
from casework.models import Case, Employee, Sanction
from tests.actions.refusals import not_now, refused
from tests.world import DECIDED, HEARD, ISSUED, LONDON, REFERRED, World

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
NOTICE, AT_ONCE = ResignationKind.WITH_NOTICE, ResignationKind.IMMEDIATE


def test_it_is_kept_and_the_case_stays_where_it_is(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    made = world.resign(case, kind=NOTICE, ends_on=REFERRED + 28 * DAY)
    assert (made.given_on, made.ends_on, made.recorded_by) == (
        REFERRED,
        date(2026, 11, 3),
        world.user("hana"),
    )
    assert Case.objects.get(pk=case.pk).state == FileState.HEARING
    with not_now("recorded already"):
        world.resign(case)


@pytest.mark.parametrize(
    ("changes", "says", "field"),
    [
        ({"kind": NOTICE, "ends_on": REFERRED}, "Notice ends after the day", "ends_on"),
        ({"kind": AT_ONCE, "ends_on": REFERRED - DAY}, "cannot end before the resignation", "ends_on"),
        ({"given_on": REFERRED + DAY, "ends_on": REFERRED + DAY}, "after today", "given_on"),
        ({"given_on": date(2001, 1, 1)}, "The employee began", "given_on"),
    ],
)
def test_days_that_cannot_be(world: World, changes: dict, says: str, field: str) -> None:
    case = world.open_case()
    with refused("T24", says=says, field=field):
        world.resign(case, **changes)


def test_an_immediate_one_ends_employment_when_it_is_accepted(world: World) -> None:
    """0.16: the day it was given, or a later one."""
    assert world.resign(world.open_case(), ends_on=REFERRED + 3 * DAY).ends_on == date(2026, 10, 9)


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_goes_unwritten(world: World, text: str) -> None:
    case = world.open_case()
    with refused("PR-02", says="What the employee said is missing", field="said"):
        world.resign(case, said=text)
    world.resign(case)
    with refused("PR-02", says="Why it ends here is missing", field="explanation"):
        world.close_after_leaving(case, explanation=text)


@pytest.mark.parametrize(("on", "is_over"), [(date(2026, 11, 3), False), (date(2026, 11, 4), True)])
def test_it_closes_from_the_day_after_the_last(world: World, on: date, is_over: bool) -> None:
    case = world.open_case()
    world.resign(case, kind=NOTICE, ends_on=date(2026, 11, 3))
    if is_over:
        assert world.close_after_leaving(case, on=on).reason == CloseReason.LEFT_NO_OUTCOME
        assert Case.objects.get(pk=case.pk).state == FileState.CLOSED
    else:
        with refused("T24", says="employed until the end of Tue 3 Nov 2026", instead="after that day"):
            world.close_after_leaving(case, on=on)


def test_whoever_is_still_here_is_not_closed_away(world: World) -> None:
    case = world.open_case()
    with refused("T24", says="Nobody recorded", instead="Record the resignation"):
        world.close_after_leaving(case)


def test_somebody_who_left_by_the_staff_list_has_left(world: World) -> None:
    """Retired, say, or died."""
    case = world.open_case()
    Employee.objects.filter(pk=case.subject_id).update(end_date=date(2026, 10, 1))
    assert world.close_after_leaving(case).reason == CloseReason.LEFT_NO_OUTCOME


def test_nobody_who_has_left_is_sanctioned(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    world.resign(case, given_on=HEARD.date(), ends_on=HEARD.date(), on=DECIDED)
    for level in (SanctionLevel.VERBAL_WARNING, SanctionLevel.WRITTEN_WARNING):
        with refused(
            "T24", says="The employee left on Fri 16 Oct 2026", instead="without a sanction", field="level"
        ):
            world.decide(case, level)
    world.decide(case, "", is_found=True)
    world.issue(case)
    assert not Sanction.objects.filter(case=case).exists()
    assert world.close(case, on=ISSUED.date()).reason == CloseReason.LEFT_FINDING_ONLY


def test_on_the_last_day_they_are_employed(world: World) -> None:
    case = world.case_in(FileState.DELIBERATION)
    world.resign(case, given_on=HEARD.date(), ends_on=DECIDED, on=DECIDED)
    world.decide(case, SanctionLevel.WRITTEN_WARNING)
    with refused("T24", says="The employee left on Mon 19 Oct 2026", instead="recall the decision"):
        world.issue(case)
    world.issue(case, sent_at=datetime(2026, 10, 19, 16, 0, tzinfo=LONDON))
    assert Sanction.objects.get(case=case).level == SanctionLevel.WRITTEN_WARNING


def test_no_outcome_without_findings_is_no_finding(world: World) -> None:
    """Nothing was found: the case closes without a sanction, as anybody's would."""
    case = world.case_in(FileState.DELIBERATION)
    world.resign(case, given_on=HEARD.date(), ends_on=HEARD.date(), on=DECIDED)
    world.decide(case, "")
    world.issue(case)
    assert world.close(case, on=ISSUED.date()).reason == CloseReason.NO_SANCTION


def test_a_dismissal_in_notice_ends_employment_sooner_never_later(world: World) -> None:
    case = world.open_case(severity=Severity.GROSS)
    world.resign(case, kind=NOTICE, ends_on=date(2026, 10, 30))
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record):
        verb(case)
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL, severity_found=Severity.GROSS)
    with refused("T24", says="leaves on Fri 30 Oct 2026 in any case", field="employment_ends_on"):
        world.issue(case, told_on=ISSUED.date(), employment_ends_on=date(2026, 10, 31))
    world.issue(case, told_on=ISSUED.date(), employment_ends_on=ISSUED.date())
    assert Sanction.objects.get(case=case).employment_ends_on == date(2026, 10, 20)
