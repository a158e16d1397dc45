"""Severity bands: with what misconduct of each degree opens the ladder, what is the norm, and departing from it (SA-16).

Axis 2 of domain.md section 2. How far a range reaches is said by the ladder itself; here is where it begins, and where
in it a decision is expected to lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from casework.enums import DISMISSALS, WEIGHT, NormDeparture, OutsideRange, SanctionLevel, Severity
from casework.errors import RuleBroken
from casework.rules.ladder import (
    SEVERITIES,
    LadderStep,
    heaviest_step,
    least_severity,
    level_in_words,
    rule_of_level,
    severity_in_words,
    with_every_degree,
)


@dataclass(frozen=True)
class Band:
    """What a policy says of one degree of misconduct.

    entry:          the first level of the ladder that it opens with: the mildest of its range.
    norm:           what it is usually answered with.
    norm_if_warned: the norm while a warning is live; None where a live warning changes nothing (SA-10).
    """

    entry: SanctionLevel
    norm: SanctionLevel
    norm_if_warned: SanctionLevel | None = None


@dataclass(frozen=True)
class BandTerms:
    """The bands of a policy, and whether it refuses an outcome outside them or asks for reasons (0.9)."""

    outside: OutsideRange
    bands: Mapping[Severity, Band]


@dataclass(frozen=True)
class Range:
    """What a policy expects of one decision: the norm, and the mildest and heaviest level of the range."""

    severity: Severity
    norm: SanctionLevel
    entry: SanctionLevel
    heaviest: SanctionLevel
    called: Mapping[SanctionLevel, str] = field(default_factory=dict, compare=False)

    def in_words(self, level: SanctionLevel) -> str:
        """The level inside a sentence, by the name that the policy gives it."""
        return level_in_words(level, self.called.get(level, ""))


def bands_of(given: Mapping[str, object]) -> BandTerms:
    """The bands of a checked document."""
    bands = {degree: Band(**_levels(given[degree])) for degree in SEVERITIES if degree in given}
    return BandTerms(OutsideRange(str(given["outside"])), with_every_degree(bands))


def _levels(given: object) -> dict[str, SanctionLevel]:
    assert isinstance(given, Mapping)  # by the schema
    return {name: SanctionLevel(level) for name, level in given.items()}


def with_bands(ladder: Iterable[LadderStep], terms: BandTerms) -> tuple[LadderStep, ...]:
    """The ladder with what the bands say of each step: for what it is too mild, and whether reasons go beyond a range."""
    return tuple(
        replace(
            step,
            gravest_severity=max(
                (one for one in SEVERITIES if WEIGHT[terms.bands[one].entry] <= WEIGHT[step.level]),
                key=SEVERITIES.index,
                default=None,
            ),
            is_for_reasons=terms.outside == OutsideRange.WARNS,
            opens_when_warned=terms.bands[Severity.MINOR].norm_if_warned is not None,
        )
        for step in ladder
    )


def range_for(
    terms: BandTerms | None,
    ladder: Iterable[LadderStep],
    *,
    severity: Severity,
    live_levels: frozenset[SanctionLevel],
    ceiling: SanctionLevel | None = None,
) -> Range | None:
    """Norm and range for misconduct of this degree with these countable warnings; None where the policy has no bands.

    live_levels, ceiling: as for ``sanctions.levels_allowed``. What a live warning opens belongs to the range (SA-8,
    SA-10); nothing of it is heavier than the ceiling.
    """
    if terms is None:
        return None
    strict = [replace(step, is_for_reasons=False) for step in ladder]
    heaviest = heaviest_step(strict, severity=severity, live_levels=live_levels, ceiling=ceiling)
    if heaviest is None:
        return None
    band = terms.bands[severity]
    is_warned = not live_levels.issubset(DISMISSALS)
    norm = band.norm_if_warned if is_warned and band.norm_if_warned is not None else band.norm
    most = heaviest.level
    called = {step.level: step.label for step in strict}
    return Range(
        severity, norm=_mildest(norm, most), entry=_mildest(band.entry, most), heaviest=most, called=called
    )


def _mildest(*levels: SanctionLevel) -> SanctionLevel:
    return min(levels, key=WEIGHT.__getitem__)


def departure(level: SanctionLevel | None, expected: Range) -> NormDeparture:
    """How an outcome lies to the norm. No sanction (None) is milder, never outside: no policy can ask for one (SA-16)."""
    if level is None:
        return NormDeparture.MILDER
    weight = WEIGHT[level]
    if not WEIGHT[expected.entry] <= weight <= WEIGHT[expected.heaviest]:
        return NormDeparture.OUTSIDE
    if weight == WEIGHT[expected.norm]:
        return NormDeparture.AT_NORM
    return NormDeparture.MILDER if weight < WEIGHT[expected.norm] else NormDeparture.HEAVIER


def departure_in_words(how: NormDeparture, expected: Range) -> str:
    """One sentence: what is the norm, and that this outcome is another; empty at the norm."""
    norm = f"The norm for {severity_in_words(expected.severity)} is {expected.in_words(expected.norm)}"
    ranges = f"{expected.in_words(expected.entry)} to {expected.in_words(expected.heaviest)}"
    return {
        NormDeparture.AT_NORM: "",
        NormDeparture.MILDER: f"{norm}, and this outcome is milder.",
        NormDeparture.HEAVIER: f"{norm}, and this outcome is heavier.",
        NormDeparture.OUTSIDE: f"The policy's range for {severity_in_words(expected.severity)} here is {ranges}, "
        "and this outcome lies outside it.",
    }[how]


TO_EXPLAIN = {
    NormDeparture.MILDER: "Name the mitigation that makes it milder.",
    NormDeparture.HEAVIER: "Say why the norm is not enough here: what makes it graver.",
    NormDeparture.OUTSIDE: "Say why nothing within the range would be right here.",
}


def check_norm_is_explained(level: SanctionLevel | None, expected: Range, reasons: str) -> None:
    """Raise RuleBroken (SA-16, PR-16, PR-17, 0.9) unless reasons are given exactly where an outcome departs from the norm.

    level: what is decided; None for no sanction.
    """
    how = departure(level, expected)
    is_explained = bool(reasons.strip())
    if how == NormDeparture.AT_NORM and is_explained:
        raise RuleBroken(
            "SA-16",
            f"This outcome is the norm for {severity_in_words(expected.severity)}, so there is nothing to explain.",
            instead="Leave these reasons empty.",
            field="norm_reasons",
        )
    if how != NormDeparture.AT_NORM and not is_explained:
        raise RuleBroken(
            _rule_departed_from(level, how, expected),
            departure_in_words(how, expected),
            instead=TO_EXPLAIN[how],
            field="norm_reasons",
        )


def _rule_departed_from(level: SanctionLevel | None, how: NormDeparture, expected: Range) -> str:
    """Milder is for mitigation. Where a range begins and ends is the ladder's; a dismissal that is too much has its own."""
    if how == NormDeparture.MILDER or level is None:
        return "SA-16"
    is_too_much = WEIGHT[level] > WEIGHT[expected.heaviest]
    return rule_of_level(level, expected.severity) if is_too_much else "PR-16"


