"""What keeps a record although two people agreed to purge it, on the boundary days; and a purge half of which failed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.urls import reverse

from casework.actions import purging
from casework.actions.expiry import expire_warnings
from casework.actions.purging import delete_doomed_files, owe_record_reviews, purge_approved
from casework.enums import CloseReason, DeadlineKind, FileState, RequestStep, SanctionLevel
from casework.models import (
    Case,
    CaseJoin,
    Closure,
    Deadline,
    DoomedFile,
    Incident,
)
from casework.notifications.materialise import _running
from tests import outside_world as outside
from tests import requests_world as requests
from tests.actions.refusals import not_now, refused
from tests.imports.past import past_sanction
from tests.purging import PURGE_FROM, approve, database_day, propose, purge, scheduled
from tests.web.verbs_world import NOW, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with time_machine.travel(NOW, tick=True):
        yield scheduled(build_world())


@pytest.fixture
def case(world: World) -> Case:
    """Closed on Wed 4 Nov 2026 with a written warning, which has run out since."""
    made = world.case_in(FileState.CLOSED)
    expire_warnings(on=PURGE_FROM)
    return made


def left(world: World, on: date | None) -> None:
    world.sam.end_date = on
    world.sam.save()


def swept(on: date) -> int:
    with database_day(on):
        return purge_approved(on=on)


def owed(case: Case) -> list[date]:
    rows = Deadline.objects.open().filter(case=case, kind=DeadlineKind.RECORD_REVIEW)
    return list(rows.values_list("due_on", flat=True))


def test_whoever_turns_out_not_to_have_left_is_not_purged(world: World, case: Case) -> None:
    outside.mark_safeguarding(world, case)
    left(world, date(2027, 2, 28))
    first = date(2052, 2, 29)
    propose(world, case, on=first)
    left(world, None)
    with not_now("the employee has not left"):
        approve(world, case, on=first)
    left(world, date(2027, 2, 28))
    approve(world, case, on=first)
    left(world, None)
    assert swept(first) == 0
    left(world, date(2027, 2, 28))
    assert swept(first) == 1


def test_a_last_day_that_is_put_right_after_the_approval_has_the_record_looked_at_again(
    world: World, case: Case
) -> None:
    outside.mark_safeguarding(world, case)
    left(world, date(2027, 2, 28))
    day = date(2060, 1, 1)
    propose(world, case, on=day)
    left(world, date(2027, 3, 31))
    with not_now("counted otherwise"):
        approve(world, case, on=day)
    propose(world, case, on=day)
    approve(world, case, on=day)
    left(world, date(2027, 4, 30))
    assert swept(day) == 0
    assert (owe_record_reviews(), owed(case)) == (1, [date(2052, 5, 1)])
    with time_machine.travel(day):
        page = sign_in(world, "nia").get(reverse("records_to_review")).content.decode()
    # Approving what was approved is refused: it is to be looked at again.
    assert case.reference in page and "Review it again" in page and "Approve the purge" not in page
    assert purge(world, case, on=day) == 1


def test_the_year_after_employment_ended_counts_however_it_ended(world: World, case: Case) -> None:
    """A claim may come about the end that another case or the staff list knows of (TR-8)."""
    left(world, date(2027, 1, 31))
    for day in (PURGE_FROM, date(2028, 1, 31)):
        with refused("DP-11", says="everything is held until Mon 31 Jan 2028"):
            propose(world, case, on=day)
    propose(world, case, on=date(2028, 2, 1))
    left(world, None)
    ended = {"employment_ends_on": date(2027, 3, 31), "live_to": None, "issued_on": date(2026, 11, 2)}
    past_sanction(world, level=SanctionLevel.DISMISSAL_WITH_NOTICE, on=date(2026, 11, 23), **ended)
    with refused("DP-11", says="everything is held until Fri 31 Mar 2028"):
        approve(world, case, on=date(2028, 3, 31))
    approve(world, case, on=date(2028, 4, 1))
    assert (swept(date(2028, 3, 31)), swept(date(2028, 4, 1))) == (0, 1)


def test_nothing_is_destroyed_of_somebody_who_waits_for_their_data(world: World, case: Case) -> None:
    requests.hire_who_answers(world)
    asked = requests.received(world, requests.SAR)
    with refused("DP-8", says="has asked for their data"):
        propose(world, case)
    requests.happened(world, asked, RequestStep.REPLIED, date(2026, 11, 20), result="disclosed")
    propose(world, case)
    approve(world, case)
    again = requests.received(world, requests.SAR, received_on=date(2026, 11, 21))
    assert swept(PURGE_FROM) == 0
    requests.happened(world, again, RequestStep.REPLIED, date(2026, 11, 23), result="disclosed")
    assert swept(PURGE_FROM) == 1


def test_a_report_that_was_not_assessed_may_need_what_was_before(world: World, case: Case) -> None:
    propose(world, case)
    approve(world, case)
    incident = world.report(follows=case, by="hana", witnesses=[], complainants=[], on=date(2026, 11, 20))
    assert swept(PURGE_FROM) == 0
    with refused("DP-6", says="still needed for another case"):
        propose(world, case)
    [new] = world.assess(incident)
    assert swept(PURGE_FROM) == 0
    world.withdraw(new, reason="Logged twice.", on=date(2026, 11, 23))
    assert swept(PURGE_FROM) == 1
    assert Incident.objects.get(pk=incident.pk).cases.get() == new


def joined_into(world: World, case: Case) -> Case:
    """A case of before that is said to have ended in this one."""
    other = past_sanction(world, live_to=date(2026, 12, 2), on=date(2026, 11, 4))
    Closure.objects.filter(case=other).update(reason=CloseReason.JOINED)
    given = {"reasons": "Together.", "joined_on": date(2026, 11, 4), "joined_by": world.user("lena")}
    CaseJoin.objects.create(case=case, joined=other, **given)
    expire_warnings(on=PURGE_FROM)
    return other


def test_a_hold_on_a_case_that_ended_in_it_voids_what_was_approved(world: World, case: Case) -> None:
    other = joined_into(world, case)
    propose(world, case)
    approve(world, case)
    assert owed(case) == []
    outside.place_hold(world, other, on=PURGE_FROM, review_on=date(2028, 3, 1))
    assert swept(PURGE_FROM) == 0
    outside.lift_hold(world, other, on=PURGE_FROM)
    assert swept(PURGE_FROM) == 0
    assert (owe_record_reviews(), owed(case)) == (1, [PURGE_FROM])
    assert purge(world, case) == 1
    assert not Case.objects.filter(pk__in=(case.pk, other.pk)).exists()


def test_a_safeguarding_case_that_ended_in_it_keeps_it_as_long(world: World, case: Case) -> None:
    other = joined_into(world, case)
    propose(world, case)
    approve(world, case)
    outside.mark_safeguarding(world, other)
    assert swept(PURGE_FROM) == 0


def test_one_file_that_cannot_be_deleted_keeps_no_other_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("aa/1", "bb/2"):
        DoomedFile.objects.create(name=name)
    asked = []

    def delete(name: str) -> None:
        asked.append(name)
        if name == "aa/1" and len(asked) == 1:
            raise OSError("The disk is read-only.")

    monkeypatch.setattr(default_storage, "delete", delete)
    assert (purge_approved(on=PURGE_FROM), asked) == (0, ["aa/1", "bb/2"])
    assert list(DoomedFile.objects.filter(deleted_at=None).values_list("name", flat=True)) == ["aa/1"]
    assert (delete_doomed_files(), delete_doomed_files()) == (1, 0)


def test_one_record_that_runs_into_a_deadlock_keeps_no_other_waiting(
    world: World, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(world, case)
    approve(world, case)

    def deadlock(*args: Any) -> None:
        raise OperationalError("deadlock detected")

    with monkeypatch.context() as patch:
        patch.setattr(purging, "_doom_files", deadlock)
        assert swept(PURGE_FROM) == 0
    assert swept(PURGE_FROM) == 1


def test_a_review_that_is_years_away_is_no_load_on_the_sweep_of_reminders(world: World, case: Case) -> None:
    found = {
        day: [row.kind for row in _running(day) if row.kind == DeadlineKind.RECORD_REVIEW]
        for day in (date(2027, 10, 5), date(2027, 10, 6), date(2028, 1, 1))
    }
    assert [len(rows) for rows in found.values()] == [0, 1, 1]
