"""What a sweep makes of the open deadlines: each person told once, by part, as far as they may see the file."""

from __future__ import annotations

import sys
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework import actions
from casework.enums import CloseReason, FileState, PartKind, Role, SanctionLevel
from casework.models import (
    Case,
    Deadline,
    EmailDelivery,
    Employee,
    Notification,
    Part,
    RoleGrant,
)
from casework.notifications import materialise
from tests import fixtures_world as more
from tests.notifications.conftest import on
from tests.world import REFERRED, World, another_policy

pytestmark = pytest.mark.django_db

HALF, ALMOST, DUE = date(2026, 9, 23), date(2026, 10, 1), date(2026, 10, 7)


def told(**rows: object) -> set[tuple[str, str, str]]:
    """Who was told by which rule, and as what."""
    found = Notification.objects.filter(**rows).values_list("recipient__email", "rule", "part")
    return {(email.partition("@")[0], rule, part) for email, rule, part in found}


def sweep(day: date, clock: time = time(9, 0)) -> int:
    with on(day, clock) as moment:
        return materialise(at=moment)


def test_an_investigation_is_told_of_at_half_at_four_fifths_when_due_and_weekly(world: World) -> None:
    world.open_case()
    wanted: set[tuple[str, str, str]] = set()
    day = date(2026, 9, 10)
    while day <= date(2026, 10, 22):
        sweep(day)
        day += timedelta(days=1)
    for rule in ("investigation_half", "investigation_four_fifths"):
        wanted.add(("ivor", rule, "investigator"))
    for rule in ("investigation_due", "investigation_late_1", "investigation_late_2"):
        wanted |= {("ivor", rule, "investigator"), ("carla", rule, "case_manager")}
    assert told() == wanted
    assert Notification.objects.count() == len(wanted)


def test_a_second_sweep_makes_nothing(world: World) -> None:
    world.open_case()
    assert sweep(HALF) == 1
    assert sweep(HALF) == sweep(HALF, time(23, 59)) == 0
    assert Notification.objects.count() == EmailDelivery.objects.count() == 1


def test_what_an_outage_missed_is_told_once_and_not_all_over_again(world: World) -> None:
    world.open_case()
    assert sweep(date(2026, 10, 22)) == 2
    assert {rule for _, rule, _ in told()} == {"investigation_late_2"}


def test_an_incident_goes_to_the_nearest_hr_and_then_to_its_lead(world: World) -> None:
    """hana is HR of Operations, above Leeds; olu of Digital; lena leads the whole department."""
    world.report()
    sweep(date(2026, 9, 11))
    assert told() == {("hana", "assessment_soon", "hr_officer")}
    sweep(date(2026, 9, 16))
    assert told(rule="assessment_late") == {
        ("hana", "assessment_late", "hr_officer"),
        ("lena", "assessment_late", "hr_lead"),
    }


def test_hr_further_away_is_told_where_the_nearest_is_in_the_incident(world: World) -> None:
    world.report(witnesses=[world.hana])
    sweep(date(2026, 9, 11))
    assert told() == {("lena", "assessment_soon", "hr_lead")}


def test_where_there_is_no_hr_nobody_is_told_and_nothing_breaks(world: World) -> None:
    world.report()
    RoleGrant.objects.exclude(role=Role.MANAGER).update(to_date=date(2026, 9, 9))
    assert sweep(date(2026, 9, 11)) == 0


