"""What the tests of purging share: a policy with a schedule, a second HR lead, and the day by the clock of the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from casework import actions
from casework.actions.expiry import expire_warnings
from casework.actions.purging import purge_approved
from casework.enums import RecordReviewResult, Role
from casework.models import Case, RecordReview
from tests import fixtures_world as more
from tests.database import owner_connection
from tests.imports.past import past_sanction
from tests.world import World, another_policy

# Cases of these tests are closed on Wed 4 Nov 2026 with a warning that is live until the following April.
SCHEDULE: dict[str, Any] = {
    "no_sanction": {"n": 6, "unit": "months", "from": "closure"},
    "warning": {"n": 1, "unit": "years", "from": "closure"},
    "dismissal": {"n": 6, "unit": "years", "from": "employment_end"},
    "safeguarding": {"n": 25, "unit": "years", "from": "employment_end"},
}
TODAY = date(2026, 11, 23)  # of the tests of pages and of the API
LAST_KEPT, PURGE_FROM = date(2027, 11, 4), date(2027, 11, 5)
REFUSAL = """
CREATE OR REPLACE FUNCTION casework_today() RETURNS date LANGUAGE sql STABLE AS $$
    SELECT {day}
$$"""


def scheduled(world: World) -> World:
    """A policy with a schedule from September on, and nia as another HR lead of everything."""
    another_policy(date(2026, 9, 1), retention=SCHEDULE)
    more.hire(world, "nia", grade="HEO")
    more.grant(world, "nia", Role.HR_LEAD, None)
    return world


@contextmanager
def database_day(day: date) -> Iterator[None]:
    """It is that day for the guards of the purge, which go by the clock of the database and no other."""
    with owner_connection() as owner:
        owner.execute(REFUSAL.format(day=f"DATE '{day.isoformat()}'"))
        try:
            yield
        finally:
            owner.execute(REFUSAL.format(day="(now() AT TIME ZONE 'Europe/London')::date"))


def record_due(world: World) -> Case:
    """The only case of rhea, closed on Mon 2 Feb 2026 and kept for its month: due long before the days of the tests."""
    month = {"n": 1, "unit": "months", "from": "closure"}
    another_policy(date(2026, 1, 1), retention=dict.fromkeys(SCHEDULE, month))
    more.hire(world, "rhea", unit="leeds")
    days = {"issued_on": date(2026, 1, 12), "acted_on": date(2026, 1, 5), "live_to": date(2026, 7, 11)}
    return past_sanction(world, name="rhea", reference="PF/2026/1", on=date(2026, 2, 2), **days)


def purge_proposed(world: World) -> Case:
    """Proposed by nia, so that lena approves it."""
    case = record_due(world)
    expire_warnings(on=TODAY)
    more.hire(world, "nia", grade="HEO")
    more.grant(world, "nia", Role.HR_LEAD, None)
    propose(world, case, by=world.user("nia"), on=TODAY)
    return case


def propose(world: World, case: Case, **changes: Any) -> RecordReview:
    given = {"result": RecordReviewResult.PURGE, "reasons": "Nobody asked for it.", "on": PURGE_FROM}
    return actions.review_record(case, **{"by": world.user("lena")} | given | changes)


def keep_longer(world: World, case: Case, **changes: Any) -> RecordReview:
    given = {"result": RecordReviewResult.KEEP, "reasons": "The inquiry asks for it."}
    return propose(world, case, **given | {"review_on": date(2028, 5, 5)} | changes)


def approve(world: World, case: Case, **changes: Any) -> RecordReview:
    by = changes.pop("by", None) or world.user("nia")
    return actions.purge_case(case, by=by, **{"on": PURGE_FROM} | changes)


def purge(world: World, case: Case, on: date = PURGE_FROM) -> int:
    """By both, and by the sweep of that day."""
    propose(world, case, on=on)
    approve(world, case, on=on)
    with database_day(on):
        return purge_approved(on=on)


__all__ = [
    "LAST_KEPT",
    "PURGE_FROM",
    "SCHEDULE",
    "TODAY",
    "approve",
    "database_day",
    "keep_longer",
    "propose",
    "purge",
    "purge_proposed",
    "record_due",
    "scheduled",
]
