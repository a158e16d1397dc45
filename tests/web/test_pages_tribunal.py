"""Who is shown until when a tribunal claim can be brought: HR and auditors of the case, at every door."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from casework.enums import Role
from casework.models import Case, Deadline, EmailDelivery, Employee, Notification
from casework.notifications.recipients import may_be_told
from tests.actions.test_tribunal import dismissed
from tests.api.bodies import sign_in as sign_in_api
from tests.fixtures_world import grant, that_autumn, world  # noqa: F401
from tests.web.test_pages_policies import text
from tests.web.verbs_world import sign_in
from tests.world import World

pytestmark = pytest.mark.django_db

SHOWN = ("hana", "lena", "audrey")
NOT_SHOWN = ("carla", "ivor", "chidi", "petra")
SAID = "An employment tribunal claim can be brought until Tue 26 Jan 2027."


@pytest.fixture
def case(world: World) -> Case:  # noqa: F811
    """Dismissed on Tue 20 Oct, with an appeal that petra hears and conciliation from 5 to 12 Nov."""
    case = dismissed(world)
    world.lodge(case)
    world.arrange_appeal(case)
    world.conciliate(case)
    return case


def test_the_page(world: World, case: Case) -> None:  # noqa: F811
    for name in (*SHOWN, *NOT_SHOWN):
        answer = sign_in(world, name).get(reverse("case", args=[case.reference]))
        assert answer.status_code == 200
        said = text(answer)
        for words in (
            SAID,
            "conciliation from Thu 5 Nov 2026 to Thu 12 Nov 2026",
            "ask a lawyer before you rely on it",
            "Early conciliation recorded",  # on the timeline
            "Last day for a tribunal claim",  # among the dates
        ):
            assert (words in said) is (name in SHOWN), (name, words)
        # Nobody is kept in the dark about what they need: the case itself is there.
        assert case.reference in said


def test_the_button_is_hrs(world: World, case: Case) -> None:  # noqa: F811
    address = reverse("record_conciliation", args=[case.reference])
    for name, shown in (("hana", True), ("lena", True), ("audrey", False), ("chidi", False)):
        page = sign_in(world, name).get(reverse("case", args=[case.reference])).content.decode()
        assert (address in page) is shown, name
    form = text(sign_in(world, "hana").get(address))
    assert "Employment ends Tue 20 Oct 2026" in form
    assert "Recorded so far Thu 5 Nov 2026 to Thu 12 Nov 2026" in form


def test_the_api(world: World, case: Case) -> None:  # noqa: F811
    for name in (*SHOWN, *NOT_SHOWN):
        client, shown = sign_in_api(world, name), name in SHOWN
        read = client.get(f"/api/v1/cases/{case.reference}").json()
        told = {"day_a": "2026-11-05", "day_b": "2026-11-12"} if shown else None
        assert read["conciliation"] == told, name
        kinds = {row["kind"] for row in read["deadlines"]}
        listed = {row["kind"] for row in client.get("/api/v1/deadlines").json()["results"]}
        assert ("tribunal_limit" in kinds, "tribunal_limit" in listed) == (shown, shown), name
        # What is not theirs is not found by asking for it either.
        asked = client.get("/api/v1/deadlines?kind=tribunal_limit").json()["results"]
        assert bool(asked) is shown, name


def test_what_is_known_of_a_claim_and_interim_relief_for_those_who_know_of_the_flag(
    world: World,  # noqa: F811
) -> None:
    case = dismissed(world, flagged=True)
    service = "2 years for an ordinary claim of unfair dismissal (TR-7)."
    relief = "interim relief until Tue 27 Oct 2026 (TR-9)"
    sees = {"hana": (True, False), "lena": (True, True), "audrey": (True, True), "chidi": (False, False)}
    for name, told in sees.items():
        said = text(sign_in(world, name).get(reverse("case", args=[case.reference])))
        assert (service in said, relief in said) == told, name
        assert ("Keep everything until Wed 20 Oct 2027 at least (TR-8)" in said) is told[0], name
        assert ("Needs legal confirmation" in said) is told[0], name


def test_without_a_flag_or_without_a_dismissal_there_is_no_interim_relief(world: World) -> None:  # noqa: F811
    unflagged = dismissed(world)
    left = world.open_case("uma")
    world.flag_disclosure(left)
    world.resign(left)
    for case in (unflagged, left):
        said = text(sign_in(world, "lena").get(reverse("case", args=[case.reference])))
        assert "Service needed" in said and "nterim relief" not in said


def test_in_northern_ireland_the_words_are_its_own(world: World) -> None:  # noqa: F811
    case = dismissed(world)
    Employee.objects.filter(pk=case.subject_id).update(nation="northern-ireland")
    case.refresh_from_db()
    world.conciliate(case)
    hana = sign_in(world, "hana")
    said = text(hana.get(reverse("case", args=[case.reference])))
    assert "An industrial tribunal claim can be brought until" in said
    assert "The Labour Relations Agency was told on Thu 5 Nov 2026" in said
    assert "1 year for an ordinary claim of unfair dismissal (TR-7)." in said
    form = text(hana.get(reverse("record_conciliation", args=[case.reference])))
    assert "the day on which the Labour Relations Agency was told" in form
    assert "Acas" not in form


def test_whoever_investigated_is_told_nothing_of_it_when_the_case_is_closed_either(world: World) -> None:  # noqa: F811
    """Whatever their role: neither in the list, nor by a notification (the same as on the page)."""
    case = dismissed(world)
    grant(world, "ivor", Role.HR_LEAD, None)
    world.close(case)
    owed = Deadline.objects.get(case=case, kind="tribunal_limit")
    told = {"deadline": owed, "rule": "tribunal_limit", "part": "hr_lead"}
    for name, sees in (("ivor", False), ("lena", True)):
        user = world.user(name)
        delivery = EmailDelivery.objects.create(recipient=user, message_id=name, next_try_at=timezone.now())
        Notification.objects.create(recipient=user, delivery=delivery, **told)
        listed = {row["kind"] for row in sign_in_api(world, name).get("/api/v1/deadlines").json()["results"]}
        assert ("tribunal_limit" in listed) is sees, name
        assert Notification.objects.visible_to(user).exists() is sees, name
        assert may_be_told(user, "hr_lead", owed) is sees, name
