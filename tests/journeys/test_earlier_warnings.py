"""Worked scenarios 2, 3, 4 and 13: whether an earlier warning counts, and whose day a hearing moves to."""

from __future__ import annotations

from datetime import date

import pytest

from casework import actions
from casework.enums import Nation, PostponementReason, SanctionLevel
from casework.models import Case, Sanction
from casework.queries.deliberation import record_lines
from casework.rules.months import last_live_day
from tests.actions.refusals import refused
from tests.journeys.walks import Days, at, heard, opened, sanctioned, to_hearing
from tests.world import World

pytestmark = pytest.mark.django_db

FINAL, WITH_NOTICE = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.DISMISSAL_WITH_NOTICE


def _after_the_warning(happened: date) -> Days:
    return Days(happened, date(2027, 1, 13), date(2027, 1, 20), date(2027, 1, 22), date(2027, 2, 2))


def test_scenario_2_live_when_it_happened_expired_when_it_was_heard(world: World) -> None:
    warning = sanctioned(world, "sam", FINAL, issued=date(2026, 1, 12))
    assert warning.live_periods.get().to_on == date(2027, 1, 11)
    case = heard(world, "sam", _after_the_warning(date(2027, 1, 8)))
    assert warning in Sanction.objects.in_force_on(date(2027, 1, 8))
    assert warning not in Sanction.objects.in_force_on(date(2027, 2, 2))
    [line] = record_lines(case, list(case.allegations.all()), date(2027, 2, 2))
    assert (line.counts_for, line.live_at_hearing, line.until) == ((1,), False, date(2027, 1, 11))
    decision = world.decide(case, WITH_NOTICE, on=date(2027, 2, 2))
    assert list(decision.relied_on.all()) == [warning]


def test_scenario_3_expired_by_one_day(world: World) -> None:
    sanctioned(world, "sam", FINAL, issued=date(2026, 1, 12))
    case = heard(world, "sam", _after_the_warning(date(2027, 1, 12)))
    assert record_lines(case, list(case.allegations.all()), date(2027, 2, 2)) == []
    with refused("0.9", says="there was no such warning", instead="a final written warning"):
        world.decide(case, WITH_NOTICE, on=date(2027, 2, 2))
    decision = world.decide(case, SanctionLevel.WRITTEN_WARNING, on=date(2027, 2, 2))
    assert not decision.relied_on.exists()
    assert last_live_day(date(1992, 1, 29), 12) == date(1993, 1, 28)


def test_scenario_3_the_last_live_day_itself_counts(world: World) -> None:
    warning = sanctioned(world, "sam", FINAL, issued=date(2026, 1, 12))
    case = heard(world, "sam", _after_the_warning(date(2027, 1, 11)))
    decision = world.decide(case, WITH_NOTICE, on=date(2027, 2, 2))
    assert list(decision.relied_on.all()) == [warning]


CHRISTMAS = Days(
    date(2026, 11, 2), date(2026, 11, 3), date(2026, 12, 7), date(2026, 12, 10), date(2026, 12, 23)
)


def _postponed(world: World, nation: Nation, proposed: date) -> Case:
    """A hearing on 23 December which the companion cannot attend; the employee proposes another day."""
    case = to_hearing(world, opened(world, "sam", CHRISTMAS), CHRISTMAS, nation=nation)
    actions.postpone_hearing(
        case,
        reason=PostponementReason.COMPANION_UNAVAILABLE,
        proposed_on=proposed,
        by=world.user("hana"),
        at=at(date(2026, 12, 18)),
    )
    return case


@pytest.mark.parametrize(
    ("nation", "binds"), [("scotland", True), ("england-and-wales", False), ("northern-ireland", False)]
)
def test_scenario_4_the_fifth_of_january(world: World, nation: str, binds: bool) -> None:
    case = _postponed(world, Nation(nation), date(2027, 1, 5))
    later = {"sent_at": at(date(2026, 12, 18)), "starts_at": at(date(2027, 1, 12)), "nation": nation}
    if binds:
        with refused("AC-6", says="Tue 5 Jan 2027", instead="Move the hearing to Tue 5 Jan 2027"):
            world.arrange(case, **later)
        later["starts_at"] = at(date(2027, 1, 5))
    assert world.arrange(case, **later).attempt == 2


@pytest.mark.parametrize("nation", [Nation.ENGLAND_AND_WALES, Nation.NORTHERN_IRELAND])
def test_scenario_4_the_fourth_of_january_is_the_last_day_that_binds_there(
    world: World, nation: Nation
) -> None:
    case = _postponed(world, nation, date(2027, 1, 4))
    sent = {"sent_at": at(date(2026, 12, 18)), "nation": nation}
    with refused("AC-6", says="Mon 4 Jan 2027", instead="Move the hearing to Mon 4 Jan 2027"):
        world.arrange(case, starts_at=at(date(2027, 1, 12)), **sent)
    assert world.arrange(case, starts_at=at(date(2027, 1, 4)), **sent).attempt == 2


@pytest.mark.parametrize("nation", Nation)
def test_scenario_4_the_last_day_of_december_binds_everywhere(world: World, nation: Nation) -> None:
    case = _postponed(world, nation, date(2026, 12, 31))
    sent = {"sent_at": at(date(2026, 12, 18)), "nation": nation}
    with refused("AC-6", says="Thu 31 Dec 2026"):
        world.arrange(case, starts_at=at(date(2027, 1, 12)), **sent)
    assert world.arrange(case, starts_at=at(date(2026, 12, 31)), **sent).attempt == 2


def test_scenario_13_a_warning_issued_after_the_act_does_not_count(world: World) -> None:
    days = Days(date(2026, 9, 7), date(2026, 9, 9), date(2026, 10, 6), date(2026, 10, 8), date(2026, 10, 16))
    case = opened(world, "sam", days)
    warning = sanctioned(world, "sam", FINAL, issued=date(2026, 9, 21), act=date(2026, 7, 1))
    to_hearing(world, case, days)
    world.record(case)
    assert warning in Sanction.objects.in_force_on(date(2026, 10, 16))
    with refused("0.9", says="there was no such warning"):
        world.decide(case, WITH_NOTICE)
    assert not world.decide(case).relied_on.exists()
