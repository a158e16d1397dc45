"""What a policy calls its levels is what pages, letters, API and files say; what it has as no sanction counts nowhere."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest

from casework.enums import CountOf, FileState, OutcomeTaken, SanctionLevel, Severity
from casework.exports import export_sanctions
from casework.models import Case, PolicyVersion, PurgedSanction, Sanction
from casework.queries.disclosure import DisclosureAsked, sanctions_given
from casework.queries.past_record import past_sanctions
from casework.queries.sanction_register import RegisterFilter
from casework.rules.spent_record import spent_record
from tests.web.verbs_world import findings_step, sign_in
from tests.world import DECIDED, P1, World

pytestmark = pytest.mark.django_db

FIRST_AND_FINAL, VERBAL = SanctionLevel.FIRST_AND_FINAL_WARNING, SanctionLevel.VERBAL_WARNING


@pytest.fixture
def case(world: World) -> Case:
    document = deepcopy(P1) | {"name": "P1 with names"}
    concern, written, final, *dismissals = document["ladder"]
    concern |= {"label": "Letter of concern", "counts_as_sanction": False}
    written |= {"label": "Stage 1 warning"}
    both = final | {"level": FIRST_AND_FINAL.value, "label": "Stage 1 and 2 warning"}
    document["ladder"] = [concern, written, both, final, *dismissals]
    case = world.case_in(FileState.DELIBERATION, severity=Severity.SERIOUS)
    PolicyVersion.objects.create(name=document["name"], effective_from=DECIDED, document=document)
    return case


def exported(world: World) -> str:
    wanted = RegisterFilter(live_on=date(2026, 12, 1), superseded=True)
    return b"".join(export_sanctions(wanted, by=world.user("audrey"))).decode()


def counted(world: World) -> list[str]:
    whole_year = (date(2026, 1, 1), date(2026, 12, 31), date(2099, 1, 1))
    asked = DisclosureAsked(world.category, *whole_year, CountOf.PEOPLE, OutcomeTaken.FINAL)
    return [one.level for one in sanctions_given(Sanction.objects.all(), PurgedSanction.objects.all(), asked)]


def test_a_level_has_the_name_that_its_policy_gives_it(world: World, case: Case) -> None:
    chidi, path = sign_in(world, "chidi"), f"/cases/{case.reference}/decide_outcome/"
    chidi.post(f"{path}?step=findings", findings_step(severity_found="serious") | {"version": case.version})
    asked = chidi.get(f"{path}?step=level").content.decode()
    assert "Stage 1 and 2 warning" in asked and "Letter of concern" in asked
    assert "Written warning" not in asked and "Final written warning" in asked

    world.decide(case, FIRST_AND_FINAL)
    world.issue(case)
    sanction = case.sanctions.get()
    assert (sanction.called, sanction.rank, sanction.counts) == ("Stage 1 and 2 warning", 3, True)
    for reader, address in (("sam", f"/own/{case.reference}/"), ("hana", f"/cases/{case.reference}/")):
        shown = sign_in(world, reader).get(address).content.decode()
        assert "Stage 1 and 2 warning" in shown, reader
        assert "First and final written warning" not in shown, reader
        assert ("may lead to dismissal" in shown) is (reader == "sam")
    told = sign_in(world, "hana").get(f"/api/v1/cases/{case.reference}").json()
    (row,) = told["sanctions"]
    assert (row["level"], row["level_name"]) == (FIRST_AND_FINAL, "Stage 1 and 2 warning")
    assert told["decision"]["level_name"] == "Stage 1 and 2 warning"
    assert f",{FIRST_AND_FINAL}," in exported(world) and ",Stage 1 and 2 warning,yes," in exported(world)
    assert counted(world) == [FIRST_AND_FINAL]


def test_what_is_no_sanction_is_in_no_figures_and_never_counts(world: World, case: Case) -> None:
    world.decide(case, VERBAL)
    world.issue(case)
    assert counted(world) == []
    assert ",Letter of concern,no," in exported(world)
    (past,) = past_sanctions(case.subject, but_not=Case(pk=0))
    assert (past.level_name, past.is_sanction) == ("Letter of concern", False)
    assert (
        spent_record([past], [(date(2026, 12, 1), date(2026, 12, 1))]) == ()
    )  # it is no earlier warning at all (0.11)
    shown = sign_in(world, "sam").get(f"/own/{case.reference}/").content.decode()
    assert "It is no sanction under the policy, and never counts towards one" in shown
