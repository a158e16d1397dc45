"""A live warning ended early in the employee's favour (domain.md 7.5): what it is from then on, and was until then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from casework import actions
from casework.actions.expiry import expire_warnings
from casework.enums import AppealResult, DeadlineKind, FileState, Role, SanctionLevel
from casework.models import Case, Deadline, DecisionReview, PolicyVersion, Sanction
from casework.queries.past_record import weighed_record
from tests.actions.refusals import not_now, refused
from tests.fixtures_world import grant
from tests.journeys.walks import Days, at, heard, opened, sanctioned
from tests.web.verbs_world import sign_in
from tests.world import LONDON, World, build_world, with_instead

pytestmark = pytest.mark.django_db

ISSUED, LAST = date(2026, 2, 2), date(2026, 8, 1)
TODAY, EARLY = date(2026, 5, 11), date(2026, 5, 31)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def that_may() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 5, 11, 9, 0, tzinfo=LONDON), tick=True):
        yield


@pytest.fixture
def world(db: None) -> World:
    world = build_world()
    PolicyVersion.objects.create(name="Extends", effective_from=date(2026, 1, 1), document=with_instead())
    return world


@pytest.fixture
def warning(world: World) -> Sanction:
    """sam has a written warning of six months, live from 2 February to 1 August 2026."""
    return sanctioned(world, "sam", SanctionLevel.WRITTEN_WARNING, issued=ISSUED)


def _periods(warning: Sanction) -> list[tuple[date, date | None]]:
    rows = warning.live_periods.filter(superseded_at__isnull=True)
    return list(rows.values_list("from_on", "to_on"))


def _live(day: date, known: datetime | None = None) -> bool:
    return Sanction.objects.in_force_on(day, known).exists()


def _curtail(world: World, warning: Sanction, last_day: date = EARLY, **changes: Any) -> None:
    world.curtail(Case.objects.get(pk=warning.case_id), **{"last_day": last_day, "on": TODAY} | changes)


def _appeal(world: World, case: Case, result: AppealResult, *, told: bool = True, **changes: Any) -> None:
    """Lodged two days later, and decided in the last days of May."""
    lodged, sits = date(2026, 5, 13), at(date(2026, 5, 26))
    with time_machine.travel(at(lodged)):
        world.lodge(case, received_on=lodged, on=lodged, late_reason="The letter came back unopened.")
        world.arrange_appeal(case, starts_at=sits, sent_at=at(lodged), received_on=lodged)
    with time_machine.travel(sits + timedelta(hours=2)):
        world.record_appeal(case, at=sits + timedelta(hours=2))
        world.decide_appeal(case, result, **{"level": "", "on": sits.date()} | changes)
        if told:
            world.issue_appeal(case, sent_at=sits + timedelta(hours=2))


def test_it_counts_until_the_day_given_and_no_longer(world: World, warning: Sanction) -> None:
    with time_machine.travel(at(TODAY, 11)):
        _curtail(world, warning)
    assert _periods(warning) == [(ISSUED, EARLY)]
    assert (_live(EARLY), _live(EARLY + DAY), _live(LAST)) == (True, False, False)
    # What was known before stays what was known, and the row that said so is kept.
    assert _live(LAST, at(TODAY))
    assert warning.live_periods.count() == 2
    expiry = Deadline.objects.open().get(case=warning.case_id, kind=DeadlineKind.WARNING_EXPIRY)
    assert expiry.due_on == EARLY
    assert expire_warnings(on=EARLY) == 0
    assert expire_warnings(on=EARLY + DAY) == 1


@pytest.mark.parametrize(("act", "counts"), [(EARLY, True), (EARLY + DAY, False), (LAST, False)])
def test_what_is_done_after_it_does_not_count(
    world: World, warning: Sanction, act: date, counts: bool
) -> None:
    _curtail(world, warning)
    with time_machine.travel(at(LAST)):
        again = opened(world, "sam", Days(act, LAST, LAST, LAST, LAST))
        weighed = weighed_record(again, again.allegations.all())
    assert [bool(one.counts) for one in weighed.values()] == [counts]


@pytest.mark.parametrize("day", [TODAY - DAY, LAST, LAST + DAY])
def test_no_day_on_which_it_counted_is_taken_back_and_it_is_never_made_longer(
    world: World, warning: Sanction, day: date
) -> None:
    says = "on Mon 11 May 2026 at the soonest, and it ends by itself on Sat 1 Aug 2026"
    with refused("7.5", says=says, field="last_day"):
        _curtail(world, warning, day)
    assert _periods(warning) == [(ISSUED, LAST)]


def test_its_first_and_its_last_possible_day(world: World, warning: Sanction) -> None:
    _curtail(world, warning, LAST - DAY)
    _curtail(world, warning, TODAY)
    assert _periods(warning) == [(ISSUED, TODAY)]
    kept = warning.curtailments.values_list("last_day", "was_until")
    assert list(kept) == [(LAST - DAY, LAST), (TODAY, LAST)]
    # Nothing of it is to come: nobody is offered what would be refused.
    page = sign_in(world, "lena").get(f"/cases/{warning.case.reference}/")
    assert "curtail_warning" not in page.content.decode()


def test_one_that_has_run_out_is_not_ended(world: World, warning: Sanction) -> None:
    with (
        time_machine.travel(at(LAST)),
        refused("7.5", says="The last day on which it counts is Sat 1 Aug 2026"),
    ):
        _curtail(world, warning, LAST, on=LAST)


def test_no_absence_takes_back_what_was_given(world: World, warning: Sanction) -> None:
    _curtail(world, warning)
    away = {"absent_from": date(2026, 4, 1), "absent_to": date(2026, 5, 10), "on": TODAY, "days": 1}
    with refused("SA-11", says="was ended early in the employee’s favour"):
        world.extend_warning(Case.objects.get(pk=warning.case_id), **away)


def test_one_of_which_nobody_stated_an_end_is_not_made_to_count(world: World, warning: Sanction) -> None:
    warning.live_periods.update(to_on=None)
    with refused("SA-4", says="a last day would make it count"):
        _curtail(world, warning)


def test_nothing_is_left_to_end(world: World) -> None:
    with time_machine.travel(datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)):
        fell = world.case_in(FileState.OUTCOME)
        world.appeal(fell, AppealResult.SET_ASIDE)
        with not_now("No warning stands"):
            world.curtail(fell)


def test_a_lighter_warning_on_appeal_ends_no_later_than_the_one_that_was_ended_early(
    world: World,
) -> None:
    """AP-4: a written warning instead of a final one would run to 1 August; the final one ends on 31 May by now."""
    final = sanctioned(world, "sita", SanctionLevel.FINAL_WRITTEN_WARNING, issued=ISSUED)
    _curtail(world, final)
    case = Case.objects.get(pk=final.case_id)
    _appeal(world, case, AppealResult.VARIED, level=SanctionLevel.WRITTEN_WARNING)
    assert _periods(final) == []
    assert _periods(case.sanctions.get(superseded_at=None)) == [(ISSUED, EARLY)]
    # Nor does an absence make that one longer.
    told = date(2026, 5, 27)
    away = {"absent_from": date(2026, 4, 1), "absent_to": date(2026, 5, 10), "on": told, "days": 1}
    with time_machine.travel(at(told, 12)), refused("SA-11", says="was ended early"):
        world.extend_warning(case, **away)


def test_the_case_says_so_to_whoever_reads_it(world: World, warning: Sanction) -> None:
    """HR with the reason, the employee with the day, and an auditor's register with both periods."""
    _curtail(world, warning, reasons="Nothing has happened since.")
    reference = warning.case.reference
    page = sign_in(world, "hana").get(f"/cases/{reference}/").content.decode()
    assert "Warning ended early" in page
    assert "Live up to and including Sun 31 May 2026. Nothing has happened since." in page
    carla = sign_in(world, "carla").get(f"/cases/{reference}/").content.decode()
    assert "Live up to and including Sun 31 May 2026." in carla
    assert "Nothing has happened since." not in carla  # it may speak of an earlier record (7.6)
    own = sign_in(world, "sam").get(f"/own/{reference}/").content.decode()
    assert "Sun 31 May 2026" in own
    assert "Sat 1 Aug 2026" not in own


