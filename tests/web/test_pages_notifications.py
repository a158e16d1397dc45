"""The notifications page: what one was told, in which words, putting it aside, and the count in the menu."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.enums import FileState, PartKind
from casework.models import AuditEvent, Case, Notification, Part
from casework.notifications import materialise
from casework.queries.notifications import unread_count
from tests.copies import copies_of
from tests.fixtures_world import hire
from tests.web.test_pages_case import sign_in, words_of
from tests.world import REFERRED, World, build_world

EVE = "2026-10-15T09:00:00Z"


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with time_machine.travel(EVE, tick=False):
        yield build_world()


@pytest.fixture
def case(world: World) -> Case:
    """Its hearing is tomorrow, and chidi and hana were told."""
    case = world.case_in(FileState.HEARING)
    materialise(at=timezone.now())
    return case


def text_of(world: World, name: str) -> str:
    response = sign_in(world, name).get(reverse("notifications"))
    assert response.status_code == 200
    return words_of(response.content)


def badge(client: Client, route: str = "home") -> str:
    """What the menu says beside Notifications."""
    html = client.get(reverse(route)).content.decode()
    found = re.search(r'href="/notifications/"[^>]*>(.*?)</a>', html, re.DOTALL)
    assert found is not None
    return (
        re.sub(r"<[^>]+>", "", found.group(1).replace("<strong", " <strong"))
        .split("Notifications")[-1]
        .strip()
    )


def test_page_says_what_for_which_file_by_when_and_since_when(world: World, case: Case) -> None:
    text = text_of(world, "chidi")
    assert "1 notification waits for you." in text
    line = f"A hearing is about to be held {case.reference} Sam Example Fri 16 Oct 2026 Thu 15 Oct 2026 Mark as read"
    assert line in text
    assert "Nothing has been notified yet" in text_of(world, "ivor")


def test_menu_counts_what_waits_and_nothing_else(world: World, case: Case) -> None:
    client = sign_in(world, "chidi")
    assert badge(client) == badge(client, "cases") == "1 waiting for you"
    assert badge(sign_in(world, "ivor")) == ""
    client.post(reverse("mark_all_notifications_read"))
    assert badge(client) == ""


def test_what_is_over_waits_no_more_and_stays_in_the_list(world: World, case: Case) -> None:
    world.withdraw(case, reason="In error.", on=date(2026, 10, 15))
    text = text_of(world, "chidi")
    assert "Over: nothing is owed any more" in text
    assert "1 notification waits" not in text
    assert badge(sign_in(world, "chidi")) == ""


def test_a_file_that_is_closed_to_the_reader_takes_its_notifications_along(world: World, case: Case) -> None:
    Part.objects.filter(case=case, kind=PartKind.CHAIR).update(to_date=REFERRED, ended_because="Ill.")
    assert case.reference not in text_of(world, "chidi")
    assert badge(sign_in(world, "chidi")) == ""


def test_one_is_marked_and_the_rest_left(world: World, case: Case) -> None:
    hire(world, "second", unit="leeds")
    world.case_in(FileState.HEARING, "second")
    materialise(at=timezone.now())
    first, second = Notification.objects.filter(recipient=world.user("chidi")).order_by("pk")
    client = sign_in(world, "chidi")
    response = client.post(reverse("mark_notification_read", kwargs={"pk": first.pk}))
    assert response.headers["Location"] == reverse("notifications")
    first.refresh_from_db()
    second.refresh_from_db()
    assert first.read_at == timezone.now()
    assert second.read_at is None
    assert badge(client) == "1 waiting for you"
    read = first.read_at
    with time_machine.travel("2026-10-15T10:00:00Z", tick=False):
        client.post(reverse("mark_notification_read", kwargs={"pk": first.pk}))
        first.refresh_from_db()
    assert first.read_at == read, "the first time stands"


def test_marking_all_says_so_and_touches_nobody_elses(world: World, case: Case) -> None:
    response = sign_in(world, "chidi").post(reverse("mark_all_notifications_read"), follow=True)
    assert "All notifications are marked as read." in words_of(response.content)
    assert not Notification.objects.get(recipient=world.user("hana")).read_at


def test_looking_is_an_event_without_content_and_marking_is_none(world: World, case: Case) -> None:
    client = sign_in(world, "chidi")
    before = AuditEvent.objects.count()
    client.get(reverse("notifications"))
    event = AuditEvent.objects.order_by("id").last()
    assert AuditEvent.objects.count() == before + 1
    assert '"count":1,"page":"notifications"' in event.body
    client.post(reverse("mark_all_notifications_read"))
    assert AuditEvent.objects.count() == before + 1


def test_an_incident_is_told_of_without_the_names_in_it(world: World) -> None:
    incident = world.report()
    materialise(at=timezone.now())
    text = text_of(world, "hana")
    assert f"An incident has not been assessed in time {incident.reference} Tue 15 Sep 2026" in text
    assert "Sam" not in text


def test_page_and_menu_take_as_many_queries_for_one_as_for_fifty(
    world: World, case: Case, django_assert_max_num_queries
) -> None:
    client = sign_in(world, "chidi")

    def count(route: str) -> int:
        with django_assert_max_num_queries(48) as captured:
            assert client.get(reverse(route)).status_code == 200
        return len(captured)

    notifications, home = count("notifications"), count("home")
    copies_of(case, 49)
    assert materialise(at=timezone.now()) == 98
    assert Notification.objects.filter(recipient=world.user("chidi")).count() == 50
    assert count("notifications") == notifications
    assert count("home") == home + 2  # what does not fit on the page is counted, and the late ones of it


def test_the_count_is_one_query_for_whoever_has_none(
    world: World, case: Case, django_assert_num_queries
) -> None:
    nobody, somebody = world.user("ivor"), world.user("hana")
    with django_assert_num_queries(1):
        assert unread_count(nobody) == 0
    with django_assert_num_queries(3):
        assert unread_count(somebody) == 1
