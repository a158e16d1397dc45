"""The terms of a policy version: read from a document, checked field by field (domain.md section 2, PV-1).

A document is what a policy pack holds: plain text, numbers, lists and tables. What it may hold stands in
``policy_schema``; what its parts owe one another is checked here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any, cast

from jsonschema import Draft202012Validator, ValidationError

from casework.enums import (
    DISMISSALS,
    WEIGHT,
    AppealGroundKind,
    AppealWay,
    Delivery,
    LiveFrom,
    Nation,
    PeriodCalendar,
    PeriodUnit,
    Rolls,
    SanctionLevel,
    Severity,
    WindowFrom,
)
from casework.rules.agreements import FastTrackTerms
from casework.rules.appeal_levels import ONE_LEVEL, AppealLevel
from casework.rules.bands import BandTerms, bands_of, faults_of_bands, with_bands
from casework.rules.extensions import ExtensionTerms
from casework.rules.ladder import SEVERITIES, LadderStep
from casework.rules.pausing import PauseTerms
from casework.rules.periods import Period
from casework.rules.policy_schema import DOCUMENT
from casework.rules.suspension import SuspensionTerms


@dataclass(frozen=True)
class Fault:
    """What is wrong with a document, and what would be right (``instead``).

    field: its path, such as ``ladder.2.live_months``. rule_id: the rule behind it, "" for a fault of shape.
    """

    field: str
    said: str
    rule_id: str = ""
    instead: str = ""


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
    """One policy version. ``ladder``: mildest first; ``periods``: by the names of policy_schema.PERIODS."""

    periods: Mapping[str, Period]
    receipt: Mapping[Delivery, Receipt]
    ladder: tuple[LadderStep, ...]
    live_after_appeal_from: LiveFrom
    suspension: SuspensionTerms | None = None
    pause: PauseTerms | None = None
    extension: ExtensionTerms | None = None
    fast_track: FastTrackTerms | None = None
    bands: BandTerms | None = None
    oversight: Period | None = None
    bundle: int | None = None
    appeal_levels: tuple[AppealLevel, ...] = ONE_LEVEL
    remote_hearing: Nation | None = None


def read_terms(document: Mapping[str, Any]) -> Terms:
    """The terms that a document states, once it was checked. Raises BadTerms with every fault."""
    found = sorted(Draft202012Validator(DOCUMENT).iter_errors(document), key=lambda error: error.json_path)
    faults = [_in_words(error) for error in found] or list(_contradictions(document))
    if faults:
        raise BadTerms(faults)
    return terms_of(document)


def terms_of(document: Mapping[str, Any]) -> Terms:
    """The terms of a document that was checked already: of a stored version."""
    weights = {Severity(name): WEIGHT[SanctionLevel(level)] for name, level in document["heaviest"].items()}
    ladder = tuple(_rung(rank, given, weights) for rank, given in enumerate(document["ladder"], start=1))
    bands = bands_of(document["bands"]) if "bands" in document else None
    return Terms(
        bands=bands,
        oversight=_since(document["oversight"]) if "oversight" in document else None,
        bundle=document["bundle"]["working_days"] if "bundle" in document else None,
        periods={name: _period(given) for name, given in document["periods"].items()},
        receipt={Delivery(way): _receipt(given) for way, given in document["receipt"].items()},
        ladder=with_bands(ladder, bands) if bands is not None else ladder,
        live_after_appeal_from=LiveFrom(document["appeal"]["live_from"]),
        suspension=_suspension(document["suspension"]) if "suspension" in document else None,
        extension=ExtensionTerms(**document["extension"]) if "extension" in document else None,
        fast_track=_fast_track(document["fast_track"]) if "fast_track" in document else None,
        remote_hearing=Nation(document["remote_hearing"]) if "remote_hearing" in document else None,
        pause=PauseTerms(_review(document["pause"]["review"])) if "pause" in document else None,
        appeal_levels=tuple(
            _appeal_level(number, given) for number, given in enumerate(document["appeal_levels"], start=1)
        )
        if "appeal_levels" in document
        else ONE_LEVEL,
    )


def binds_alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two checked documents bind in the same way, so that they differ in their wording at most."""
    return bool(one["jurisdiction"] == other["jurisdiction"]) and terms_of(one) == terms_of(other)


