"""The terms of a policy version: read from a document, checked field by field (domain.md section 2, PV-1).

A document is what a policy pack holds: plain text, numbers, lists and tables. What it may hold stands in
``policy_schema``; what its parts owe one another is checked in ``policy_faults``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from jsonschema import Draft202012Validator

from casework.enums import (
    WEIGHT,
    AbsenceKind,
    AppealGroundKind,
    AppealWay,
    CompanionKind,
    CountsFrom,
    Delivery,
    LiveFrom,
    MeasureKind,
    Nation,
    OtherMeeting,
    PeriodCalendar,
    PeriodUnit,
    Rolls,
    SanctionLevel,
    Severity,
    WindowFrom,
)
from casework.rules.agreements import FastTrackTerms
from casework.rules.appeal_levels import ONE_LEVEL, AppealLevel
from casework.rules.bands import BandTerms, bands_of, with_bands
from casework.rules.companion import AS_STATUTE, CompanionTerms
from casework.rules.comparators import USUAL_TERMS, ComparisonTerms
from casework.rules.extensions import ExtensionTerms
from casework.rules.ladder import (
    ALWAYS_KNOWN,
    SEVERITIES,
    LadderStep,
    called_on,
    level_in_words,
    level_name,
    with_every_degree,
)
from casework.rules.measures import MeasureTerms
from casework.rules.pausing import PauseTerms
from casework.rules.periods import Period
from casework.rules.policy_faults import Fault, contradictions, fault_of_shape
from casework.rules.policy_schema import COUNTS_FROM, DOCUMENT
from casework.rules.retention import Schedule, schedule_of
from casework.rules.suspension import SuspensionTerms

# What the levels of the ladder are called; empty for the usual name.
Names = Mapping[SanctionLevel, str]


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
class Terms:
    """One policy version. ``ladder``: mildest first; ``periods``: by the names of policy_schema.PERIODS.

    appeal_may_increase: whether it expressly lets an appeal lead to a heavier warning (AP-4).
    investigates: the least rank of the grade of whoever investigates; 0 where the policy says nothing of it (axis 5).
    degrees: of misconduct that it knows, mildest first (axis 2).
    considers_expired_safeguarding: whether an expired warning of a safeguarding case may be considered (SA-14).
    """

    periods: Mapping[str, Period]
    receipt: Mapping[Delivery, Receipt]
    ladder: tuple[LadderStep, ...]
    live_after_appeal_from: LiveFrom
    appeal_may_increase: bool = False
    suspension: SuspensionTerms | None = None
    pause: PauseTerms | None = None
    extension: ExtensionTerms | None = None
    investigates: int = 0
    fast_track: FastTrackTerms | None = None
    bands: BandTerms | None = None
    oversight: Period | None = None
    bundle: int | None = None
    appeal_levels: tuple[AppealLevel, ...] = ONE_LEVEL
    remote_hearing: Nation | None = None
    considers_expired_safeguarding: bool = False
    measures: Mapping[MeasureKind, MeasureTerms] = field(default_factory=dict)
    companion: CompanionTerms = AS_STATUTE
    retention: Schedule | None = None
    comparison: ComparisonTerms = USUAL_TERMS
    degrees: tuple[Severity, ...] = ALWAYS_KNOWN

    def level_name(self, level: SanctionLevel | str) -> str:
        """A level by itself, by the name that this policy gives it: ``First written warning``."""
        return level_name(level, called_on(self.ladder, level))

    def level_in_words(self, level: SanctionLevel | str) -> str:
        """The same inside a sentence: ``a first written warning``."""
        return level_in_words(level, called_on(self.ladder, level))


def read_terms(document: Mapping[str, Any]) -> Terms:
    """The terms that a document states, once it was checked. Raises BadTerms with every fault."""
    found = sorted(Draft202012Validator(DOCUMENT).iter_errors(document), key=lambda error: error.json_path)
    faults = [fault_of_shape(error) for error in found] or list(contradictions(document))
    if faults:
        raise BadTerms(faults)
    return terms_of(document)


def terms_of(document: Mapping[str, Any]) -> Terms:
    """The terms of a document that was checked already: of a stored version."""
    heaviest = {Severity(name): WEIGHT[SanctionLevel(level)] for name, level in document["heaviest"].items()}
    weights = with_every_degree(heaviest)
    ladder = tuple(_rung(rank, given, weights) for rank, given in enumerate(document["ladder"], start=1))
    bands = bands_of(document["bands"]) if "bands" in document else None
    called = {rung.level: rung.label for rung in ladder}
    return Terms(
        degrees=tuple(degree for degree in SEVERITIES if degree in heaviest),
        bands=bands,
        oversight=_since(document["oversight"]) if "oversight" in document else None,
        companion=_companion(document["companion"]) if "companion" in document else AS_STATUTE,
        bundle=document["bundle"]["working_days"] if "bundle" in document else None,
        periods={name: _period(given, name) for name, given in document["periods"].items()},
        receipt={Delivery(way): _receipt(given) for way, given in document["receipt"].items()},
        ladder=with_bands(ladder, bands) if bands is not None else ladder,
        live_after_appeal_from=LiveFrom(document["appeal"]["live_from"]),
        appeal_may_increase=document["appeal"].get("may_increase", False),
        suspension=_suspension(document["suspension"]) if "suspension" in document else None,
        extension=_extension(document["extension"]) if "extension" in document else None,
        investigates=document.get("investigation", {}).get("authority", 0),
        fast_track=_fast_track(document["fast_track"], called) if "fast_track" in document else None,
        remote_hearing=Nation(document["remote_hearing"]) if "remote_hearing" in document else None,
        pause=PauseTerms(_review(document["pause"]["review"])) if "pause" in document else None,
        considers_expired_safeguarding=document.get("safeguarding", {}).get("considered_after_expiry", False),
        appeal_levels=tuple(
            _appeal_level(number, given) for number, given in enumerate(document["appeal_levels"], start=1)
        )
        if "appeal_levels" in document
        else ONE_LEVEL,
        comparison=ComparisonTerms(**document.get("comparison", {})),
        retention=schedule_of(document["retention"]) if "retention" in document else None,
        measures={
            one.kind: one for one in (_measure(given, called) for given in document.get("measures", ()))
        },
    )


def binds_alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two checked documents bind in the same way, so that they differ in their wording at most."""
    return bool(one["jurisdiction"] == other["jurisdiction"]) and terms_of(one) == terms_of(other)


