"""The page of the days off, and the two forms that change them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from casework.enums import HolidayKind, Nation
from casework.models import AuditEvent, HolidayChange, PolicyVersion
from casework.rules.working_days import SEED_SOURCE
from tests.fixtures_world import that_autumn, world  # noqa: F401
from tests.web.test_pages_policies import text
from tests.web.verbs_world import day, sign_in
from tests.world import P1, World

pytestmark = pytest.mark.django_db

RIGHT = {
    **day("day", "14 9 2026"),
    "name": "A royal visit",
    "nations": [Nation.ENGLAND_AND_WALES.value],
    "kind": HolidayKind.BANK_HOLIDAY.value,
    "source": "London Gazette, 1 September 2026",
}


@pytest.fixture
def lena(world: World) -> Client:  # noqa: F811
    return sign_in(world, "lena")


def page_of(client: Client, nation: Nation, year: int) -> str:
    return text(client.get(reverse("holidays"), {"nation": nation.value, "year": year}))


def test_each_day_has_its_source(lena: Client) -> None:
    said = page_of(lena, Nation.SCOTLAND, 2026)
    assert "Scotland, 2026" in said and "Mon 15 Jun 2026" in said
    assert SEED_SOURCE in said and "With the software" in said
    assert "Mon 15 Jun 2026" not in page_of(lena, Nation.ENGLAND_AND_WALES, 2026)
    assert "Wed 17 Mar 2027" in page_of(lena, Nation.NORTHERN_IRELAND, 2027)
    assert "England and Wales, 2026" in text(lena.get(reverse("holidays")))


def test_a_day_is_added_and_taken_off_again(lena: Client) -> None:
    answer = lena.post(reverse("add_holiday"), RIGHT, follow=True)
    said = text(answer)
    assert "Mon 14 Sep 2026 is a day off now. Open deadlines are being counted again." in said
    assert "Mon 14 Sep 2026 A royal visit Bank holiday London Gazette, 1 September 2026" in said
    assert "by Lena Example" in said
    again = lena.post(reverse("add_holiday"), RIGHT)
    assert again.status_code == 422
    assert "is a day off in England and Wales already" in text(again)
    assert "How Casework is designed" in text(again)  # behind "Why?"
    taken = lena.post(reverse("take_off_holiday"), RIGHT | {"source": "Gazette, 9 September"}, follow=True)
    assert "is a working day now" in text(taken) and "Taken off" in text(taken)
    assert "What was said before" in text(taken) and "London Gazette, 1 September 2026" in text(taken)
    assert HolidayChange.objects.count() == 2
    assert AuditEvent.objects.filter(action="refused").count() == 1


# what is changed in a right answer, and the sentence on the page
WRONG: tuple[tuple[dict[str, Any], str], ...] = (
    (day("day", "31 9 2026"), "must be a real date"),
    (day("day", "12 9 2026"), "at a weekend"),
    (day("day", "1 9 2061"), "Calendars are kept from 1990 to 2060"),
    ({"name": ""}, "Enter the name of the day"),
    ({"name": "x" * 101}, "must be 100 characters or fewer"),
    ({"name": "a\x00b"}, "has a character that cannot be kept"),
    ({"nations": []}, "Select where"),
    ({"nations": ["cornwall"]}, "Select where"),
    ({"kind": "nice_weather"}, "Select what it is"),
    ({"source": "  "}, "Enter where this is said"),
)


def test_what_is_wrong_is_said_and_nothing_is_kept(lena: Client) -> None:
    for route in ("add_holiday", "take_off_holiday"):
        for changes, sentence in WRONG:
            answer = lena.post(reverse(route), RIGHT | changes)
            assert answer.status_code == 422, changes
            assert sentence in text(answer), (changes, text(answer))
    assert not HolidayChange.objects.exists()


def test_an_address_that_asks_for_nonsense(lena: Client) -> None:
    for asked in (
        {"nation": "cornwall", "year": "2026"},
        {"nation": "scotland", "year": "x"},
        {"year": "1066"},
    ):
        assert lena.get(reverse("holidays"), asked).status_code == 422


def test_a_policy_says_by_which_days_off_it_counts(lena: Client, world: World) -> None:  # noqa: F811
    periods = P1["periods"] | {
        "appeal_window": {"n": 14, "unit": "calendar_days", "calendar": "employer"},
        "hearing_notice": {"n": 5, "unit": "working_days", "clear": True, "calendar": "employer"},
    }
    document = P1 | {"name": "P2", "periods": periods}
    policy = PolicyVersion.objects.create(name="P2", effective_from=date(2030, 1, 1), document=document)
    said = text(lena.get(reverse("policy", args=[policy.pk])))
    assert (
        "Notice of a hearing 5 clear working days The employer&#x27;s closure days are days off too" in said
    )
    compared = text(lena.get(f"{reverse('compare_policies')}?a={world.policy.pk}&b={policy.pk}"))
    assert "3 fields differ" in compared
