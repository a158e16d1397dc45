"""What is wrong with the document of a policy: a fault of its shape, or parts that contradict one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from jsonschema import ValidationError

from casework.enums import DISMISSALS, WEIGHT, OtherMeeting, SanctionLevel, Severity
from casework.rules.bands import bands_of, faults_of_bands
from casework.rules.ladder import SEVERITIES, severity_in_words
from casework.rules.level_faults import faults_of_names, faults_of_no_sanction
from casework.rules.retention import faults_of_schedule


@dataclass(frozen=True)
class Fault:
    """What is wrong with a document, and what would be right (``instead``).

    field: its path, such as ``ladder.2.live_months``. rule_id: the rule behind it, "" for a fault of shape.
    """

    field: str
    said: str
    rule_id: str = ""
    instead: str = ""


_TYPES = {
    "integer": "a whole number",
    "string": "text",
    "object": "a table",
    "array": "a list",
    "boolean": "true or false",
}


def fault_of_shape(error: ValidationError) -> Fault:
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
_NO_SUSPENSION = "Leave that meeting out, or say who may suspend."
_ON_THE_LADDER = "Choose a level of the ladder, or put this one on it."
_GRAVER = "Choose levels that never become milder as the misconduct becomes graver."
_TO_THE_LAST = "Choose the last level of the ladder, or take that level off."


def contradictions(document: Mapping[str, Any]) -> Iterator[Fault]:
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
        yield from _chosen(f"ladder.{number}", rung)
    yield from (Fault(*fault) for fault in faults_of_names(document["ladder"]))
    yield from (Fault(*fault) for fault in faults_of_no_sanction(document))
    yield from _levels_of_appeal(document.get("appeal_levels", ()), levels)
    if document["appeal"].get("may_increase") and len(set(levels) - set(DISMISSALS)) < 2:
        alone = "the ladder has no heavier warning to which an appeal could lead"
        yield Fault(
            "appeal.may_increase", alone, "AP-4", "Leave it out, or put another warning on the ladder."
        )
    if "fast_track" in document:
        heaviest_agreed = SanctionLevel(document["fast_track"]["heaviest"])
        yield from _agreed(heaviest_agreed, document["ladder"])
    yield from _measures(document.get("measures", ()), levels)
    yield from _meetings(document)
    heaviest = {Severity(name): SanctionLevel(level) for name, level in document["heaviest"].items()}
    yield from _heaviest(heaviest, levels)
    yield from _degrees(document, heaviest)
    if "bands" in document:
        yield from (Fault(*fault) for fault in faults_of_bands(bands_of(document["bands"]), heaviest, levels))
    yield from (Fault(*fault) for fault in faults_of_schedule(document.get("retention", {})))


def _levels_of_appeal(listed: Sequence[Mapping[str, Any]], levels: list[SanctionLevel]) -> Iterator[Fault]:
    """Until when each can be appealed to, and against which level of the ladder a committee hears it."""
    for number, level in enumerate(listed, start=1):
        if number == 1 and "window" in level:
            yield Fault(
                "appeal_levels.0.window", "level 1 has its window among the periods", "AP-2", _A_PERIOD
            )
        if number > 1 and "window" not in level:
            no_time = "a further level says until when the employee can appeal to it"
            yield Fault(f"appeal_levels.{number - 1}.window", no_time, "AP-8", _A_WINDOW)
        against = level.get("deciders", {}).get("from_level", levels[0])
        if against not in levels:
            off = f"{against} is not on the ladder"
            yield Fault(f"appeal_levels.{number - 1}.deciders.from_level", off, "PR-16", _ON_THE_LADDER)


def _chosen(at: str, rung: Mapping[str, Any]) -> Iterator[Fault]:
    """Bounds within which the hearing chooses: of a warning, in order, around what is chosen usually (axis 1).

    A dismissal is no more extended than live (SA-11).
    """
    field, bounds = f"{at}.live_at_hearing", rung.get("live_at_hearing")
    if "extend_months" in rung and "live_months" not in rung:
        yield Fault(f"{at}.extend_months", "only a warning is live and can be extended", "SA-11", _NO_TIME)
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


def _agreed(level: SanctionLevel, ladder: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Up to what can be agreed without a hearing: a level of the ladder; nobody is dismissed who was not heard (PR-17)."""
    if level not in [rung["level"] for rung in ladder]:
        yield Fault("fast_track.heaviest", f"{level} is not on the ladder", "PR-16", _ON_THE_LADDER)
    if level in DISMISSALS:
        unheard = "nobody is dismissed without a hearing"
        yield Fault("fast_track.heaviest", unheard, "PR-17", "Choose a warning.")
    yield from _agreed_by_one(level, ladder)


