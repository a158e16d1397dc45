"""A live warning extended instead of the next stage: decided in a second case, issued, appealed, and what falls (SA-11)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from casework import actions
from casework.actions.expiry import expire_warnings
from casework.enums import (
    AppealResult,
    CloseReason,
    DeadlineKind,
    FileState,
    Look,
    SanctionLevel,
    Severity,
)
from casework.errors import RuleBroken
from casework.models import AuditEvent, Case, Deadline, LivePeriod, PolicyVersion, Sanction
from casework.queries.instead import find_extended, find_warning
from tests.actions.refusals import not_now, refused
from tests.fixtures_world import hire
from tests.journeys.walks import Days, at, heard, opened, sanctioned
from tests.world import LONDON, TWO_LEVELS, World, another_policy, build_world, with_instead

pytestmark = pytest.mark.django_db

ISSUED, LAST, EXTENDED = date(2026, 2, 2), date(2026, 8, 1), date(2027, 2, 1)
AGAIN = Days(
    happened=date(2026, 6, 15),
    opened=date(2026, 6, 16),
    found=date(2026, 6, 29),
    invited=date(2026, 7, 13),
    heard=date(2026, 7, 27),
)
SENT = date(2026, 7, 28)
ENOUGH = "It is a small thing, and she has kept her word since."


@pytest.fixture(autouse=True)
def that_summer() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 7, 28, 9, 0, tzinfo=LONDON), tick=True):
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


@pytest.fixture
def second(world: World, warning: Sanction) -> Case:
    """What he did again on 15 June, heard on 27 July."""
    return heard(world, "sam", AGAIN)


def _decide(world: World, case: Case, warning: Sanction, months: int = 6, **changes: Any):
    instead = actions.Instead(warning.pk, months, ENOUGH)
    return world.decide(case, "", is_found=True, instead=instead, on=AGAIN.heard, **changes)


def _extended(world: World, case: Case, warning: Sanction, months: int = 6, sent: date = SENT) -> Case:
    _decide(world, case, warning, months)
    world.issue(case, sent_at=at(sent), received_on=sent)
    return case


def _periods(warning: Sanction) -> list[tuple[date, date | None]]:
    rows = warning.live_periods.filter(superseded_at__isnull=True)
    return list(rows.values_list("from_on", "to_on"))


def _live(day: date, known: datetime | None = None) -> bool:
    return Sanction.objects.in_force_on(day, known).exists()


def _appeal(world: World, case: Case, result: AppealResult, **changes: Any) -> None:
    lodged = date(2026, 8, 3)
    world.lodge(case, received_on=lodged, on=lodged)
    sits = at(date(2026, 8, 17))
    with time_machine.travel(at(date(2026, 8, 4))):
        world.arrange_appeal(case, starts_at=sits, sent_at=at(date(2026, 8, 4)), received_on=date(2026, 8, 4))
    with time_machine.travel(sits + timedelta(hours=2)):
        world.record_appeal(case, at=sits + timedelta(hours=2))
        standing = list(LivePeriod.objects.filter(superseded_at=None).values_list("pk", "to_on"))
        world.decide_appeal(case, result, **{"level": "", "on": sits.date()} | changes)
        # 0.6: no day is taken away before the letter.
        assert standing == list(LivePeriod.objects.filter(superseded_at=None).values_list("pk", "to_on"))
        world.issue_appeal(case, sent_at=sits + timedelta(hours=2))


def test_the_letter_lengthens_it_and_no_new_sanction_arises(
    world: World, warning: Sanction, second: Case
) -> None:
    decision = _decide(world, second, warning)
    assert (list(decision.relied_on.all()), decision.level) == ([warning], "")
    assert (_periods(warning), decision.instead.most) == ([(ISSUED, LAST)], 6)
    with time_machine.travel(at(SENT, 11)):
        world.issue(second, sent_at=at(SENT), received_on=SENT)
    assert (second.state, second.sanctions.count()) == (FileState.OUTCOME, 0)
    assert _periods(warning) == [(ISSUED, EXTENDED)]
    assert (_live(EXTENDED), _live(EXTENDED + timedelta(days=1))) == (True, False)
    before = at(SENT) - timedelta(minutes=1)
    assert (_live(EXTENDED, before), _live(LAST, before)) == (False, True)
    # The warning's own case has an event as well, and is reminded of the new day.
    event = AuditEvent.objects.get(case=warning.case_id, action=Look.EXTENDED_INSTEAD)
    assert json.loads(event.body)["facts"]["live_until"] == "2027-02-01"
    expiry = Deadline.objects.open().get(case=warning.case, kind=DeadlineKind.WARNING_EXPIRY)
    assert expiry.due_on == EXTENDED
    expire_warnings(on=LAST + timedelta(days=1))
    assert Deadline.objects.open().filter(pk=expiry.pk).exists()


def test_it_can_be_appealed_and_closes_after_the_window(
    world: World, warning: Sanction, second: Case
) -> None:
    _extended(world, second, warning)
    closes = second.outcomes.get().appeal_closes_on
    assert closes == date(2026, 8, 11)
    assert Deadline.objects.open().get(case=second, kind=DeadlineKind.APPEAL_WINDOW).due_on == closes
    with refused("T19", says="can appeal until the end of Tue 11 Aug 2026"):
        world.close(second, on=closes)
    with refused("T25", says="A sanction was issued"):
        world.withdraw(second, reason="In error.", on=SENT)
    assert world.close(second, on=date(2026, 8, 12)).reason == CloseReason.WARNING_EXTENDED


@pytest.mark.parametrize(("sent", "leaves"), [(LAST, True), (LAST + timedelta(days=1), False)])
def test_its_last_live_day_is_the_last_on_which_the_letter_can_leave(
    world: World, warning: Sanction, second: Case, sent: date, leaves: bool
) -> None:
    _decide(world, second, warning)
    with time_machine.travel(at(date(2026, 8, 3))):
        # The letter is recorded late: that the warning ran out has been written down before.
        expire_warnings(on=LAST + timedelta(days=1))
        if leaves:
            world.issue(second, sent_at=at(sent), received_on=sent)
            assert _periods(warning) == [(ISSUED, EXTENDED)]
            expiry = Deadline.objects.open().get(case=warning.case, kind=DeadlineKind.WARNING_EXPIRY)
            assert expiry.due_on == EXTENDED
            return
        with refused("SA-11", says="ended on Sat 1 Aug 2026", instead="recall the decision", field="sent_at"):
            world.issue(second, sent_at=at(sent), received_on=sent)


@pytest.mark.parametrize(
    ("result", "changes", "until"),
    [
        (AppealResult.CONFIRMED, {}, EXTENDED),
        (AppealResult.VARIED, {"months": 2}, date(2026, 10, 1)),
        (AppealResult.SET_ASIDE, {}, LAST),
    ],
)
def test_what_an_appeal_leaves_of_it(
    world: World,
    warning: Sanction,
    second: Case,
    result: AppealResult,
    changes: dict[str, Any],
    until: date,
) -> None:
    _extended(world, second, warning)
    _appeal(world, second, result, **changes)
    assert (_periods(warning), _live(until), _live(until + timedelta(days=1))) == (
        [(ISSUED, until)],
        True,
        False,
    )
    # What was known before the letter stays what was known.
    assert _live(EXTENDED, at(date(2026, 8, 17)))
    second.refresh_from_db()
    with time_machine.travel(at(date(2026, 8, 20))):
        assert world.close(second, on=date(2026, 8, 20)).reason == CloseReason.APPEAL_FINAL
        with not_now("the result is final"):
            world.lodge(second, received_on=date(2026, 8, 20), on=date(2026, 8, 20))


def test_an_appeal_makes_nothing_more_of_it(world: World, warning: Sanction, second: Case) -> None:
    _extended(world, second, warning, months=3)
    for rule_id, result, changes in (
        ("AP-4", AppealResult.VARIED, {"months": 4}),
        ("T22", AppealResult.VARIED, {"months": 3}),
        ("T22", AppealResult.VARIED, {"months": 2, "level": SanctionLevel.VERBAL_WARNING}),
        ("T22", AppealResult.VARIED, {"level": SanctionLevel.WRITTEN_WARNING}),
        ("T23", AppealResult.REMITTED, {}),
    ):
        with pytest.raises(RuleBroken) as caught:
            _appeal_once(world, second, result, **changes)
        assert caught.value.rule_id == rule_id, changes


def _appeal_once(world: World, case: Case, result: AppealResult, **changes: Any) -> None:
    if case.state == FileState.OUTCOME:
        _appeal(world, case, result, **changes)
        return
    with time_machine.travel(at(date(2026, 8, 17), 13)):
        world.decide_appeal(case, result, **{"level": "", "on": date(2026, 8, 17)} | changes)


def test_days_that_an_absence_added_since_are_kept(world: World, warning: Sanction, second: Case) -> None:
    _extended(world, second, warning)
    with time_machine.travel(at(date(2026, 8, 10))):
        away = {"absent_from": date(2026, 6, 1), "absent_to": date(2026, 7, 10), "on": date(2026, 8, 10)}
        world.extend_warning(warning.case, days=10, **away)
    assert _periods(warning) == [(ISSUED, date(2027, 2, 11))]
    _appeal(world, second, AppealResult.SET_ASIDE)
    assert _periods(warning) == [(ISSUED, date(2026, 8, 11))]


def test_if_the_warning_falls_the_decision_that_extended_it_is_looked_at_again(
    world: World, warning: Sanction, second: Case
) -> None:
    _extended(world, second, warning)
    first = Case.objects.get(pk=warning.case_id)
    late = date(2026, 7, 29)
    with time_machine.travel(at(late)):
        world.lodge(first, received_on=late, on=late, late_reason="She was in hospital.")
    third = heard(world, "sam", AGAIN, severity=Severity.MINOR)
    with refused("SA-11", says="was extended instead of the next stage before"):
        _decide(world, third, warning)
    sits = at(date(2026, 8, 17))
    with time_machine.travel(at(date(2026, 8, 4))):
        world.arrange_appeal(
            first, starts_at=sits, sent_at=at(date(2026, 8, 4)), received_on=date(2026, 8, 4)
        )
    with time_machine.travel(sits + timedelta(hours=2)):
        world.record_appeal(first, at=sits + timedelta(hours=2))
        world.decide_appeal(first, AppealResult.SET_ASIDE, on=sits.date())
        world.issue_appeal(first, sent_at=sits + timedelta(hours=2))
    assert (_periods(warning), _live(LAST)) == ([], False)
    review = second.decision_reviews.get()
    assert (review.sanction, review.fell_on) == (warning, sits.date())
    assert Deadline.objects.open().filter(case=second, kind=DeadlineKind.DECISION_REVIEW).exists()


def test_a_warning_under_appeal_is_not_extended(world: World, warning: Sanction, second: Case) -> None:
    first, late = Case.objects.get(pk=warning.case_id), date(2026, 7, 28)
    world.lodge(first, received_on=late, on=late, late_reason="She was in hospital.")
    with refused("SA-11", says="is under appeal", instead="Wait for the result"):
        _decide(world, second, warning)


def test_an_extension_is_never_beside_anything_else(world: World, warning: Sanction, second: Case) -> None:
    instead = actions.Instead(warning.pk, 6, ENOUGH)
    with refused("SA-11", says="never beside one", field="level"):
        world.decide(second, SanctionLevel.WRITTEN_WARNING, instead=instead, on=AGAIN.heard)
    with refused("T18", says="No allegation was found"):
        world.decide(second, "", instead=instead, on=AGAIN.heard)
    with refused("SA-11", says="by 6 months at most", field="instead_months"):
        _decide(world, second, warning, months=7)
    with refused("PR-02", says="Why an extension is enough", field="instead_reasons"):
        world.decide(
            second,
            "",
            is_found=True,
            instead=actions.Instead(warning.pk, 6, " "),
            on=AGAIN.heard,
        )


def test_a_warning_that_does_not_count_is_not_extended(world: World, warning: Sanction) -> None:
    """What he did before the warning came: it was no warning to him then (SA-10)."""
    earlier = Days(date(2026, 1, 30), AGAIN.opened, AGAIN.found, AGAIN.invited, AGAIN.heard)
    before = heard(world, "sam", earlier)
    with refused("SA-11", says="does not count for what was found", field="instead_of"):
        _decide(world, before, warning)
    someone_else = sanctioned(world, "sita", SanctionLevel.WRITTEN_WARNING, issued=ISSUED)
    with refused("SA-11", says="does not count for what was found", field="instead_of"):
        _decide(world, before, someone_else)


def test_a_recalled_decision_extends_nothing(world: World, warning: Sanction, second: Case) -> None:
    _decide(world, second, warning)
    actions.recall_decision(second, reason="A slip.", by=world.user("chidi"), at=at(AGAIN.heard, 15))
    _decide(world, second, warning, months=2)
    world.issue(second, sent_at=at(SENT), received_on=SENT)
    assert _periods(warning) == [(ISSUED, date(2026, 10, 1))]


def test_a_second_level_only_shortens_what_the_first_left(
    world: World, warning: Sanction, second: Case
) -> None:
    another_policy(date(2026, 7, 1), name="Two levels", extends=True, appeal_levels=TWO_LEVELS)
    _extended(world, second, warning)
    _appeal(world, second, AppealResult.VARIED, months=3)
    assert _periods(warning) == [(ISSUED, date(2026, 11, 1))]
    again, sits = date(2026, 8, 20), at(date(2026, 9, 7))
    with time_machine.travel(at(again, 12)):
        third = opened(world, "sam", AGAIN)
        assert find_warning(third, warning.pk).under_appeal is False
        with refused("AP-8", says="can appeal to level 2"):
            world.close(second, on=again)
        world.lodge(second, received_on=again, on=again)
        assert find_warning(third, warning.pk).under_appeal is True  # whoever decides has to know (SA-9)
        assert find_warning(second, warning.pk).under_appeal is False  # in which that very appeal is heard
        hire(world, "greta", grade="G6", unit="digital")
        world.arrange_appeal(second, "greta", starts_at=sits, sent_at=at(again, 11), received_on=again)
    with time_machine.travel(sits + timedelta(hours=2)):
        world.record_appeal(second, at=sits + timedelta(hours=2))
        heavier = {"level": "", "months": 4, "on": sits.date()}
        with refused("AP-4", says="is extended by 3 months", field="months"):
            world.decide_appeal(second, AppealResult.VARIED, **heavier)
        world.decide_appeal(second, AppealResult.SET_ASIDE, on=sits.date())
        world.issue_appeal(second, sent_at=sits + timedelta(hours=2))
    assert (_periods(warning), _live(date(2026, 8, 2))) == ([(ISSUED, LAST)], False)
    # A decision in another case can extend it anew: nothing stands of this one. It has run out by then, though.
    assert find_extended(warning.pk, but_not=warning.case) is False


def test_what_protects_against_a_sanction_protects_against_an_extension(
    world: World, warning: Sanction, second: Case
) -> None:
    """A disclosure that nobody checked (WB-1), and an employment that ends before the letter (T24)."""
    _decide(world, second, warning)
    flagged = date(2026, 7, 27)
    world.flag_disclosure(second, on=flagged)
    with refused("WB-1", says="protected disclosure"):
        world.issue(second, sent_at=at(SENT), received_on=SENT, by=world.user("lena"))
    world.check_disclosure(second, on=flagged)
    world.resign(second, given_on=flagged, ends_on=flagged, on=flagged)
    with refused("T24", says="The employee left on Mon 27 Jul 2026"):
        world.issue(second, sent_at=at(SENT), received_on=SENT)


def test_a_committee_extends_what_a_committee_gives(world: World, warning: Sanction, second: Case) -> None:
    document = with_instead()
    del document["fast_track"]
    document["ladder"][1]["deciders"] = 2
    PolicyVersion.objects.create(name="Committee", effective_from=AGAIN.heard, document=document)
    with refused("SEP-7", says="decided by 2 people at least"):
        _decide(world, second, warning)