def check_no_norm(reasons: str) -> None:
    """RuleBroken SA-16 for reasons to depart from a norm where there is none: no bands, nothing found, or nobody left."""
    if reasons.strip():
        raise RuleBroken(
            "SA-16",
            "There is no norm for this decision, so there is nothing to explain.",
            instead="Leave these reasons empty.",
            field="norm_reasons",
        )


# What is wrong with the bands of a document: the field, what is said, the rule, what would be right.
BandFault = tuple[str, str, str, str]
_ORDER = "Choose levels that never become milder as the misconduct becomes graver."
_ON_THE_LADDER = "Choose a level of the ladder, or put this one on it."


def faults_of_bands(
    terms: BandTerms, heaviest: Mapping[Severity, SanctionLevel], levels: Sequence[SanctionLevel]
) -> Iterator[BandFault]:
    """What the bands owe one another, the ladder and its heaviest levels (PR-16, PR-17). Words name levels by their code."""
    for severity in (degree for degree in SEVERITIES if degree in heaviest):
        yield from _faults_of_band(severity, terms.bands[severity], heaviest[severity], levels)
    for name in ("entry", "norm"):
        in_order = [WEIGHT[getattr(terms.bands[severity], name)] for severity in SEVERITIES]
        if in_order != sorted(in_order):
            yield f"bands.gross.{name}", "graver misconduct cannot begin with less", "PR-16", _ORDER


def _faults_of_band(
    severity: Severity, band: Band, heaviest: SanctionLevel, levels: Sequence[SanctionLevel]
) -> Iterator[BandFault]:
    at, named = f"bands.{severity}", [("entry", band.entry), ("norm", band.norm)]
    named += [("norm_if_warned", band.norm_if_warned)] if band.norm_if_warned is not None else []
    for name, level in named:
        if level not in levels:
            yield f"{at}.{name}", f"{level} is not on the ladder", "PR-16", _ON_THE_LADDER
    if not WEIGHT[band.entry] <= WEIGHT[band.norm]:
        milder = f"the norm cannot be milder than {band.entry}, with which the range begins"
        yield f"{at}.norm", milder, "PR-16", "Choose that or a heavier level."
    if WEIGHT[band.norm] > WEIGHT[heaviest]:
        heavier = f"the norm cannot be heavier than {heaviest}, with which the range ends"
        yield f"{at}.norm", heavier, "PR-16", "Choose that or a milder level."
    elif SEVERITIES.index(least_severity(band.norm)) > SEVERITIES.index(severity):
        needs = f"{band.norm} as the norm needs {severity_in_words(least_severity(band.norm))}"
        rule = "PR-17" if band.norm in DISMISSALS else "PR-16"
        yield f"{at}.norm", needs, rule, "Choose a milder level."
    if band.norm_if_warned is not None:
        yield from _faults_when_warned(severity, band.norm, band.norm_if_warned)
    if SanctionLevel.FIRST_AND_FINAL_WARNING in (band.norm_if_warned or band.norm, band.norm_if_warned):
        first = "a first and final warning is for somebody of whom no earlier warning counts"
        yield f"{at}.norm_if_warned", first, "PR-16", "Choose another norm for while a warning is live."


def _faults_when_warned(
    severity: Severity, norm: SanctionLevel, warned: SanctionLevel
) -> Iterator[BandFault]:
    at = f"bands.{severity}.norm_if_warned"
    if WEIGHT[warned] < WEIGHT[norm]:
        yield (
            at,
            f"a live warning cannot make the norm milder than {norm}",
            "SA-10",
            "Choose that or a heavier level.",
        )
    if severity != Severity.GROSS and warned == SanctionLevel.SUMMARY_DISMISSAL:
        yield at, "only gross misconduct leads to summary_dismissal", "PR-17", "Choose a milder level."
