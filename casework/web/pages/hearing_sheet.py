"""The sheet for the hearing room: order, questions, rights. It prints on paper and fits a phone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.enums import HEARS_APPEAL, AppealGroundKind, HearingPoint, Meeting, PartKind
from casework.errors import NotNow, NotYou
from casework.models import AppealHearing, Case, Hearing
from casework.queries.case_page import load
from casework.queries.law import law_of_file
from casework.queries.rows import appeal_hearing_of, appeal_of, hearing_of, sanction_of
from casework.queries.sight import Sight, sight_of
from casework.queries.stage import moment_in_words
from casework.queries.told_rows import began
from casework.queries.witnesses import name_of
from casework.rules.citations import citation_of
from casework.web.doors import find_case, looked, reader, refusals_in_words
from casework.web.increase_rows import may_follow
from casework.web.pages.case_sections import allegation_lines
from casework.web.pages.own_words_sections import named_rows
from casework.web.shapes import Row
from casework.web.support_rows import adjustment_rows, called_rows

IN_THE_ROOM = (PartKind.CHAIR, PartKind.PANEL_MEMBER, PartKind.NOTE_TAKER, PartKind.HR_ADVISER)
AT_THE_APPEAL = (*HEARS_APPEAL, PartKind.NOTE_TAKER, PartKind.HR_ADVISER)

# PR-11: the complaint is explained, the evidence gone through; the employee answers, asks, presents, calls witnesses.
ORDER = (
    ("Open", "Say who is here and why. Say that notes are taken and that no decision has been made."),
    (
        "Rights",
        "Check that the employee has the letter and the evidence, and was told of the right to a companion.",
    ),
    ("The allegations", "Read out each allegation and explain the complaint."),
    ("The evidence", "Go through the evidence. Witnesses are heard, and both sides may ask them questions."),
    (
        "The employee's answer",
        "Hear the answer to each allegation, the employee's own evidence and witnesses.",
    ),
    ("Mitigation", "Ask what should be weighed in the employee's favour."),
    ("Sum up", "Sum up what was said. The employee or the companion sums up last."),
    ("Adjourn", "Adjourn to decide. Say when the written decision will come."),
)
QUESTIONS = (
    "What do you say to this allegation?",
    "What happened, in your own words? Who else was there?",
    "Is there anything in the report or the evidence that you think is wrong?",
    "Is there anything or anybody we should still look at or hear?",
    "Did you know the rule? How were you told of it?",
    "Was there anything at the time, at work, at home or about your health, that we should know?",
    "Do you think that the hearing was fair? Is there anything else you want to say?",
)
# AP-1, AP-5: the grounds are gone through one by one; the decision is looked at again, the case is not begun anew.
APPEAL_ORDER = (
    ("Open", "Say who is here and why. Say that notes are taken and that no decision has been made."),
    (
        "Rights",
        "Check that the employee has the papers and was told of the right to a companion.",
    ),
    ("The grounds", "Take the grounds one by one. The employee explains each, with anything that is new."),
    (
        "The decision",
        "Go through the reasons for the first decision on each ground. Both sides may ask questions.",
    ),
    ("What they ask for", "Ask which result the employee asks for, and why."),
    ("Sum up", "Sum up what was said. The employee or the companion sums up last."),
    ("Adjourn", "Adjourn to decide. Say when the written result will come, and that it is final."),
)
APPEAL_QUESTIONS = (
    "What, in your own words, is wrong with the decision?",
    "What should have been looked at or heard, and was not?",
    "Is there anything new, and why was it not there at the hearing?",
    "Which step of the procedure was left out or done wrongly, and what would it have changed?",
    "Why would a lighter outcome, or none, have been right?",
    "Is there anything else you want to say?",
)
AFTERWARDS = (
    "Write the notes up and send them to the employee. Record the hearing, then decide. "
    "Nothing is decided in the room."
)
# AC-1 to AC-5.
RIGHTS = (
    ("AC-1", "A worker who asks may be accompanied at this hearing."),
    ("AC-2", "The right holds at an appeal too."),
    (
        "AC-3",
        "The companion is a colleague, an official of a trade union, or a representative the union certified; "
        "or whoever the policy lets come besides, or was agreed on.",
    ),
    ("AC-4", "The employee chooses the companion. We may not refuse somebody who qualifies."),
    (
        "AC-5",
        "The companion may put the case, sum up, respond to what is said and talk with the employee. "
        "They may not answer questions for the employee, speak against their wish, or stop us explaining our case.",
    ),
)


@require_safe
@refusals_in_words
def hearing_sheet(request: HttpRequest, reference: str) -> HttpResponse:
    """For chair, panel, note taker and HR. There must be a hearing to hold."""
    case = load(find_case(request, reference))
    sight = sight_of(reader(request), case)
    if not sight.hearing_sheet:
        raise NotYou("The hearing sheet is for the chair, the panel, the note taker and HR.")
    hearing = hearing_of(case)
    if hearing is None:
        raise NotNow("No hearing is arranged on this case, so there is no sheet for it yet.")
    looked(request, case=case, page="hearing_sheet")
    context = {
        "heading": "Hearing sheet",
        "allegations": allegation_lines(case, sight, correctable=False),
        "order": ORDER,
        "questions": QUESTIONS,
        "points": [point.label for point in HearingPoint],
    }
    return _sheet(request, case, hearing, IN_THE_ROOM, context)


@require_safe
@refusals_in_words
def appeal_hearing_sheet(request: HttpRequest, reference: str) -> HttpResponse:
    """For the appeal manager and panel, the note taker and HR. There must be an appeal hearing to hold."""
    case = load(find_case(request, reference))
    if not sight_of(reader(request), case).appeal_sheet:
        raise NotYou("The appeal hearing sheet is for the appeal manager and panel, the note taker and HR.")
    appeal, hearing = appeal_of(case), appeal_hearing_of(case)
    if appeal is None or hearing is None:
        raise NotNow("No appeal hearing is arranged on this case, so there is no sheet for it yet.")
    looked(request, case=case, page="appeal_hearing_sheet")
    context = {
        "heading": "Appeal hearing sheet",
        "grounds": [(AppealGroundKind(one.kind).label, one.text) for one in appeal.grounds.all()],
        "order": _appeal_order(may_follow(appeal, sanction_of(case))),
        "questions": APPEAL_QUESTIONS,
    }
    return _sheet(request, case, hearing, AT_THE_APPEAL, context)


def _appeal_order(may_follow: list[str]) -> list[tuple[str, str]]:
    """How it goes, with what the employee is told of how heavy the result may be (AP-4)."""
    said = " ".join(["Say this:", *may_follow])
    if not may_follow:
        said = "Say that the result cannot be heavier than the outcome they appeal against."
    return [(title, f"{words} {said}" if title == "Rights" else words) for title, words in APPEAL_ORDER]


def _sheet(
    request: HttpRequest,
    case: Case,
    hearing: Hearing | AppealHearing,
    in_the_room: tuple[PartKind, ...],
    context: dict[str, Any],
) -> HttpResponse:
    context |= {
        "case": case,
        "reference": case.reference,
        "rows": _rows(case, hearing, sight_of(reader(request), case), in_the_room),
        "rights": [(words, citation_of(rule_id, law_of_file(case)).source) for rule_id, words in RIGHTS],
        "afterwards": AFTERWARDS,
    }
    return render(request, "casework/pages/hearing_sheet.html", context)


def _rows(
    case: Case, hearing: Hearing | AppealHearing, sight: Sight, in_the_room: tuple[PartKind, ...]
) -> list[Row]:
    held = [part for part in case.parts.all() if part.to_date is None]
    room = [
        Row(str(kind.label), [part.employee.name for part in held if part.kind == kind])
        for kind in in_the_room
        if any(part.kind == kind for part in held)
    ]
    witnesses = [name_of(case, sight, part.employee) for part in held if part.kind == PartKind.WITNESS]
    meeting = Meeting.APPEAL if isinstance(hearing, AppealHearing) else Meeting.HEARING
    return [
        Row("Employee", f"{case.subject.name}, {case.subject.staff_number}"),
        Row("When", [moment_in_words(hearing.sits_at), *began(hearing)]),
        Row("Where", hearing.sits_in),
        *([Row("Attempt", str(hearing.attempt))] if hearing.attempt > 1 else []),
        *room,
        *([Row("Witnesses", witnesses)] if witnesses else []),
        *named_rows(case),
        *called_rows(case, sight, meeting),
        *adjustment_rows(case, meeting),
    ]
