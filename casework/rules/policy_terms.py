"""The terms of a policy version: read from a document, checked field by field (domain.md section 2, PV-1).

A document is what a policy pack holds: plain text, numbers, lists and tables. What it may hold stands in
``policy_schema``; what its parts owe one another is checked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from casework.enums import (
    DISMISSALS,
    WEIGHT,
    AppealGroundKind,
    CompanionKind,
    Delivery,
    LiveFrom,
    PeriodUnit,
    Rolls,
    SanctionLevel,
    Severity,
)
from casework.rules.ladder import LadderStep
from casework.rules.periods import Period
from casework.rules.policy_schema import DOCUMENT


@dataclass(frozen=True)
class Fault:
    """What is wrong with a document. ``field``: its path, such as ``ladder.2.live_months``; rule: its source, or ""."""

    field: str
    said: str
    rule_id: str = ""


class BadTerms(ValueError):
    """A document that is no policy. ``faults``: all of them, in the order of the document."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"{fault.field}: {fault.said}" for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Receipt:
    """When a letter counts as received (CA-7). until: what leaves from this time of day on counts from the next day."""

    working_days: int
    until: time | None = None


@dataclass(frozen=True)
class Band:
    """What a policy says of a degree of misconduct: where to begin, what is usual, and what may not be passed."""

    entry: SanctionLevel
    norm: SanctionLevel
    heaviest: SanctionLevel


@dataclass(frozen=True)
class Terms:
    """One policy version. ``ladder``: mildest first; ``periods``: by the names of policy_schema.PERIODS."""

    periods: Mapping[str, Period]
    receipt: Mapping[Delivery, Receipt]
    ladder: tuple[LadderStep, ...]
    severity: Mapping[Severity, Band]
    appeal_grounds: tuple[AppealGroundKind, ...]
    live_after_appeal_from: LiveFrom
    companions: tuple[CompanionKind, ...]


def read_terms(document: Mapping[str, Any]) -> Terms:
    """The terms that a document states, once it was checked. Raises BadTerms with every fault."""
    found = sorted(Draft202012Validator(DOCUMENT).iter_errors(document), key=lambda error: error.json_path)
    faults = [_in_words(error) for error in found] or list(_contradictions(document))
    if faults:
        raise BadTerms(faults)
    return terms_of(document)


def terms_of(document: Mapping[str, Any]) -> Terms:
    """The terms of a document that was checked already: of a stored version."""
    bands = {
        Severity(name): Band(**{part: SanctionLevel(level) for part, level in band.items()})
        for name, band in document["severity"].items()
    }
    return Terms(
        periods={name: _period(given) for name, given in document["periods"].items()},
        receipt={Delivery(way): _receipt(given) for way, given in document["receipt"].items()},
        ladder=tuple(_rung(rank, given, bands) for rank, given in enumerate(document["ladder"], start=1)),
        severity=bands,
        appeal_grounds=tuple(map(AppealGroundKind, document["appeal"]["grounds"])),
        live_after_appeal_from=LiveFrom(document["appeal"]["live_from"]),
        companions=tuple(map(CompanionKind, document["companion"]["classes"])),
    )


def _period(given: Mapping[str, Any]) -> Period:
    return Period(
        n=given["n"],
        unit=PeriodUnit(given["unit"]),
        clear=given.get("clear", False),
        rolls=Rolls(given.get("rolls", Rolls.FORWARD)),
    )


def _receipt(given: Mapping[str, Any]) -> Receipt:
    until = time.fromisoformat(given["until"]) if "until" in given else None
    return Receipt(working_days=given["working_days"], until=until)


def _rung(rank: int, given: Mapping[str, Any], bands: Mapping[Severity, Band]) -> LadderStep:
    """minimum_severity: the least misconduct whose band reaches this level."""
    level = SanctionLevel(given["level"])
    reached = [severity for severity in Severity if WEIGHT[bands[severity].heaviest] >= WEIGHT[level]]
    return LadderStep(
        level=level,
        rank=rank,
        live_months=given.get("live_months"),
        minimum_severity=reached[0] if reached else Severity.GROSS,
        min_grade_rank=given["authority"],
    )


def _in_words(error: ValidationError) -> Fault:
    """A fault of shape: the field, and what is allowed there."""
    field = ".".join(map(str, error.absolute_path)) or "the document"
    allowed: Any = error.validator_value
    said = {
        "required": f"{error.message.partition(' is a')[0]} is missing",
        "additionalProperties": f"{error.message.partition('(')[2].rstrip(')').partition(' w')[0]} is not known there",
        "enum": f"is {error.instance!r}; allowed: {', '.join(map(str, allowed)) if error.validator == 'enum' else ''}",
        "const": f"is {error.instance!r}; Casework knows {allowed!r} alone",
        "minimum": f"is {error.instance!r}; the least is {allowed}",
        "maximum": f"is {error.instance!r}; the most is {allowed}",
        "type": f"is {error.instance!r}; it has to be of type {allowed}",
    }
    return Fault(field, said.get(str(error.validator), error.message))


def _contradictions(document: Mapping[str, Any]) -> Iterator[Fault]:
    """Fields that are right each for itself and wrong together."""
    ladder = document["ladder"]
    levels = [SanctionLevel(rung["level"]) for rung in ladder]
    weights = [WEIGHT[level] for level in levels]
    if weights != sorted(set(weights)):
        yield Fault("ladder", "has to name each level once, the mildest first", "PR-16")
    for number, (level, rung) in enumerate(zip(levels, ladder, strict=True)):
        yield from _live_months(f"ladder.{number}", level, rung)
    for name, band in document["severity"].items():
        yield from _band(f"severity.{name}", Severity(name), band, levels)


def _live_months(field: str, level: SanctionLevel, rung: Mapping[str, Any]) -> Iterator[Fault]:
    stated = [name for name in ("live_months", "live_least", "live_most") if name in rung]
    if level in DISMISSALS and stated:
        yield Fault(f"{field}.{stated[0]}", "a dismissal is not live for any time", "7.5")
    if level not in DISMISSALS and "live_months" not in rung:
        yield Fault(f"{field}.live_months", "a warning says how long it is live", "SA-1")
    months = rung.get("live_months", 0)
    if not rung.get("live_least", months) <= months <= rung.get("live_most", months):
        yield Fault(f"{field}.live_months", "lies outside live_least and live_most", "SA-13")


def _band(
    field: str, severity: Severity, band: Mapping[str, str], levels: list[SanctionLevel]
) -> Iterator[Fault]:
    for part, level in band.items():
        if level not in levels:
            yield Fault(f"{field}.{part}", f"{level} is not on the ladder", "PR-16")
    entry, norm, heaviest = (WEIGHT[SanctionLevel(band[part])] for part in ("entry", "norm", "heaviest"))
    if not entry <= norm <= heaviest:
        yield Fault(field, "entry, norm and heaviest have to follow one another, mildest first", "SA-16")
    summary = SanctionLevel.SUMMARY_DISMISSAL
    if severity != Severity.GROSS and band["heaviest"] == summary:
        yield Fault(f"{field}.heaviest", "only gross misconduct leads to summary dismissal", "PR-17")
