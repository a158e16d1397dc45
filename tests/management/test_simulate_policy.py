"""``manage.py simulate_policy``: which decisions a policy would not have allowed, by which rule, and nobody's name."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from casework.enums import FileState, Nation, SanctionLevel, Severity
from casework.models import AuditEvent, Case, Decision, Employee
from casework.queries.policy_effects import policy_effects, year_to
from config.env import BASE_DIR
from tests.fixtures_world import that_autumn, world  # noqa: F401
from tests.world import DECIDED, P1, World

pytestmark = pytest.mark.django_db

PACK = BASE_DIR / "casework" / "policies" / "acas-style.toml"
A_YEAR = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}


def run(*words: str) -> str:
    out = StringIO()
    call_command("simulate_policy", *words, stdout=out)
    return out.getvalue()


def decided(world: World, name: str, level: str, severity: Severity = Severity.SERIOUS) -> Case:  # noqa: F811
    case = world.case_in(FileState.DELIBERATION, name, severity=severity)
    world.decide(case, level)
    return case


def found(document: dict[str, Any], **asked: Any) -> list[tuple[str, str]]:
    effects = policy_effects(document, **(A_YEAR | asked))
    return [(line.reference, line.rule_id) for line in effects.not_allowed]


def without(*levels: str) -> dict[str, Any]:
    document = deepcopy(P1)
    document["ladder"] = [rung for rung in document["ladder"] if rung["level"] not in levels]
    return document


def with_authority(level: str, rank: int) -> dict[str, Any]:
    document = deepcopy(P1)
    next(rung for rung in document["ladder"] if rung["level"] == level)["authority"] = rank
    return document


@pytest.fixture
def cases(world: World) -> dict[str, Case]:  # noqa: F811
    return {
        "verbal": decided(world, "sam", SanctionLevel.VERBAL_WARNING),
        "final": decided(world, "sita", SanctionLevel.FINAL_WRITTEN_WARNING),
        "none": decided(world, "uma", ""),
    }


def test_one_line_for_each_case_and_no_names(cases: dict[str, Case]) -> None:
    said = run(str(PACK), "--from", "2026-10-01", "--to", "2026-10-31")
    assert said == (
        f"{cases['verbal'].reference}  2026-10-19  verbal_warning  PV-1  This policy does not know a verbal warning.\n"
        "1 of 3 decisions from Thu 1 Oct 2026 to Sat 31 Oct 2026.\n"
    )
    for name in Employee.objects.values_list("name", flat=True):
        assert name not in said
    event = AuditEvent.objects.get(action="listed")
    assert json.loads(event.body)["facts"] == {
        "page": "simulate_policy",
        "count": 1,
        "from": "2026-10-01",
        "to": "2026-10-31",
    }


def test_the_last_year_when_nothing_is_said(cases: dict[str, Case]) -> None:
    assert "1 of 3 decisions from Mon 24 Nov 2025 to Mon 23 Nov 2026." in run(str(PACK))
    assert year_to(date(2024, 2, 29)) == date(2023, 3, 1)
    with pytest.raises(CommandError, match="--from must be"):
        run(str(PACK), "--from", "2026-12-01", "--to", "2026-10-01")


def test_the_policy_that_stood_allows_what_was_decided(cases: dict[str, Case]) -> None:
    assert found(P1) == []


def test_a_level_that_is_not_on_the_ladder(cases: dict[str, Case]) -> None:
    assert found(without("verbal_warning")) == [(cases["verbal"].reference, "PV-1")]


def test_a_severity_that_is_not_heavy_enough(cases: dict[str, Case]) -> None:
    document = deepcopy(P1)
    document["heaviest"]["serious"] = "written_warning"
    assert found(document) == [(cases["final"].reference, "PR-16")]
    (line,) = policy_effects(document, **A_YEAR).not_allowed
    assert line.why.startswith("A final written warning needs gross misconduct; what was found is serious")


def test_a_grade_below_the_authority_on_that_day(cases: dict[str, Case]) -> None:
    document = with_authority("final_written_warning", 7)
    assert found(document) == [(cases["final"].reference, "SEP-7")]
    (line,) = policy_effects(document, **A_YEAR).not_allowed
    assert line.why == "The decider's grade may not decide on a final written warning."
    assert found(with_authority("final_written_warning", 6)) == []


def test_the_warnings_that_counted_are_those_of_the_decision(world: World) -> None:  # noqa: F811
    """A dismissal that stood on a live final warning stands under the same rule, whatever became of the warning."""
    case = decided(world, "sam", SanctionLevel.DISMISSAL_WITH_NOTICE, Severity.GROSS)
    earlier = decided(world, "sita", SanctionLevel.FINAL_WRITTEN_WARNING)
    world.issue(earlier)
    decision = Decision.objects.get(case=case)
    Decision.objects.filter(pk=decision.pk).update(severity_found="serious")
    assert found(P1) == [(case.reference, "PR-17")]
    decision.relied_on.add(earlier.sanctions.get())
    assert found(P1) == []


def test_days_outside_recalled_decisions_and_other_jurisdictions_are_left_out(world: World) -> None:  # noqa: F811
    case = decided(world, "sam", SanctionLevel.VERBAL_WARNING)
    document = without("verbal_warning")
    day = timedelta(days=1)
    assert found(document, first=DECIDED, last=DECIDED) == [(case.reference, "PV-1")]
    assert found(document, first=DECIDED + day) == []
    assert found(document, last=DECIDED - day) == []
    irish = document | {"jurisdiction": "northern-ireland"}
    assert found(irish) == []
    Employee.objects.filter(pk=world.sam.pk).update(nation=Nation.NORTHERN_IRELAND)
    # Its workplaces went by Great Britain's policy, and would go by either.
    assert found(irish) == found(document) == [(case.reference, "PV-1")]
    Decision.objects.update(recalled_at="2026-10-19T12:00Z", recalled_because="A slip.")
    assert found(document) == []


def test_what_is_no_policy_is_said_field_by_field(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(PACK.read_text(encoding="utf-8").replace("live_months = 6", ""), encoding="utf-8")
    with pytest.raises(CommandError, match=r"ladder\.0\.live_months: a warning says how long .* \(SA-1\)"):
        run(str(wrong))
