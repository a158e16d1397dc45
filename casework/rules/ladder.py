"""The ladder of sanctions: what each severity opens, what a live warning adds (PR-16, PR-17, SA-8, SA-10)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import TypeVar

from casework.enums import DISMISSALS, FINAL_WARNINGS, WEIGHT, SanctionLevel, Severity
from casework.errors import RuleBroken

T = TypeVar("T")

SEVERITIES = tuple(Severity)  # mildest first
# What every policy knows.
ALWAYS_KNOWN = (Severity.MINOR, Severity.SERIOUS, Severity.GROSS)

# The least a first offence must be to reach a level. A policy may ask for more, never for less: PR-16 for
# the final warning, PR-17 for dismissal. (That a first dismissal *with notice* needs gross misconduct is
# the house's reading of PR-17; for summary dismissal it is the law. See 0.9.)
_FLOOR = {
    SanctionLevel.VERBAL_WARNING: Severity.MINOR,
    SanctionLevel.WRITTEN_WARNING: Severity.MINOR,
    SanctionLevel.FIRST_AND_FINAL_WARNING: Severity.SERIOUS,
    SanctionLevel.FINAL_WRITTEN_WARNING: Severity.SERIOUS,
    SanctionLevel.ACTION_SHORT_OF_DISMISSAL: Severity.SERIOUS,
    SanctionLevel.DISMISSAL_WITH_NOTICE: Severity.GROSS,
    SanctionLevel.SUMMARY_DISMISSAL: Severity.GROSS,
}

# Named as what is done, not as a thing that is given.
_WITHOUT_ARTICLE = (*DISMISSALS, SanctionLevel.ACTION_SHORT_OF_DISMISSAL)


@dataclass(frozen=True)
class LadderStep:
    """One level of the ladder of a policy version.

    rank:             place on the ladder; the higher, the heavier.
    live_months:      how long a warning is live; None for a dismissal.
    minimum_severity: the least a first offence must be, by local policy.
    min_grade_rank:   the lowest grade rank whose holder may decide this level; the higher, the more senior.
    chosen_between:   the least and the most months where the hearing chooses how long it is live (axis 1).
    gravest_severity: the gravest misconduct that may be answered with it; None for none (``rules.bands``).
    is_for_reasons:   whether reasons lead outside the range of the policy, but never past law and Code (0.9).
    opens_when_warned: whether a live warning makes minor misconduct count as serious (SA-10).
    deciders:         how many people decide it at least, the chair included (axis 5).
    extend_months:    by how many months at most a live warning of this level is extended instead of the next stage
                      (SA-11); None where it is not.
    label:            what the policy calls it; empty where it says nothing of its own.
    counts:           whether it is a sanction: what is none is in no figures and never counts for the next stage (0.11).
    """

    level: SanctionLevel
    rank: int
    live_months: int | None
    minimum_severity: Severity
    min_grade_rank: int
    chosen_between: tuple[int, int] | None = None
    gravest_severity: Severity | None = Severity.GROSS
    is_for_reasons: bool = False
    opens_when_warned: bool = True
    deciders: int = 1
    extend_months: int | None = None
    label: str = field(default="", compare=False)  # wording: it binds nobody
    counts: bool = True

    @property
    def name(self) -> str:
        return level_name(self.level, self.label)

    @property
    def in_words(self) -> str:
        return level_in_words(self.level, self.label)


@dataclass(frozen=True)
class Standing:
    """Whether the findings open a step, before asking who decides. ``why_not`` is empty when they do."""

    rule_id: str
    why_not: str = ""


def level_name(level: SanctionLevel | str, called: str = "") -> str:
    """The level by itself: ``Final written warning``. called: what its policy calls it; empty for the usual name."""
    return called or str(SanctionLevel(level).label)


def bare_name(level: SanctionLevel | str, called: str = "") -> str:
    """The name inside a sentence, without an article: ``final written warning``. called: as for ``level_name``."""
    name = level_name(level, called)
    return name if name[1:2].isupper() else name[0].lower() + name[1:]


def level_in_words(level: SanctionLevel | str, called: str = "") -> str:
    """The level inside a sentence: ``a final written warning``. called: as for ``level_name``."""
    name = bare_name(level, called)
    if level in _WITHOUT_ARTICLE:
        return name
    return f"{'an' if name[0].lower() in 'aeiou' else 'a'} {name}"


def called_on(ladder: Iterable[LadderStep], level: SanctionLevel | str | None) -> str:
    """What the policy of a ladder calls a level; empty for the usual name, and for a level that it lacks."""
    return next((step.label for step in ladder if step.level == level), "")


def with_every_degree(given: Mapping[Severity, T]) -> dict[Severity, T]:
    """The same, and for a degree that a policy does not know what it says of the next milder one."""
    said: dict[Severity, T] = {}
    for degree in SEVERITIES:
        said[degree] = given[degree] if degree in given else said[SEVERITIES[SEVERITIES.index(degree) - 1]]
    return said


def check_degree_is_known(severity: Severity | str, known: Iterable[Severity], field: str) -> None:
    """RuleBroken PV-1 for a degree of misconduct that the policy in force at this stage does not have."""
    if Severity(severity) not in known:
        raise RuleBroken(
            "PV-1",
            f"The policy in force at this stage does not know {severity_in_words(Severity(severity))}.",
            instead="Choose a degree of the policy in force.",
            field=field,
        )


def severity_in_words(severity: Severity) -> str:
    """The severity inside a sentence: ``gross misconduct``."""
    return str(Severity(severity).label).lower()


def step_of(level: SanctionLevel, ladder: Iterable[LadderStep]) -> LadderStep:
    """The ladder's step of this level. RuleBroken PV-1 if the policy in force at this stage lacks it."""
    for step in ladder:
        if step.level == level:
            return step
    raise RuleBroken(
        "PV-1",
        f"The policy in force at this stage does not know {level_in_words(level)}.",
        instead="Choose a level of the policy in force.",
        field="level",
    )


