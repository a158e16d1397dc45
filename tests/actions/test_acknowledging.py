"""acknowledge_appeal: due in the time of the policy, told of two working days before, and done once (R11)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
import time_machine

from casework.enums import Action, DeadlineKind, Delivery, FileState, Nation
from casework.models import Case, Deadline, Notification
from casework.notifications import materialise
from casework.queries.case_page import load
from casework.queries.fits import fits_now
from casework.rules.deadlines import AppealFacts, CaseFacts, deadlines_owed
from casework.rules.policy_terms import read_terms
from tests.actions.refusals import not_now, refused
from tests.actions.test_policies import pack
from tests.rules.nations import ENGLAND, NORTHERN_IRELAND, SCOTLAND
from tests.world import APPEALED, LONDON, P1, World

KIND = DeadlineKind.APPEAL_ACKNOWLEDGEMENT


@pytest.mark.parametrize(
    ("document", "calendar", "lodged_on", "due_on"),
    [
        (P1, ENGLAND, date(2026, 10, 27), date(2026, 11, 3)),
        (P1, ENGLAND, date(2026, 11, 23), date(2026, 11, 30)),
        (P1, SCOTLAND, date(2026, 11, 23), date(2026, 12, 1)),  # St Andrew's Day
        (P1, NORTHERN_IRELAND, date(2026, 3, 10), date(2026, 3, 18)),  # St Patrick's Day
        ("council", ENGLAND, date(2026, 11, 9), date(2026, 11, 23)),
        ("council", ENGLAND, date(2026, 12, 14), date(2026, 12, 29)),  # Mon 28 December is off: it rolls
    ],
)
def test_it_is_due_in_the_time_of_the_policy(document, calendar, lodged_on: date, due_on: date) -> None:
    periods = read_terms(P1 if document is P1 else pack("council-style")).periods
    facts = CaseFacts(
        state=FileState.APPEAL,
        nation=Nation.ENGLAND_AND_WALES,
        appeal=AppealFacts(id=7, lodged_on=lodged_on),
    )
    [due] = [one for one in deadlines_owed(facts, periods, calendar) if one.kind == KIND]
    assert (due.due_on, due.anchor) == (due_on, "appeal:7")


@pytest.mark.django_db
def test_it_ends_the_clock_and_is_done_once(world: World) -> None:
    case = world.case_in(FileState.APPEAL)
    assert _owed(case) == [date(2026, 11, 3)]
    assert fits_now(Action.ACKNOWLEDGE_APPEAL, load(Case.objects.get(pk=case.pk)))
    with refused("T20", says="The appeal was received on Tue 27 Oct 2026", field="sent_on"):
        world.acknowledge(case, sent_on=date(2026, 10, 26))
    with refused("T20", says="cannot be acknowledged after today", field="sent_on"):
        world.acknowledge(case, sent_on=date(2026, 10, 28), on=APPEALED)
    row = world.acknowledge(case, delivery=Delivery.FIRST_CLASS_POST)
    assert (row.appeal, row.sent_on, _owed(case)) == (case.appeals.get(), APPEALED, [])
    assert not fits_now(Action.ACKNOWLEDGE_APPEAL, load(Case.objects.get(pk=case.pk)))
    with not_now("acknowledged already"):
        world.acknowledge(case)


@pytest.mark.django_db
def test_it_is_owed_until_the_appeal_is_decided_and_hr_is_told_two_working_days_before(world: World) -> None:
    case = world.case_in(FileState.APPEAL)
    for day, told in ((29, set()), (30, {"appeal_acknowledgement_soon"})):
        with time_machine.travel(datetime(2026, 10, day, 9, tzinfo=LONDON), tick=False):
            materialise(at=datetime(2026, 10, day, 9, tzinfo=LONDON))
            assert (
                set(Notification.objects.filter(deadline__kind=KIND).values_list("rule", flat=True)) == told
            )
    world.arrange_appeal(case)
    world.record_appeal(case)
    assert _owed(case) == [date(2026, 11, 3)]
    world.decide_appeal(case)
    assert _owed(case) == []
    # Nobody acknowledged it: the task lapsed, and was not done.
    assert Deadline.objects.get(case=case, kind=KIND).met_at is None


def _owed(case: Case) -> list[date]:
    return list(Deadline.objects.open().filter(case=case, kind=KIND).values_list("due_on", flat=True))
