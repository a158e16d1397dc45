"""A policy document is read whole or refused with every fault: the field, the rule, what is allowed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from copy import deepcopy
from datetime import time
from typing import Any

import pytest

from casework.enums import Delivery, Jurisdiction, LiveFrom, OtherMeeting, PeriodUnit
from casework.rules.periods import Period
from casework.rules.policy_terms import BadTerms, binds_alike, read_terms
from config.env import BASE_DIR
from tests.world import P1

PACKS = sorted((BASE_DIR / "casework" / "policies").glob("*.toml"))
Change = Callable[[dict[str, Any]], object]


def test_p1_is_read_as_the_scenarios_state_it() -> None:
    terms = read_terms(P1)
    assert terms.periods["hearing_notice"] == Period(5, PeriodUnit.WORKING_DAYS, clear=True)
    assert [(rung.level, rung.rank, rung.live_months) for rung in terms.ladder] == [
        ("verbal_warning", 1, 3),
        ("written_warning", 2, 6),
        ("final_written_warning", 3, 12),
        ("dismissal_with_notice", 4, None),
        ("summary_dismissal", 5, None),
    ]
    assert [rung.minimum_severity for rung in terms.ladder] == ["minor", "minor", "serious", "gross", "gross"]
    assert terms.receipt[Delivery.EMAIL].until == time(17)
    assert terms.live_after_appeal_from == LiveFrom.ORIGINAL


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.stem)
def test_every_pack_is_right_and_says_that_it_is_an_example(pack: Any) -> None:
    document = tomllib.loads(pack.read_text(encoding="utf-8"))
    assert read_terms(document).ladder
    assert document["about"].strip().startswith("An example to start from, not the policy of any named body.")


def test_the_packs_differ_where_they_say_they_do() -> None:
    assert len(PACKS) == 6
    read = {pack.stem: read_terms(tomllib.loads(pack.read_text(encoding="utf-8"))) for pack in PACKS}
    levels = {name: {rung.level for rung in terms.ladder} for name, terms in read.items()}
    assert {name for name, known in levels.items() if "verbal_warning" in known} == {
        "civil-service-style-2009"
    }
    # With mitigation the written warning for serious misconduct becomes an oral one (SA-16).
    banded = read["civil-service-style-2009"].bands
    assert banded is not None and banded.bands["serious"].entry == "verbal_warning"
    by_days = {name for name, terms in read.items() if terms.periods["appeal_window"].unit == "calendar_days"}
    assert by_days == {"council-style", "nhs-style"}
    together = {
        (name, rung.level): rung.deciders
        for name, terms in read.items()
        for rung in terms.ladder
        if rung.deciders != 1
    }
    assert together == {
        ("council-style", "action_short_of_dismissal"): 3,
        ("council-style", "dismissal_with_notice"): 3,
        ("council-style", "summary_dismissal"): 3,
    }
    extended = {
        (name, rung.level): rung.extend_months
        for name, terms in read.items()
        for rung in terms.ladder
        if rung.extend_months is not None
    }
    assert extended == {
        ("council-style", "written_warning"): 6,
        ("council-style", "final_written_warning"): 12,
    }
    called = {
        (name, rung.level): rung.name for name, terms in read.items() for rung in terms.ladder if rung.label
    }
    assert called == {
        ("council-style", "action_short_of_dismissal"): "Punitive action",
        ("nhs-style", "written_warning"): "First written warning",
    }
    assert [rung.name for rung in read["nhs-style"].ladder][:3] == [
        "First written warning",
        "First and final written warning",
        "Final written warning",
    ]
    irish = tomllib.loads((BASE_DIR / "casework/policies/northern-ireland.toml").read_text(encoding="utf-8"))
    assert irish["jurisdiction"] == Jurisdiction.NORTHERN_IRELAND


def _put(path: str, value: object) -> Change:
    """Change one field of the document by its path; None takes it away."""

    def change(document: Any) -> None:
        *above, last = (int(part) if part.isdigit() else part for part in path.split("."))
        for part in above:
            document = document[part]
        if value is None:
            del document[last]
        else:
            document[last] = value

    return change


DEMOTED = {"kind": "demotion", "from_level": "final_written_warning"}


def appeals_by(n: int, from_level: str = "dismissal_with_notice") -> list[dict[str, Any]]:
    """One level of appeal, which so many people hear against such a sanction or anything heavier."""
    deciders = {"n": n, "from_level": from_level}
    return [{"authority": 5, "way": "review", "grounds": ["too_severe"], "deciders": deciders}]


FAULTS: list[tuple[str, object, str, str, str]] = [
    # field, what is put there, the field of the fault, what is said, the rule
    (
        "periods.assessment.unit",
        "weeks",
        "periods.assessment.unit",
        "allowed: working_days, calendar_days",
        "",
    ),
    ("periods.assessment.n", -1, "periods.assessment.n", "the least is 1", ""),
    ("periods.hearing_notice.n", -1, "periods.hearing_notice.n", "the least is 0", ""),
    ("periods.assessment.n", "five", "periods.assessment.n", "it has to be a whole number", ""),
    ("periods.appeal_window", None, "periods", "'appeal_window' is missing", ""),
    ("receipt.email.until", "5 pm", "receipt.email.until", "a time such as 17:00", ""),
    ("jurisdiction", "wales", "jurisdiction", "allowed: great-britain, northern-ireland", ""),
    ("colour", "blue", "the document", "colour is not known there", ""),
    ("ladder.1.level", "the_sack", "ladder.1.level", "allowed: verbal_warning", ""),
    ("ladder.1.level", "verbal_warning", "ladder", "each level once", "PR-16"),
    ("ladder.0.live_months", None, "ladder.0.live_months", "how long it is live", "SA-1"),
    ("ladder.4.live_months", 6, "ladder.4.live_months", "not live for any time", "7.5"),
    ("periods.appeal_window.n", 0, "periods.appeal_window.n", "the least is 1", ""),
    ("heaviest.serious", "summary_dismissal", "heaviest.serious", "only gross", "PR-17"),
    ("heaviest.minor", "dismissal_with_notice", "heaviest", "cannot lead to less", "PR-16"),
    ("heaviest.gross", "dismissal_with_notice", "heaviest.gross", "nothing leads to the last level", "PR-16"),
    ("ladder.1", None, "heaviest.minor", "is not on the ladder", "PR-16"),
    ("ladder.2", None, "fast_track.heaviest", "is not on the ladder", "PR-16"),
    ("fast_track.cooling_off.n", 0, "fast_track.cooling_off.n", "the least is 1", ""),
    ("ladder.4.deciders", 0, "ladder.4.deciders", "the least is 1", ""),
    ("ladder.4.deciders", 8, "ladder.4.deciders", "the most is 7", ""),
    ("ladder.4.deciders", "three", "ladder.4.deciders", "it has to be a whole number", ""),
    ("ladder.1.extend_months", 0, "ladder.1.extend_months", "the least is 1", ""),
    ("ladder.1.extend_months", 25, "ladder.1.extend_months", "the most is 24", ""),
    ("ladder.4.extend_months", 6, "ladder.4.extend_months", "only a warning is live", "SA-11"),
    # Up to a final warning it can be agreed without a hearing, by one person.
    ("ladder.2.deciders", 2, "fast_track.heaviest", "final_written_warning is decided by 2 people", "T16"),
    ("ladder.0.deciders", 2, "fast_track.heaviest", "verbal_warning is decided by 2 people", "T16"),
    ("ladder.1.label", "x" * 61, "ladder.1.label", "too long", ""),
    ("ladder.1.label", " Stage 2", "ladder.1.label", "begins or ends with a space", "PR-16"),
    ("ladder.1.label", "verbal Warning", "ladder.1.label", "two levels are called verbal Warning", "PR-16"),
    ("ladder.0.counts_as_sanction", "no", "ladder.0.counts_as_sanction", "it has to be true or false", ""),
    ("ladder.1.counts_as_sanction", False, "ladder.1.counts_as_sanction", "above a sanction", "0.11"),
    ("ladder.4.counts_as_sanction", False, "ladder.4.counts_as_sanction", "a dismissal is a sanction", "7.5"),
    ("appeal_levels", appeals_by(1), "appeal_levels.0.deciders.n", "the least is 2", ""),
    ("appeal_levels", appeals_by(8), "appeal_levels.0.deciders.n", "the most is 7", ""),
    (
        "appeal_levels",
        appeals_by(3, "the_sack"),
        "appeal_levels.0.deciders.from_level",
        "allowed: verbal",
        "",
    ),
    (
        "safeguarding",
        {"considered_after_expiry": "yes"},
        "safeguarding.considered_after_expiry",
        "true or",
        "",
    ),
    ("safeguarding", {}, "safeguarding", "'considered_after_expiry' is missing", ""),
    ("periods.appeal_window.from", "opened", "periods.appeal_window.from", "allowed: received, sent", ""),
    ("periods.investigation.from", "sent", "periods.investigation.from", "allowed: appointed, opened", ""),
    ("periods.assessment.from", "sent", "periods.assessment", "from is not known there", ""),
    ("comparison", {"least_group": 4}, "comparison.least_group", "the least is 5", ""),
    ("comparison", {"years": 0}, "comparison.years", "the least is 1", ""),
    ("comparison", {"years": 21}, "comparison.years", "the most is 20", ""),
    ("measures", [], "measures", "there has to be one", ""),
    ("measures", [DEMOTED | {"kind": "the_stocks"}], "measures.0.kind", "allowed: demotion, transfer", ""),
    ("measures", [DEMOTED, DEMOTED], "measures.1.kind", "is listed twice", "7.5"),
    (
        "measures",
        [DEMOTED | {"from_level": "summary_dismissal"}],
        "measures.0.from_level",
        "never with a dismissal",
        "7.5",
    ),
    ("appeal.may_increase", "always", "appeal.may_increase", "it has to be true or false", ""),
    ("companion", {"meetings": []}, "companion.meetings", "there has to be one", ""),
    ("companion", {"meetings": ["lunch"]}, "companion.meetings.0", "allowed: investigation, suspension", ""),
    ("fast_track.cooling_off.unit", "months", "fast_track.cooling_off.unit", "allowed: working_days", ""),
]


@pytest.mark.parametrize(("path", "value", "field", "said", "rule"), FAULTS, ids=lambda part: str(part)[:30])
def test_a_fault_names_its_field_and_what_is_allowed(
    path: str, value: object, field: str, said: str, rule: str
) -> None:
    document = deepcopy(P1)
    _put(path, value)(document)
    with pytest.raises(BadTerms) as refusal:
        read_terms(document)
    first = refusal.value.faults[0]
    assert (first.field, first.rule_id) == (field, rule)
    assert said in first.said


def test_an_expired_safeguarding_warning_is_considered_only_where_the_policy_says_so() -> None:
    for says, may in ((None, False), (False, False), (True, True)):
        document = deepcopy(P1)
        if says is not None:
            document["safeguarding"] = {"considered_after_expiry": says}
        assert read_terms(document).considers_expired_safeguarding is may


def test_an_appeal_is_heard_by_a_committee_against_a_level_of_the_ladder() -> None:
    document = deepcopy(P1) | {"appeal_levels": appeals_by(2)}
    (level,) = read_terms(document).appeal_levels
    assert (level.deciders, level.from_level) == (2, "dismissal_with_notice")
    document["appeal_levels"] = appeals_by(2, document["ladder"].pop(0)["level"])
    with pytest.raises(BadTerms) as bad:
        read_terms(document)
    (fault,) = bad.value.faults
    assert (fault.field, fault.rule_id) == ("appeal_levels.0.deciders.from_level", "PR-16")
    assert fault.said == "verbal_warning is not on the ladder"


@pytest.mark.parametrize(("warnings", "faults"), [(1, ["appeal.may_increase"]), (2, [])])
def test_an_appeal_can_lead_to_a_heavier_warning_only_where_the_ladder_has_one(warnings, faults) -> None:
    document = deepcopy(P1)
    document.pop("fast_track")
    document["appeal"]["may_increase"] = True
    document["ladder"] = document["ladder"][2 - warnings + 1 :]
    document["heaviest"] |= {"minor": "final_written_warning"}
    if not faults:
        assert read_terms(document).appeal_may_increase
        assert not read_terms(P1).appeal_may_increase
        return
    with pytest.raises(BadTerms) as refusal:
        read_terms(document)
    assert [(fault.field, fault.rule_id) for fault in refusal.value.faults] == [
        ("appeal.may_increase", "AP-4")
    ]


def test_every_fault_is_said_at_once() -> None:
    document = deepcopy(P1)
    for path, value in (("periods.assessment.n", -1), ("jurisdiction", "wales"), ("appeal.live_from", None)):
        _put(path, value)(document)
    with pytest.raises(BadTerms) as refusal:
        read_terms(document)
    assert len(refusal.value.faults) == 3


def test_nobody_comes_to_a_suspension_that_the_policy_does_not_know() -> None:
    document = deepcopy(P1) | {"companion": {"meetings": ["investigation", "suspension"]}}
    assert read_terms(document).companion.meetings == frozenset(OtherMeeting)
    del document["suspension"]
    with pytest.raises(BadTerms) as refusal:
        read_terms(document)
    [fault] = refusal.value.faults
    assert (fault.field, fault.rule_id) == ("companion.meetings", "SU-5")
    document["companion"]["meetings"].remove("suspension")
    assert read_terms(document).companion.meetings == {OtherMeeting.INVESTIGATION}


def test_what_is_no_sanction_has_nothing_that_only_a_sanction_has() -> None:
    document = deepcopy(P1)
    document["ladder"][0] |= {"counts_as_sanction": False}
    assert [rung.counts for rung in read_terms(document).ladder] == [False, True, True, True, True]
    document["ladder"][0]["extend_months"] = 3
    document["measures"] = [DEMOTED | {"from_level": "verbal_warning"}]
    with pytest.raises(BadTerms) as refusal:
        read_terms(document)
    assert [(fault.field, fault.rule_id) for fault in refusal.value.faults] == [
        ("ladder.0.extend_months", "SA-11"),
        ("measures.0.from_level", "0.11"),
    ]


def test_a_name_is_wording_and_does_not_bind() -> None:
    named, no_sanction = deepcopy(P1), deepcopy(P1)
    named["ladder"][1]["label"] = "First written warning"
    no_sanction["ladder"][0]["counts_as_sanction"] = False
    assert binds_alike(P1, named) and not binds_alike(P1, no_sanction)
    terms = read_terms(named)
    assert terms.level_in_words("written_warning") == "a first written warning"
    assert terms.level_name("final_written_warning") == "Final written warning"
