"""``manage.py end_role`` and ``close_sign_in``: what somebody may no longer do, from which day, and what is kept."""

from __future__ import annotations

import json
from datetime import date, datetime
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from accounts.letters import send_password_link
from accounts.models import User
from casework.access import roles_of
from casework.actions.system_actor import SYSTEM_EMAIL, system_actor
from casework.enums import FileState, Role
from casework.models import AuditEvent, RoleGrant
from tests.fixtures_world import grant
from tests.world import LONDON, PASSWORD, World

pytestmark = pytest.mark.django_db

TODAY, YESTERDAY = date(2026, 11, 23), date(2026, 11, 22)
OFFICER = ("--role", "hr_officer", "--unit", "Department/Operations")


def run(command: str, *words: str) -> str:
    out = StringIO()
    call_command(command, *words, stdout=out)
    return out.getvalue()


def last_days(world: World, name: str) -> list[date | None]:
    return [row.to_date for row in RoleGrant.objects.filter(user=world.user(name)).order_by("pk")]


def facts(action: str) -> list[dict[str, object]]:
    return [json.loads(row.body)["facts"] for row in AuditEvent.objects.filter(action=action).order_by("id")]


def test_a_role_ends_today_and_the_grant_is_kept(world: World) -> None:
    case = world.case_in(FileState.INVESTIGATION)
    hana = Client()
    hana.force_login(world.user("hana"))
    assert hana.get(f"/cases/{case.reference}/").status_code == 200
    said = run("end_role", "--email", "Hana@example.org", *OFFICER)
    assert said == "Ended: HR officer in Operations. Last day: Sun 22 Nov 2026.\n"
    assert last_days(world, "hana") == [YESTERDAY]
    assert roles_of(world.user("hana")) == frozenset()
    (ended,) = RoleGrant.objects.filter(user=world.user("hana"))
    assert facts("role_ended") == [
        {"user": ended.user_id, "grant": ended.pk, "role": "hr_officer", "to": "2026-11-22"}
    ]
    assert AuditEvent.objects.get(action="role_ended").actor == system_actor().pk
    assert hana.get(f"/cases/{case.reference}/").status_code == 404
    with pytest.raises(CommandError, match="does not hold that role on Mon 23 Nov 2026"):
        run("end_role", "--email", "hana@example.org", *OFFICER)


def test_a_role_that_ends_later_is_held_up_to_the_day_before(world: World) -> None:
    run("end_role", "--email", "hana@example.org", *OFFICER, "--on", "2026-12-01")
    for day, held in ((date(2026, 11, 30), {Role.HR_OFFICER}), (date(2026, 12, 1), set())):
        with time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=LONDON)):
            assert roles_of(world.user("hana")) == held
    run("end_role", "--email", "hana@example.org", *OFFICER, "--on", "2026-11-25")
    assert last_days(world, "hana") == [date(2026, 11, 24)]


@pytest.mark.parametrize("begins", [TODAY, date(2027, 1, 4)])
def test_a_role_that_had_not_begun_before_that_day_keeps_its_first_day(world: World, begins: date) -> None:
    grant(world, "nora", Role.AUDITOR, None, from_date=begins)
    words = ("--email", "nora@example.org", "--role", "auditor")
    assert "Last day" in run("end_role", *words)
    assert last_days(world, "nora") == [begins]
    with pytest.raises(CommandError, match="does not hold that role"):
        run("end_role", *words)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("hana@example.org", "--role", "hr_officer"), "does not hold that role"),
        (("hana@example.org", "--role", "hr_lead", "--unit", "Department/Operations"), "does not hold that"),
        (("hana@example.org", *OFFICER, "--on", "2026-11-22"), "It can end today at the earliest"),
        (("nobody@example.org", *OFFICER), "Nobody has this email"),
        ((SYSTEM_EMAIL, *OFFICER), "Nobody has this email"),
        (
            ("adam@example.org", "--role", "administrator", "--unit", "Department"),
            "This is the last administrator",
        ),
    ],
)
def test_an_ending_is_refused_in_a_sentence(world: World, words: tuple[str, ...], says: str) -> None:
    system_actor()
    before = list(RoleGrant.objects.order_by("pk").values())
    with pytest.raises(CommandError, match=says):
        run("end_role", "--email", *words)
    assert list(RoleGrant.objects.order_by("pk").values()) == before
    assert facts("role_ended") == []


def test_the_last_administrator_stays_and_the_one_before_can_go(world: World) -> None:
    with pytest.raises(CommandError, match="This is the last administrator"):
        run("close_sign_in", "--email", "adam@example.org")
    assert User.objects.get(email="adam@example.org").is_active
    grant(world, "nora", Role.ADMINISTRATOR, None)
    run("close_sign_in", "--email", "adam@example.org")
    with pytest.raises(CommandError, match="This is the last administrator"):
        run("end_role", "--email", "nora@example.org", "--role", "administrator")
    assert roles_of(world.user("nora")) == {Role.ADMINISTRATOR}


def test_a_closed_sign_in_ends_sessions_links_and_roles(world: World) -> None:
    hana = world.user("hana")
    signed_in = Client()
    signed_in.force_login(hana)
    send_password_link(hana)
    link = next(word for word in mail.outbox[0].body.split() if "/password/new/" in word)
    said = run("close_sign_in", "--email", "hana@example.org")
    assert said.endswith("Last day: Sun 22 Nov 2026.\nThe sign-in is closed.\n")
    assert last_days(world, "hana") == [YESTERDAY]
    assert facts("sign_in_closed") == [{"user": hana.pk}]
    assert len(facts("role_ended")) == 1
    assert signed_in.get("/").headers["Location"].startswith(reverse("sign_in"))
    sent = {"username": "hana@example.org", "password": PASSWORD}
    assert Client().post(reverse("sign_in"), sent).status_code == 422
    Client().post(reverse("password_reset"), {"email": "hana@example.org"})
    assert len(mail.outbox) == 1
    with pytest.raises(CommandError, match="closed already"):
        run("close_sign_in", "--email", "hana@example.org")

    # Somebody who comes back has it again, and nothing of what was theirs by it.
    number = world.hana.staff_number
    run("create_sign_in", "--staff-number", number, "--email", "h.new@example.org")
    hana.refresh_from_db()
    assert (hana.is_active, hana.email, roles_of(hana)) == (True, "h.new@example.org", frozenset())
    assert mail.outbox[-1].to == ["h.new@example.org"]
    assert facts("sign_in_created") == [{"user": hana.pk, "employee": world.hana.pk, "again": True}]
    assert signed_in.get("/").headers["Location"].startswith(reverse("sign_in"))
    assert "This link no longer works" in Client().get(link, follow=True).content.decode()
    with pytest.raises(CommandError, match="has a sign-in already"):
        run("create_sign_in", "--staff-number", number)


def test_a_letter_that_did_not_leave_is_said_and_the_sign_in_stays(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    User.objects.filter(pk=world.user("hana").pk).update(is_active=False)

    def no_server(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", no_server)
    with pytest.raises(CommandError, match=r"the email did not leave \(ConnectionRefusedError\)"):
        run("create_sign_in", "--staff-number", world.hana.staff_number)
    assert User.objects.get(email="hana@example.org").is_active
