"""return_findings: the report goes back for what it lacks, and comes again as a new one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from casework import queries
from casework.enums import FileState
from casework.models import Case, Deadline
from casework.queries.case_page import load
from casework.queries.rows import with_stage
from casework.queries.sight import sight_of
from casework.queries.stage import stage_in_brief, stage_in_words
from casework.queries.timeline import timeline
from casework.queries.waiting import waiting_for
from casework.web.pages.case_texts import report_rows, returned_report_parts
from tests.actions.refusals import refused
from tests.world import FOUND, World

pytestmark = pytest.mark.django_db

AGAIN = date(2026, 10, 9)
FIRST = "The first report, which says little."
MISSING = "Who else had the password."


@pytest.fixture
def returned(world: World) -> Case:
    case = world.open_case()
    world.findings(case, report=FIRST)
    world.return_findings(case, missing=f" {MISSING} ", on=FOUND)
    return case


def _deadlines(case: Case) -> list[tuple[date, str, bool]]:
    rows = Deadline.objects.filter(case=case).order_by("pk")
    return [(row.due_on, row.anchor.split(":")[0], row.met_at is not None) for row in rows]


def test_the_report_goes_back_and_the_next_one_stands_beside_it(world: World, returned: Case) -> None:
    assert returned.state == FileState.INVESTIGATION
    assert _deadlines(returned) == [
        (date(2026, 10, 7), "investigator", True),
        (date(2026, 11, 2), "return", False),  # 20 working days from Monday 5 October
    ]
    second = world.findings(returned, report="The second, with the password.", on=AGAIN)
    first = returned.reports.exclude(pk=second.pk).get()
    assert (first.report, first.returned.missing, first.returned.returned_on) == (FIRST, MISSING, FOUND)
    assert [row.recommendations.count() for row in (first, second)] == [1, 1]
    assert queries.standing_findings(returned) == second
    assert _deadlines(returned)[-1] == (date(2026, 11, 2), "return", True)
    # It may lack something still; and then the case goes on from the report that stands.
    world.return_findings(returned, on=AGAIN)
    with refused("T9", says="The report was returned on Fri 9 Oct 2026"):
        world.findings(returned, on=AGAIN - timedelta(days=1))
    third = world.findings(returned, on=AGAIN)
    assert queries.standing_findings(returned) == third
    with refused("T11", says="The findings were submitted on Fri 9 Oct 2026"):
        world.refer(returned)  # on the sixth


REFUSED = [
    ({"missing": " "}, "PR-02", "What the report lacks is missing", "missing"),
    ({"on": FOUND - timedelta(days=1)}, "T9", "The findings were submitted on Mon 5 Oct 2026", None),
]


@pytest.mark.parametrize(("changes", "rule", "says", "field"), REFUSED)
def test_a_report_that_cannot_go_back(
    world: World, changes: dict[str, Any], rule: str, says: str, field: str | None
) -> None:
    case = world.case_in(FileState.FINDINGS)
    with refused(rule, says=says, field=field):
        world.return_findings(case, **changes)
    assert not case.findings_returns.exists()


def test_where_it_is_and_for_whom_it_waits(world: World, returned: Case) -> None:
    case = with_stage(Case.objects.filter(pk=returned.pk)).get()
    assert stage_in_words(case, AGAIN) == "Investigating again: report returned Mon 5 Oct 2026"
    assert stage_in_brief(case, AGAIN) == ("Investigation", "report returned Mon 5 Oct 2026")
    waits = waiting_for(case, queries.next_step(case), AGAIN)
    assert waits is not None
    assert (waits.who, waits.since, waits.days) == ("Ivor Example, investigator", FOUND, 4)


def _client(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.user(name), backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_who_reads_the_returned_report_and_why_it_was_returned(world: World, returned: Case) -> None:
    world.findings(returned, report="The second one.", on=AGAIN)
    case = load(Case.objects.get(pk=returned.pk))
    for name, reads in (
        *dict.fromkeys(("ivor", "carla", "hana", "lena", "audrey"), True).items(),
        ("manny", False),
    ):
        sight = sight_of(world.user(name), case)
        parts = returned_report_parts(case, sight)
        told = {row.title: row.words for row in timeline(case, sight, 50)[0]}
        assert (FIRST in str(parts), FIRST in str(report_rows(case, sight))) == (reads, False), name
        assert (MISSING in str(parts)) is reads, name
        assert (MISSING in told["Report returned to the investigator"]) is reads, name
    page = _client(world, "ivor").get(f"/cases/{case.reference}/").content.decode()
    assert FIRST in page
    assert "Returned on Mon 5 Oct 2026" in page
    assert page.count("Within the target of") == 2
    out = _client(world, "hana").get(f"/api/v1/cases/{case.reference}").json()["report"]
    assert out["report"] == "The second one."
    [before] = out["returned"]
    assert (before["report"], before["missing"], before["returned_on"]) == (FIRST, MISSING, "2026-10-05")
    assert [view["case_to_answer"] for view in before["views"]] == [True]


def test_the_pages_say_until_when_and_that_the_conclusion_is_the_investigators(
    world: World, returned: Case
) -> None:
    page = _client(world, "ivor").get(f"/cases/{returned.reference}/submit_findings/").content.decode()
    assert MISSING in page
    assert FIRST in page  # to add to
    world.findings(returned, report="The second one.", on=AGAIN)
    asked = _client(world, "carla").get(f"/cases/{returned.reference}/return_findings/").content.decode()
    assert "Do not ask for another conclusion" in asked
    # The house's today is Monday 23 November 2026.
    assert "Mon 21 Dec 2026: 20 working days from today" in asked
