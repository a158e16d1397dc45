"""Northern Ireland: its own sources behind "Why?", at both doors, and the three statutory steps (PR-20, 0.15)."""

from __future__ import annotations

import pytest
import time_machine
from django.urls import reverse

from casework.enums import Action, Nation, SanctionLevel, Severity
from casework.models import Case, Employee
from tests.actions.test_tribunal import dismissed
from tests.api import bodies
from tests.fixtures_world import world as world
from tests.web import verbs_world
from tests.web.test_pages_policies import text
from tests.web.verbs_world import NOW, day, findings_step, level_step, sign_in
from tests.world import DECIDED, World

pytestmark = pytest.mark.django_db

LRA = "Labour Relations Agency Code of Practice on Disciplinary and Grievance Procedures"
ACAS = "Acas Code of Practice on disciplinary and grievance procedures"
CAUTION = "where one is left out a dismissal is automatically unfair"


def moved(case: Case, nation: Nation) -> Case:
    Employee.objects.filter(pk=case.subject_id).update(nation=nation)
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize(
    ("nation", "source"),
    [(Nation.NORTHERN_IRELAND, LRA), (Nation.SCOTLAND, ACAS), (Nation.ENGLAND_AND_WALES, ACAS)],
)
def test_a_refusal_names_the_law_of_the_workplace_on_page_and_api(
    world: World, nation: Nation, source: str
) -> None:
    """Who is invited to a hearing five days too soon (PR-10)."""
    with time_machine.travel(NOW, tick=False):
        it = verbs_world.ready(world, Action.ARRANGE_HEARING)
        moved(it.file, nation)
        page = sign_in(world, it.who).post(it.path, it.data(**day("starts_on", "25 11 2026")))
        assert page.status_code == 422
        assert f"Code of practice. Source: {source}. Rule PR-10." in text(page)
    with time_machine.travel(bodies.NOW, tick=False):
        call = bodies.ready(world, Action.ARRANGE_HEARING)
        moved(call.file, nation)
        said = call.post(bodies.sign_in(world, call.who), starts_at="2026-11-25T10:00:00Z").json()
        assert (said["rule_id"], said["strength"], said["source"]) == ("PR-10", "Code of practice", source)


def test_whoever_decides_and_issues_a_dismissal_reads_of_the_three_steps(world: World) -> None:
    case = world.open_case(severity=Severity.GROSS)
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange, world.record):
        verb(case)
    case = moved(case, Nation.NORTHERN_IRELAND)
    with time_machine.travel(NOW, tick=False):
        path, chidi = f"/cases/{case.reference}/decide_outcome/", sign_in(world, "chidi")
        chidi.post(f"{path}?step=findings", findings_step(severity_found="gross") | {"version": case.version})
        for level, told in (("final_written_warning", False), ("summary_dismissal", True)):
            chidi.post(f"{path}?step=level", level_step(level=level) | {"version": case.version})
            check = text(chidi.get(f"{path}?step=check"))
            assert "Check your answers" in check
            assert (CAUTION in check, "Rule PR-20." in check) == (told, told), level
        assert "2. Meeting and decision: held on Fri 16 Oct 2026. The decision is not sent yet" in check
    world.decide(case, SanctionLevel.SUMMARY_DISMISSAL, on=DECIDED)
    address = reverse("issue_outcome", args=[case.reference])
    assert CAUTION in text(sign_in(world, "hana").get(address))
    moved(case, Nation.SCOTLAND)
    assert CAUTION not in text(sign_in(world, "hana").get(address))


def test_the_case_page_says_when_each_step_was_taken_to_hr_and_auditors(world: World) -> None:
    case = moved(dismissed(world), Nation.NORTHERN_IRELAND)
    world.lodge(case)
    world.arrange_appeal(case)
    for name, shown in (
        ("hana", True),
        ("audrey", True),
        ("chidi", False),
        ("petra", False),
        ("ivor", False),
    ):
        page = text(sign_in(world, name).get(reverse("case", args=[case.reference])))
        assert ("Statutory steps" in page) is shown, name
        steps = "2. Meeting and decision Held on Fri 16 Oct 2026. Decision sent on Tue 20 Oct 2026"
        assert (steps in page) is shown
        assert ("The meeting is still to come" in page) is shown
    moved(case, Nation.ENGLAND_AND_WALES)
    page = text(sign_in(world, "hana").get(reverse("case", args=[case.reference])))
    assert "Statutory steps" not in page


def test_the_sheet_for_the_room_cites_its_own_order(world: World) -> None:
    case = world.open_case()
    for verb in (world.findings, world.refer, world.appoint_chair, world.arrange):
        verb(case)
    address = reverse("hearing_sheet", args=[case.reference])
    assert "Employment Relations Act 1999, s.10" in text(sign_in(world, "chidi").get(address))
    moved(case, Nation.NORTHERN_IRELAND)
    sheet = text(sign_in(world, "chidi").get(address))
    assert "Employment Relations (Northern Ireland) Order 1999, article 12" in sheet
    assert "Employment Relations Act 1999" not in sheet
