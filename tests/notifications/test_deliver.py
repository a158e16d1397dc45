"""What leaves by email: to whom, in which words, once; and what is done when the mail server will not have it."""

from __future__ import annotations

import smtplib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from casework import actions
from casework.enums import FileState, GivenUp, PartKind, PostponementReason
from casework.models import Case, EmailDelivery, Notification, Part, RoleGrant
from casework.notifications import Came, deliver, materialise
from casework.notifications.deliver import claim, settle
from tests import fixtures_world as more
from tests.notifications.conftest import on
from tests.world import REFERRED, World

pytestmark = pytest.mark.django_db

EVE = date(2026, 10, 15)


@pytest.fixture(autouse=True)
def the_eve() -> Iterator[time_machine.Coordinates]:
    """The day before the hearing. The clock stands, and a test moves it."""
    with on(EVE), time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


@pytest.fixture
def case(world: World) -> Case:
    """A case with a hearing tomorrow, of which chidi and hana are told."""
    case = world.case_in(FileState.HEARING)
    assert materialise(at=timezone.now()) == 2
    return case


class Server:
    """What the mail server does with each send, in turn: raise an error, or take it (None)."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answers: list[Exception | None] = []
        self.asked = 0
        plain = EmailBackend.send_messages

        def send(backend: EmailBackend, messages: Any) -> int:
            self.asked += 1
            answer = self.answers.pop(0) if self.answers else None
            if answer is not None:
                raise answer
            return plain(backend, messages)

        monkeypatch.setattr(EmailBackend, "send_messages", send)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    return Server(monkeypatch)


def of(name: str) -> EmailDelivery:
    return EmailDelivery.objects.get(recipient__email=f"{name}@example.org")


def test_each_is_sent_once_and_says_no_more_than_the_reference(case: Case, world: World) -> None:
    assert deliver() == {Came.SENT: 2}
    assert deliver() == {}
    assert {tuple(one.to) for one in mail.outbox} == {("chidi@example.org",), ("hana@example.org",)}
    for one in mail.outbox:
        assert one.subject == f"You have an action in {case.reference}"
        assert one.body == (
            f"You have an action in {case.reference}: sign in.\n\nhttp://localhost:8000/notifications/\n"
        )
        assert one.message()["Auto-Submitted"] == "auto-generated"
        sent = one.message().as_string()
        for secret in ("Sam", "Chidi", "Hana", "Leeds", "customer", "Facebook", "hearing", "Hearing"):
            assert secret not in sent
    ids = {one.message()["Message-ID"] for one in mail.outbox}
    assert ids == set(EmailDelivery.objects.values_list("message_id", flat=True))
    assert not EmailDelivery.objects.unsettled().exists()


def test_a_digest_lists_references_and_nothing_else(
    world: World, settings: Any, the_eve: time_machine.Coordinates
) -> None:
    settings.EMAILS_PER_PERSON_A_DAY = 0
    more.hire(world, "second", unit="leeds")
    cases = [world.case_in(FileState.HEARING, name) for name in ("sam", "second")]
    materialise(at=timezone.now())
    assert deliver() == {}
    the_eve.shift(timedelta(hours=7))
    assert deliver() == {Came.SENT: 2}
    for one in mail.outbox:
        assert one.subject == "You have actions in 2 files"
        assert [line for line in one.body.splitlines() if line] == [
            "You have actions in 2 files: sign in.",
            "http://localhost:8000/notifications/",
            *(case.reference for case in cases),
        ]


def _postponed(world: World, case: Case) -> None:
    actions.postpone_hearing(
        case, reason=PostponementReason.EMPLOYEE_ILL, by=world.user("hana"), at=timezone.now()
    )


def _withdrawn(world: World, case: Case) -> None:
    world.withdraw(case, reason="In error.", on=EVE)


def _replaced(world: World, case: Case) -> None:
    Part.objects.filter(case=case, kind=PartKind.CHAIR).update(to_date=REFERRED, ended_because="Ill.")


def _switched_off(world: World, case: Case) -> None:
    user = world.user("chidi")
    user.is_active = False
    user.save()


def _excluded(world: World, case: Case) -> None:
    case.incident.people.create(employee=world.chidi, kind="witness")


def _read(world: World, case: Case) -> None:
    Notification.objects.filter(recipient=world.user("chidi")).update(read_at=timezone.now())


@pytest.mark.parametrize(
    "happens",
    [_postponed, _withdrawn, _replaced, _switched_off, _excluded, _read],
    ids=lambda one: one.__name__,
)
def test_what_is_no_longer_owed_is_not_sent(
    case: Case, world: World, happens: Callable[[World, Case], None]
) -> None:
    """It happens after the notification was made, and even after the email was claimed."""
    delivery = of("chidi")
    EmailDelivery.objects.exclude(pk=delivery.pk).update(next_try_at=timezone.now() + timedelta(days=1))
    claimed = claim(timezone.now())
    assert claimed == delivery
    happens(world, case)
    assert settle(claimed) == Came.GIVEN_UP
    delivery.refresh_from_db()
    assert (delivery.sent_at, delivery.given_up_because) == (None, GivenUp.NOTHING_OWED)
    assert mail.outbox == []


def test_hr_that_lost_its_role_is_not_sent_what_it_was_owed(case: Case, world: World) -> None:
    RoleGrant.objects.filter(user=world.user("hana")).update(to_date=REFERRED)
    assert deliver() == {Came.SENT: 1, Came.GIVEN_UP: 1}
    assert [one.to for one in mail.outbox] == [["chidi@example.org"]]


def test_a_refusal_for_now_is_tried_again_later_each_time_under_the_same_id(
    case: Case, server: Server, the_eve: time_machine.Coordinates
) -> None:
    EmailDelivery.objects.exclude(pk=of("chidi").pk).update(sent_at=timezone.now())
    first = of("chidi")
    for wait in (60, 300, 900, 3600, 3600):
        server.answers = [smtplib.SMTPDataError(451, b"Greylisted")]
        assert deliver() == {Came.PUT_OFF: 1}
        assert of("chidi").next_try_at - timezone.now() == timedelta(seconds=wait)
        the_eve.shift(timedelta(seconds=wait - 1))
        assert deliver() == {}
        the_eve.shift(timedelta(seconds=1))
    assert deliver() == {Came.SENT: 1}
    assert mail.outbox[0].message()["Message-ID"] == first.message_id
    assert of("chidi").attempts == 6


TROUBLES = [
    ConnectionRefusedError(),
    TimeoutError(),
    smtplib.SMTPServerDisconnected("gone"),
    smtplib.SMTPConnectError(421, b"busy"),
    smtplib.SMTPSenderRefused(550, b"not you", "casework@localhost"),
    smtplib.SMTPRecipientsRefused({"chidi@example.org": (450, b"later")}),
    smtplib.SMTPAuthenticationError(535, b"who"),
    smtplib.SMTPHeloError(500, b"what"),
]


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda one: type(one).__name__)
def test_no_trouble_of_the_server_loses_an_email_or_raises(
    case: Case, server: Server, trouble: Exception
) -> None:
    server.answers = [trouble]
    assert deliver() == {Came.PUT_OFF: 1, Came.SENT: 1}
    [left] = EmailDelivery.objects.unsettled()
    assert left.claimed_until is None
    assert left.next_try_at > timezone.now()


def test_an_address_that_the_server_refuses_for_good_is_given_up(case: Case, server: Server) -> None:
    server.answers = [smtplib.SMTPRecipientsRefused({"x": (550, b"no such person")})]
    assert deliver() == {Came.GIVEN_UP: 1, Came.SENT: 1}
    assert EmailDelivery.objects.get(given_up_at__isnull=False).given_up_because == GivenUp.REFUSED


def test_what_could_not_be_sent_for_two_days_is_given_up(
    case: Case, server: Server, the_eve: time_machine.Coordinates
) -> None:
    EmailDelivery.objects.exclude(pk=of("chidi").pk).update(sent_at=timezone.now())
    EmailDelivery.objects.update(created_at=timezone.now() - timedelta(days=2, seconds=1))
    server.answers = [TimeoutError()] * 2
    # After an outage of days it is first tried as often as any other.
    assert deliver() == {Came.PUT_OFF: 1}
    EmailDelivery.objects.update(attempts=len(settings.EMAIL_RETRY_SECONDS), next_try_at=timezone.now())
    assert deliver() == {Came.GIVEN_UP: 1}
    assert of("chidi").given_up_because == GivenUp.TOO_OLD


def test_a_server_that_is_away_is_asked_three_times_a_sweep(world: World, server: Server) -> None:
    for number in range(6):
        more.hire(world, f"p{number}", unit="leeds")
        world.case_in(FileState.HEARING, f"p{number}")
    assert materialise(at=timezone.now()) == 12
    server.answers = [ConnectionRefusedError()] * 9
    assert deliver() == {Came.PUT_OFF: 3}
    assert server.asked == 3
    server.answers = []
    assert deliver()[Came.SENT] == EmailDelivery.objects.exclude(sent_at=None).count() > 0


def test_a_claim_is_nobody_elses_until_it_runs_out(case: Case, the_eve: time_machine.Coordinates) -> None:
    first, second = claim(timezone.now()), claim(timezone.now())
    assert first and second and first != second
    assert claim(timezone.now()) is None
    the_eve.shift(timedelta(seconds=119))
    assert claim(timezone.now()) is None
    the_eve.shift(timedelta(seconds=1))
    assert claim(timezone.now()) == first


def test_whoever_lost_the_claim_marks_nothing(case: Case, the_eve: time_machine.Coordinates) -> None:
    """Two hold the same email, since the first was slow. The second says what came of it; the first only sent again."""
    slow = claim(timezone.now())
    assert slow is not None
    the_eve.shift(timedelta(seconds=120))
    EmailDelivery.objects.exclude(pk=slow.pk).update(sent_at=timezone.now())
    quick = claim(timezone.now())
    assert quick == slow
    assert quick.attempts == slow.attempts + 1
    assert settle(quick) == Came.SENT
    marked = EmailDelivery.objects.get(pk=slow.pk)
    the_eve.shift(timedelta(seconds=5))
    settle(slow)
    slow.refresh_from_db()
    assert slow.sent_at == marked.sent_at
    assert len({one.message()["Message-ID"] for one in mail.outbox}) == 1


def test_a_slow_failure_does_not_put_off_what_was_sent_since(
    case: Case, server: Server, the_eve: time_machine.Coordinates
) -> None:
    slow = claim(timezone.now())
    assert slow is not None
    the_eve.shift(timedelta(seconds=120))
    quick = claim(timezone.now())
    assert quick == slow
    assert settle(quick) == Came.SENT
    server.answers = [TimeoutError()]
    assert settle(slow) == Came.PUT_OFF
    assert EmailDelivery.objects.get(pk=slow.pk).sent_at is not None


def test_the_log_names_nobody(case: Case, server: Server, caplog: pytest.LogCaptureFixture) -> None:
    server.answers = [smtplib.SMTPRecipientsRefused({"chidi@example.org": (450, b"chidi@example.org later")})]
    deliver()
    assert "SMTPRecipientsRefused" in caplog.text
    assert "example.org" not in caplog.text
    assert case.reference not in caplog.text


def test_an_address_that_is_none_is_given_up_and_the_others_go_out(
    case: Case, server: Server, the_eve: time_machine.Coordinates
) -> None:
    server.answers = [ValueError("Invalid address; only a@b..c could be parsed")]
    came = deliver()
    assert came[Came.GIVEN_UP] == 1
    assert came[Came.SENT] == EmailDelivery.objects.count() - 1 > 0
    assert EmailDelivery.objects.get(sent_at=None).given_up_because == GivenUp.REFUSED
