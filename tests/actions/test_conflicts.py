"""declare_conflict: who has one is given no part that looks into or judges the case (T1, 7.6)."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from casework import actions
from casework.actions.covers import arrange_cover
from casework.enums import Action, PartKind, Role
from casework.errors import RuleBroken
from casework.models import AuditEvent
from casework.rules.conflicts import caution_of_conflict, check_no_conflict
from tests.actions.refusals import not_you, refused
from tests.fixtures_world import grant
from tests.support_world import declare_conflict
from tests.web.verbs_world import sign_in
from tests.world import ASSESSED, REFERRED, World

JUDGE = {
    *("investigator", "case_manager", "chair", "panel_member", "appeal_manager", "appeal_panel_member"),
}


@pytest.mark.parametrize("kind", list(PartKind))
@pytest.mark.parametrize("declared", [True, False])
def test_which_parts_a_conflict_keeps_somebody_from(kind: PartKind, declared: bool) -> None:
    kept = declared and kind in JUDGE
    assert (caution_of_conflict(kind, "Anne Example", is_declared=declared) is not None) is kept
    if kept:
        with pytest.raises(RuleBroken, match="conflict of interest") as refusal:
            check_no_conflict(kind, is_declared=declared)
        assert refusal.value.instead == "Appoint somebody else."
    else:
        check_no_conflict(kind, is_declared=declared)


@pytest.mark.django_db
def test_who_has_one_is_appointed_and_replaces_nobody(world: World) -> None:
    case = world.open_case()
    hana = world.user("hana")
    with refused("7.6", says="The case is about this person", field="employee"):
        declare_conflict(world, case, employee=world.sam)
    with refused("7.6", says="cannot be declared", field="declared_on"):
        declare_conflict(world, case, declared_on=ASSESSED + timedelta(days=1))
    row = declare_conflict(world, case, employee=world.chidi)
    assert (row.case, row.recorded_by, row.declared_on) == (case, world.user("lena"), ASSESSED)
    with refused("7.6", says="is on record already", field="employee"):
        declare_conflict(world, case, employee=world.chidi)
    with refused("7.6", says="cannot be the hearing chair", instead="Appoint somebody else", field="person"):
        world.appoint_chair(case)
    part = case.parts.get(kind="investigator")
    given = {"employee": world.chidi, "reason": "On leave.", "by": hana, "on": REFERRED}
    with refused("7.6", says="cannot be the investigator", field="person"):
        actions.replace_part(part, **given)
    actions.appoint(case, kind="note_taker", employee=world.chidi, by=hana, on=REFERRED)
    # In another case they have none.
    world.appoint_chair(world.another_case("uma"))
    declare_conflict(world, case, employee=world.petra)
    with time_machine.travel(ASSESSED, tick=False):
        days = {"from_on": ASSESSED, "until": REFERRED, "on": ASSESSED}
        cover = arrange_cover(absent=world.ivor, stand_in=world.petra, by=hana, **days)
    assert "cannot be the investigator" in cover.gaps.get().why


@pytest.mark.django_db
def test_hr_alone_reads_who_and_why_and_that_somebody_is_to_be_replaced(world: World) -> None:
    case = world.open_case()
    reason = "Her sister shares a flat with him."
    declare_conflict(world, case, employee=world.ivor, reason=reason)
    says = "Ivor Example is the investigator and has a declared conflict of interest. Replace this person."
    for name, reads, knows in (
        ("hana", True, True),
        ("lena", True, True),
        ("audrey", False, True),
        ("carla", False, False),
        ("ivor", False, False),
    ):
        client: Client = sign_in(world, name)
        page = client.get(f"/cases/{case.reference}/").content.decode()
        said = client.get(f"/api/v1/cases/{case.reference}").json()
        assert (reason in page, says in page) == (reads, reads), name
        assert ("Conflicts of interest" in page, "Conflict of interest declared" in page) == (knows, knows), (
            name
        )
        told = [
            (row["reason"], row["employee"] and row["employee"]["name"])
            for row in said["support"]["conflicts"]
        ]
        assert told == ([(reason, "Ivor Example")] if reads else [(None, None)] if knows else []), name
        minded = {one["part"]: one["to_mind"] for one in said["people"]}
        assert minded["investigator"].startswith(says) is reads, name
    grant(world, "ivor", Role.HR_LEAD, None)
    with not_you("You have another part in this case"):
        declare_conflict(world, case, by=world.user("ivor"))
    event = AuditEvent.objects.get(action=Action.DECLARE_CONFLICT, case=case.pk)
    facts = {"conflict": case.declared_conflicts.get().pk, "employee": world.ivor.pk}
    assert json.loads(event.body)["facts"] == facts and reason not in event.body
