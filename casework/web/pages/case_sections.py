"""From the rows of a case to the plain values its page shows. What a reader may not see is left out here."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from casework.enums import (
    END_BY_THEMSELVES,
    HEARS_APPEAL,
    Action,
    CompanionKind,
    DeadlineKind,
    Delivery,
    FileState,
    PartKind,
)
from casework.models import Allegation, AppealHearing, AppealOutcome, Case, Hearing, Outcome, Part, Posting
from casework.queries.case_page import Earlier, deadlines_shown, finding_of
from casework.queries.conflicts import minded_by_part
from casework.queries.facts import calendar_of_case
from casework.queries.reviews import fell_in_words
from casework.queries.rows import closure_of, is_heard_again
from casework.queries.sight import Sight
from casework.queries.stage import days_left, mid_sentence, moment_in_words, stage_in_words
from casework.queries.witnesses import name_of
from casework.rules.dates import words, working_days_in_words
from casework.rules.ladder import level_name
from casework.rules.working_days import working_days_between
from casework.templatetags.casework_tags import days_left_in_words
from casework.web.pages.adjournment_sections import adjournment_lines
from casework.web.pages.links import verb_address
from casework.web.pages.meeting_rows import meeting_lines
from casework.web.shapes import AllegationLine, FileHeading, Link, PersonLine, Row, Strip

EarlierRecord = list[tuple[Allegation, list[Earlier]]]

_ALWAYS = (PartKind.HR_OFFICER, PartKind.CASE_MANAGER, PartKind.INVESTIGATOR, PartKind.CHAIR)
_ORDER = (
    *_ALWAYS,
    PartKind.PANEL_MEMBER,
    PartKind.NOTE_TAKER,
    PartKind.HR_ADVISER,
    *HEARS_APPEAL,
    PartKind.COMPLAINANT,
    PartKind.WITNESS,
)


def heading(case: Case, posting: Posting | None, today: date) -> FileHeading:
    """Whose case it is: their job, grade and unit of today, for action (domain 0.19)."""
    facts = [f"Staff number {case.subject.staff_number}"]
    if posting is not None:
        facts += [", ".join(filter(None, [posting.job_title, posting.grade.name])), posting.unit.name]
    else:
        facts.append("No longer in post")
    return FileHeading(
        case.subject.name, case.reference, tuple(facts), case.state, stage_in_words(case, today)
    )


def dates_in_words(first: date, last: date) -> str:
    return words(first) if first == last else f"{words(first)} to {words(last)}"


def allegation_lines(case: Case, sight: Sight, *, correctable: bool) -> list[AllegationLine]:
    """A line for each allegation; its finding only for those who see the decision."""
    return [
        AllegationLine(
            number=one.number,
            words=one.particulars,
            dates=dates_in_words(one.acted_from, one.acted_to),
            finding=finding_of(case, one) if sight.decision else None,
            category=one.category.name,
            change=_correct(case, one.number) if correctable else None,
        )
        for one in case.allegations.all()
    ]


def _correct(case: Case, number: int) -> Link:
    return Link("Correct", verb_address(Action.CORRECT_RECORD, case.reference, number=number))


def people_lines(case: Case, sight: Sight, today: date, *, replaceable: bool) -> list[PersonLine]:
    """Who is on the case now, who was, and who is still missing."""
    lines = []
    minded = minded_by_part(case, sight, today)
    for kind in _ORDER:
        held = sorted(
            (part for part in case.parts.all() if part.kind == kind), key=lambda part: part.from_date
        )
        lines += [_person(case, part, sight, replaceable, minded.get(part.pk, "")) for part in held]
        wanted = kind in _ALWAYS or (kind == PartKind.APPEAL_MANAGER and case.state == FileState.APPEAL)
        if wanted and all(part.to_date for part in held) and case.state != FileState.CLOSED:
            lines.append(PersonLine(str(kind.label), ""))
    lines += meeting_lines(case)
    attempts = [("Companion", row) for row in case.hearings.all()]
    attempts += [("Companion at the appeal", row) for one in case.appeals.all() for row in one.hearings.all()]
    for title, row in attempts:
        record = getattr(row, "record", None)
        if record is not None:
            came = record.companion_kind != CompanionKind.NONE
            lines.append(PersonLine(title, "Accompanied" if came else "Not accompanied"))
    return lines


def _person(case: Case, part: Part, sight: Sight, replaceable: bool, minded: str) -> PersonLine:
    on = f"since {words(part.from_date)}"
    if part.to_date is not None:
        on = f"{words(part.from_date)} to {words(part.to_date)}"
    can_change = (
        replaceable and part.to_date is None and part.kind not in (PartKind.WITNESS, PartKind.COMPLAINANT)
    )
    return PersonLine(
        part=str(PartKind(part.kind).label),
        name=name_of(case, sight, part.employee),
        detail=on,
        change=Link("Replace", verb_address(Action.REPLACE_PART, case.reference, part=part.pk))
        if can_change
        else None,
        caution=minded,
    )


def date_rows(case: Case, sight: Sight, today: date) -> list[Row]:
    """Opened, age, letters sent and received, hearings, and what is still to come."""
    calendar = calendar_of_case(case)
    closure = closure_of(case)
    ended = closure.closed_on if closure is not None else today
    age = max(0, working_days_between(case.opened_on, ended, calendar))
    rows = [
        Row("Opened", words(case.opened_on)),
        Row("Age", f"{working_days_in_words(age)}{' until it closed' if ended != today else ''}"),
        *_investigated(case),
    ]
    for hearing in case.hearings.all():
        rows += _hearing_rows(hearing, "Hearing")
    rows += _outcome_letter(case)
    for appeal in case.appeals.all():
        rows.append(Row("Appeal received", words(appeal.received_on)))
        for attempt in appeal.hearings.all():
            rows += _hearing_rows(attempt, "Appeal hearing")
        rows += _letter("Appeal outcome letter", getattr(appeal, "letter", None))
    if closure is not None:
        rows.append(Row("Closed", words(closure.closed_on)))
    for row in deadlines_shown(case, sight):
        left = days_left_in_words(days_left(row.due_on, today, calendar))
        label = str(DeadlineKind(row.kind).label)
        counts = row.kind not in END_BY_THEMSELVES
        rows.append(Row(label, [f"{words(row.due_on)}{', ' + left if counts else ''}", f"{row.why}."]))
    return rows


def _investigated(case: Case) -> list[Row]:
    """The report against its target."""
    met = [row for row in case.deadlines.all() if row.kind == DeadlineKind.INVESTIGATION and row.met_at]
    targets = [row.due_on for row in sorted(met, key=lambda row: row.pk)]
    rows = []
    for place, report in enumerate(case.reports.all()):
        said = [words(report.submitted_on)]
        if place < len(targets):
            when = "Within" if report.submitted_on <= targets[place] else "After"
            said.append(f"{when} the target of {words(targets[place])}")
        if report.returned is not None:
            said.append(f"Returned {words(report.returned.returned_on)}")
        rows.append(Row("Report submitted", said))
    return rows


def _hearing_rows(hearing: Hearing | AppealHearing, what: str) -> list[Row]:
    name = f"attempt {hearing.attempt}"
    how = mid_sentence(Delivery(hearing.invitation_delivery).label)
    sent = f"Sent {how} {words(timezone.localdate(hearing.invitation_sent_at))}"
    received = f"Counts as received {words(hearing.invitation_received_on)}"
    where = [moment_in_words(hearing.starts_at), hearing.place]
    where += adjournment_lines(hearing)
    if hearing.postponed_at is not None:
        what_came = "Held, and to be heard again since" if is_heard_again(hearing) else "Postponed"
        where.append(f"{what_came} {words(timezone.localdate(hearing.postponed_at))}")
    to = "" if what == "Hearing" else f" to the {mid_sentence(what)}"
    return [Row(f"Invitation{to}, {name}", [sent, received]), Row(f"{what}, {name}", where)]


def _outcome_letter(case: Case) -> list[Row]:
    rows = []
    for outcome in case.outcomes.all():
        told = [f"Told in person {words(outcome.told_on)}"] if outcome.told_on is not None else []
        rows += _letter("Outcome letter", outcome, *told)
    return rows


def _letter(title: str, letter: Outcome | AppealOutcome | None, *more: str) -> list[Row]:
    if letter is None:
        return []
    sent = f"Sent {mid_sentence(Delivery(letter.delivery).label)} {words(letter.issued_on)}"
    return [Row(title, [sent, f"Counts as received {words(letter.received_on)}", *more])]


def place_then(case: Case, posting: Posting | None) -> str:
    """The employee's place on the day of the incident, where it is another one today."""
    then = case.posting
    if posting is not None and then.pk == posting.pk:
        return ""
    return f"On the day of the incident: {then.grade.name} in {then.unit.name}."


