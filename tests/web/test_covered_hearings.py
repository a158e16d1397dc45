"""A hearing on a day on which its chair is away, by page and API: who leads it, from when on, and what is said (T11)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine

from casework.actions.covers import arrange_cover
from casework.enums import Action, PartKind
from casework.models import Cover, Part
from tests import fixtures_world as more
from tests.api import bodies
from tests.fixtures_world import world as world
from tests.web import verbs_world
from tests.web.verbs_world import NOW, sign_in
from tests.world import LONDON, World

pytestmark = pytest.mark.django_db

SENT = datetime(2026, 11, 23, 9, 0, tzinfo=LONDON)
HEARD, TODAY = date(2026, 12, 16), date(2026, 11, 24)
# What is said, where the cover was arranged when the letter left, and where it was a second later.
GOES = "Petra Example hears it: %s is away on Wed 16 Dec 2026. (Design"
STAYS = "%s is away on Wed 16 Dec 2026, and the employee was told that they hear them. Postpone it"


def _cover(world: World, absent: str, recorded_at: datetime) -> None:
    days = {"from_on": HEARD, "until": HEARD, "on": SENT.date()}
    arrange_cover(absent=world.people[absent], stand_in=world.petra, by=world.user("hana"), **days)
    Cover.objects.update(recorded_at=recorded_at)


@pytest.mark.parametrize(
    ("later", "chair", "says"),
    [(timedelta(0), "petra", GOES), (timedelta(seconds=1), "chidi", STAYS)],
)
def test_who_hears_it_by_when_the_letter_left(world: World, later: timedelta, chair: str, says: str) -> None:
    """Written down on 24 Nov, the day after the letter: nobody acts by a part from before that day."""
    with time_machine.travel(NOW, tick=False):
        it = verbs_world.ready(world, Action.ARRANGE_HEARING)
        _cover(world, "chidi", SENT + later)
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        page = sign_in(world, it.who).post(it.path, it.data(), follow=True)
    assert says % "Chidi Example" in page.content.decode()
    part = Part.objects.get(case=it.file, kind=PartKind.CHAIR, to_date=None)
    assert (part.employee, it.file.hearings.get().chair) == (world.people[chair], world.people[chair])
    assert (part.from_date == TODAY) is (chair == "petra")


def test_an_appeal_by_api(world: World) -> None:
    with time_machine.travel(bodies.NOW, tick=False):
        more.hire(world, "greta", grade="G6", unit="digital")
        call = bodies.ready(world, Action.ARRANGE_APPEAL_HEARING)
        before = datetime.fromisoformat(bodies.SENT)
        days = {"from_on": HEARD, "until": HEARD, "on": bodies.NOW.date()}
        arrange_cover(absent=world.petra, stand_in=world.people["greta"], by=world.user("hana"), **days)
        Cover.objects.update(recorded_at=before)
        said = call.post(bodies.sign_in(world, call.who)).json()
    assert said["to_mind"].startswith("Greta Example hears it: Petra Example is away on Wed 16 Dec 2026.")
