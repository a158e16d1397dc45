"""What of a visible case each part is shown, against a table written by hand (design section 7, domain 7.6)."""

from __future__ import annotations

from dataclasses import fields

import pytest
from django.test import Client
from django.urls import reverse

from casework.enums import PartKind, Role
from casework.models import Case
from casework.queries.sight import Sight, sight_of
from tests import fixtures_world as more
from tests.fixtures_world import that_autumn, world  # noqa: F401
from tests.world import World

pytestmark = pytest.mark.django_db

ALL = {field.name for field in fields(Sight)} - {"parts"}
DECIDES = {"record", "decision", "reasons", "report", "hearing_notes", "hearing_sheet", "spent"}

# The notes and the sheet of a hearing of an appeal, should there be one.
APPEAL_ROOM = {"appeal_notes", "appeal_sheet"}

# Everybody who works on the case.
FILE = {"evidence", "notes", "support"}

# Before the letter leaves, and what is added by it.
SEES: dict[str, tuple[set[str], set[str]]] = {
    "lena": (ALL, set()),
    "audrey": (ALL - {"legal_advice"}, set()),
    "hana": (ALL - {"disclosures", "looks", "recordings"}, set()),
    "chidi": (DECIDES | FILE | {"appeal", "overlays", "criminal"}, set()),
    "petra": (DECIDES | FILE | {"appeal", "overlays", "criminal"}, set()),
    "nora": (FILE | {"hearing_notes", "hearing_sheet", "appeal"} | APPEAL_ROOM, {"decision", "reasons"}),
    "carla": (
        FILE
        | {"report", "appeal", "overlays", "grievances", "agreement", "adjustments", "names", "criminal"},
        {"decision", "reasons"},
    ),
    "ada": (
        FILE
        | {"report", "hearing_notes", "hearing_sheet", "appeal", "overlays", "grievances", "agreement"}
        | {"criminal"}
        | APPEAL_ROOM,
        {"decision", "reasons"},
    ),
    # The full file after lodging; before it what was decided, and no more (7.6).
    "april": (set(), {"decision"}),
    "ivor": (FILE | {"report", "names", "originals"}, {"decision"}),
}


def _sight(world: World, name: str, case: Case) -> set[str]:  # noqa: F811
    seen = sight_of(world.user(name), Case.objects.get(pk=case.pk))
    return {field for field in ALL if getattr(seen, field)}


def test_each_part_is_shown_what_it_needs_before_and_after_the_letter(world: World) -> None:  # noqa: F811
    more.hire_the_rest(world)
    case = more.walk_on(world, more.crowded_case(world), "decided")
    assert {name: _sight(world, name, case) for name in SEES} == {name: row[0] for name, row in SEES.items()}
    world.issue(case)
    after = {name: before | added for name, (before, added) in SEES.items()}
    assert {name: _sight(world, name, case) for name in SEES} == after


def test_an_investigator_from_hr_is_an_investigator(world: World) -> None:  # noqa: F811
    """What HR sees besides may speak of earlier sanctions, or of a decision that is not out (7.6)."""
    more.grant(world, "ivor", Role.HR_OFFICER, "operations")
    more.hire_the_rest(world)
    case = more.walk_on(world, more.crowded_case(world), "decided")
    assert case.parts.filter(kind=PartKind.INVESTIGATOR, employee=world.ivor).exists()
    assert _sight(world, "ivor", case) == FILE | {"report", "hearing_sheet", "names", "originals"}
    world.issue(case)
    assert _sight(world, "ivor", case) == FILE | {"report", "hearing_sheet", "decision", "names", "originals"}


def test_an_investigator_from_hr_reads_no_reasons_on_the_page_of_a_verb_either(world: World) -> None:  # noqa: F811
    more.grant(world, "ivor", Role.HR_LEAD, "operations")
    case = world.open_case()
    world.suspend(case, reason="Only for some eyes.")
    world.pause(case, note="Only for some eyes.", reason="sickness")
    for action in ("lift_suspension", "review_suspension", "resume_case", "review_pause"):
        address = reverse(action, kwargs={"reference": case.reference})
        for name, is_told in (("ivor", False), ("carla", True)):
            client = Client()
            client.force_login(world.user(name))
            page = client.get(address)
            assert page.status_code == 200, (action, name)
            read = page.content.decode()
            assert ("Only for some eyes." in read) == is_told, (action, name)
            assert ("too ill" in read) == (is_told and action in ("resume_case", "review_pause")), (
                action,
                name,
            )


def test_being_the_line_manager_opens_nothing_to_an_appeal_manager_before_an_appeal(world: World) -> None:  # noqa: F811
    more.hire_the_rest(world)
    case = more.crowded_case(world)
    world.sam.postings.update(manager=world.april)
    assert _sight(world, "april", case) == set()


def test_an_appeal_opens_the_file_to_its_manager(world: World) -> None:  # noqa: F811
    more.hire_the_rest(world)
    case = more.walk_on(world, more.crowded_case(world), "appeal to arrange")
    assert _sight(world, "april", case) > FILE
