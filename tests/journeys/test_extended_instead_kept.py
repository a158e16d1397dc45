"""How long the record of a decision is kept that extended a live warning instead of the next stage (DP-6, SA-11)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction

from casework import actions
from casework.actions.expiry import expire_warnings
from casework.enums import Role
from casework.models import Case, RecordReview, Sanction
from casework.queries.retention import in_the_way, record_of
from tests import fixtures_world as more
from tests.actions.refusals import refused
from tests.journeys.test_extended_instead import (
    AGAIN,
    EXTENDED,
    SENT,
    _decide,
    second,
    that_summer,
    warning,
    world,
)
from tests.journeys.walks import at
from tests.purging import SCHEDULE, database_day, propose, purge
from tests.world import World, another_policy

pytestmark = pytest.mark.django_db
__all__ = ["second", "that_summer", "warning", "world"]

MONTH = {"n": 1, "unit": "months", "from": "closure"}
CLOSED, GONE = date(2026, 8, 12), EXTENDED + timedelta(days=1)


def _closed(world: World, warning: Sanction, case: Case, *, extends: bool) -> Case:
    """Decided with an extension, which was recalled; decided anew, and closed once nobody appealed."""
    another_policy(date(2026, 7, 1), name="Kept", extends=True, retention=dict.fromkeys(SCHEDULE, MONTH))
    more.hire(world, "nia", grade="HEO")
    more.grant(world, "nia", Role.HR_LEAD, None)
    _decide(world, case, warning)
    actions.recall_decision(case, reason="A slip.", by=world.user("chidi"), at=at(AGAIN.heard, 15))
    if extends:
        _decide(world, case, warning)
    else:
        world.decide(case, "", is_found=True, on=AGAIN.heard)
    world.issue(case, sent_at=at(SENT), received_on=SENT)
    with time_machine.travel(at(CLOSED, 12)):
        world.close(Case.objects.get(pk=warning.case_id), on=CLOSED)
        world.close(case, on=CLOSED)
    return case


def test_while_the_warning_is_live_the_decision_that_extended_it_is_kept(
    world: World, warning: Sanction, second: Case
) -> None:
    case = _closed(world, warning, second, extends=True)
    assert record_of(case).retention.record_class == "warning"
    assert in_the_way(case, GONE).live_until == EXTENDED
    with (
        time_machine.travel(at(EXTENDED, 12)),
        refused("SA-3", says="live up to and including Mon 1 Feb 2027"),
    ):
        propose(world, case, on=EXTENDED)
    _the_database_says_so_too(world, case)
    expire_warnings(on=GONE)
    with time_machine.travel(at(GONE, 12)):
        assert purge(world, case, on=GONE) == 1
    assert not Case.objects.filter(pk=case.pk).exists()


def _the_database_says_so_too(world: World, case: Case) -> None:
    """Of rows that the application could write past its own rules, which are taken back."""
    people = {"reviewed_by": world.user("lena"), "approved_by": world.user("nia")}
    days = {"purge_from": CLOSED + timedelta(days=32), "reviewed_on": EXTENDED, "approved_on": EXTENDED}
    policy = record_of(case).policy
    with (
        time_machine.travel(at(EXTENDED, 12)),
        database_day(EXTENDED),
        pytest.raises(IntegrityError, match="a warning is live"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        RecordReview.objects.create(
            case=case,
            result="purge",
            reasons="x",
            policy=policy,
            record_class="warning",
            counted_from=CLOSED,
            **people,
            **days,
        )
        cursor.execute("SELECT casework_purge_case(%s)", [case.pk])


def test_what_a_recalled_decision_would_have_extended_keeps_nothing(
    world: World, warning: Sanction, second: Case
) -> None:
    case = _closed(world, warning, second, extends=False)
    assert record_of(case).retention.record_class == "no_sanction"
    assert in_the_way(case, GONE).live_until is None
    expire_warnings(on=GONE)
    with time_machine.travel(at(GONE, 12)):
        assert purge(world, case, on=GONE) == 1