def _period(given: Mapping[str, Any]) -> Period:
    return Period(
        n=given["n"],
        unit=PeriodUnit(given["unit"]),
        clear=given.get("clear", False),
        rolls=Rolls(given.get("rolls", Rolls.FORWARD)),
        calendar=PeriodCalendar(given.get("calendar", PeriodCalendar.NATION)),
    )


def _appeal_level(number: int, given: Mapping[str, Any]) -> AppealLevel:
    window = given.get("window")
    return AppealLevel(
        number=number,
        authority=given["authority"],
        way=AppealWay(given["way"]),
        grounds=frozenset(map(AppealGroundKind, given["grounds"])),
        window=_period(window) if window else None,
        runs_from=WindowFrom(window["from"]) if window else WindowFrom.RECEIVED,
    )


def _receipt(given: Mapping[str, Any]) -> Receipt:
    until = time.fromisoformat(given["until"]) if "until" in given else None
    return Receipt(working_days=given["working_days"], until=until)


def _review(given: Mapping[str, Any]) -> Period:
    """What protects somebody is never later for a weekend (0.7)."""
    return Period(given["n"], PeriodUnit(given["unit"]), rolls=Rolls.BACK)


def _since(given: Mapping[str, Any]) -> Period:
    return Period(given["n"], PeriodUnit(given["unit"]))


def _fast_track(given: Mapping[str, Any]) -> FastTrackTerms:
    """The time to think it over is never shorter for a weekend."""
    cooling_off = given["cooling_off"]
    return FastTrackTerms(
        heaviest=SanctionLevel(given["heaviest"]),
        cooling_off=Period(cooling_off["n"], PeriodUnit(cooling_off["unit"])),
    )


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
        chosen_between=(bounds["least"], bounds["most"]) if bounds is not None else None,
    )


_TYPES = {
    "integer": "a whole number",
    "string": "text",
    "object": "a table",
    "array": "a list",
    "boolean": "true or false",
}


def _in_words(error: ValidationError) -> Fault:
    """A fault of shape: the field, and what is allowed there."""
    field = ".".join(map(str, error.absolute_path)) or "the document"
    allowed: Any = error.validator_value
    given = f"is {error.instance!r}"
    ways: Mapping[str, Callable[[], str]] = {
        "required": lambda: f"{error.message.partition(' is a')[0]} is missing",
        "additionalProperties": lambda: f"{', '.join(_unknown(error))} is not known there",
        "enum": lambda: f"{given}; allowed: {', '.join(map(str, allowed))}",
        "minimum": lambda: f"{given}; the least is {allowed}",
        "maximum": lambda: f"{given}; the most is {allowed}",
        "type": lambda: f"{given}; it has to be {_TYPES[allowed]}",
        "minItems": lambda: "names none; there has to be one at least",
        "uniqueItems": lambda: "names one of them twice",
        "pattern": lambda: f"{given}; it has to be a time such as 17:00",
    }
    say = ways.get(str(error.validator))
    return Fault(field, say() if say else error.message)


def _unknown(error: ValidationError) -> list[str]:
    """The fields of an object that its schema does not name."""
    instance, schema = cast(dict[str, Any], error.instance), cast(dict[str, Any], error.schema)
    return sorted(set(instance) - set(schema["properties"]))


_A_TIME = "Say for how many months it is live."
_NO_TIME = "Leave the months out."
_A_PERIOD = "Say it as the period appeal_window, and leave it out here."
_A_WINDOW = "Give it a window: how many days, and from what they run."
_ON_THE_LADDER = "Choose a level of the ladder, or put this one on it."
_GRAVER = "Choose levels that never become milder as the misconduct becomes graver."
_TO_THE_LAST = "Choose the last level of the ladder, or take that level off."


