"""AC-6 by the place of the hearing (0.2): after a postponement, after an adjournment, and for a remote hearing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction

from casework import actions
from casework.enums import FileState
from casework.errors import RuleBroken
from casework.models import Case
from tests.journeys.walks import at
from tests.world import World, another_policy

pytestmark = pytest.mark.django_db

EW, SCT, NI, REMOTE = "england-and-wales", "scotland", "northern-ireland", "remote"
CHRISTMAS, ST_PATRICK = date(2026, 12, 23), date(2027, 3, 12)
FOURTH, FIFTH, SIXTH = date(2027, 1, 4), date(2027, 1, 5), date(2027, 1, 6)
FRIDAY, MONDAY, TUESDAY = date(2027, 3, 19), date(2027, 3, 22), date(2027, 3, 23)

# the employer's day, where it was to be held, where it was adjourned to, where it is to be held now, what the policy
# says of remote hearings, the day that the employee proposes, whether it has to be accepted
TABLE = [
    (CHRISTMAS, EW, "", EW, "", FOURTH, True),
    (CHRISTMAS, EW, "", EW, "", FIFTH, False),
    (CHRISTMAS, SCT, "", SCT, "", FIFTH, True),
    (CHRISTMAS, SCT, "", SCT, "", SIXTH, False),
    (ST_PATRICK, NI, "", NI, "", MONDAY, True),
    (ST_PATRICK, NI, "", NI, "", TUESDAY, False),
    (ST_PATRICK, EW, "", EW, "", FRIDAY, True),
    (ST_PATRICK, EW, "", EW, "", MONDAY, False),
    # Moved to another nation: whichever of the two ends later.
    (CHRISTMAS, EW, "", SCT, "", FIFTH, True),
    (CHRISTMAS, EW, "", SCT, "", SIXTH, False),
    (CHRISTMAS, SCT, "", EW, "", FIFTH, True),
    # Adjourned to another nation: the place where it was to go on, no longer the one where it began.
    (CHRISTMAS, EW, SCT, EW, "", FIFTH, True),
    (CHRISTMAS, SCT, EW, EW, "", FOURTH, True),
    (CHRISTMAS, SCT, EW, EW, "", FIFTH, False),
    # Remotely: as the policy says, and the later day where it says nothing.
    (CHRISTMAS, REMOTE, "", REMOTE, "", FIFTH, True),
    (CHRISTMAS, REMOTE, "", REMOTE, "", SIXTH, False),
    (CHRISTMAS, REMOTE, "", REMOTE, EW, FOURTH, True),
    (CHRISTMAS, REMOTE, "", REMOTE, EW, FIFTH, False),
    (ST_PATRICK, REMOTE, "", REMOTE, "", MONDAY, True),
    (ST_PATRICK, REMOTE, "", REMOTE, SCT, FRIDAY, True),
    (ST_PATRICK, REMOTE, "", REMOTE, SCT, MONDAY, False),
    (CHRISTMAS, EW, REMOTE, EW, "", FIFTH, True),
]


class _Undone(Exception):
    """Takes back what a row of the table did."""


def test_the_companions_time_is_counted_by_the_place_of_the_hearing(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    actions.postpone_hearing(
        case, reason="employer", because="Flooded.", by=world.user("hana"), at=at(date(2026, 10, 12))
    )
    wrong = []
    for number, row in enumerate(TABLE):
        try:
            with transaction.atomic():
                said = _must_be_accepted(world, case, *row[:-1])
                if said != row[-1]:
                    wrong.append(f"row {number}: {said} {row}")
                raise _Undone
        except _Undone:
            case = Case.objects.get(pk=case.pk)
    assert wrong == []


def _must_be_accepted(
    world: World, case: Case, day: date, place: str, adjourned: str, now: str, remote: str, proposed: date
) -> bool:
    """Whether the employee's day is refused only with the reason why it is unreasonable."""
    if remote:
        another_policy(date(2026, 11, 1), remote_hearing=remote)
    begins = day - timedelta(days=14) if adjourned else day
    world.arrange(case, starts_at=at(begins), sent_at=at(begins - timedelta(days=16)), nation=place)
    if adjourned:
        world.adjourn(case, at=at(begins), resumes_at=at(day), nation=adjourned)
    actions.postpone_hearing(
        case,
        reason="companion_unavailable",
        proposed_on=proposed,
        by=world.user("hana"),
        at=at(day - timedelta(days=1)),
    )
    again = {"starts_at": at(proposed + timedelta(days=14)), "sent_at": at(day - timedelta(days=1), 11)}
    try:
        world.arrange(case, **again, nation=now, notice_waived=True)
    except RuleBroken as refusal:
        return refusal.rule_id == "AC-6"
    return False
