"""Until when a tribunal claim can be brought, for HR and auditors: information, and no advice (R17)."""

from __future__ import annotations

from datetime import date

from casework.enums import DISMISSALS, Action
from casework.models import Case
from casework.queries.rows import sanction_of
from casework.queries.sight import Sight
from casework.queries.three_steps import steps_taken
from casework.queries.tribunal import tribunal_limit_of
from casework.rules import tribunal_claims as claims
from casework.rules.dates import words
from casework.rules.tribunal_limits import anchored, law_of
from casework.web.pages.links import verb_address
from casework.web.shapes import Link, Row, Strip

CAUTION = (
    "This is worked out from the days recorded here. A tribunal can hear a claim that comes later, and other claims "
    "have other limits: ask a lawyer before you rely on it. Keep the file for a year after employment ended at least."
)
_TO_CONFIRM = (
    "Needs legal confirmation. Some claims need no length of service, such as that of a protected disclosure."
)


def tribunal_strips(case: Case, sight: Sight, may: set[Action]) -> list[Strip]:
    """While the time runs, to those who are shown it."""
    limit = tribunal_limit_of(case)
    if limit is None or not sight.tribunal:
        return []
    law = law_of(case.subject.nation)
    article = "An" if claims.names_under(law).tribunal[0] in "aeiou" else "A"
    said = f"{article} {claims.names_under(law).tribunal} claim can be brought until {words(limit.due_on)}."
    way = None
    if Action.RECORD_CONCILIATION in may:
        way = Link("Record early conciliation", verb_address(Action.RECORD_CONCILIATION, case.reference))
    return [Strip(said, f"{limit.why}. {CAUTION}", way)]


def steps_sections(case: Case, sight: Sight) -> list[tuple[str, list[tuple[str, list[Row]]]]]:
    """The three statutory steps of a case in Northern Ireland, to those who are shown what follows from them (PR-20)."""
    steps = steps_taken(case) if sight.tribunal else ()
    if not steps:
        return []
    title = "Owed before a dismissal, or action short of it other than a warning"
    return [("Statutory steps", [(title, [Row(name, said) for name, said in steps])])]


def tribunal_sections(case: Case, sight: Sight) -> list[tuple[str, list[tuple[str, list[Row]]]]]:
    """What is known of a claim to come, while the time runs; interim relief to those alone who may know of the flag."""
    limit = tribunal_limit_of(case)
    if limit is None or not sight.tribunal:
        return []
    ended_on, _ = anchored(limit.anchor)
    months = claims.service_needed(ended_on, law_of(case.subject.nation))
    reached = claims.service_reached_on(case.subject.start_date, months)
    has_it = "reached it" if reached <= ended_on else "would have reached it"
    service = [
        f"{_length(months)} for an ordinary claim of unfair dismissal (TR-7).",
        f"Employment began on {words(case.subject.start_date)}, and {has_it} on {words(reached)}.",
        _TO_CONFIRM,
    ]
    rows = [
        Row("Employment ends", words(ended_on)),
        Row("Last day for a claim", words(limit.due_on)),
        *_interim_relief(case, sight, ended_on),
        Row("Service needed", service),
        Row("Presumed hold", f"Keep everything until {words(claims.kept_until(ended_on))} at least (TR-8)."),
    ]
    return [("Tribunal claim", [("What is known of it", rows)])]


def _interim_relief(case: Case, sight: Sight, ended_on: date) -> list[Row]:
    """Only after a dismissal: nobody asks for it who resigned (TR-9)."""
    dismissal = sanction_of(case)
    if dismissal is None or dismissal.level not in DISMISSALS:
        return []
    if not sight.disclosures or not case.disclosure_flags.all():
        return []
    until = words(claims.interim_relief_until(ended_on))
    said = f"A protected disclosure was flagged: the tribunal can be asked for interim relief until {until} (TR-9)."
    return [
        Row("Interim relief", [said, "That day is never moved, and it comes soon: ask a lawyer at once."])
    ]


def _length(months: int) -> str:
    years, rest = divmod(months, 12)
    return f"{months} months" if rest else f"{years} year{'' if years == 1 else 's'}"
