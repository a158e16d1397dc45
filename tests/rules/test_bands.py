"""Severity bands (SA-16, PR-16, PR-17) and live times that the hearing chooses (SA-1), without a database."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from casework.enums import NormDeparture, Severity
from casework.errors import RuleBroken
from casework.rules.authority import check_chair_authority
from casework.rules.bands import (
    check_no_norm,
    check_norm_is_explained,
    departure,
    departure_in_words,
    range_for,
)
from casework.rules.ladder import check_degree_is_known
from casework.rules.live_choice import chosen_months
from casework.rules.policy_effects import degree_obstacle
from casework.rules.policy_terms import BadTerms, Terms, read_terms
from casework.rules.sanctions import levels_allowed
from tests.rules.policy_p1 import FINAL, SUMMARY, VERBAL, WITH_NOTICE, WRITTEN
from tests.world import P1, with_bands

MINOR, MORE_SERIOUS_MINOR, SERIOUS, GROSS = Severity
BLOCKS, WARNS = with_bands(), with_bands(outside="warns")


def changed(path: str, value: object) -> dict[str, Any]:
    document = deepcopy(BLOCKS)
    *above, last = path.split(".")
    at: Any = document
    for part in above:
        at = at[int(part)] if part.isdigit() else at[part]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return document


def open_levels(terms: Terms, severity: Severity, *live: Any, ceiling: Any = None) -> list[str]:
    verdicts = levels_allowed(
        terms.ladder,
        severity=severity,
        live_levels=frozenset(live),
        anything_found=True,
        decider_rank=9,
        ceiling=ceiling,
    )
    return [one.level for one in verdicts if one.allowed]


FAULTS: list[tuple[str, object, str, str, str]] = [
    ("bands.outside", "sometimes", "bands.outside", "allowed: blocks, warns", ""),
    ("bands.minor.norm", None, "bands.minor", "'norm' is missing", ""),
    ("bands.minor.norm", "a_stern_look", "bands.minor.norm", "allowed: verbal_warning", ""),
    ("bands.serious.entry", "dismissal_with_notice", "bands.serious.norm", "cannot be milder", "PR-16"),
    ("bands.minor.norm", "final_written_warning", "bands.minor.norm", "cannot be heavier", "PR-16"),
    ("heaviest.serious", "dismissal_with_notice", "", "", ""),
    ("bands.minor.norm_if_warned", "verbal_warning", "bands.minor.norm_if_warned", "milder", "SA-10"),
    (
        "bands.serious.norm_if_warned",
        "summary_dismissal",
        "bands.serious.norm_if_warned",
        "only gross",
        "PR-17",
    ),
    ("bands.gross.entry", "verbal_warning", "bands.gross.entry", "cannot begin with less", "PR-16"),
    (
        "ladder.1.live_at_hearing",
        {"least": 8, "most": 12},
        "ladder.1.live_at_hearing.least",
        "the usual 6",
        "SA-1",
    ),
    (
        "ladder.1.live_at_hearing",
        {"least": 6, "most": 6},
        "ladder.1.live_at_hearing.most",
        "nothing to",
        "SA-1",
    ),
    ("ladder.1.live_at_hearing", {"least": 6}, "ladder.1.live_at_hearing", "'most' is missing", ""),
    (
        "ladder.4.live_at_hearing",
        {"least": 6, "most": 9},
        "ladder.4.live_at_hearing",
        "only a warning",
        "7.5",
    ),
]


@pytest.mark.parametrize(("path", "value", "field", "said", "rule"), FAULTS, ids=lambda part: str(part)[:30])
def test_a_fault_names_its_field_and_what_is_allowed(
    path: str, value: object, field: str, said: str, rule: str
) -> None:
    document = changed(path, value)
    if not field:
        assert read_terms(document).bands
        return
    with pytest.raises(BadTerms) as refusal:
        read_terms(document)
    found = [(fault.field, fault.rule_id) for fault in refusal.value.faults if said in fault.said]
    assert (field, rule) in found, refusal.value.faults


def test_a_level_off_the_ladder_and_a_norm_above_the_code_are_faults() -> None:
    document = deepcopy(BLOCKS)
    document["ladder"] = [rung for rung in document["ladder"] if rung["level"] != "verbal_warning"]
    with pytest.raises(BadTerms, match=r"bands\.minor\.entry: verbal_warning is not on the ladder"):
        read_terms(document)
    # The heaviest for serious may be dismissal with notice; as the norm it needs gross misconduct all the same.
    document = changed("bands.serious.norm", "dismissal_with_notice")
    document["heaviest"]["serious"] = "dismissal_with_notice"
    del document["bands"]["serious"]["norm_if_warned"]
    with pytest.raises(
        BadTerms, match=r"bands\.serious\.norm: dismissal_with_notice as the norm needs gross"
    ):
        read_terms(document)


@pytest.mark.parametrize(
    ("warned", "right"), [(None, False), ("first_and_final_warning", False), (FINAL, True)]
)
def test_a_first_and_final_warning_is_no_norm_while_a_warning_is_live(
    warned: str | None, right: bool
) -> None:
    document = changed("bands.serious.norm_if_warned", warned)
    document["ladder"].insert(2, document["ladder"][2] | {"level": "first_and_final_warning"})
    document["bands"]["serious"]["norm"] = "first_and_final_warning"
    if right:
        assert read_terms(document).bands
        return
    with pytest.raises(BadTerms, match=r"bands\.serious\.norm_if_warned: a first and final warning is for"):
        read_terms(document)


# severity, live warnings -> entry, norm, heaviest
RANGES = [
    (MINOR, (), (VERBAL, WRITTEN, WRITTEN)),
    (MINOR, (VERBAL,), (VERBAL, FINAL, FINAL)),
    (MINOR, (FINAL,), (VERBAL, FINAL, WITH_NOTICE)),
    (SERIOUS, (), (WRITTEN, FINAL, FINAL)),
    # While a warning is live dismissal is the norm of this policy, and yet opens on a live final warning alone (SA-8).
    (SERIOUS, (WRITTEN,), (WRITTEN, FINAL, FINAL)),
    (SERIOUS, (FINAL,), (WRITTEN, WITH_NOTICE, WITH_NOTICE)),
    (SERIOUS, (WITH_NOTICE,), (WRITTEN, FINAL, FINAL)),
    (GROSS, (), (FINAL, WITH_NOTICE, SUMMARY)),
]


@pytest.mark.parametrize(("severity", "live", "expected"), RANGES)
@pytest.mark.parametrize("document", [BLOCKS, WARNS], ids=["blocks", "warns"])
def test_norm_and_range_by_severity_and_live_warnings(
    document: Any, severity: Severity, live: Any, expected: Any
) -> None:
    terms = read_terms(document)
    found = range_for(terms.bands, terms.ladder, severity=severity, live_levels=frozenset(live))
    assert found is not None
    assert (found.entry, found.norm, found.heaviest) == expected


def test_without_bands_there_is_no_norm_and_after_an_appeal_none_above_its_ceiling() -> None:
    plain, terms = read_terms(P1), read_terms(BLOCKS)
    given: Any = {"severity": GROSS, "live_levels": frozenset()}
    assert range_for(plain.bands, plain.ladder, **given) is None
    found = range_for(terms.bands, terms.ladder, **given, ceiling=WRITTEN)
    assert found is not None
    assert (found.entry, found.norm, found.heaviest) == (WRITTEN, WRITTEN, WRITTEN)
    assert open_levels(terms, GROSS, ceiling=WRITTEN) == [VERBAL, WRITTEN]


def test_outside_the_range_it_is_refused_or_open_for_reasons_but_never_past_law_and_code() -> None:
    blocks, warns = read_terms(BLOCKS), read_terms(WARNS)
    assert open_levels(blocks, MINOR) == [VERBAL, WRITTEN]
    assert open_levels(blocks, SERIOUS) == [WRITTEN, FINAL]
    assert open_levels(blocks, GROSS) == [FINAL, WITH_NOTICE, SUMMARY]
    assert open_levels(warns, MINOR) == [VERBAL, WRITTEN]
    assert open_levels(warns, SERIOUS) == [VERBAL, WRITTEN, FINAL, WITH_NOTICE]
    assert open_levels(warns, GROSS) == [VERBAL, WRITTEN, FINAL, WITH_NOTICE, SUMMARY]


def test_the_chair_needs_the_grade_for_what_reasons_can_open() -> None:
    """T11: under a policy that can be left with reasons, serious misconduct can end in dismissal with notice."""
    check_chair_authority(read_terms(BLOCKS).ladder, 5, SERIOUS)
    check_chair_authority(read_terms(WARNS).ladder, 6, SERIOUS)
    with pytest.raises(RuleBroken, match="may lead to dismissal with notice"):
        check_chair_authority(read_terms(WARNS).ladder, 5, SERIOUS)


def test_a_live_warning_opens_more_only_where_the_policy_says_so() -> None:
    assert open_levels(read_terms(BLOCKS), MINOR, VERBAL) == [VERBAL, WRITTEN, FINAL]
    silent = read_terms(changed("bands.minor.norm_if_warned", None))
    assert open_levels(silent, MINOR, VERBAL) == [VERBAL, WRITTEN]


def test_milder_heavier_and_outside_each_ask_for_reasons_and_the_norm_for_none() -> None:
    terms = read_terms(WARNS)
    found = range_for(terms.bands, terms.ladder, severity=SERIOUS, live_levels=frozenset({FINAL}))
    gross = range_for(terms.bands, terms.ladder, severity=GROSS, live_levels=frozenset())
    clean = range_for(terms.bands, terms.ladder, severity=SERIOUS, live_levels=frozenset())
    assert found is not None and gross is not None and clean is not None
    mild = replace(
        gross, heaviest=FINAL
    )  # a policy whose range for gross misconduct ends with a final warning
    cases = [
        (found, None, NormDeparture.MILDER, "SA-16"),
        (found, FINAL, NormDeparture.MILDER, "SA-16"),
        (found, VERBAL, NormDeparture.OUTSIDE, "PR-16"),
        (found, SUMMARY, NormDeparture.OUTSIDE, "PR-17"),
        (gross, SUMMARY, NormDeparture.HEAVIER, "PR-16"),
        (gross, WRITTEN, NormDeparture.OUTSIDE, "PR-16"),
        (clean, WITH_NOTICE, NormDeparture.OUTSIDE, "0.9"),
        (mild, WITH_NOTICE, NormDeparture.OUTSIDE, "PR-17"),
    ]
    for expected, level, how, rule in cases:
        assert departure(level, expected) == how
        with pytest.raises(RuleBroken) as broken:
            check_norm_is_explained(level, expected, "  ")
        assert (broken.value.rule_id, broken.value.field) == (rule, "norm_reasons")
        check_norm_is_explained(level, expected, "She apologised.")
    assert departure(WITH_NOTICE, found) == NormDeparture.AT_NORM
    check_norm_is_explained(WITH_NOTICE, found, "")
    for check in (
        lambda: check_norm_is_explained(WITH_NOTICE, found, "So."),
        lambda: check_no_norm("So."),
    ):
        with pytest.raises(RuleBroken, match="nothing to explain"):
            check()
    assert departure_in_words(NormDeparture.MILDER, found) == (
        "The norm for serious misconduct is dismissal with notice, and this outcome is milder."
    )


def test_the_hearing_chooses_between_the_bounds_and_only_where_the_policy_says_so() -> None:
    document = changed("ladder.1.live_at_hearing", {"least": 6, "most": 12})
    ladder = {step.level: step for step in read_terms(document).ladder}
    assert [chosen_months(ladder[WRITTEN], months) for months in (6, 12)] == [6, 12]
    assert [chosen_months(ladder[FINAL], months) for months in (None, 12)] == [12, 12]
    assert (chosen_months(ladder[SUMMARY], None), chosen_months(None, None)) == (None, None)
    refused = [
        (WRITTEN, None, "leaves it to the hearing"),
        (WRITTEN, 5, "for 6 to 12 months, not for 5 months"),
    ]
    refused += [
        (WRITTEN, 13, "not for 13 months"),
        (FINAL, 11, "live for 12 months."),
        (SUMMARY, 6, "Only a warning"),
    ]
    for level, months, said in refused:
        with pytest.raises(RuleBroken, match=said) as broken:
            chosen_months(ladder[level], months)
        assert (broken.value.rule_id, broken.value.field) == ("SA-1", "live_months")


def with_four(**changes: str | None) -> dict[str, Any]:
    """P1 with bands, and a degree between minor and serious: minor misconduct leads to a verbal warning there."""
    document = deepcopy(BLOCKS)
    document["heaviest"] |= {"minor": "verbal_warning", "more_serious_minor": "written_warning"}
    document["bands"]["minor"] = {"entry": "verbal_warning", "norm": "verbal_warning"}
    band = {"entry": "verbal_warning", "norm": "written_warning", "norm_if_warned": "final_written_warning"}
    document["bands"]["more_serious_minor"] = band
    return document


def test_a_fourth_degree_has_a_range_of_its_own() -> None:
    terms = read_terms(with_four())
    assert terms.degrees == (MINOR, MORE_SERIOUS_MINOR, SERIOUS, GROSS)
    assert open_levels(terms, MINOR) == [VERBAL]
    assert open_levels(terms, MORE_SERIOUS_MINOR) == [VERBAL, WRITTEN]
    assert open_levels(terms, SERIOUS) == [WRITTEN, FINAL]
    given: dict[str, Any] = {"severity": MORE_SERIOUS_MINOR, "live_levels": frozenset()}
    found = range_for(terms.bands, terms.ladder, **given)
    assert found is not None and (found.entry, found.norm, found.heaviest) == (VERBAL, WRITTEN, WRITTEN)


def test_a_policy_without_it_takes_it_for_the_milder_one_and_offers_it_to_nobody() -> None:
    assert BLOCKS["heaviest"].keys() == {"minor", "serious", "gross"}
    three = read_terms(BLOCKS)
    assert three.degrees == (MINOR, SERIOUS, GROSS)
    for live in ((), (VERBAL,), (FINAL,)):
        assert open_levels(three, MORE_SERIOUS_MINOR, *live) == open_levels(three, MINOR, *live)
    with pytest.raises(RuleBroken, match="does not know more serious minor misconduct") as refusal:
        check_degree_is_known("more_serious_minor", three.degrees, "severity")
    assert (refusal.value.rule_id, refusal.value.field) == ("PV-1", "severity")
    check_degree_is_known("more_serious_minor", read_terms(with_four()).degrees, "severity")


@pytest.mark.parametrize(
    ("change", "field", "rule"),
    [
        (lambda it: it["heaviest"].pop("more_serious_minor"), "heaviest.more_serious_minor", "PR-16"),
        (lambda it: it["bands"].pop("more_serious_minor"), "bands.more_serious_minor.norm", "PR-16"),
        (lambda it: it["heaviest"].update(more_serious_minor="summary_dismissal"), "heaviest", "PR-16"),
        (
            lambda it: it["bands"]["more_serious_minor"].update(norm="final_written_warning"),
            "bands.more_serious_minor.norm",
            "PR-16",
        ),
    ],
)
def test_what_is_said_of_the_fourth_degree_fits_together(change: Any, field: str, rule: str) -> None:
    document = with_four()
    change(document)
    with pytest.raises(BadTerms) as refusal:
        read_terms(document)
    assert (field, rule) in [(fault.field, fault.rule_id) for fault in refusal.value.faults]


def test_nobody_is_suspended_from_a_degree_on_that_the_policy_does_not_know() -> None:
    document = deepcopy(BLOCKS)
    document["suspension"] |= {"least_severity": "more_serious_minor"}
    with pytest.raises(
        BadTerms, match=r"suspension\.least_severity: more serious minor misconduct is not known"
    ):
        read_terms(document)


def test_a_draft_that_lacks_the_degree_would_not_have_allowed_the_decision() -> None:
    assert degree_obstacle(MORE_SERIOUS_MINOR, read_terms(with_four()).degrees) is None
    found = degree_obstacle(MORE_SERIOUS_MINOR, read_terms(BLOCKS).degrees)
    assert found is not None
    assert (found.rule_id, found.why) == ("PV-1", "This policy does not know more serious minor misconduct.")
