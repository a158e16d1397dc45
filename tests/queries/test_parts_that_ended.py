"""A part that ended still keeps its holder from what must not weigh in it, and from what is privileged (WB-1)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import DeadlineKind, PartKind, Role
from casework.models import Case, Deadline, DisclosureFlag, LegalAdvice
from casework.queries.sight import sight_of
from tests.actions.refusals import not_you
from tests.fixtures_world import grant
from tests.fixtures_world import world as world
from tests.support_world import advise_legally
from tests.world import ASSESSED, REFERRED, World

pytestmark = pytest.mark.django_db


def _led_by_lena_for_a_day(world: World, case: Case) -> None:
    """Lena, who leads HR, investigates and is replaced."""
    for employee, on in ((world.lena, ASSESSED), (world.ivor, ASSESSED + timedelta(days=1))):
        part = case.parts.get(kind=PartKind.INVESTIGATOR, to_date=None)
        reason = "Ivor is back." if employee == world.ivor else "Ivor is ill."
        actions.replace_part(part, employee=employee, reason=reason, by=world.user("hana"), on=on)
    case.refresh_from_db()


def _reads(world: World, who: object, case: Case) -> set[str]:
    """What of the restricted a person reads by any way: the rows, the page and the events."""
    client = Client()
    client.force_login(who)
    here = {"reference": case.reference}
    page = client.get(reverse("case", kwargs=here)).content.decode()
    events = client.get(reverse("api_case_events", kwargs=here)).content.decode()
    log = client.get(reverse("api_audit_events")).content.decode()
    sight, mine = sight_of(who, case), {"case": case}
    found = {
        "flag": DisclosureFlag.objects.visible_to(who).filter(**mine).exists(),
        "flag sight": sight.disclosures,
        "flag page": "told the regulator" in page,
        "flag due": Deadline.objects.visible_to(who)
        .filter(**mine, kind=DeadlineKind.DISCLOSURE_CHECK)
        .exists(),
        "advice": LegalAdvice.objects.visible_to(who).filter(**mine).exists(),
        "advice sight": sight.legal_advice or sight.legal_advice_known,
        "advice page": "Legal advice" in page,
        "events": "flag_disclosure" in events + log or "add_legal_advice" in events + log,
    }
    return {name for name, is_read in found.items() if is_read}


def test_who_investigated_until_yesterday_reads_neither_flag_nor_advice(world: World) -> None:
    case = world.open_case()
    _led_by_lena_for_a_day(world, case)
    world.flag_disclosure(case)
    advise_legally(world, case, by=world.user("hana"))
    assert _reads(world, world.user("lena"), case) == set()
    with not_you("You have another part in this case"):
        advise_legally(world, case)
    with not_you("neither investigates nor hears nor decides"):
        world.check_disclosure(case)
    everything = _reads(world, world.another_lead(), case)
    assert len(everything) == 8, everything


def test_nor_in_the_case_to_which_theirs_was_joined(world: World) -> None:
    into, case = world.open_case(), world.another_case()
    _led_by_lena_for_a_day(world, case)
    world.flag_disclosure(case)
    world.join(case, into, on=REFERRED)
    into.refresh_from_db()
    advise_legally(world, into, by=world.user("hana"))
    assert _reads(world, world.user("lena"), into) == set()
    assert len(_reads(world, world.another_lead(), into)) == 8


def test_an_auditor_who_manages_the_case_finds_no_advice_in_the_log(world: World) -> None:
    """By the log as by the page: whoever has another part is not told that there is some."""
    case, other = world.open_case(), world.another_case("uma", case_manager=world.petra)
    grant(world, "carla", Role.AUDITOR, None)
    for one in (case, other):
        advise_legally(world, one)
    client = Client()
    client.force_login(world.user("carla"))
    rows = client.get(reverse("api_audit_events") + "?action=add_legal_advice").json()["results"]
    assert [row["case"] for row in rows] == [other.reference]
    assert not sight_of(world.user("carla"), case).legal_advice_known