class TestWhereADecisionInAnotherCaseExtendedIt:
    """Six months instead of the next stage, to 1 February 2027; what an appeal takes away was partly given back before."""

    AGAIN = Days(date(2026, 4, 6), date(2026, 4, 7), date(2026, 4, 20), date(2026, 4, 27), date(2026, 5, 8))
    UNTIL = date(2027, 2, 1)

    @pytest.fixture
    def second(self, world: World, warning: Sanction) -> Case:
        case = heard(world, "sam", self.AGAIN)
        instead = actions.Instead(warning.pk, 6, "It is a small thing, and she has kept her word since.")
        world.decide(case, "", is_found=True, instead=instead, on=self.AGAIN.heard)
        world.issue(case, sent_at=at(TODAY), received_on=TODAY)
        assert _periods(warning) == [(ISSUED, self.UNTIL)]
        return case

    @pytest.mark.parametrize(
        ("early", "result", "months", "until"),
        [
            (EARLY, AppealResult.SET_ASIDE, None, EARLY),
            (date(2026, 10, 15), AppealResult.SET_ASIDE, None, LAST),
            (date(2026, 10, 15), AppealResult.VARIED, 2, date(2026, 10, 1)),
            (date(2026, 10, 15), AppealResult.VARIED, 3, date(2026, 10, 15)),
            (date(2026, 10, 15), AppealResult.CONFIRMED, None, date(2026, 10, 15)),
        ],
    )
    def test_the_earlier_of_both_days_stands(
        self,
        world: World,
        warning: Sanction,
        second: Case,
        early: date,
        result: AppealResult,
        months: int | None,
        until: date,
    ) -> None:
        _curtail(world, warning, early)
        _appeal(world, second, result, months=months)
        assert _periods(warning) == [(ISSUED, until)]
        assert not DecisionReview.objects.exists()

    def test_the_other_case_tells_that_it_ended_early(
        self, world: World, warning: Sanction, second: Case
    ) -> None:
        _curtail(world, warning)
        pages = (("sam", f"/own/{second.reference}/"), ("hana", f"/cases/{second.reference}/"))
        for name, address in pages:
            page = " ".join(sign_in(world, name).get(address).content.decode().split())
            assert "Ended early since" in page, name
            assert "Sun 31 May 2026" in page, name
        _appeal(world, second, AppealResult.SET_ASIDE)
        told = date(2026, 5, 27)
        with time_machine.travel(at(told, 12)):
            for name, address in pages:
                page = " ".join(sign_in(world, name).get(address).content.decode().split())
                assert "Up to and including Sun 31 May 2026: it was ended early" in page, name
                assert "as before it was extended" not in page, name
        assert warning.live_periods.get(superseded_at=None).basis == "curtailed"

    def test_nobody_learns_by_it_what_an_appeal_decided_before_its_letter(
        self, world: World, warning: Sanction, second: Case
    ) -> None:
        """0.6: whoever of HR ends the warning early finds the day that its employee was told, until the letter."""
        grant(world, "ivor", Role.HR_LEAD, "department")
        address = f"/cases/{warning.case.reference}/curtail_warning/"
        found = []
        _appeal(world, second, AppealResult.SET_ASIDE, told=False)
        for name in ("lena", "ivor"):
            answer = sign_in(world, name).get(address)
            found.append((answer.status_code, "1 Feb 2027" in answer.content.decode()))
        assert found == [(200, True)] * 2
        world.issue_appeal(second, sent_at=at(date(2026, 5, 26)) + timedelta(hours=2))
        assert "1 Feb 2027" not in sign_in(world, "ivor").get(address).content.decode()