def _contradictions(document: Mapping[str, Any]) -> Iterator[Fault]:
    """Fields that are right each for itself and wrong together."""
    levels = [SanctionLevel(rung["level"]) for rung in document["ladder"]]
    weights = [WEIGHT[level] for level in levels]
    if weights != sorted(set(weights)):
        yield Fault(
            "ladder", "has to name each level once, the mildest first", "PR-16", "Put the levels in order."
        )
    for number, rung in enumerate(document["ladder"]):
        is_dismissal = SanctionLevel(rung["level"]) in DISMISSALS
        if is_dismissal and "live_months" in rung:
            yield Fault(
                f"ladder.{number}.live_months", "a dismissal is not live for any time", "7.5", _NO_TIME
            )
        if not is_dismissal and "live_months" not in rung:
            yield Fault(f"ladder.{number}.live_months", "a warning says how long it is live", "SA-1", _A_TIME)
        yield from _chosen(f"ladder.{number}.live_at_hearing", rung)
    for number, level in enumerate(document.get("appeal_levels", ()), start=1):
        if number == 1 and "window" in level:
            yield Fault(
                "appeal_levels.0.window", "level 1 has its window among the periods", "AP-2", _A_PERIOD
            )
        if number > 1 and "window" not in level:
            no_time = "a further level says until when the employee can appeal to it"
            yield Fault(f"appeal_levels.{number - 1}.window", no_time, "AP-8", _A_WINDOW)
    if "fast_track" in document:
        yield from _agreed(SanctionLevel(document["fast_track"]["heaviest"]), levels)
    heaviest = {Severity(name): SanctionLevel(level) for name, level in document["heaviest"].items()}
    yield from _heaviest(heaviest, levels)
    if "bands" in document:
        yield from (Fault(*fault) for fault in faults_of_bands(bands_of(document["bands"]), heaviest, levels))


def _chosen(field: str, rung: Mapping[str, Any]) -> Iterator[Fault]:
    """Bounds within which the hearing chooses: of a warning, in order, around what is chosen usually (axis 1)."""
    bounds = rung.get("live_at_hearing")
    if bounds is None:
        return
    months = rung.get("live_months")
    if months is None:
        yield Fault(field, "only a warning is live for any time", "7.5", "Leave the choice out.")
    elif not bounds["least"] <= months <= bounds["most"]:
        around = f"the usual {months} months do not lie within {bounds['least']} to {bounds['most']} months"
        yield Fault(f"{field}.least", around, "SA-1", "Choose bounds around the usual months.")
    elif bounds["least"] == bounds["most"]:
        same = "the bounds leave nothing to choose"
        yield Fault(f"{field}.most", same, "SA-1", "Leave the choice out, and it is fixed.")


def _agreed(level: SanctionLevel, levels: list[SanctionLevel]) -> Iterator[Fault]:
    """Up to what can be agreed without a hearing: a level of the ladder; nobody is dismissed who was not heard (PR-17)."""
    if level not in levels:
        yield Fault("fast_track.heaviest", f"{level} is not on the ladder", "PR-16", _ON_THE_LADDER)
    if level in DISMISSALS:
        unheard = "nobody is dismissed without a hearing"
        yield Fault("fast_track.heaviest", unheard, "PR-17", "Choose a warning.")


def _heaviest(heaviest: Mapping[Severity, SanctionLevel], levels: list[SanctionLevel]) -> Iterator[Fault]:
    """What misconduct can lead to: a level of the ladder, never milder than for less, and gross to the last of them."""
    for severity, level in heaviest.items():
        if level not in levels:
            yield Fault(f"heaviest.{severity}", f"{level} is not on the ladder", "PR-16", _ON_THE_LADDER)
        if severity != Severity.GROSS and level == SanctionLevel.SUMMARY_DISMISSAL:
            only_gross = "only gross misconduct leads to summary dismissal"
            yield Fault(f"heaviest.{severity}", only_gross, "PR-17", "Choose a milder level.")
    in_order = [WEIGHT[heaviest[degree]] for degree in SEVERITIES]
    if in_order != sorted(in_order):
        yield Fault("heaviest", "graver misconduct cannot lead to less", "PR-16", _GRAVER)
    if in_order[-1] < max(map(WEIGHT.__getitem__, levels)):
        yield Fault("heaviest.gross", "nothing leads to the last level of the ladder", "PR-16", _TO_THE_LAST)
