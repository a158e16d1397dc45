"""HR directors are told of suspensions and of appeals heard late (R4, R5, R12): by reference and day, and no file opens."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from casework import actions
from casework.enums import DeadlineKind, FileState, PartKind, Role
from casework.models import Case, Deadline, EmailDelivery, Incident, Notification, RoleGrant
from casework.notifications import Came, deliver, materialise
from casework.notifications.materialise import _make
from casework.queries.notifications import unread_count
from tests.fixtures_world import grant, hire
from tests.notifications.conftest import on
from tests.web.verbs_world import sign_in
from tests.world import World, another_policy

pytestmark = pytest.mark.django_db

BEGAN = date(2026, 9, 14)  # scenario 15
MONTH = date(2026, 10, 14)


@pytest.fixture
def led(world: World) -> World:
    """dora is HR director of Operations, above Leeds; theo of the whole organisation, and so further away."""
    for name, unit in (("dora", "operations"), ("theo", None)):
        hire(world, name, unit="digital")
        grant(world, name, Role.HR_DIRECTOR, unit)
    return world


def told(**rows: object) -> set[tuple[str, str]]:
    """Who was told as an HR director, and by which rule."""
    found = Notification.objects.filter(part=Role.HR_DIRECTOR, **rows).values_list("recipient__email", "rule")
    return {(email.partition("@")[0], rule) for email, rule in found}


def sweep(day: date) -> int:
    """Twice on the morning of the day; how many directors were told by the first."""
    before = Notification.objects.filter(part=Role.HR_DIRECTOR).count()
    with on(day) as moment:
        materialise(at=moment)
        made = Notification.objects.filter(part=Role.HR_DIRECTOR).count() - before
        assert materialise(at=moment) == 0
    return made


def suspended(world: World) -> Case:
    case = world.open_case()
    with on(BEGAN):
        world.suspend(case, effective_on=BEGAN, on=BEGAN)
    return case


def reviewed(world: World, case: Case, day: date) -> None:
    with on(day, time(10, 0)):
        world.review_suspension(Case.objects.get(pk=case.pk), on=day)


def test_each_month_is_told_once_whenever_it_is_reviewed(led: World) -> None:
    """Reviews every fourteen days, one on the very day of the month; on 14 Nov no sweep ran until the next was made."""
    case = suspended(led)
    for day in (date(2026, 9, 28), date(2026, 10, 12)):
        reviewed(led, case, day)
    assert sweep(date(2026, 10, 13)) == 0
    assert sweep(MONTH) == 1
    reviewed(led, case, MONTH)
    assert [sweep(day) for day in (MONTH, date(2026, 10, 15), date(2026, 11, 13))] == [0, 0, 0]
    reviewed(led, case, date(2026, 11, 14))
    assert sweep(date(2026, 11, 15)) == 1
    assert told() == {("dora", "suspension_month_1"), ("dora", "suspension_month_2")}
    with on(date(2026, 11, 20)):
        day = date(2026, 11, 20)
        led.lift_suspension(Case.objects.get(pk=case.pk), last_day=day, on=day)
    assert sweep(date(2026, 12, 14)) == 0


def test_a_sweep_that_still_holds_the_review_before_tells_nobody_again(led: World) -> None:
    """Two sweeps at once, a review made between them: the second finds what the first said, whichever it is."""
    case = suspended(led)
    earlier = Deadline.objects.open().get(case=case, kind=DeadlineKind.SUSPENSION_REVIEW)
    reviewed(led, case, MONTH)
    assert sweep(MONTH) == 1
    dora = led.user("dora")
    late = Notification(deadline=earlier, rule="suspension_month_1", part=Role.HR_DIRECTOR, recipient=dora)
    with on(MONTH) as moment:
        assert _make(dora.pk, [late], moment) == 0


def test_a_late_review_silences_no_month_and_a_successor_is_told_of_it(led: World) -> None:
    suspended(led)  # the review of 28 Sep is never made
    assert sweep(MONTH) == 1
    RoleGrant.objects.filter(user=led.user("dora")).update(to_date=MONTH)
    assert sweep(date(2026, 10, 15)) == 1
    assert told() == {("dora", "suspension_month_1"), ("theo", "suspension_month_1")}


def test_a_second_suspension_has_months_of_its_own(led: World) -> None:
    case = suspended(led)
    assert sweep(MONTH) == 1
    with on(date(2026, 10, 15)):
        led.lift_suspension(case, last_day=MONTH, on=date(2026, 10, 15))
        led.suspend(case, effective_on=date(2026, 10, 15), on=date(2026, 10, 15))
    assert [sweep(day) for day in (date(2026, 10, 15), date(2026, 11, 14))] == [0, 0]
    assert sweep(date(2026, 11, 15)) == 1
    assert told() == {("dora", "suspension_month_1")}


@pytest.mark.parametrize("held", [True, False])
def test_the_cap_is_told_of_a_fortnight_ahead_beside_whoever_was_told_before(
    world: World, held: bool
) -> None:
    """R5: last day Fri 13 Nov; fourteen days before is Fri 30 Oct. Without a director nothing else moves."""
    another_policy(date(2026, 9, 1), name="Capped", suspension={"cap": {"n": 2, "unit": "months"}})
    if held:
        grant(world, "uma", Role.HR_DIRECTOR, "department")
    suspended(world)
    director = {("uma", "hr_director")} if held else set()
    for day, rule in (
        (date(2026, 10, 29), None),
        (date(2026, 10, 30), "suspension_ending"),
        (date(2026, 11, 13), "suspension_ending"),
        (date(2026, 11, 14), "suspension_too_long_1"),
    ):
        sweep(day)
        rows = Notification.objects.filter(deadline__kind="suspension_cap", rule=rule)
        people = {(row.recipient.email.partition("@")[0], row.part) for row in rows}
        before = {("carla", "case_manager"), ("hana", "hr_officer"), ("lena", "hr_lead")}
        assert people == (before | director if rule else set()), day
        assert rows.count() == len(people)


def test_an_appeal_heard_late_is_told_of_on_the_first_working_day_after(led: World) -> None:
    """R12: twenty working days from 27 Oct end on Tue 24 Nov."""
    led.case_in(FileState.APPEAL)
    assert sweep(date(2026, 11, 24)) == 0
    assert sweep(date(2026, 11, 25)) == 1
    assert told() == {("dora", "appeal_hearing_late")}


@pytest.mark.parametrize("how", ["of another unit", "no longer", "a witness", "switched off"])
def test_who_is_told_nothing(world: World, how: str) -> None:
    unit = "digital" if how == "of another unit" else "operations"
    over = date(2026, 10, 13) if how == "no longer" else None
    grant(world, "uma", Role.HR_DIRECTOR, unit, to_date=over)
    case = suspended(world)
    if how == "a witness":
        wendy = {"kind": PartKind.WITNESS, "employee": world.uma}
        actions.appoint(case, **wendy, by=world.user("hana"), on=BEGAN)
    elif how == "switched off":
        world.user("uma").is_active = False
        world.user("uma").save()
    assert sweep(MONTH) == 0


def test_a_director_whom_a_case_is_about_is_not_told_and_the_next_one_is(led: World) -> None:
    grant(led, "sam", Role.HR_DIRECTOR, "leeds")
    suspended(led)
    sweep(MONTH)
    assert told() == {("dora", "suspension_month_1")}


def test_an_hr_lead_who_is_director_as_well_is_told_once(world: World) -> None:
    grant(world, "lena", Role.HR_DIRECTOR, None)
    world.case_in(FileState.APPEAL)
    assert sweep(date(2026, 11, 25)) == 0
    assert (
        Notification.objects.get(recipient=world.user("lena"), rule="appeal_hearing_late").part == "hr_lead"
    )


def test_they_are_told_by_reference_alone_and_nothing_opens(led: World) -> None:
    case = suspended(led)
    dora = led.user("dora")
    with on(MONTH):
        materialise(at=timezone.now())
        assert deliver()[Came.SENT] > 0
        [sent] = [one for one in mail.outbox if one.to == ["dora@example.org"]]
        assert case.reference in sent.subject and "Sam" not in sent.body
        assert unread_count(dora) == 1
        client = sign_in(led, "dora")
        page = client.get(reverse("notifications")).content.decode()
        assert "Another month has passed, and a suspension still lasts" in page
        assert case.reference in page and "Ask HR about it" in page
        assert "Sam" not in page and f"/cases/{case.reference}" not in page
        assert client.get(reverse("case", kwargs={"reference": case.reference})).status_code == 404
        assert client.get(reverse("cases")).content.decode().count(case.reference) == 0
        [line] = client.get("/api/v1/notifications").json()["results"]
        assert (line["case"], line["state"]) == (case.reference, "waiting")
        assert client.get(f"/api/v1/cases/{case.reference}").status_code == 404
        assert client.get("/api/v1/deadlines").json()["results"] == []
        assert not Case.objects.visible_to(dora).exists() and not Incident.objects.visible_to(dora).exists()
        # Whoever was told as something else still reads the name and follows the link.
        lead = sign_in(led, "carla").get(reverse("notifications")).content.decode()
        assert f"/cases/{case.reference}" in lead and "Ask HR about it" not in lead
        RoleGrant.objects.filter(user=dora).update(to_date=BEGAN)
        assert unread_count(dora) == 0
        assert case.reference not in client.get(reverse("notifications")).content.decode()


def test_an_email_is_given_up_once_the_role_has_ended(led: World) -> None:
    suspended(led)
    with on(MONTH):
        materialise(at=timezone.now())
        RoleGrant.objects.filter(user=led.user("dora")).update(to_date=BEGAN)
        deliver()
    assert EmailDelivery.objects.get(recipient=led.user("dora")).given_up_because == "nothing_owed"
    assert not [one for one in mail.outbox if one.to == ["dora@example.org"]]
