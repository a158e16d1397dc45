"""Whoever decides is told how an earlier warning came about that they may rely on (SA-8), on the page and by the API."""

from __future__ import annotations

import html
from collections.abc import Iterator

import pytest
import time_machine

from casework.enums import Action, Known
from tests.api.bodies import ready
from tests.imports.past import past_sanction
from tests.web.verbs_world import NOW, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db

Y, N, U = Known.YES, Known.NO, Known.NOT_KNOWN
LACKING = "whether the employee was accompanied is not known; no appeal was offered"
CAUTION = f"A final written warning issued Wed 3 Jun 2026: {LACKING}."
LINE = f"From an old record: there was a hearing; {LACKING}"


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture(autouse=True)
def _monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


# A case manager is shown earlier warnings by the verb alone: the case lists none for them (SA-2, 7.6).
@pytest.mark.parametrize(
    ("action", "is_listed"),
    [(Action.DECIDE_OUTCOME, True), (Action.AGREE_SANCTION, False), (Action.DECIDE_APPEAL, True)],
)
def test_whoever_decides_is_told_what_was_lacking_when_it_was_given(
    world: World, action: Action, is_listed: bool
) -> None:
    call = ready(world, action)
    past_sanction(world, heard=Y, accompanied=U, appeal_offered=N)
    client, reference = sign_in(world, call.who), call.file.reference
    page = html.unescape(client.get(f"/cases/{reference}/{action}/").content.decode())
    assert (page.count(LINE), page.count(CAUTION), "Rule SA-8" in page) == (1, 1, True)
    listed = client.get(f"/api/v1/cases/{reference}").json()["earlier_warnings"]
    how = {"heard": "yes", "accompanied": "not_known", "appeal_offered": "no"}
    assert [one["procedure"] for one in listed] == ([how] if is_listed else [])
    told = call.post(client)
    assert told.status_code == 200, told.content.decode()
    assert (told.json()["to_mind"].count(CAUTION), "Rule SA-8" in told.json()["to_mind"]) == (1, True)


def test_nothing_is_cautioned_of_where_all_was_as_it_should_be(world: World) -> None:
    call = ready(world, Action.DECIDE_OUTCOME)
    past_sanction(world, heard=Y, accompanied=Y, appeal_offered=Y)
    client = sign_in(world, call.who)
    page = client.get(f"/cases/{call.file.reference}/decide_outcome/").content.decode()
    assert ("an appeal was offered" in page, "rests on less" in page) == (True, False)
    assert call.post(client).json()["to_mind"] == ""
