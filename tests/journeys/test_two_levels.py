"""An appeal through the two levels that the council-style policy promises, on exact days (AP-8, T23)."""

from __future__ import annotations

from datetime import date

import pytest

from casework import actions, queries
from casework.enums import (
    AppealResult,
    CloseReason,
    DeadlineKind,
    Delivery,
    FileState,
    PartKind,
    SanctionLevel,
)
from casework.models import Case, Deadline, PolicyVersion
from casework.queries.next_step import next_step
from casework.queries.rows import with_stage
from casework.queries.stage import stage_in_words
from tests.actions.refusals import not_now, refused
from tests.actions.test_policies import pack
from tests.fixtures_world import hire
from tests.journeys.walks import Days, at, heard
from tests.web.verbs_world import sign_in
from tests.world import World

pytestmark = pytest.mark.django_db

WRITTEN, FINAL = SanctionLevel.WRITTEN_WARNING, SanctionLevel.FINAL_WRITTEN_WARNING
DAYS = Days(date(2026, 9, 7), date(2026, 9, 8), date(2026, 10, 5), date(2026, 10, 8), date(2026, 10, 22))
FIRST_HEARD, FIRST_DECIDED, FIRST_TOLD = date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 1)
LAST_DAY, AFTER_IT = date(2026, 12, 17), date(2026, 12, 18)
SECOND_HEARD, SECOND_DECIDED, SECOND_TOLD = date(2027, 1, 5), date(2027, 1, 8), date(2027, 1, 11)


def _owed(case: Case) -> dict[str, date]:
    return dict(Deadline.objects.open().filter(case=case).values_list("kind", "due_on"))


def _first_level(world: World) -> Case:
    """A final warning of 27 October, varied to a written one on appeal; the letter was posted on 1 December."""
    case = heard(world, "sam", DAYS)
    world.decide(case, FINAL, on=date(2026, 10, 26))
    world.issue(case, sent_at=at(date(2026, 10, 27)))
    assert _owed(case)[DeadlineKind.APPEAL_WINDOW] == date(2026, 11, 10)
    world.lodge(case, received_on=date(2026, 11, 9), on=date(2026, 11, 9))
    assert _owed(case)[DeadlineKind.APPEAL_HEARING] == date(2026, 12, 7)
    world.arrange_appeal(case, sent_at=at(date(2026, 11, 12)), starts_at=at(FIRST_HEARD))
    world.record_appeal(case, at=at(FIRST_HEARD, 12))
    assert _owed(case)[DeadlineKind.APPEAL_LETTER] == date(2026, 12, 3)
    world.decide_appeal(case, level=WRITTEN, on=FIRST_DECIDED)
    with not_now("has not been told the result of the appeal"):
        world.lodge(case, received_on=FIRST_TOLD, on=FIRST_TOLD)
    world.issue_appeal(case, delivery=Delivery.FIRST_CLASS_POST, sent_at=at(FIRST_TOLD))
    return case


def test_a_council_employee_appeals_twice(world: World) -> None:
    PolicyVersion.objects.create(
        name="Council", effective_from=date(2026, 1, 1), document=pack("council-style")
    )
    case = _first_level(world)
    # Posted on Tuesday, received on Thursday; fourteen calendar days for the second level.
    offer = queries.next_level_of(queries.heard_appeal(case))
    assert (offer.level, offer.letter.received_on, offer.closes_on) == (2, date(2026, 12, 3), LAST_DAY)
    assert _owed(case) == {
        DeadlineKind.APPEAL_WINDOW: LAST_DAY,
        DeadlineKind.WARNING_EXPIRY: date(2027, 4, 26),  # of the written warning, from the first issue
    }
    shown = with_stage(Case.objects.filter(pk=case.pk)).get()
    assert stage_in_words(shown, LAST_DAY).endswith(
        "the employee can appeal to level 2 until Thu 17 Dec 2026"
    )
    assert next_step(shown).not_before == AFTER_IT
    with refused("AP-8", says="to level 2 until the end of Thu 17 Dec 2026", instead="on a later day"):
        world.close(case, on=LAST_DAY)
    with refused("AP-3", says="The last day to appeal was Thu 17 Dec 2026", field="late_reason"):
        world.lodge(case, received_on=AFTER_IT, on=AFTER_IT)

    second = world.lodge(case, received_on=LAST_DAY, on=LAST_DAY)
    assert (second.level, second.is_late, second.offered_by, case.state) == (
        2,
        False,
        offer,
        FileState.APPEAL,
    )
    assert _owed(case)[DeadlineKind.APPEAL_HEARING] == date(2027, 1, 19)
    # Whoever heard the first level is done with the case, and hears no further one; nor does the chair.
    held = case.parts.get(kind=PartKind.APPEAL_MANAGER)
    assert (held.employee, held.to_date) == (world.petra, LAST_DAY)
    hire(world, "april", grade="G6", unit="digital")
    hire(world, "gus", grade="G7", unit="digital")
    for name, says in (("petra", "has been the appeal manager at a level before"), ("chidi", "chair")):
        with refused("SEP-2", says=says, instead="no other part in this case"):
            _appoint(world, case, name)
    _appoint(world, case, "gus")
    with refused("SEP-7", says="nobody of this grade hear an appeal at level 2", instead="of the grade"):
        world.arrange_appeal(case, sent_at=at(date(2026, 12, 21)), starts_at=at(SECOND_HEARD))
    actions.replace_part(
        case.parts.get(kind=PartKind.APPEAL_MANAGER, to_date=None),
        employee=world.april,
        reason="Not of the grade.",
        by=world.user("hana"),
        on=LAST_DAY,
    )
    world.arrange_appeal(case, sent_at=at(date(2026, 12, 21)), starts_at=at(SECOND_HEARD))
    world.record_appeal(case, at=at(SECOND_HEARD, 12))
    assert _owed(case)[DeadlineKind.APPEAL_LETTER] == date(2027, 1, 12)
    # Never heavier than what the first level left, though the first outcome was (AP-4).
    with refused("AP-4", says="is heavier than a written warning"):
        world.decide_appeal(case, level=FINAL, on=SECOND_DECIDED)
    before = _stands(world, case)
    world.decide_appeal(case, AppealResult.CONFIRMED, on=SECOND_DECIDED)
    # Until the second letter leaves, what the first told stands on the employee's page, and nothing there changes.
    assert before == _stands(world, case)
    assert "Written warning" in before
    world.issue_appeal(case, sent_at=at(SECOND_TOLD))
    assert queries.next_level_of(queries.heard_appeal(case)) is None
    assert _owed(case) == {DeadlineKind.WARNING_EXPIRY: date(2027, 4, 26)}
    with not_now("the result is final"):
        world.lodge(case, received_on=SECOND_TOLD, on=SECOND_TOLD)
    assert world.close(case, on=SECOND_TOLD).reason == CloseReason.APPEAL_FINAL
    assert [row.level for row in case.sanctions.order_by("pk")] == [FINAL, WRITTEN]
    assert queries.current_sanction(case).live_periods.get(superseded_at=None).to_on == date(2027, 4, 26)


def _stands(world: World, case: Case) -> str:
    page = sign_in(world, "sam").get(f"/own/{case.reference}/").content.decode()
    _, said, then = page.partition("What stands now")
    assert said
    return then.partition("</dd>")[0]


def _appoint(world: World, case: Case, name: str) -> None:
    actions.appoint(
        case,
        kind=PartKind.APPEAL_MANAGER,
        employee=world.people[name],
        by=world.user("hana"),
        on=LAST_DAY,
    )