def record_parts(record: EarlierRecord) -> list[tuple[str, list[Row]]]:
    """Earlier warnings, allegation by allegation, with both dates. Only for those who may see the record."""
    return [
        (
            f"Allegation {one.number}, {dates_in_words(one.acted_from, one.acted_to)}",
            [_warning(row) for row in rows],
        )
        for one, rows in record
    ]


def _counting(earlier: Earlier) -> str:
    if earlier.counts:
        return "Live on the day of this allegation"
    if earlier.to_judge:
        return "Live for part of it only, or received on a day of it: for whoever decides to judge"
    if earlier.until is None:
        return "Does not count until an HR lead has settled until when it is live"
    return "Does not count: it is not known yet when the employee was told of it"


def _warning(earlier: Earlier) -> Row:
    said = [f"Issued {words(earlier.issued_on)}"]
    said.append(_counting(earlier))
    if earlier.until is None:
        said.append("No last day was stated")
    elif earlier.is_live_today:
        said.append(f"Live today, up to and including {words(earlier.until)}")
    else:
        said.append(f"Not live today: its last day was {words(earlier.until)}")
    if earlier.under_appeal:
        said.append("Under appeal: it is in force all the same, and may not stand")
    return Row(level_name(earlier.level, earlier.called), said)


def strips(case: Case, sight: Sight, record: EarlierRecord) -> list[Strip]:
    """What holds today and changes how the page is read: this sanction, or an earlier one, is under appeal (SA-9)."""
    held = []
    if case.state in (FileState.APPEAL, FileState.APPEAL_DELIBERATION) and sight.decision:
        held.append(Strip("Under appeal.", "The outcome stays in force until the appeal is decided."))
    fallen = [row for row in case.decision_reviews.all() if sight.record]
    owed = next((row for row in fallen if row.reviewed_on is None), None)
    if owed is not None:
        held.append(
            Strip(
                f"A warning that this decision relied on {fell_in_words(owed)}.",
                "An HR lead has to look at the decision again.",
            )
        )
    if any(row.under_appeal for _, rows in record for row in rows):
        held.append(
            Strip(
                "An earlier warning is under appeal.",
                "It counts as long as it stands; whoever decides weighs that it may not.",
            )
        )
    return held