def _agreed_by_one(heaviest: SanctionLevel, ladder: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Whoever agrees a sanction decides alone: nothing that a committee decides can be agreed (axis 5, T16)."""
    for rung in ladder:
        level = SanctionLevel(rung["level"])
        if WEIGHT[level] <= WEIGHT[heaviest] and rung.get("deciders", 1) > 1:
            together = f"{level} is decided by {rung['deciders']} people, and so never without a hearing"
            milder = "Choose a milder level, or let one person decide that one."
            yield Fault("fast_track.heaviest", together, "T16", milder)


def _measures(listed: Sequence[Mapping[str, Any]], levels: list[SanctionLevel]) -> Iterator[Fault]:
    """What goes with a warning: each once, from a warning of the ladder on."""
    kinds = [one["kind"] for one in listed]
    for number, one in enumerate(listed):
        level = SanctionLevel(one["from_level"])
        if kinds.index(one["kind"]) < number:
            twice = f"{one['kind']} is listed twice"
            yield Fault(f"measures.{number}.kind", twice, "7.5", "List it once.")
        if level not in levels:
            yield Fault(
                f"measures.{number}.from_level", f"{level} is not on the ladder", "PR-16", _ON_THE_LADDER
            )
        if level in DISMISSALS:
            beside = "a measure goes with a warning, never with a dismissal"
            yield Fault(f"measures.{number}.from_level", beside, "7.5", "Choose a warning.")


def _meetings(document: Mapping[str, Any]) -> Iterator[Fault]:
    """Nobody is accompanied at a suspension for which the policy does not provide (SU-5)."""
    listed = document.get("companion", {}).get("meetings", ())
    if OtherMeeting.SUSPENSION in listed and "suspension" not in document:
        yield Fault("companion.meetings", "nobody is suspended under this policy", "SU-5", _NO_SUSPENSION)


def _degrees(document: Mapping[str, Any], heaviest: Mapping[Severity, SanctionLevel]) -> Iterator[Fault]:
    """Bands and suspension speak of the degrees that the policy knows: those that say to what they can lead (axis 2)."""
    bands = document.get("bands", {})
    for degree in SEVERITIES:
        if bands and degree in heaviest and degree not in bands:
            missing = f"{severity_in_words(degree)} has no range and norm"
            yield Fault(
                f"bands.{degree}.norm", missing, "PR-16", "Say with what its range begins, and its norm."
            )
        if degree in bands and degree not in heaviest:
            unknown = f"{severity_in_words(degree)} has a norm and leads to nothing"
            yield Fault(
                f"heaviest.{degree}", unknown, "PR-16", "Say to what it can lead, or leave its norm out."
            )
    least = document.get("suspension", {}).get("least_severity", Severity.GROSS)
    if least not in heaviest:
        unknown = f"{severity_in_words(least)} is not known to the policy"
        yield Fault("suspension.least_severity", unknown, "SU-5", "Choose a degree that leads to a level.")


def _heaviest(heaviest: Mapping[Severity, SanctionLevel], levels: list[SanctionLevel]) -> Iterator[Fault]:
    """What misconduct can lead to: a level of the ladder, never milder than for less, and gross to the last of them."""
    for severity, level in heaviest.items():
        if level not in levels:
            yield Fault(f"heaviest.{severity}", f"{level} is not on the ladder", "PR-16", _ON_THE_LADDER)
        if severity != Severity.GROSS and level == SanctionLevel.SUMMARY_DISMISSAL:
            only_gross = "only gross misconduct leads to summary dismissal"
            yield Fault(f"heaviest.{severity}", only_gross, "PR-17", "Choose a milder level.")
    in_order = [WEIGHT[heaviest[degree]] for degree in SEVERITIES if degree in heaviest]
    if in_order != sorted(in_order):
        yield Fault("heaviest", "graver misconduct cannot lead to less", "PR-16", _GRAVER)
    if in_order[-1] < max(map(WEIGHT.__getitem__, levels)):
        yield Fault("heaviest.gross", "nothing leads to the last level of the ladder", "PR-16", _TO_THE_LAST)
