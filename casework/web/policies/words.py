"""A policy document in words, field by field: what the pages read, compare and weigh up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from casework.enums import (
    AppealGroundKind,
    Delivery,
    Jurisdiction,
    LiveFrom,
    MeasureKind,
    OtherMeeting,
    PeriodCalendar,
    PeriodUnit,
    Rolls,
    SanctionLevel,
)
from casework.queries.stage import mid_sentence
from casework.rules.appeal_levels import EVERY_GROUND, AppealLevel
from casework.rules.ladder import LadderStep
from casework.rules.live_choice import months_in_words
from casework.rules.periods import Period, period_in_words
from casework.rules.policy_schema import COUNTS_FROM
from casework.rules.policy_terms import Receipt, Terms, terms_of
from casework.templatetags.casework_tags import time_in_words
from casework.web.policies.bands_words import band_lines, comparison_lines, heaviest_lines
from casework.web.policies.committee_words import appeal_committee_in_words, committee_in_words
from casework.web.policies.extension_words import extension_lines
from casework.web.policies.retention_words import retention_lines
from casework.web.policies.shapes import NONE, Line, Pair, Section

# By the names of policy_schema.PERIODS: what there is so long for.
PERIOD_LABELS = {
    "assessment": "Assess an incident",
    "investigation": "Finish the investigation",
    "hearing_notice": "Notice of a hearing",
    "decision_letter": "Send the decision letter",
    "appeal_window": "Appeal",
    "appeal_acknowledgement": "Acknowledge an appeal",
    "appeal_hearing": "Hear the appeal",
    "appeal_letter": "Send the appeal outcome letter",
}
ROLLS_WORDS = {
    Rolls.FORWARD: "If nobody works on the last day, it ends on the next working day",
    Rolls.BACK: "If nobody works on the last day, it ends on the working day before",
    Rolls.NOT: "It ends on the last day, whether or not anybody works then",
}
BY_THE_EMPLOYER = "The employer's closure days are days off too"
NOBODY = "Nobody: this policy does not provide for suspension"
NEVER = "No case is paused: this policy does not provide for it"
MAY_INCREASE = "An appeal may lead to a heavier warning"
Grades = Mapping[int, str]


def sections(document: Mapping[str, Any], grades: Grades) -> list[Section]:
    """Every field of a checked document. The same fields in the same order for every document.

    grades: the names of the grades by rank.
    """
    terms = terms_of(document)
    return [
        Section("About this policy", tuple(_about(document))),
        Section("Periods", tuple(_periods(terms))),
        Section("When a letter counts as received", tuple(_receipt(terms))),
        Section("Investigation", (_investigation(terms, grades),)),
        Section("Ladder of sanctions", tuple(_ladder(terms, grades))),
        Section("Heaviest level the first time", tuple(heaviest_lines(document, terms))),
        Section("Range and norm", tuple(band_lines(terms))),
        Section("Like cases", tuple(comparison_lines(terms))),
        Section("Appeals", tuple(_appeal(terms, grades))),
        Section("The companion", tuple(_companion(terms))),
        Section("Suspension", tuple(_suspension(terms, grades))),
        Section("Pauses", tuple(_pause(terms))),
        Section("Extended and expired warnings", tuple(extension_lines(terms))),
        Section("Oversight and evidence", tuple(_oversight(terms))),
        Section("Sanction without a hearing", tuple(_fast_track(terms))),
        Section("What may go with a warning", tuple(_measures(terms))),
        Section("How long records are kept", tuple(retention_lines(terms))),
    ]


def side_by_side(
    one: Mapping[str, Any], other: Mapping[str, Any], grades: Grades
) -> list[tuple[str, list[Pair]]]:
    """Two documents, field by field, under the titles of their sections."""
    both = zip(sections(one, grades), sections(other, grades), strict=True)
    return [
        (
            left.title,
            [Pair(a.label, a.said, b.said) for a, b in zip(left.lines, right.lines, strict=True)],
        )
        for left, right in both
    ]


def differences(one: Mapping[str, Any], other: Mapping[str, Any], grades: Grades) -> list[Pair]:
    """Only the fields that differ, each with the title of its section in its label."""
    return [
        Pair(f"{title}: {pair.label}", pair.one, pair.other)
        for title, pairs in side_by_side(one, other, grades)
        for pair in pairs
        if pair.differs
    ]


def authority_in_words(rank: int, grades: Grades) -> str:
    """``SEO or above``; the rank itself where no grade has it."""
    if rank == 0:
        return "Anybody"
    return f"{grades[rank]} or above" if rank in grades else f"Rank {rank} or above (no grade has this rank)"


def _about(document: Mapping[str, Any]) -> Iterator[Line]:
    yield Line("name", "Name", (document["name"],))
    yield Line("about", "Description", (document["about"].strip(),))
    yield Line("jurisdiction", "Law", (str(Jurisdiction(document["jurisdiction"]).label),))


def _periods(terms: Terms) -> Iterator[Line]:
    for name, label in PERIOD_LABELS.items():
        period = terms.periods[name]
        said = period_said(period)
        if period.counts_from is not None and period.counts_from != COUNTS_FROM[name][0]:
            said += (f"Counted from: {mid_sentence(str(period.counts_from.label))}",)
        yield Line(f"periods.{name}", label, said)


def period_said(period: Period) -> tuple[str, ...]:
    """The length, and for what is not counted in working days what becomes of a last day without work."""
    if period.n == 0 and not period.clear:
        return ("None",)
    said = (period_in_words(period),)
    if period.unit != PeriodUnit.WORKING_DAYS:
        said += (ROLLS_WORDS[period.rolls],)
    return said if period.calendar == PeriodCalendar.NATION else (*said, BY_THE_EMPLOYER)


def _receipt(terms: Terms) -> Iterator[Line]:
    for way in Delivery:
        yield Line(f"receipt.{way}", str(way.label), _received(terms.receipt[way]))


def _received(receipt: Receipt) -> tuple[str, ...]:
    days = receipt.working_days
    when = "On the day on which it leaves, if that is a working day, or on the next one"
    if days:
        when = f"{days} working day{'' if days == 1 else 's'} after it leaves"
    if receipt.until is None:
        return (when,)
    return (when, f"One working day later if it leaves {time_in_words(receipt.until)} or after")


def _ladder(terms: Terms, grades: Grades) -> Iterator[Line]:
    rungs = {rung.level: rung for rung in terms.ladder}
    for level in SanctionLevel:
        rung = rungs.get(level)
        if rung is None:
            said: tuple[str, ...] = ("Not on the ladder",)
        else:
            who = f"Decided by: {authority_in_words(rung.min_grade_rank, grades)}"
            decided = (who, *committee_in_words(rung), *_no_sanction(rung))
            months = rung.live_months
            said = (f"Live for {months_in_words(months)}", *decided) if months else decided
            if rung.chosen_between is not None:
                least, most = rung.chosen_between
                said = (
                    f"Live for {least} to {months_in_words(most)}, usually {months}: chosen at the hearing",
                    *decided,
                )
            if rung.extend_months is not None:
                by = months_in_words(rung.extend_months)
                said += (f"Extended by up to {by} instead of the next stage, if it is still live",)
            said = (f"Called: {rung.label}", *said) if rung.label else said
        yield Line(f"ladder.{level}", str(level.label), said)


def _no_sanction(rung: LadderStep) -> tuple[str, ...]:
    return (
        () if rung.counts else ("No sanction: in no published figures, and never counts for the next stage",)
    )


def _investigation(terms: Terms, grades: Grades) -> Line:
    said = authority_in_words(terms.investigates, grades) if terms.investigates else "Anybody"
    return Line("investigation.authority", "Who may investigate", (said,))


def _appeal(terms: Terms, grades: Grades) -> Iterator[Line]:
    label = "A warning in place of another outcome runs from"
    yield Line("appeal.live_from", label, (str(LiveFrom(terms.live_after_appeal_from).label),))
    increases = "Yes: up to the heaviest warning for what was found, never to a dismissal"
    said = increases if terms.appeal_may_increase else "No: an appeal never makes the outcome heavier"
    yield Line("appeal.may_increase", MAY_INCREASE, (said,))
    yield Line(
        "appeal_levels", "Levels", tuple(_level(level, terms, grades) for level in terms.appeal_levels)
    )


def _companion(terms: Terms) -> Iterator[Line]:
    given = terms.companion
    may = tuple(str(kind.label) for kind in given.as_of_right)
    yield Line("companion.classes", "Who may come without being agreed on", may)
    last = "Five working days after ours, as the statute says"
    if given.alternative is not None:
        last += f"; or {period_in_words(given.alternative)} after ours, if that is later"
    yield Line("companion.alternative", "Another day that has to be accepted, up to", (last,))
    where = tuple(str(one.label) for one in OtherMeeting if one in given.meetings)
    only = ("None: hearings and appeals alone, as the statute says",)
    yield Line("companion.meetings", "Other meetings to which somebody may come", where or only)
    nation = terms.remote_hearing
    said = str(nation.label) if nation is not None else "Those of any nation: the later day counts"
    yield Line("remote_hearing", "Whose bank holidays count if the companion cannot come", (said,))


def _level(level: AppealLevel, terms: Terms, grades: Grades) -> str:
    """Such as: Level 2: heard by G6 or above. A rehearing of the case. Within 10 calendar days."""
    said = [f"heard by {mid_sentence(authority_in_words(level.authority, grades))}"]
    said += [str(level.way.label)] if level.way is not None else []
    said += appeal_committee_in_words(level, terms)
    if level.window is not None:
        since = mid_sentence(str(level.runs_from.label))
        said.append(f"Within {period_in_words(level.window)}, from {since}")
    if level.grounds != EVERY_GROUND:
        named = [str(kind.label) for kind in AppealGroundKind if kind in level.grounds]
        said.append(f"On these grounds: {'; '.join(map(mid_sentence, named))}")
    return f"Level {level.number}: {'. '.join(said)}."


def _suspension(terms: Terms, grades: Grades) -> Iterator[Line]:
    given = terms.suspension
    said = dict.fromkeys(("authority", "least_severity", "review", "cap", "ends_with_sickness"), NONE)
    if given is None:
        said["authority"] = NOBODY
    else:
        said = {
            "authority": authority_in_words(given.authority, grades),
            "least_severity": str(given.least_severity.label),
            "review": f"Every {period_in_words(given.review)} at the latest",
            "cap": period_in_words(given.cap) if given.cap is not None else "No limit",
            "ends_with_sickness": "Yes" if given.ends_with_sickness else "No",
        }
    labels = {
        "authority": "Who may suspend",
        "least_severity": "The mildest misconduct for which anybody is suspended",
        "review": "Review",
        "cap": "Longest time",
        "ends_with_sickness": "Ends when the employee falls ill",
    }
    for name, label in labels.items():
        yield Line(f"suspension.{name}", label, (said[name],))


def _pause(terms: Terms) -> Iterator[Line]:
    said = NEVER
    if terms.pause is not None:
        said = f"Every {period_in_words(terms.pause.review)} at the latest"
    yield Line("pause.review", "Review", (said,))


def _oversight(terms: Terms) -> Iterator[Line]:
    looked, bundle = "Never: this policy does not ask for it", "No day: this policy does not ask for it"
    if terms.oversight is not None:
        looked = f"{period_in_words(terms.oversight)} from the opening of the case"
    if terms.bundle is not None:
        bundle = (
            f"{terms.bundle} working day{'' if terms.bundle == 1 else 's'} before the hearing at the latest"
        )
    yield Line("oversight.n", "A case is looked over", (looked,))
    yield Line("bundle.working_days", "The bundle is served", (bundle,))


def _fast_track(terms: Terms) -> Iterator[Line]:
    given = terms.fast_track
    heaviest, think = "None: this policy does not provide for it", NONE
    if given is not None:
        heaviest, think = terms.level_name(given.heaviest), period_in_words(given.cooling_off)
    yield Line("fast_track.heaviest", "The heaviest level that can be agreed", (heaviest,))
    yield Line("fast_track.cooling_off", "To think it over", (think,))


def _measures(terms: Terms) -> Iterator[Line]:
    for kind in MeasureKind:
        listed = terms.measures.get(kind)
        said: tuple[str, ...] = ("Not in this policy",)
        if listed:
            lasts = f"For {months_in_words(listed.most_months)} at most" if listed.most_months else "For good"
            said = (f"From: {terms.level_name(listed.from_level)}", lasts)
        yield Line(f"measures.{kind}", str(kind.label), said)