def standing(step: LadderStep, *, severity: Severity, live_levels: frozenset[SanctionLevel]) -> Standing:
    """Whether misconduct of this severity, with these countable warnings, opens the step, and by which rule.

    live_levels: levels of the warnings countable for a found allegation (SA-5); a dismissal among them is
                 ignored.
    """
    warned = not live_levels.issubset(DISMISSALS)
    if warned and step.level == SanctionLevel.FIRST_AND_FINAL_WARNING:
        why = "is for somebody of whom no earlier warning counts, and one does here"
        return Standing("PR-16", f"{sentence_start(step.in_words)} {why}.")
    needed = _needed(step)
    if _at_least(severity, needed):
        return Standing(rule_of_level(step.level, severity))
    if step.level in DISMISSALS:
        return _dismissal_short_of(step, severity, live_levels)
    if step.level == SanctionLevel.ACTION_SHORT_OF_DISMISSAL and not live_levels.isdisjoint(FINAL_WARNINGS):
        return Standing("SA-8")  # it is what may be done instead of dismissing
    # SA-10: minor misconduct with a warning already in place counts as serious.
    if warned and step.opens_when_warned and _at_least(Severity.SERIOUS, needed):
        return Standing("SA-10")
    history = "no warning was live when the employee acted"
    if warned:
        history = "a live warning raises that no further than serious misconduct"
        if not step.opens_when_warned:
            history = "under the policy a live warning does not raise that"
    return Standing(
        "PR-16",
        f"{sentence_start(step.in_words)} needs {severity_in_words(needed)}; what was found is "
        f"{severity_in_words(severity)}, and {history}.",
    )


def rule_of_level(level: SanctionLevel, severity: Severity) -> str:
    """By which rule the degree of misconduct opens or shuts a level: that of the ladder, or for a dismissal PR-17.

    That a dismissal with notice needs gross misconduct too is for the policy to say, and no law (0.9).
    """
    if level not in DISMISSALS:
        return "PR-16"
    return "PR-17" if level == SanctionLevel.SUMMARY_DISMISSAL or severity == Severity.GROSS else "0.9"