def _period(given: Mapping[str, Any], name: str = "") -> Period:
    """name: of one that every policy states; from what it is counted is said where policies differ."""
    usual, *_ = COUNTS_FROM.get(name, (None,))
    return Period(
        n=given["n"],
        unit=PeriodUnit(given["unit"]),
        clear=given.get("clear", False),
        rolls=Rolls(given.get("rolls", Rolls.FORWARD)),
        calendar=PeriodCalendar(given.get("calendar", PeriodCalendar.NATION)),
        counts_from=CountsFrom(given["from"]) if "from" in given and usual else usual,
    )


def _appeal_level(number: int, given: Mapping[str, Any]) -> AppealLevel:
    window, together = given.get("window"), given.get("deciders")
    return AppealLevel(
        number=number,
        authority=given["authority"],
        way=AppealWay(given["way"]),
        grounds=frozenset(map(AppealGroundKind, given["grounds"])),
        window=_period(window) if window else None,
        runs_from=WindowFrom(window["from"]) if window else WindowFrom.RECEIVED,
        deciders=together["n"] if together else 1,
        from_level=SanctionLevel(together["from_level"]) if together else None,
    )


def _receipt(given: Mapping[str, Any]) -> Receipt:
    until = time.fromisoformat(given["until"]) if "until" in given else None
    return Receipt(working_days=given["working_days"], until=until)


def _review(given: Mapping[str, Any]) -> Period:
    """What protects somebody is never later for a weekend (0.7)."""
    return Period(given["n"], PeriodUnit(given["unit"]), rolls=Rolls.BACK)


def _since(given: Mapping[str, Any]) -> Period:
    return Period(given["n"], PeriodUnit(given["unit"]))


def _companion(given: Mapping[str, Any]) -> CompanionTerms:
    """The time ends on the very day that the policy says: it only adds to the statute."""
    time = given.get("alternative")
    return CompanionTerms(
        classes=frozenset(map(CompanionKind, given.get("classes", ()))),
        alternative=Period(time["n"], PeriodUnit(time["unit"]), rolls=Rolls.NOT) if time else None,
        meetings=frozenset(map(OtherMeeting, given.get("meetings", ()))),
    )


def _fast_track(given: Mapping[str, Any], called: Names) -> FastTrackTerms:
    """The time to think it over is never shorter for a weekend."""
    cooling_off, heaviest = given["cooling_off"], SanctionLevel(given["heaviest"])
    return FastTrackTerms(
        heaviest=heaviest,
        cooling_off=Period(cooling_off["n"], PeriodUnit(cooling_off["unit"])),
        called=called[heaviest],
    )


def _extension(given: Mapping[str, Any]) -> ExtensionTerms:
    excluded = frozenset(map(AbsenceKind, given.get("excluded", ())))
    return ExtensionTerms(given["least_absence"], given.get("most_days"), excluded)


def _measure(given: Mapping[str, Any], called: Names) -> MeasureTerms:
    kind, from_level = MeasureKind(given["kind"]), SanctionLevel(given["from_level"])
    return MeasureTerms(kind, from_level, given.get("most_months"), called[from_level])


def _suspension(given: Mapping[str, Any]) -> SuspensionTerms:
    cap = given.get("cap")
    return SuspensionTerms(
        authority=given["authority"],
        least_severity=Severity(given["least_severity"]),
        review=_review(given["review"]),
        cap=Period(cap["n"], PeriodUnit(cap["unit"]), rolls=Rolls.NOT) if cap else None,
        ends_with_sickness=given["ends_with_sickness"],
    )


def _rung(rank: int, given: Mapping[str, Any], weights: Mapping[Severity, int]) -> LadderStep:
    """minimum_severity: the mildest misconduct that can lead to this level. weights: of the heaviest level of each."""
    level = SanctionLevel(given["level"])
    bounds = given.get("live_at_hearing")
    return LadderStep(
        level=level,
        rank=rank,
        live_months=given.get("live_months"),
        minimum_severity=next(degree for degree in SEVERITIES if weights[degree] >= WEIGHT[level]),
        min_grade_rank=given["authority"],
        deciders=given.get("deciders", 1),
        extend_months=given.get("extend_months"),
        chosen_between=(bounds["least"], bounds["most"]) if bounds is not None else None,
        label=given.get("label", ""),
        counts=given.get("counts_as_sanction", True),
    )