def test_a_hearing_is_told_of_the_day_before_and_when_it_is_not_recorded(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    sweep(date(2026, 10, 15))
    assert told() == {("chidi", "hearing_ahead", "chair"), ("hana", "hearing_ahead", "hr_officer")}
    sweep(date(2026, 10, 19))
    assert told(rule="hearing_not_recorded") == {
        ("chidi", "hearing_not_recorded", "chair"),
        ("hana", "hearing_not_recorded", "hr_officer"),
    }
    world.record(case)
    before = Notification.objects.count()
    sweep(date(2026, 10, 26))
    late = {"chidi": "chair", "hana": "hr_officer", "lena": "hr_lead"}
    assert told(deadline__kind="decision_letter") == {
        (name, "decision_letter_late", part) for name, part in late.items()
    }
    assert Notification.objects.count() == before + 3


def test_a_deadline_that_moves_is_told_of_again_under_its_new_version(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = world.open_case()
    sweep(HALF)
    longer = another_policy(date(2030, 1, 1), investigation=25)
    for name in ("casework.queries.due", "casework.notifications.materialise"):
        monkeypatch.setattr(sys.modules[name], "stage_policy", lambda *facts: longer)
    actions.add_note(Case.objects.get(pk=case.pk), text="More time.", by=world.user("hana"))
    assert Deadline.objects.open().get(case=case).version == 2
    assert sweep(HALF) == 0
    assert sweep(date(2026, 9, 28)) == 1
    versions = Notification.objects.order_by("pk").values_list("rule", "deadline__version")
    assert list(versions) == [("investigation_half", 1), ("investigation_half", 2)]


def test_whoever_takes_over_is_told_and_whoever_left_is_not(world: World) -> None:
    case = world.open_case()
    sweep(HALF)
    actions.replace_part(
        case.parts.get(kind=PartKind.INVESTIGATOR),
        employee=world.petra,
        reason="On leave.",
        by=world.user("hana"),
        on=HALF,
    )
    assert sweep(HALF) == 1
    assert {who for who, _, _ in told()} == {"ivor", "petra"}
    sweep(ALMOST)
    assert {who for who, rule, _ in told() if rule == "investigation_four_fifths"} == {"petra"}


def test_a_part_that_nobody_holds_falls_to_hr(world: World) -> None:
    case = world.open_case()
    Part.objects.filter(case=case, kind=PartKind.INVESTIGATOR).update(to_date=HALF, ended_because="Left.")
    sweep(HALF)
    assert told() == {("hana", "investigation_half", "hr_officer")}


@pytest.mark.parametrize("how", ["left", "switched off"])
def test_whoever_left_is_not_told_and_hr_is(world: World, how: str) -> None:
    world.open_case()
    if how == "left":
        Employee.objects.filter(pk=world.ivor.pk).update(end_date=HALF - timedelta(days=1))
    else:
        user = world.user("ivor")
        user.is_active = False
        user.save()
    sweep(HALF)
    assert told() == {("hana", "investigation_half", "hr_officer")}


def test_whoever_was_drawn_into_the_incident_is_told_nothing(world: World) -> None:
    """carla commissions the case; called as a witness by another case of the same incident, she loses it."""
    sams, sitas = world.assess(
        world.report(involved=("sam", "sita")),
        openings=[world.opening("sam"), world.opening("sita", case_manager=world.petra)],
    )
    actions.appoint(sitas, kind=PartKind.WITNESS, employee=world.carla, by=world.user("hana"), on=HALF)
    sweep(DUE)
    assert "carla" not in {who for who, _, _ in told()}
    assert {who for who, _, _ in told(deadline__case=sams)} == {"ivor", "hana"}


def test_a_closed_case_owes_only_the_end_of_its_warning_a_fortnight_ahead(world: World) -> None:
    case = world.case_in(FileState.CLOSED)
    assert case.closures.get().reason == CloseReason.SANCTION_FINAL
    assert sweep(date(2027, 4, 4)) == 0
    assert sweep(date(2027, 4, 5)) == 1
    assert told() == {("hana", "warning_expiring", "hr_officer")}
    assert sweep(date(2027, 4, 20)) == 0


@pytest.mark.parametrize("level", ["", SanctionLevel.WRITTEN_WARNING])
def test_the_window_for_an_appeal_is_told_of_before_and_after_it_closes(world: World, level: str) -> None:
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, level)
    world.issue(case)
    made = [sweep(day) for day in (date(2026, 10, 29), date(2026, 10, 30), date(2026, 11, 4))]
    assert made == ([0, 1, 1] if level else [0, 0, 0])


def test_an_appeal_is_told_of_by_the_days_of_the_policy_it_was_lodged_under(world: World) -> None:
    """PV-1: forty working days to hear an appeal from 26 Oct 2026 on. Ten of them have passed on 10 Nov 2026."""
    case = world.case_in(FileState.OUTCOME)
    policy = another_policy(date(2026, 10, 26), appeal_hearing=40, appeal_letter=10)
    appeal = world.lodge(case)
    assert (appeal.policy, case.policy) == (policy, world.policy)
    assert Deadline.objects.open().get(kind="appeal_hearing").due_on == date(2026, 12, 22)
    sweep(date(2026, 11, 9))
    assert told(deadline__kind="appeal_hearing") == set()
    sweep(date(2026, 11, 10))
    assert {rule for _, rule, _ in told(deadline__kind="appeal_hearing")} == {"appeal_hearing_half"}
    world.arrange_appeal(case)
    world.record_appeal(case)
    world.decide_appeal(case)
    assert Deadline.objects.open().get(kind="appeal_letter").due_on == date(2026, 11, 23)
    sweep(date(2026, 11, 11))
    assert told(deadline__kind="appeal_letter") == set()
    sweep(date(2026, 11, 12))
    assert {rule for _, rule, _ in told(deadline__kind="appeal_letter")} == {"appeal_letter_soon"}


def test_an_agreed_case_is_told_of_by_the_days_of_the_policy_it_was_agreed_under(world: World) -> None:
    """PV-1: twenty working days for the letter from 13 Oct 2026 on, of which three have passed on 16 Oct; then an appeal."""
    policy = another_policy(REFERRED, decision_letter=20, appeal_hearing=40)
    case = world.case_in(FileState.FINDINGS)
    decision = world.agree(case)
    assert (decision.agreement.policy, case.policy) == (policy, world.policy)
    assert Deadline.objects.open().get(kind="decision_letter").due_on == date(2026, 11, 10)
    sweep(date(2026, 10, 15))
    assert told(deadline__kind="decision_letter") == set()
    sweep(date(2026, 10, 16))
    assert {rule for _, rule, _ in told(deadline__kind="decision_letter")} == {"decision_letter_soon"}
    world.issue(case)
    another_policy(date(2026, 10, 26), appeal_hearing=30)
    world.lodge(case)
    due = Deadline.objects.open().get(kind="appeal_hearing").due_on
    assert due == date(2026, 12, 8)
    sweep(date(2026, 11, 9))
    assert told(deadline__kind="appeal_hearing") == set()
    sweep(date(2026, 11, 10))
    assert {rule for _, rule, _ in told(deadline__kind="appeal_hearing")} == {"appeal_hearing_half"}


def test_a_sweep_asks_as_much_for_three_appeals_as_for_one(world: World) -> None:
    def asked() -> int:
        sweep(date(2026, 11, 10))
        with on(date(2026, 11, 10)) as moment, CaptureQueriesContext(connection) as captured:
            assert materialise(at=moment) == 0
        return len(captured)

    world.case_in(FileState.APPEAL)
    one = asked()
    for name in ("p1", "p2"):
        more.hire(world, name, unit="leeds")
        world.case_in(FileState.APPEAL, name)
    assert Deadline.objects.open().filter(kind="appeal_hearing").count() == 3
    assert asked() == one


def test_a_withdrawn_case_owes_nothing(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    world.withdraw(case, reason="In error.", on=REFERRED)
    assert sweep(date(2026, 10, 15)) == sweep(date(2026, 10, 19)) == 0


def test_beyond_the_number_of_a_day_emails_come_as_one(world: World, settings: pytest.FixtureRequest) -> None:
    settings.EMAILS_PER_PERSON_A_DAY = 2  # type: ignore[attr-defined]
    for number in range(5):
        more.hire(world, f"p{number}", unit="leeds")
        world.open_case(f"p{number}")
    assert sweep(HALF) == 5
    singles = EmailDelivery.objects.filter(digest_on__isnull=True)
    digest = EmailDelivery.objects.get(digest_on=HALF)
    assert singles.count() == 2
    assert digest.notifications.count() == 3
    with on(HALF, time(16, 0)) as four_o_clock:
        assert digest.next_try_at == four_o_clock
        assert digest in EmailDelivery.objects.due(four_o_clock)
        assert digest not in EmailDelivery.objects.due(four_o_clock - timedelta(minutes=1))
    # The next day counts anew; what comes in the evening, or once today's has begun to leave, goes into tomorrow's.
    assert sweep(ALMOST, time(16, 1)) == 5
    assert EmailDelivery.objects.get(digest_on=ALMOST + timedelta(days=1)).notifications.count() == 3


def test_a_digest_that_has_begun_to_leave_takes_nothing_more(
    world: World, settings: pytest.FixtureRequest
) -> None:
    settings.EMAILS_PER_PERSON_A_DAY = 0  # type: ignore[attr-defined]
    world.open_case()
    sweep(HALF)
    EmailDelivery.objects.update(attempts=1)
    more.hire(world, "late", unit="leeds")
    world.open_case("late")
    sweep(HALF)
    days = EmailDelivery.objects.order_by("pk").values_list("digest_on", flat=True)
    assert list(days) == [HALF, HALF + timedelta(days=1)]


def test_a_sweep_that_has_nothing_to_do_asks_little(world: World, django_assert_num_queries) -> None:
    """Every minute, whatever is open: the questions do not grow with the files once everybody is told."""
    for number in range(8):
        more.hire(world, f"p{number}", unit="leeds")
        world.open_case(f"p{number}")
    world.report()
    sweep(HALF)
    with on(HALF) as moment, django_assert_num_queries(8):  # days off and agreements among them
        materialise(at=moment)


def test_each_notification_has_one_email_under_an_id_of_its_own(world: World) -> None:
    world.case_in(FileState.HEARING)
    sweep(date(2026, 10, 15))
    ids = list(EmailDelivery.objects.values_list("message_id", flat=True))
    assert len(set(ids)) == len(ids) == Notification.objects.count() == 2
    assert all(one.startswith("<") and one.endswith("@localhost>") for one in ids)


def test_visible_to_is_ones_own_as_long_as_the_file_is(world: World) -> None:
    case = world.case_in(FileState.HEARING)
    sweep(date(2026, 10, 15))
    for name, seen in (("chidi", 1), ("hana", 1), ("lena", 0), ("audrey", 0), ("sam", 0), ("adam", 0)):
        assert Notification.objects.visible_to(world.user(name)).count() == seen, name
    Part.objects.filter(case=case, kind=PartKind.CHAIR).update(to_date=REFERRED, ended_because="Left.")
    assert Notification.objects.visible_to(world.user("chidi")).count() == 0
