"""The register of requests, and the page of one."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework import audit
from casework.enums import Look, RequestKind
from casework.errors import NotYou
from casework.models import InformationRequest, RequestEntry
from casework.models.information_requests import READ_BY, RECORDED_BY, kinds_of
from casework.models.scoping import scope_of
from casework.queries.information_requests import (
    NEAR,
    NOUNS,
    RequestLine,
    as_asked,
    calendar_of_request,
    registered,
    request_lines,
)
from casework.rules.dates import words
from casework.rules.request_steps import open_steps
from casework.rules.working_days import Calendar, working_days_between
from casework.web.doors import looked, reader, refusals_in_words
from casework.web.information_requests.forms import KindForm
from casework.web.information_requests.words import EMPTY, WORDS
from casework.web.shapes import FileHeading, Happening, Link, NavItem, Next, Row, Tag

PER_PAGE = 25
SHOWN = {"open": "Open", "near": "Due in ten days", "late": "Late", "closed": "Closed", "all": "All"}


@require_safe
@refusals_in_words
def information_requests(request: HttpRequest) -> HttpResponse:
    """The requests that the reader may see, the first due first."""
    user, today = reader(request), timezone.localdate()
    scope = scope_of(user)
    kinds = kinds_of(scope, READ_BY)
    if not kinds:
        raise NotYou(
            "Requests are read by those who look after them, by HR leads and by auditors. You are not one of them."
        )
    form = KindForm(request.GET, kinds=[(kind.value, NOUNS[kind]) for kind in RequestKind if kind in kinds])
    form.is_valid()
    show = request.GET.get("show") if request.GET.get("show") in SHOWN else "open"
    kind = form.cleaned_data.get("kind", "")
    rows = _shown(registered(user), str(show))
    page = Paginator(rows.filter(kind=kind) if kind else rows, PER_PAGE).get_page(request.GET.get("page"))
    lines = request_lines(page.object_list, today)
    looked(request, Look.LISTED, list="information_requests", show=str(show), count=len(lines))
    context = {
        "wide": True,
        "form": form,
        "show": show,
        "presets": [
            NavItem(text, f"?show={code}" + (f"&kind={kind}" if kind else ""), current=code == show)
            for code, text in SHOWN.items()
        ],
        "page": page,
        "lines": [(line, status_of(line)) for line in lines],
        "empty": EMPTY[str(show)],
        "records": bool(kinds_of(scope, RECORDED_BY)),
    }
    return render(request, "casework/information_requests/list.html", context, status=form.http_status)


def _shown(rows: QuerySet[InformationRequest], show: str) -> QuerySet[InformationRequest]:
    today = timezone.localdate()
    if show == "late":
        return rows.filter(due_on__lt=today)
    if show == "near":
        return rows.filter(due_on__range=(today, today + NEAR))
    ongoing = InformationRequest.objects.open()
    if show == "open":
        return rows.filter(pk__in=ongoing.values("pk"))
    return rows.exclude(pk__in=ongoing.values("pk")) if show == "closed" else rows


def status_of(line: RequestLine) -> Tag:
    """The tag of a line: late before due, due before everything else."""
    if line.is_late:
        return Tag("Late", "red")
    if line.is_near:
        return Tag("Due soon", "orange")
    return {"waiting": Tag("Waiting", "yellow"), "closed": Tag("Closed", "grey")}.get(line.state, Tag("Open"))


def find_request(request: HttpRequest, reference: str) -> InformationRequest:
    """The request, if this person may see it. Raises Http404 alike for one that is hidden and one that is not there."""
    user = reader(request)
    row: InformationRequest | None = registered(user).filter(reference=reference).first()
    if row is None:
        hidden = InformationRequest.objects.filter(reference=reference).first()
        if hidden is not None:
            audit.record_look(
                Look.REFUSED, by=user, facts={"refusal": "hidden", "information_request": hidden.pk}
            )
        raise Http404("No such request.")
    return row


@require_safe
@refusals_in_words
def information_request(request: HttpRequest, reference: str) -> HttpResponse:
    """What is asked, by when it is answered and why then, what can be recorded, and what happened."""
    row = find_request(request, reference)
    looked(request, page="information_request", information_request=row.pk)
    records = InformationRequest.objects.recorded_by(reader(request)).filter(pk=row.pk).exists()
    [line] = request_lines([row], timezone.localdate())
    links = _links(row) if records else []
    context = {
        "heading": FileHeading(line.noun, row.reference, stage=_stage(row, line), tags=(status_of(line),)),
        "next": _next(row, line, links),
        "links": links[1:] if line.due else links,
        "rows": _rows(row),
        "happenings": _history(row, records=records),
    }
    return render(request, "casework/information_requests/request.html", context)


def _stage(row: InformationRequest, line: RequestLine) -> str:
    """Why nothing is due, in words: on a phone there is no tag. Nothing where something is due."""
    if line.due is not None:
        return ""
    if line.state == "closed":
        return "Nothing more is due."
    asked = as_asked(row).waits_for
    if asked is None:
        return "Acknowledged. Tell the person what you found without undue delay."
    return f"What was asked for on {words(asked.on)} has not arrived. Nothing is due until it does."


def _links(row: InformationRequest) -> list[Link]:
    """What can be recorded now, in the order of the rules."""
    return [
        Link(WORDS[step].imperative, reverse("add_request_step", args=(row.reference, step.value)))
        for step in open_steps(as_asked(row))
    ]


def _next(row: InformationRequest, line: RequestLine, links: list[Link]) -> Next | None:
    if line.due is None:
        return None
    deadline = row.deadlines.open().order_by("due_on").first()
    calendar = calendar_of_request(row.kind, row.nation)
    is_foi = row.kind == RequestKind.FREEDOM_OF_INFORMATION
    return Next(
        what=line.what,
        who="FOI lead" if is_foi else "Data protection officer",
        by=line.due,
        days_left=_days_left(line.due, calendar),
        why=tuple(f"{sentence}." for sentence in deadline.why.split(". ")) if deadline else (),
        button=links[0] if links else None,
    )


def _days_left(due: date, calendar: Calendar) -> int:
    """Working days to the last day; what is past is late by one at least, though only days off lie between."""
    today = timezone.localdate()
    left = working_days_between(today, due, calendar)
    return min(left, -1) if due < today else left


def _rows(row: InformationRequest) -> list[Row]:
    rows = [
        Row("What it asks for", row.asks),
        Row("Received", words(row.received_on)),
        Row("Where", row.get_nation_display()),
    ]
    if row.about is not None:
        rows.insert(0, Row("Whose data", str(row.about)))
    return rows


def _history(row: InformationRequest, *, records: bool) -> list[Happening]:
    """What happened, the newest first; what was taken back among it. Only the last that stands can be taken back."""
    entries = list(row.entries.select_related("recorded_by", "taken_back_by").order_by("-pk"))
    last = next((entry for entry in entries if entry.taken_back_at is None), None)
    found = [_happening(row, entry, can_take_back=records and entry is last) for entry in entries]
    return [*found, Happening("Received", row.received_on, row.recorded_by.name)]


def _happening(row: InformationRequest, entry: RequestEntry, *, can_take_back: bool) -> Happening:
    said = [
        entry.said,
        f"Until {words(entry.until)}" if entry.until else "",
        entry.get_result_display() if entry.result else "",
        f"Main reason: {entry.get_refused_for_display()}" if entry.refused_for else "",
    ]
    title = entry.get_step_display()
    if entry.taken_back_at is not None:
        title = f"Taken back: {title}"
        who, when = entry.taken_back_by.name, words(timezone.localdate(entry.taken_back_at))
        said.append(f"Why it was taken back: {entry.taken_back_because} ({who}, {when})")
    address = reverse("take_back_request_step", args=(row.reference, entry.pk))
    links = (Link("Take this back", address),) if can_take_back else ()
    return Happening(title, entry.on, entry.recorded_by.name, "\n".join(filter(None, said)), links)
