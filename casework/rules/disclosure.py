"""The published answer: how many were disciplined for what, with which outcome, and by which counting rules.

Every rule is an object with a name and words, and the words are printed beside the figures (domain.md 4.2). A Table
holds exact counts; ``rules.small_numbers`` takes one and gives another in which small figures are hidden (FO-5).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from casework.enums import DISMISSALS, FINAL_WARNINGS, WEIGHT, CountOf, OutcomeTaken, SanctionLevel
from casework.rules.dates import words

DISMISSED = "dismissed"
# What a row is called, and the levels that are in it, mildest first, whatever a policy calls them. Both kinds of dismissal
# are one row, and so is all that a dismissal may follow.
_FINAL = SanctionLevel.FINAL_WRITTEN_WARNING
ROWS: tuple[tuple[str, str, tuple[SanctionLevel, ...]], ...] = (
    *(
        (level.value, level.label, (level,))
        for level in SanctionLevel
        if level not in (*FINAL_WARNINGS, *DISMISSALS)
    ),
    (_FINAL.value, _FINAL.label, FINAL_WARNINGS),
    (DISMISSED, "Dismissed", DISMISSALS),
)
_ROW_OF = {level: code for code, _, levels in ROWS for level in levels}
_LABEL_OF = {code: label for code, label, _ in ROWS}


@dataclass(frozen=True)
class Given:
    """One sanction that was imposed, as known on the as-at date.

    sanction, case, person: keys. is_first: the first imposed in its case. stands: neither set aside nor replaced.
    """

    sanction: Hashable
    case: Hashable
    person: Hashable
    level: SanctionLevel
    is_first: bool
    stands: bool


@dataclass(frozen=True)
class Unit:
    """What is counted. ``key``: sanctions with the same key count once, under the heaviest. ``title``: in a heading."""

    code: CountOf
    title: str
    words: str
    key: Callable[[Given], Hashable]


@dataclass(frozen=True)
class Taken:
    """Which sanctions count. ``heading``: their name as the first line of the bridge."""

    code: OutcomeTaken
    words: str
    heading: str
    counts: Callable[[Given], bool]


PEOPLE = Unit(
    CountOf.PEOPLE,
    "people disciplined",
    "People: each person counts once, under the heaviest of their sanctions that count.",
    lambda given: given.person,
)
CASES = Unit(
    CountOf.CASES,
    "cases with a sanction",
    "Cases: each case counts once, under the heaviest of its sanctions that count. A person with two cases counts twice.",
    lambda given: given.case,
)
SANCTIONS = Unit(
    CountOf.SANCTIONS,
    "sanctions imposed",
    "Sanctions: each sanction that counts is one. A person with two counts twice.",
    lambda given: given.sanction,
)
FINAL = Taken(
    OutcomeTaken.FINAL,
    "Final outcome: what stands after the appeals decided by the as-at date. A sanction that was set aside counts "
    "nowhere, one that was varied counts as what took its place, and one under appeal counts as it is.",
    "Sanctions that stand",
    lambda given: given.stands,
)
FIRST = Taken(
    OutcomeTaken.FIRST,
    "First outcome: what was first imposed in each case, whatever became of it on appeal. A record taken over "
    "from paper or another system counts as it stands: what came before an appeal is not in it.",
    "Sanctions first imposed",
    lambda given: given.is_first,
)
UNITS = {unit.code: unit for unit in (PEOPLE, CASES, SANCTIONS)}
OUTCOMES = {taken.code: taken for taken in (FINAL, FIRST)}

# The decision is what disciplines: the conduct may be years older, and the letter only tells of it. That the first
# decision is meant keeps a case in its period when an appeal is decided in a later one.
PERIOD = (
    "Period: the day on which the first sanction of the case was decided, first and last day of the period included; "
    "for a record taken over from paper or another system, the day it was issued. "
    "A later appeal changes the row of a case, never its period."
)
CATEGORY = "Category: what was found, not what was alleged: the category asked for and those below it."
ONLY_ISSUED = (
    "Only sanctions that were issued count: no informal action, and no decision whose letter has not left."
)
ROUNDING = "Percentages are of the total, to one decimal, a half rounded up, each by itself: they need not add up to 100."
PURGED = (
    "Purged records: of these only the month is kept. A month counts with the day on which it begins, and so in the period "
    "that has that day. Somebody of whom every record was purged before another case was opened counts once more for it."
)
LEVELS = (
    "Final written warning: first and final ones and action short of dismissal included. Dismissed: with notice or "
    "summarily. What the policy of its day does not have as a sanction counts nowhere."
)
ALWAYS = (PERIOD, CATEGORY, ONLY_ISSUED, LEVELS, ROUNDING)


@dataclass(frozen=True)
class Row:
    """One level of the table. ``percent``: of the total, with one decimal; None when there is nothing to share.

    count, mark: the figure; or None where it is hidden, and what is shown instead (``rules.small_numbers``).
    """

    code: str
    label: str
    count: int | None
    percent: Decimal | None
    mark: str = ""


@dataclass(frozen=True)
class Line:
    """One line of a bridge. ``is_sum``: what the lines above it come to; the others are added or taken away."""

    words: str
    number: int
    is_sum: bool


@dataclass(frozen=True)
class Table:
    """The answer with exact counts, and how its figures meet.

    units:   from sanctions to cases to people, for the outcome taken.
    appeals: from the first to the final outcome, in the unit counted.
    changes: which row became which on appeal, in words, with how many.
    """

    rows: tuple[Row, ...]
    total: int | None
    units: tuple[Line, ...]
    appeals: tuple[Line, ...]
    changes: tuple[Line, ...]
    total_mark: str = ""


def counting_rules(count: CountOf, outcome: OutcomeTaken) -> tuple[str, ...]:
    """The rules by which a table is counted, a sentence or two each."""
    return (UNITS[count].words, OUTCOMES[outcome].words, *ALWAYS)


def tabulate(given: Iterable[Given], *, count: CountOf, outcome: OutcomeTaken) -> Table:
    """Count the sanctions of one category and period. ``given`` holds those that no longer stand, too."""
    known = tuple(given)
    unit, taken = UNITS[count], OUTCOMES[outcome]
    counted = _heaviest(known, unit, taken)
    total = len(counted)
    numbers = Counter(_ROW_OF[level] for level in counted.values())
    first, final = _heaviest(known, unit, FIRST), _heaviest(known, unit, FINAL)
    return Table(
        rows=tuple(Row(code, label, numbers[code], percent(numbers[code], total)) for code, label, _ in ROWS),
        total=total,
        units=_units_bridge(known, taken),
        appeals=_appeals_bridge(first, final),
        changes=_changes(first, final),
    )


def percent(part: int, whole: int) -> Decimal | None:
    """``part`` of ``whole`` to one decimal, a half rounded up; None when ``whole`` is 0."""
    if whole == 0:
        return None
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def _heaviest(given: Iterable[Given], unit: Unit, taken: Taken) -> dict[Hashable, SanctionLevel]:
    """For each of what is counted, the heaviest level that counts."""
    found: dict[Hashable, SanctionLevel] = {}
    for one in given:
        if taken.counts(one):
            key = unit.key(one)
            found[key] = max(found.get(key, one.level), one.level, key=WEIGHT.__getitem__)
    return found


def _units_bridge(given: tuple[Given, ...], taken: Taken) -> tuple[Line, ...]:
    sanctions, cases, people = (len(_heaviest(given, unit, taken)) for unit in (SANCTIONS, CASES, PEOPLE))
    return (
        Line(taken.heading, sanctions, is_sum=True),
        Line("Further sanctions in a case that has one already", cases - sanctions, is_sum=False),
        Line("Cases", cases, is_sum=True),
        Line("Further cases of a person who has one already", people - cases, is_sum=False),
        Line("People", people, is_sum=True),
    )


def _appeals_bridge(
    first: Mapping[Hashable, SanctionLevel], final: Mapping[Hashable, SanctionLevel]
) -> tuple[Line, ...]:
    return (
        Line("By the first outcome", len(first), is_sum=True),
        Line("No longer standing after an appeal", -len(first.keys() - final.keys()), is_sum=False),
        Line("Put in place after an appeal", len(final.keys() - first.keys()), is_sum=False),
        Line("By the final outcome", len(final), is_sum=True),
    )


def _changes(
    first: Mapping[Hashable, SanctionLevel], final: Mapping[Hashable, SanctionLevel]
) -> tuple[Line, ...]:
    """Those counted by both outcomes, but in another row."""
    moved = Counter((_ROW_OF[first[key]], _ROW_OF[final[key]]) for key in first.keys() & final.keys())
    order = list(_LABEL_OF)
    return tuple(
        Line(f"{_LABEL_OF[old]} at first, {_LABEL_OF[new].lower()} after an appeal", number, is_sum=False)
        for (old, new), number in sorted(
            moved.items(), key=lambda pair: [order.index(row) for row in pair[0]]
        )
        if old != new
    )


def period_notes(first: date, last: date, as_at: date) -> tuple[str, ...]:
    """The part-year mark: years that the period holds in part, and a period that is not over on the as-at date."""
    notes = [
        f"{year} is a part year: {words(max(first, date(year, 1, 1)))} to {words(min(last, date(year, 12, 31)))}."
        for year in sorted({first.year, last.year})
        if first > date(year, 1, 1) or last < date(year, 12, 31)
    ]
    if as_at < last:
        notes.append(f"The period is not over: decisions after {words(as_at)} cannot be known.")
    return tuple(notes)
