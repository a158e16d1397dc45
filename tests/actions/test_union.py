"""A trade-union representative: what waits for the talk with the union, and who may know (PR-14, DP-3)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from casework.enums import Role, UnionSource, UnionTalkResult
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import AuditEvent, Case
from tests import fixtures_world as more
from tests.web.verbs_world import hearing_without_attempt, sign_in
from tests.world import World

pytestmark = pytest.mark.django_db

TRACES = ("represents a trade union", "Trade-union representative", "Talk with the union", "Olga")


@pytest.mark.parametrize(
    "settled",
    [{"result": UnionTalkResult.TALKED}, {"result": UnionTalkResult.NOT_AGREED, "official": ""}],
    ids=["talked", "not agreed"],
)
def test_no_hearing_is_arranged_before_the_talk(world: World, settled: dict[str, str]) -> None:
    case = hearing_without_attempt(world)
    with pytest.raises(NotNow):
        world.record_union_talk(case)
    world.flag_union_representative(case)
    with pytest.raises(NotNow):
        world.flag_union_representative(case)
    with pytest.raises(RuleBroken, match="PR-14"):
        world.arrange(case)
    world.record_union_talk(case, **settled)
    with pytest.raises(NotNow):
        world.record_union_talk(case, **settled)
    world.arrange(case)
    assert case.hearings.count() == 1


def test_somebody_from_hr_who_takes_the_notes_is_not_told(world: World) -> None:
    """No part keeps them from HR's verbs; what they may not know is not said to them."""
    case = hearing_without_attempt(world)
    world.flag_union_representative(case, source=UnionSource.MEMBERSHIP)
    more.grant(world, "ivor", Role.HR_OFFICER, "operations")
    with pytest.raises(RuleBroken) as refusal:
        world.arrange(case, by=world.user("ivor"))
    assert refusal.value.rule_id == "7.6"
    for verb in (world.flag_union_representative, world.record_union_talk):
        with pytest.raises(NotYou):
            verb(case, by=world.user("ivor"))


def _read(world: World, name: str, case: Case) -> list[str]:
    """What of it is on the page, in the API, and on the pages of its verbs."""
    here = {"reference": case.reference}
    client = sign_in(world, name)
    texts = [
        client.get(address).content.decode()
        for address in (
            f"{reverse('case', kwargs=here)}?shown=200",
            reverse("api_case", kwargs=here),
            reverse("record_union_talk", kwargs=here),
        )
    ]
    return [trace for trace in (*TRACES, '"happened_on"') if any(trace in text for text in texts)]


def test_only_those_who_may_know_are_told(world: World) -> None:
    more.hire_the_rest(world)
    # The same case twice: as the employee said it, and from membership data.
    for source, told in ((UnionSource.SAID, {"carla", "ada"}), (UnionSource.MEMBERSHIP, set())):
        case = more.crowded_case(world)
        world.flag_union_representative(case, source=source)
        world.record_union_talk(case)
        for name in ("hana", "lena", "audrey", "carla", "ada", "ivor", "chidi", "petra", "nora", "april"):
            found = _read(world, name, case)
            if name in {"hana", "lena", "audrey"} | told:
                assert "Olga" in found and "Talk with the union" in found, (source, name, found)
            else:
                assert found == [], (source, name, found)


def test_the_events_do_not_say_how_it_is_known(world: World) -> None:
    case = world.open_case()
    world.flag_union_representative(case, source=UnionSource.MEMBERSHIP)
    world.record_union_talk(case)
    bodies = list(AuditEvent.objects.filter(case=case.pk).values_list("body", flat=True))
    assert sum("union" in body for body in bodies) == 2
    assert not [body for body in bodies if "membership" in body or "Olga" in body]