def least_severity(level: SanctionLevel) -> Severity:
    """The least a first offence must be for this level, whatever a policy says (PR-16, PR-17)."""
    return _FLOOR[level]


def too_mild(step: LadderStep, severity: Severity) -> str:
    """Why the policy's range begins above this step for misconduct of this severity; empty where it does not."""
    if step.is_for_reasons or (
        step.gravest_severity is not None and _at_least(step.gravest_severity, severity)
    ):
        return ""
    return f"{sentence_start(step.in_words)} is milder than the policy's range for {severity_in_words(severity)}."


def heaviest_step(
    ladder: Iterable[LadderStep],
    *,
    severity: Severity,
    live_levels: frozenset[SanctionLevel],
    ceiling: SanctionLevel | None = None,
) -> LadderStep | None:
    """The heaviest step the findings would open, whoever decides, up to the ceiling; None if they open none."""
    for step in sorted(ladder, key=lambda step: step.rank, reverse=True):
        if ceiling is not None and WEIGHT[step.level] > WEIGHT[ceiling]:
            continue
        if not standing(step, severity=severity, live_levels=live_levels).why_not:
            return step
    return None


def heaviest_by_appeal(
    ladder: Iterable[LadderStep], *, may_increase: bool, severity: Severity | str
) -> SanctionLevel | None:
    """The heaviest warning to which an appeal may lead; None where the policy does not expressly let it lead to more (AP-4).

    ladder, may_increase: of the policy under which the appeal is heard (PV-1). severity: of what was found, "" where
    nobody said. Neither reasons nor a live warning lead further here; nobody is dismissed by an appeal, and what takes a
    committee (SEP-7) is not given by the one person who hears it.
    """
    if not may_increase or not severity:
        return None
    alone = takewhile(lambda step: step.deciders == 1, sorted(ladder, key=lambda step: step.rank))
    warnings = [replace(step, is_for_reasons=False) for step in alone if step.level not in DISMISSALS]
    step = heaviest_step(warnings, severity=Severity(severity), live_levels=frozenset())
    return step.level if step is not None else None


def check_severity_was_put(found: Severity, put: Severity) -> None:
    """RuleBroken PR-09 where more is found than the employee was told they had to answer."""
    if not _at_least(put, found):
        raise RuleBroken(
            "PR-09",
            f"The employee was told of {severity_in_words(put)}; {severity_in_words(found)} was never put to them.",
            instead=f"Find {severity_in_words(put)} at most: what is graver needs a new invitation and a new hearing.",
            field="severity_found",
        )


def _dismissal_short_of(
    step: LadderStep, severity: Severity, live_levels: frozenset[SanctionLevel]
) -> Standing:
    found = severity_in_words(severity)
    if step.level == SanctionLevel.SUMMARY_DISMISSAL:
        why = f"Dismissal without notice needs gross misconduct; what was found is {found}."
        return Standing("PR-17", why)
    if not live_levels.isdisjoint(FINAL_WARNINGS):
        return Standing("SA-8")
    return Standing(
        "0.9",
        "Dismissal with notice needs gross misconduct, or a final written warning that was live when the "
        f"employee acted; what was found is {found}, and there was no such warning.",
    )


def _needed(step: LadderStep) -> Severity:
    """The least a first offence must be. With reasons a policy can be left, not the Code; law asks for gross misconduct
    before a summary dismissal alone (0.9).
    """
    if not step.is_for_reasons:
        return max(step.minimum_severity, _FLOOR[step.level], key=SEVERITIES.index)
    return Severity.SERIOUS if step.level == SanctionLevel.DISMISSAL_WITH_NOTICE else _FLOOR[step.level]


def _at_least(severity: Severity, needed: Severity) -> bool:
    return SEVERITIES.index(severity) >= SEVERITIES.index(needed)


def sentence_start(phrase: str) -> str:
    """The phrase as it begins a sentence; what is in capitals stays."""
    return phrase[0].upper() + phrase[1:]
