"""A legal hold on a case: placed, reviewed, lifted; who is told that it is on, and who reads why (DP-11, R20)."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.urls import reverse

from casework.enums import DeadlineKind, FileState, Role
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import Case, Deadline, Notification
from casework.notifications import materialise
from casework.queries.case_list import Wanted, cases_wanted
from tests import fixtures_world as more
from tests import outside_world as outside
from tests.web.verbs_world import NOW, sign_in
from tests.world import CLOSED, LONDON, World

pytestmark = pytest.mark.django_db

REVIEW = DeadlineKind.HOLD_REVIEW
CANARY = "canary of the claim"


def _owed(case: Case) -> list[date]:
    return list(Deadline.objects.open().filter(case=case, kind=REVIEW).values_list("due_on", flat=True))


def test_it_lasts_over_the_end_of_the_case_until_it_is_lifted(world: World) -> None:
    case = world.case_in(FileState.OUTCOME)
    for verb in (outside.review_hold, outside.lift_hold):
        with pytest.raises(NotNow, match="not on legal hold"):
            verb(world, case)
    hold = outside.place_hold(world, case)
    with pytest.raises(NotNow, match="already"):
        outside.place_hold(world, case)
    assert _owed(case) == [date(2027, 3, 9)]
    world.close(case)
    assert _owed(case) == [date(2027, 3, 9)]

    outside.review_hold(world, case)
    assert _owed(case) == [date(2027, 5, 4)]
    first, second = Deadline.objects.filter(case=case, kind=REVIEW).order_by("pk")
    assert (first.met_at is None, second.met_at) == (False, None)
    outside.lift_hold(world, case)
    assert _owed(case) == []
    second.refresh_from_db()
    assert second.met_at is None and second.superseded_at is not None, "nobody reviewed it"
    hold.refresh_from_db()
    assert (hold.lifted_on, hold.review_on) == (CLOSED, date(2027, 3, 9))
    outside.place_hold(world, case)
    assert case.legal_holds.count() == 2


def test_who_may_answer_for_it_and_place_it(world: World) -> None:
    case = world.open_case()
    for name in ("ivor", "carla", "sam"):
        with pytest.raises(RuleBroken) as refusal:
            outside.place_hold(world, case, owner=world.people[name])
        assert (refusal.value.rule_id, refusal.value.field) == ("DP-11", "owner"), name
    more.grant(world, "ivor", Role.HR_LEAD, "operations")
    with pytest.raises(NotYou, match="who does not investigate"):
        outside.place_hold(world, case, by=world.user("ivor"))
    # Of HR, and investigating: the hold is not shown to them, so they cannot answer for it.
    with pytest.raises(RuleBroken, match="DP-11"):
        outside.place_hold(world, case, owner=world.ivor)
    outside.place_hold(world, case, owner=world.lena)


def test_the_list_of_cases_finds_what_is_on_hold(world: World) -> None:
    held, lifted = world.open_case(), world.open_case("uma")
    world.open_case("sita")
    for case in (held, lifted):
        outside.place_hold(world, case)
    outside.lift_hold(world, lifted)
    found = cases_wanted(world.user("hana"), Wanted(held=True), NOW)
    assert [row.pk for row in found] == [held.pk]
    page = sign_in(world, "hana").get(reverse("cases"), {"hold": "on"}).content.decode()
    assert held.reference in page and lifted.reference not in page
    assert "Legal hold: On legal hold" in page


def test_that_it_is_on_everybody_sees_and_why_hr_and_auditors(world: World) -> None:
    more.hire_the_rest(world)
    case = more.crowded_case(world)
    outside.place_hold(world, case, reasons=CANARY, review_on=date(2026, 12, 20))
    materialise(at=datetime(2026, 11, 23, 9, tzinfo=LONDON))
    told = Notification.objects.filter(deadline__kind=REVIEW)
    assert {row.recipient.email for row in told} == {"lena@example.org"}
    sees = {"hana": True, "lena": True, "audrey": True, "carla": False, "ivor": False, "chidi": False}
    for name, reads in sees.items():
        client, here = sign_in(world, name), {"reference": case.reference}
        page = client.get(f"{reverse('case', kwargs=here)}?shown=200").content.decode()
        api = client.get(reverse("api_case", kwargs=here)).json()
        assert "The case is on legal hold" in page and "Destroy nothing that belongs to it" in page, name
        for trace in (CANARY, "Legal hold placed", "Sun 20 Dec 2026"):
            assert (trace in page) is reads, (name, trace)
        [hold] = api["legal_holds"]
        assert (hold["placed_on"], hold["lifted_on"]) == ("2026-09-09", None), name
        assert (hold["reasons"] == CANARY, hold["owner"] is not None) == (reads, reads), name
        assert ("hold_review" in {row["kind"] for row in api["deadlines"]}) is reads, name


def test_the_page_says_what_is_presumed_to_be_held_anyway(world: World) -> None:
    case = world.open_case()
    world.resign(case)
    page = sign_in(world, "lena").get(reverse("place_hold", args=[case.reference])).content.decode()
    assert "Until Wed 6 Oct 2027 in any case (TR-8)" in page
