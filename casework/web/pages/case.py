"""The case page, and who looked at the file."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.models import User
from casework import access
from casework.enums import Action, PartKind
from casework.errors import NotYou
from casework.files import seen
from casework.models import Case, Incident
from casework.queries import stage, todo
from casework.queries.case_events import case_looks as looks_of
from casework.queries.case_page import earlier_record, load
from casework.queries.facts import calendar_of_case
from casework.queries.kept_from import may_know, offered
from casework.queries.next_step import Next as Ahead
from casework.queries.next_step import next_step
from casework.queries.rows import appeal_hearing_of, hearing_of
from casework.queries.same_incident import other_cases
from casework.queries.sight import Sight, sight_of
from casework.queries.timeline import looks_in_words, timeline
from casework.queries.waiting import waiting_for
from casework.rules.dates import words
from casework.web.doors import find_case, looked, reader, refusals_in_words
from casework.web.instead_rows import extended_elsewhere
from casework.web.pages import case_sections as sections
from casework.web.pages import case_texts as texts
from casework.web.pages import outcome_sections as outcomes
from casework.web.pages.adjournment_sections import adjournment_parts
from casework.web.pages.agreement_sections import agreement_sections
from casework.web.pages.conflict_section import conflict_parts
from casework.web.pages.ending_sections import join_strips, outcome_rows
from casework.web.pages.flag_sections import flag_sections, flag_strips
from casework.web.pages.follow_ups import follow_strips
from casework.web.pages.from_paper import paper_sections, paper_strips
from casework.web.pages.legal_section import legal_parts
from casework.web.pages.letter_sections import letter_sections, letter_strips
from casework.web.pages.links import case_address, incident_address, verb_address, verb_groups, verb_links
from casework.web.pages.outside_sections import outside_sections, outside_strips
from casework.web.pages.overlay_sections import overlay_sections, overlay_strips
from casework.web.pages.own_words_sections import own_words_sections, own_words_strips
from casework.web.pages.reasons_sections import reasons_sections, reasons_strips
from casework.web.pages.support_sections import Section, support_sections, support_strips
from casework.web.pages.tribunal_sections import steps_sections, tribunal_sections, tribunal_strips
from casework.web.pages.weighing_sections import opening_parts
from casework.web.pages.witness_sections import witness_sections
from casework.web.shapes import Happening, Link, NavItem, Next, Strip, Waiting
from casework.workflow import WORDS, Step

SHOWN = 10
MOST_SHOWN = 500
LOOKS_A_PAGE = 50


@require_safe
@refusals_in_words
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """One case in the order of what matters now: who, where it is, what is next, and then the file."""
    row = load(find_case(request, reference))
    today = timezone.localdate()
    user = reader(request)
    sight, ahead = sight_of(user, row), next_step(row)
    steps = [step for step in access.open_steps(sight.parts, row.state) if may_know(sight, row, step.action)]
    posting = row.subject.posting_on(today)
    may = {step.action for step in steps}
    looked(request, case=row, page="case")
    record = earlier_record(row, today) if sight.record else []
    context = {
        "wide": True,
        "heading": sections.heading(row, posting, today),
        "tabs": _tabs(row, sight, "case"),
        "next": _next(row, ahead, may, sight, today),
        "waiting": _waiting(row, ahead, today),
        **_links(request, row, steps, ahead, sight),
        "allegations": sections.allegation_lines(row, sight, correctable=Action.CORRECT_RECORD in may),
        "same_incident": _same_incident(request, row),
        "people": sections.people_lines(row, sight, today, replaceable=Action.REPLACE_PART in may),
        "dates": sections.date_rows(row, sight, today),
        "place_then": sections.place_then(row, posting),
        **_record(row, sight, record),
        "strips": [*_strips(row, user, sight, may), *sections.strips(row, sight, record)],
        "overlays": _sections(row, sight),
        "legal_advice": legal_parts(row, sight),
        "conflicts": conflict_parts(row, sight),
        "decision": [*outcome_rows(row, sight), *extended_elsewhere(row, user, sight)],
        "appeals": outcomes.appeal_parts(row, sight),
        "appeal_records": outcomes.appeal_record_parts(row, sight),
        "reasons": texts.reason_rows(row, sight),
        **_investigation(row, sight),
        "hearings": [*adjournment_parts(row, sight), *texts.hearing_parts(row, sight)],
        "shows_evidence": sight.evidence,
        "evidence": texts.evidence_items(row, sight) if sight.evidence else [],
        "notes": texts.note_items(row) if sight.notes else [],
        **_timeline(request, row, sight),
    }
    return render(request, "casework/pages/case.html", context)


def _record(row: Case, sight: Sight, record: sections.EarlierRecord) -> dict[str, Any]:
    """The warnings that count, and those that do not where somebody opened them (SA-7)."""
    return {
        "shows_record": sight.record,
        "record": sections.record_parts(record),
        "spent_record": opening_parts(row, sight),
    }


def _investigation(row: Case, sight: Sight) -> dict[str, object]:
    return {
        "report": texts.report_rows(row, sight),
        "returned_reports": texts.returned_report_parts(row, sight),
    }


def _strips(row: Case, user: User, sight: Sight, may: set[Action]) -> list[Strip]:
    return [
        *overlay_strips(row, may),
        *join_strips(row, user, may),
        *follow_strips(row, user),
        *paper_strips(row),
        *flag_strips(row, user, sight, may),
        *outside_strips(row, sight, may),
        *support_strips(row, sight, may),
        *own_words_strips(row, sight, may),
        *letter_strips(row, may),
        *tribunal_strips(row, sight, may),
        *reasons_strips(row, sight, may),
    ]


def _next(row: Case, ahead: Ahead | None, may: set[Action], sight: Sight, today: date) -> Next | None:
    """The box. Its button is there when the reader may do it, and today."""
    if ahead is None:
        return None
    is_time = ahead.not_before is None or today >= ahead.not_before
    button = None
    if ahead.action in may and is_time:
        address = verb_address(ahead.action, row.reference)
        if ahead.kind is not None:
            address += f"?kind={ahead.kind.value}"
        button = Link(WORDS[ahead.action].imperative, address)
    due = ahead.due.due_on if ahead.due is not None and ahead.action != Action.CLOSE_CASE else None
    return Next(
        what=todo.todo_in_words(ahead, today),
        who=todo.who_in_words(ahead, row),
        by=due,
        days_left=stage.days_left(due, today, calendar_of_case(row)) if due is not None else None,
        why=(f"{ahead.due.why}.",) if ahead.due is not None else (),
        source=str(row.policy) if ahead.due is not None else "",
        button=button,
        # What follows a remittal would tell the result before the letter does.
        then=todo.then_in_words(ahead.action, row, ahead.kind)
        if sight.appeal_result or ahead.kind is not None
        else WORDS[ahead.action].then,
    )


def _sections(row: Case, sight: Sight) -> list[Section]:
    return [
        *agreement_sections(row, sight),
        *paper_sections(row, sight),
        *overlay_sections(row, sight),
        *flag_sections(row, sight),
        *outside_sections(row, sight),
        *steps_sections(row, sight),
        *tribunal_sections(row, sight),
        *reasons_sections(row, sight),
        *support_sections(row, sight),
        *witness_sections(row, sight),
        *letter_sections(row, sight),
        *own_words_sections(row, sight),
    ]


def _waiting(row: Case, ahead: Ahead | None, today: date) -> list[Waiting]:
    waits = waiting_for(row, ahead, today)
    return [Waiting(waits.who, waits.what, waits.since, waits.days)] if waits is not None else []


def _links(
    request: HttpRequest, row: Case, steps: list[Step], ahead: Ahead | None, sight: Sight
) -> dict[str, Any]:
    """The other verbs open to the reader, and the papers beside the case."""
    open_now = offered(row, (step.action for step in steps), sight, reader(request))
    # Two cases are joined from the strip that says there are two.
    steps = [step for step in steps if step.action in open_now and step.action != Action.JOIN_CASES]
    but_not = ahead.action if ahead is not None else None
    return {
        "links": [*verb_links(steps, row.reference, but_not=but_not), *_papers(request, row, sight)],
        "groups": verb_groups(steps, row.reference, but_not=but_not),
    }


def _papers(request: HttpRequest, row: Case, sight: Sight) -> list[Link]:
    links = []
    if sight.hearing_sheet and hearing_of(row) is not None:
        links.append(Link("Hearing sheet", reverse("hearing_sheet", kwargs={"reference": row.reference})))
    if sight.appeal_sheet and appeal_hearing_of(row) is not None:
        address = reverse("appeal_hearing_sheet", kwargs={"reference": row.reference})
        links.append(Link("Appeal hearing sheet", address))
    if seen(Incident, row.incident.reference, reader(request)) is not None:
        links.append(Link("The incident behind this case", incident_address(row.incident.reference)))
    return links


def _same_incident(request: HttpRequest, row: Case) -> list[Link]:
    """The other cases of the incident, for whoever sees them: they are separate cases."""
    others = other_cases(row, reader(request))
    return [Link(f"{one.reference}, {one.subject.name}", case_address(one.reference)) for one in others]


def _tabs(row: Case, sight: Sight, current: str) -> list[NavItem]:
    if not sight.looks:
        return []
    seen = reverse("case_looks", kwargs={"reference": row.reference})
    return [
        NavItem("Case", case_address(row.reference), current=current == "case"),
        NavItem("Who looked", seen, current=current == "looks"),
    ]


def _timeline(request: HttpRequest, row: Case, sight: Sight) -> dict[str, object]:
    """The newest entries; "Show more" asks for as many again."""
    asked = request.GET.get("shown", "")
    most = min(int(asked), MOST_SHOWN) if asked.isdecimal() and len(asked) < 5 else SHOWN
    most = max(most, SHOWN)
    entries, has_more = timeline(row, sight, most, reader=reader(request).pk)
    made = []
    for one in entries:
        said = one.words
        if one.recorded_on is not None:
            said = f"{said}\nRecorded on {words(one.recorded_on)}.".strip()
        links: tuple[Link, ...] = ()
        if one.evidence is not None:
            address = reverse("evidence", kwargs={"reference": row.reference, "number": one.evidence})
            links = (Link(f"Download evidence {one.evidence}", address),)
        made.append(Happening(one.title, one.at, one.by, said, links))
    more = (
        f"?shown={min(most + SHOWN * 2, MOST_SHOWN)}#what-happened" if has_more and most < MOST_SHOWN else ""
    )
    return {"happenings": made, "more": more}


@require_safe
@refusals_in_words
def case_looks(request: HttpRequest, reference: str) -> HttpResponse:
    """Who read the file, when, and what of it. For HR leads and auditors."""
    row = load(find_case(request, reference))
    sight = sight_of(reader(request), row)
    if not sight.looks:
        raise NotYou("Who looked at a file is open to HR leads and auditors.")
    looked(request, case=row, page="looks")
    page = Paginator(looks_of(row, sight), LOOKS_A_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    may_export = PartKind.AUDITOR in sight.parts
    context = {
        "wide": True,
        "heading": sections.heading(row, row.subject.posting_on(today), today),
        "tabs": _tabs(row, sight, "looks"),
        "page": page,
        "looks": looks_in_words(page.object_list),
        "export": reverse("audit_export", kwargs={"reference": reference}) if may_export else "",
    }
    return render(request, "casework/pages/case_looks.html", context)
