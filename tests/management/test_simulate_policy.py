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

from casework import actions
from casework.enums import AppealResult, FileState, Nation, SanctionLevel, Severity
from casework.models import AuditEvent, Case, Decision, Employee, PolicyVersion
from casework.queries.policy_effects import policy_effects, year_to
from casework.rules.appeal_levels import ONE_LEVEL, AppealLevel
from casework.rules.policy_effects import DecidedOnAppeal, appeal_obstacle
from casework.rules.policy_terms import terms_of
from config.env import BASE_DIR
from tests.fixtures_world import that_autumn, world  # noqa: F401
from tests.journeys.walks import sanctioned
from tests.world import DECIDED, P1, World, with_instead

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
    assert found(P1) == [(case.reference, "0.9")]
    decision.relied_on.add(earlier.sanctions.get())
    assert found(P1) == []
    # Under a policy that has no warning as a sanction none would have counted.
    document = deepcopy(P1)
    for rung in document["ladder"][:3]:
        rung["counts_as_sanction"] = False
    assert found(document) == [(case.reference, "0.9")]


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


def of_rung(level: str, **parts: Any) -> dict[str, Any]:
    document = deepcopy(P1)
    next(rung for rung in document["ladder"] if rung["level"] == level).update(parts)
    return document


def test_the_live_months_that_a_hearing_chose(world: World) -> None:  # noqa: F811
    """SA-1: nine months, chosen between six and twelve; neither fixed at six nor within three to eight."""
    chosen = of_rung("written_warning", live_at_hearing={"least": 6, "most": 12})
    PolicyVersion.objects.create(name="Chosen", effective_from=date(2026, 1, 1), document=chosen)
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, SanctionLevel.WRITTEN_WARNING, live_months=9)
    assert found(chosen) == []
    assert found(of_rung("written_warning", live_at_hearing={"least": 3, "most": 8})) == [
        (case.reference, "SA-1")
    ]
    (line,) = policy_effects(P1, **A_YEAR).not_allowed
    assert (line.rule_id, line.why) == (
        "SA-1",
        "This policy fixes that a written warning is live for 6 months.",
    )
    assert found(of_rung("written_warning", live_months=9)) == []


def test_a_warning_that_was_extended_instead_of_the_next_stage(world: World) -> None:  # noqa: F811
    """SA-11: by six months, by whoever may decide on a written warning."""
    PolicyVersion.objects.create(name="Extends", effective_from=date(2026, 1, 1), document=with_instead())
    warning = sanctioned(world, "sam", SanctionLevel.WRITTEN_WARNING, issued=date(2026, 8, 3))
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, "", is_found=True, instead=actions.Instead(warning.pk, 6, "She has kept her word."))
    assert found(with_instead()) == []
    for document, rule_id in (
        (P1, "SA-11"),
        (of_rung("written_warning", extend_months=5), "SA-11"),
        (of_rung("written_warning", extend_months=6), ""),
        (of_rung("written_warning", extend_months=6, authority=7), "SEP-7"),
        (of_rung("written_warning", extend_months=6, deciders=2), "SEP-7"),
    ):
        of_case = [rule for reference, rule in found(document) if reference == case.reference]
        assert of_case == ([rule_id] if rule_id else []), document["ladder"]
    lines = policy_effects(without("written_warning"), **A_YEAR).not_allowed
    assert {(line.level, line.rule_id) for line in lines if line.reference == case.reference} == {
        (SanctionLevel.WRITTEN_WARNING, "PV-1")
    }


def test_what_an_appeal_put_in_place_counts_once_it_was_told(world: World) -> None:  # noqa: F811
    """Lighter on appeal: a verbal warning, which the draft does not know; nothing of it before the letter."""
    case = world.case_in(FileState.DELIBERATION)
    world.decide(case, SanctionLevel.FINAL_WRITTEN_WARNING)
    world.issue(case)
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    world.decide_appeal(case, AppealResult.VARIED, level=SanctionLevel.VERBAL_WARNING)
    assert found(without("verbal_warning")) == []
    assert policy_effects(P1, **A_YEAR).decided == 1
    world.issue_appeal(case)
    level = {"authority": 0, "way": "review", "grounds": ["too_severe"]}
    heard_by_two = deepcopy(P1) | {
        "appeal_levels": [level | {"deciders": {"n": 2, "from_level": "final_written_warning"}}]
    }
    assert found(heard_by_two) == [(case.reference, "SEP-7")]
    effects = policy_effects(without("verbal_warning"), **A_YEAR)
    (line,) = effects.not_allowed
    assert (effects.decided, line.rule_id, line.level) == (2, "PV-1", SanctionLevel.VERBAL_WARNING)
    assert line.why == "On appeal: this policy does not know a verbal warning."
    assert found(P1) == []
    # Only those that a reader may see.
    none = Decision.objects.none()
    assert policy_effects(without("verbal_warning"), **A_YEAR, decisions=none).decided == 0


THREE_HEAR = (AppealLevel(1, deciders=3, from_level=SanctionLevel.FINAL_WRITTEN_WARNING),)
FINAL, WRITTEN = SanctionLevel.FINAL_WRITTEN_WARNING, SanctionLevel.WRITTEN_WARNING


@pytest.mark.parametrize(
    ("decided_on_appeal", "levels", "may_increase", "rule_id"),
    [
        (DecidedOnAppeal(WRITTEN, FINAL, 1, 7), ONE_LEVEL, False, ""),
        (DecidedOnAppeal(FINAL, WRITTEN, 1, 7), ONE_LEVEL, False, "AP-4"),
        (DecidedOnAppeal(FINAL, WRITTEN, 1, 7), ONE_LEVEL, True, ""),
        (DecidedOnAppeal(WRITTEN, FINAL, 2, 7), ONE_LEVEL, False, "AP-8"),
        (DecidedOnAppeal(WRITTEN, FINAL, 1, 5), (AppealLevel(1, authority=6),), False, "SEP-7"),
        (DecidedOnAppeal(WRITTEN, FINAL, 1, 6), (AppealLevel(1, authority=6),), False, ""),
        (DecidedOnAppeal(WRITTEN, FINAL, 1, 0), ONE_LEVEL, False, "SEP-7"),
        (DecidedOnAppeal(WRITTEN, FINAL, 1, 7, 2), THREE_HEAR, False, "SEP-7"),
        (DecidedOnAppeal(WRITTEN, FINAL, 1, 7, 3), THREE_HEAR, False, ""),
        (DecidedOnAppeal(WRITTEN, FINAL, 1, 7, None), THREE_HEAR, False, ""),
        (DecidedOnAppeal(SanctionLevel.VERBAL_WARNING, WRITTEN, 1, 7, 1), THREE_HEAR, False, ""),
    ],
)
def test_what_a_draft_says_of_an_appeal(
    decided_on_appeal: DecidedOnAppeal, levels: tuple[AppealLevel, ...], may_increase: bool, rule_id: str
) -> None:
    why = appeal_obstacle(decided_on_appeal, terms_of(P1).ladder, levels, may_increase=may_increase)
    assert (why.rule_id if why else "") == rule_id
