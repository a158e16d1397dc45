"""Whoever looks after requests is reminded of them (R18, R19): once, by the role, or HR leads where nobody holds it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from casework.enums import RequestStep, Role
from casework.models import EmailDelivery, InformationRequest, Notification, RoleGrant
from casework.notifications import Came, deliver, materialise
from casework.queries.notifications import unread_count
from casework.rules.reminders import reminder_in_words
from tests.fixtures_world import grant
from tests.notifications.conftest import on
from tests.requests_world import COMPLAINT, FOI, SAR, happened, hire_who_answers, received
from tests.world import World

pytestmark = pytest.mark.django_db
_S = RequestStep
DAY = timedelta(days=1)


@pytest.fixture
def office(world: World) -> World:
    hire_who_answers(world)
    return world


def sweep(day: date) -> int:
    with on(day) as moment:
        return materialise(at=moment)


def told_from(first: date, last: date) -> dict[str, list[tuple[str, str, date]]]:
    """Sweep twice a day; by request: who was told what, as what and on which day."""
    day, seen, told = first, set(), {}
    while day <= last:
        sweep(day)
        sweep(day)
        for row in Notification.objects.exclude(pk__in=seen).select_related("deadline__request", "recipient"):
            name = row.recipient.email.partition("@")[0]
            told.setdefault(row.deadline.request.reference, []).append((name, row.rule, day))
            seen.add(row.pk)
        day += DAY
    return told


def asked(world: World, kind: str, received_on: date) -> InformationRequest:
    with on(received_on):
        return received(world, kind, received_on=received_on)


def test_scenario_17_is_counted_down_to_officers(office: World) -> None:
    """R18: due Mon 1 Mar 2027; ten days before is Fri 19 Feb, five Wed 24 Feb."""
    request = asked(office, SAR, date(2027, 1, 31))
    assert told_from(date(2027, 2, 17), date(2027, 3, 9)) == {
        request.reference: [
            ("dina", "sar_ten_days", date(2027, 2, 19)),
            ("dina", "sar_five_days", date(2027, 2, 24)),
            ("dina", "sar_due", date(2027, 3, 1)),
            ("dina", "sar_late_1", date(2027, 3, 2)),
            ("dina", "sar_late_2", date(2027, 3, 9)),
        ]
    }
    assert set(Notification.objects.values_list("part", flat=True)) == {"data_protection_officer"}


def test_scenario_6_is_counted_up_to_foi_leads(office: World) -> None:
    """R19: due Thu 9 Apr 2026; the 10th working day is Tue 24 Mar, the 15th Tue 31 Mar, the 18th Tue 7 Apr."""
    request = asked(office, FOI, date(2026, 3, 9))
    assert told_from(date(2026, 3, 23), date(2026, 4, 10)) == {
        request.reference: [
            ("fola", "foi_half", date(2026, 3, 24)),
            ("fola", "foi_five_left", date(2026, 3, 31)),
            ("fola", "foi_two_left", date(2026, 4, 7)),
            ("fola", "foi_late_1", date(2026, 4, 10)),
        ]
    }


def test_what_is_told_is_true_of_an_extended_reply_too(office: World) -> None:
    """A named day leaves more or less than twenty working days; what is told then counts back from it."""
    request = asked(office, FOI, date(2026, 9, 1))  # due Tue 29 Sep
    with on(date(2026, 9, 28)):
        happened(office, request, _S.EXTENDED, date(2026, 9, 28), said="Weighed.", until=date(2026, 10, 2))
    assert sweep(date(2026, 9, 28)) == 1
    told = Notification.objects.get()
    assert reminder_in_words(told.deadline.kind, told.rule) == (
        "The reply to a request for information is due within five working days"
    )


def test_a_sweep_takes_as_many_queries_for_ten_requests_as_for_one(office: World) -> None:
    counts = []
    for more in (1, 9):
        for _ in range(more):
            asked(office, FOI, date(2026, 9, 1))
        assert sweep(date(2026, 9, 16)) == more
        with CaptureQueriesContext(connection) as found:
            assert sweep(date(2026, 9, 16)) == 0
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_nobody_is_told_while_the_requester_is_waited_for_or_once_it_is_answered(office: World) -> None:
    request = asked(office, SAR, date(2027, 1, 31))
    with on(date(2027, 2, 10)):
        happened(office, request, _S.CLARIFICATION_ASKED, date(2027, 2, 10), said="Which years?")
    assert not told_from(date(2027, 2, 19), date(2027, 2, 24))
    with on(date(2027, 2, 24)):
        happened(office, request, _S.ANSWER_RECEIVED, date(2027, 2, 24))
    # Fourteen days later: Sun 14 Mar, which rolls to Mon 15 Mar.
    assert sweep(date(2027, 3, 4)) == 0
    assert sweep(date(2027, 3, 5)) == 1
    with on(date(2027, 3, 5)):
        assert unread_count(office.user("dina")) == 1
        happened(office, request, _S.REPLIED, date(2027, 3, 5), result="disclosed")
        assert unread_count(office.user("dina")) == 0
    assert sweep(date(2027, 3, 16)) == 0


def test_where_nobody_holds_the_role_hr_leads_are_told(world: World) -> None:
    lena = {"by": world.user("lena")}
    with on(date(2026, 9, 1)):
        received(world, COMPLAINT, received_on=date(2026, 9, 1), **lena)
        received(world, FOI, received_on=date(2026, 9, 1), **lena)
    assert sweep(date(2026, 9, 21)) == 2  # due Thu 1 Oct, and Tue 29 Sep
    told = set(Notification.objects.values_list("recipient__email", "rule", "part"))
    lead = "lena@example.org"
    assert told == {(lead, "complaint_ten_days", "hr_lead"), (lead, "foi_half", "hr_lead")}


def test_the_person_it_is_about_is_not_told_though_they_hold_the_role(office: World) -> None:
    with on(date(2026, 9, 1)):
        received(office, SAR, about=office.dina, received_on=date(2026, 9, 1), by=office.user("lena"))
    assert sweep(date(2026, 9, 22)) == 1
    assert Notification.objects.get().recipient == office.user("lena")
    grant(office, "uma", Role.DATA_PROTECTION_OFFICER, "leeds")  # dina works elsewhere
    assert sweep(date(2026, 9, 26)) == 1
    assert set(Notification.objects.values_list("recipient__email", flat=True)) == {"lena@example.org"}


def test_a_successor_is_told_of_what_was_told(office: World) -> None:
    asked(office, FOI, date(2026, 9, 1))
    assert sweep(date(2026, 9, 15)) == 1
    RoleGrant.objects.filter(role=Role.FOI_LEAD).update(to_date=date(2026, 9, 15))
    with on(date(2026, 9, 16)):
        grant(office, "uma", Role.FOI_LEAD, None)
    assert sweep(date(2026, 9, 16)) == 1
    assert Notification.objects.filter(recipient=office.user("uma"), rule="foi_half").exists()


def test_an_email_carries_the_reference_alone(office: World) -> None:
    request = asked(office, SAR, date(2026, 9, 1))
    with on(date(2026, 9, 21)):
        assert materialise(at=timezone.now()) == 1
        assert deliver() == {Came.SENT: 1}
    [sent] = mail.outbox
    assert sent.to == ["dina@example.org"]
    assert sent.subject == f"You have an action in {request.reference}"
    assert "Sam" not in sent.body and "access" not in sent.body and request.asks not in sent.body


def test_an_email_is_given_up_where_the_role_ended_or_the_reply_was_sent(office: World) -> None:
    first, second = asked(office, SAR, date(2026, 9, 1)), asked(office, FOI, date(2026, 9, 1))
    with on(date(2026, 9, 22)):
        assert materialise(at=timezone.now()) == 2
        happened(office, second, _S.REPLIED, date(2026, 9, 22), result="disclosed")
        RoleGrant.objects.filter(role=Role.DATA_PROTECTION_OFFICER).update(to_date=date(2026, 9, 21))
        assert deliver() == {Came.GIVEN_UP: 2}
    assert not mail.outbox and first.deadlines.open().exists()
    assert set(EmailDelivery.objects.values_list("given_up_because", flat=True)) == {"nothing_owed"}
