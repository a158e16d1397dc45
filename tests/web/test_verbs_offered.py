"""Where a rule refuses a day and names a lawful one, a button fills it in: without JavaScript, recording nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from casework.enums import Action
from casework.models import Hearing
from tests.web.verbs_world import NOW, day, ready, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def test_the_earliest_lawful_hearing_is_a_button_of_the_form(world: World) -> None:
    """PR-10: sent and received on Mon 23 Nov 2026, five clear working days later is Tue 1 Dec."""
    done = ready(world, Action.ARRANGE_HEARING)
    client = sign_in(world, done.who)
    body = done.data() | day("starts_on", "25 11 2026")
    body |= day("sent_on", "23 11 2026") | {"place": "Room 4, as typed"}
    refused = client.post(done.path, body)
    page = refused.content.decode()
    assert refused.status_code == 422
    form = page.split('<form method="post" novalidate')[1].split("</form>")[0]
    assert 'type="submit" name="take_day" value="starts_on=2026-12-01"' in form
    assert "Use Tue 1 Dec 2026" in form
    taken = client.post(done.path, body | {"take_day": "starts_on=2026-12-01"})
    page = taken.content.decode()
    assert (taken.status_code, Hearing.objects.count()) == (200, 0)
    for part, value in (("day", "1"), ("month", "12"), ("year", "2026")):
        assert f'name="starts_on_{part}"' in page and f'value="{value}"' in page
    assert "Tue 1 Dec 2026 is filled in. Nothing is recorded yet" in page
    assert 'value="Room 4, as typed"' in page and 'class="govuk-error-summary"' not in page
    sent = client.post(done.path, body | day("starts_on", "1 12 2026"))
    assert sent.status_code == 302
    assert timezone.localdate(Hearing.objects.get().starts_at) == date(2026, 12, 1)


@pytest.mark.parametrize("taken", ["starts_on=tomorrow", "place=2026-12-01", "", "starts_on"])
def test_a_button_that_names_no_day_of_the_form_changes_nothing(world: World, taken: str) -> None:
    done = ready(world, Action.ARRANGE_HEARING)
    body = done.data(take_day=taken) | day("starts_on", "25 11 2026")
    answer = sign_in(world, done.who).post(done.path, body)
    assert (answer.status_code, "is filled in" in answer.content.decode()) == (200, False)
    assert 'value="25"' in answer.content.decode()
    assert not Hearing.objects.exists()
