"""Scenario 16, its end: a letter of 2019 that names no period. An HR lead settles until when it is live (SA-4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine

from casework.actions.expiry import expire_warnings
from casework.enums import DeadlineKind, FileState, SanctionLevel, Severity
from casework.models import AuditEvent, Case, Deadline, LivePeriod, LiveSettlement, Sanction
from casework.queries.past_record import earlier_warnings, weighed_record
from casework.queries.sanction_register import RegisterFilter, sanction_register
from casework.queries.spent_record import spent_sanctions
from tests.actions.refusals import not_now, refused
from tests.fixtures_world import check_deferred_guards
from tests.imports.past import undetermined
from tests.journeys.walks import Days, heard, opened
from tests.paper_world import take_over
from tests.web.verbs_world import sign_in
from tests.world import LONDON, PUT_RIGHT, World, build_world

pytestmark = pytest.mark.django_db

SCANNED, SETTLED = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON), datetime(2026, 11, 25, 9, 0, tzinfo=LONDON)
BEFORE = datetime(2026, 11, 24, 9, 0, tzinfo=LONDON)
ISSUED = date(2019, 3, 1)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def that_november() -> Iterator[None]:
    with time_machine.travel(SCANNED, tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def letter(world: World) -> Case:
    return undetermined(world)


def _settle(world: World, letter: Case, last_day: date | None, **changes: object) -> LiveSettlement:
    with time_machine.travel(SETTLED, tick=False):
        given = {"last_day": last_day, "on": SETTLED.date()} | changes
        settled = world.settle(Case.objects.get(pk=letter.pk), **given)
        check_deferred_guards()
        return settled


def _said(day: date, known: datetime | None) -> list[str]:
    """What the register answers for a day, as it stood at a moment."""
    rows = sanction_register(Sanction.objects.all(), RegisterFilter(live_on=day, as_known_at=known))
    return [row.live for row in rows]


@pytest.mark.parametrize(
    ("last_day", "day", "now"),
    [
        (date(2020, 2, 29), date(2020, 2, 29), "yes"),
        (date(2020, 2, 29), date(2020, 3, 1), "no"),
        (date(2027, 2, 28), date(2027, 2, 28), "yes"),
        (date(2027, 2, 28), date(2027, 3, 1), "no"),
        (ISSUED, ISSUED, "yes"),
        (ISSUED, ISSUED + DAY, "no"),
        (None, ISSUED, "no"),
        (None, date(2026, 11, 25), "no"),
    ],
)
def test_scenario_16_what_was_known_before_stays_what_was_known(
    world: World, letter: Case, last_day: date | None, day: date, now: str
) -> None:
    settled = _settle(world, letter, last_day)
    assert _said(day, BEFORE) == ["undetermined"]
    assert not Sanction.objects.in_force_on(day, BEFORE).exists()
    assert _said(day, SETTLED + DAY) == [now]
    assert Sanction.objects.in_force_on(day, SETTLED + DAY).exists() == (now == "yes")
    rows = LivePeriod.objects.order_by("pk").values_list("from_on", "to_on", "basis")
    left = [(ISSUED, last_day, "settled")] if last_day is not None else []
    assert list(rows) == [(ISSUED, None, "record"), *left]
    assert (settled.settled.superseded_at, settled.settled_by) == (SETTLED, world.user("lena"))
    event = AuditEvent.objects.get(case=letter.pk, action="settle_live_period")
    assert "policy of 2019" not in event.body


LAST = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("last_day", "act", "counts", "asked", "spent"),
    [
        (LAST, LAST, True, False, False),
        (LAST, LAST + DAY, False, False, True),
        (None, LAST, False, False, True),
    ],
)
def test_a_case_decided_from_now_on_goes_by_it(
    world: World, letter: Case, last_day: date | None, act: date, counts: bool, asked: bool, spent: bool
) -> None:
    days = Days(act, date(2026, 11, 23), *[date(2026, 11, 23)] * 3)
    case = opened(world, "sam", days, severity=Severity.SERIOUS)
    acts = list(case.allegations.all())
    # Before: no decider's to judge, and it opens nothing.
    before = earlier_warnings(case, acts)
    assert (before.counts, before.to_judge, before.levels_possible()) == ((), (), frozenset())
    assert [len(one.for_a_person) for one in weighed_record(case, acts).values()] == [1]
    _settle(world, letter, last_day)
    after = earlier_warnings(case, acts)
    assert (bool(after.counts), bool(after.to_judge)) == (counts, asked)
    assert bool(spent_sanctions(case)) == spent


def test_what_was_decided_stays_and_what_is_not_decided_yet_may_rely_on_it(
    world: World, letter: Case
) -> None:
    days = Days(date(2026, 9, 7), date(2026, 9, 9), date(2026, 10, 6), date(2026, 10, 8), date(2026, 10, 16))
    first, second = heard(world, "sam", days), heard(world, "sam", days)
    dismissal = SanctionLevel.DISMISSAL_WITH_NOTICE
    with refused("0.9", says="there was no such warning"):
        world.decide(first, dismissal)
    made = world.decide(first)
    _settle(world, letter, date(2026, 12, 31))
    assert not made.relied_on.exists()
    assert list(world.decide(second, dismissal).relied_on.all()) == [letter.sanctions.get()]


def test_it_is_settled_once_and_of_a_warning_without_an_end_alone(world: World, letter: Case) -> None:
    with refused("SA-3", says="live from Fri 1 Mar 2019 on", field="last_day"):
        _settle(world, letter, ISSUED - DAY)
    for part, says in (("source", "The paper that says so"), ("reasons", "Why it is settled so")):
        with refused("PR-02", says=says, field=part):
            _settle(world, letter, None, **{part: " "})
    _settle(world, letter, None)
    with not_now("No warning stands on this case of which nobody stated"):
        _settle(world, letter, date(2026, 12, 31))
    with not_now("No warning stands"):
        world.curtail(Case.objects.get(pk=letter.pk))
    away = {
        "absent_from": date(2026, 10, 1),
        "absent_to": date(2026, 11, 20),
        "on": date(2026, 11, 25),
        "days": 1,
    }
    with not_now("No warning stands"):
        world.extend_warning(Case.objects.get(pk=letter.pk), **away)
    stated = world.case_in(FileState.OUTCOME, "uma")
    with not_now("No warning stands on this case of which nobody stated"):
        _settle(world, stated, None)


@pytest.mark.parametrize(("last_day", "owed"), [(date(2026, 12, 31), True), (date(2020, 2, 29), False)])
def test_its_end_is_a_deadline_where_it_is_to_come(
    world: World, letter: Case, last_day: date, owed: bool
) -> None:
    assert not Deadline.objects.open().filter(case=letter).exists()
    _settle(world, letter, last_day)
    due = Deadline.objects.open().filter(case=letter, kind=DeadlineKind.WARNING_EXPIRY)
    assert [row.due_on for row in due] == ([last_day] if owed else [])
    assert expire_warnings(on=date(2027, 1, 1)) == int(owed)


@pytest.mark.parametrize(
    ("last_day", "case_page"),
    [
        (date(2020, 2, 29), "Live up to and including Sat 29 Feb 2020"),
        (None, "Counts no more, for any day: settled on Wed 25 Nov 2026"),
    ],
)
def test_hr_reads_why_and_the_history_both(
    world: World, letter: Case, last_day: date | None, case_page: str
) -> None:
    path = f"/cases/{letter.reference}/"
    page = sign_in(world, "lena").get(path).content.decode()
    assert "does not count until an HR lead has settled that" in page
    assert "Settle until when the warning is live" in page
    assert "extend_warning" not in page
    assert "settle_live_period" not in sign_in(world, "hana").get(path).content.decode()
    _settle(world, letter, last_day)
    page = sign_in(world, "lena").get(path).content.decode()
    assert case_page in page
    assert "Disciplinary policy of 2019, section 7" in page
    assert f"{path}settle_live_period/" not in page
    history = sign_in(world, "audrey").get(f"/employees/{world.sam.pk}/sanctions/").content.decode()
    assert ("as an HR lead settled" in history) == (last_day is not None)
    assert ("It counts no more, for any day" in history) == (last_day is None)


@pytest.mark.parametrize(
    ("last_day", "own_page"),
    [(date(2027, 4, 15), "up to and including Thu 15 Apr 2027"), (None, "It does not count any more")],
)
def test_the_employee_reads_what_was_settled_of_a_case_that_came_from_paper(
    world: World, last_day: date | None, own_page: str
) -> None:
    case = take_over(world, FileState.OUTCOME, live_to=None)
    path = f"/own/{case.reference}/"
    assert own_page not in sign_in(world, "sam").get(path).content.decode()
    _settle(world, case, last_day)
    own = sign_in(world, "sam").get(path).content.decode()
    assert own_page in own
    assert "section 7" not in own
    assert ("Further misconduct while it is live" in own) == (last_day is not None)


def test_on_the_page_an_hr_lead_says_that_it_counts_no_more(world: World, letter: Case) -> None:
    client, path = sign_in(world, "lena"), f"/cases/{letter.reference}/settle_live_period/"
    page = client.get(path).content.decode()
    assert "Fri 1 Mar 2019 to an end that nobody stated" in page
    assert "Personnel files Leeds, PF/2019/2" in page
    body = {"version": letter.version, "source": "A note of the union talks.", "reasons": "It was agreed."}
    assert client.post(path, body | {"result": "no_more"}).status_code == 302
    assert LiveSettlement.objects.get().period is None
    assert LiveSettlement.objects.get().settled_on == SCANNED.date()


@pytest.mark.parametrize("last_day", [date(2020, 2, 29), None])
def test_what_was_settled_wrongly_is_withdrawn_with_the_record_by_two(
    world: World, letter: Case, last_day: date | None
) -> None:
    _settle(world, letter, last_day)
    case = Case.objects.get(pk=letter.pk)
    with time_machine.travel(PUT_RIGHT + timedelta(hours=1)):
        world.reopen(case)
        world.issue_correction(case)
        check_deferred_guards()
    assert letter.sanctions.get().superseded_at is not None
    assert not LivePeriod.objects.filter(case=letter, superseded_at=None).exists()
