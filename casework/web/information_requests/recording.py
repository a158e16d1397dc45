"""The forms of the register: a request that arrived, what happened to one, and what did not happen after all."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.actions import information_requests as verbs
from casework.enums import RequestStep
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import InformationRequest
from casework.models.information_requests import RECORDED_BY, kinds_of
from casework.models.scoping import scope_of
from casework.queries.information_requests import as_asked
from casework.rules.dates import words
from casework.rules.request_steps import open_steps
from casework.web.directory import WholeDirectory
from casework.web.doors import View, looked, reader, record_refusal, refusals_in_words
from casework.web.forms.base import GovukForm
from casework.web.information_requests.forms import RecordRequestForm, StepForm, TakeBackForm
from casework.web.information_requests.views import find_request
from casework.web.information_requests.words import FOI, REVIEW_CAN_FOLLOW, WORDS
from casework.web.shapes import Link, Row

_POSTS = ["GET", "HEAD", "POST"]
_TEXTS = ("said", "reason")


def keeps_what_was_typed(view: View) -> View:
    """Where somebody was quicker, show what was written, to be copied, beside why it cannot be recorded now (409)."""

    @wraps(view)
    def kept(request: HttpRequest, reference: str, **which: Any) -> HttpResponseBase:
        try:
            return view(request, reference, **which)
        except NotNow as refusal:
            written = [request.POST.get(name, "").strip() for name in _TEXTS]
            if not any(written):
                raise
            # The view has looked whether this person sees it.
            row = find_request(request, reference)
            record_refusal(request, refusal, row)
            context = {
                "heading": "This can no longer be done",
                "message": refusal.message,
                "caption": row.reference,
                "typed": [Row("What you wrote", text) for text in written if text],
                "back": Link(f"Go to {row.reference}", _address(row)),
            }
            return render(request, "casework/verbs/too_late.html", context, status=409)

    return kept


@require_http_methods(_POSTS)
@refusals_in_words
def record_request(request: HttpRequest) -> HttpResponse:
    """A request that arrived, by whoever looks after its kind."""
    by = reader(request)
    kinds = kinds_of(scope_of(by), RECORDED_BY)
    if not kinds:
        raise NotYou("Requests are recorded by those who look after them. You are not one of them.")
    data = request.POST if request.method == "POST" else None
    form = RecordRequestForm(data, kinds=kinds, people={"about": WholeDirectory()})
    made = _carry_out(request, form, lambda: verbs.record_request(**form.arguments(), by=by))
    if made is not None:
        messages.success(request, f"The request was recorded. {_due_in_words(made)}")
        return redirect("information_request", made.reference)
    page = {
        "heading": "Record a request",
        "submit": "Record the request",
        "steps": [
            "You see by when it has to be answered, and whoever looks after it is reminded before that day."
        ],
    }
    return _form_page(request, form, page, reverse("information_requests"), "Requests")


@require_http_methods(_POSTS)
@refusals_in_words
@keeps_what_was_typed
def add_request_step(request: HttpRequest, reference: str, step: str) -> HttpResponse:
    """What happened to a request."""
    row = _recorded(request, reference)
    if step not in RequestStep.values:
        raise Http404("No such step.")
    one, asked = RequestStep(step), as_asked(row)
    if one not in open_steps(asked):
        raise NotNow(
            f"“{one.label}” cannot be recorded on this request now. Look at what has happened to it."
        )
    form = StepForm(request.POST if request.method == "POST" else None, step=one, asked=asked)
    made = _carry_out(
        request,
        form,
        lambda: verbs.add_request_step(row, step=one, **form.cleaned_data, by=reader(request)),
        row,
    )
    if made is not None:
        messages.success(request, f"{one.label}. {_due_in_words(row)}".strip())
        return redirect("information_request", row.reference)
    said = WORDS[one]
    then = (REVIEW_CAN_FOLLOW,) if one == RequestStep.REPLIED and row.kind == FOI else said.then
    page = {"heading": said.imperative, "caption": row.reference, "submit": "Save", "steps": then}
    return _form_page(request, form, page, _address(row), row.reference)


@require_http_methods(_POSTS)
@refusals_in_words
@keeps_what_was_typed
def take_back_request_step(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """What was recorded last and did not happen like this."""
    row = _recorded(request, reference)
    entry = row.entries.filter(pk=pk).first()
    if entry is None:
        raise Http404("No such entry.")
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    made = _carry_out(
        request,
        form,
        lambda: verbs.take_back_request_step(entry, **form.cleaned_data, by=reader(request)),
        row,
    )
    if made is not None:
        messages.success(request, f"Taken back: {entry.get_step_display()}. {_due_in_words(row)}".strip())
        return redirect("information_request", row.reference)
    page = {
        "heading": f"Take back: {entry.get_step_display()}, {words(entry.on)}",
        "caption": row.reference,
        "submit": "Take it back",
        "steps": [
            "It stays in the history with your reason, and the last day is counted as if it had not been there."
        ],
    }
    return _form_page(request, form, page, _address(row), row.reference)


def _recorded(request: HttpRequest, reference: str) -> InformationRequest:
    """The request, for whoever records on it. Raises NotYou for those who only read it."""
    row = find_request(request, reference)
    if not InformationRequest.objects.recorded_by(reader(request)).filter(pk=row.pk).exists():
        raise NotYou(
            "What happens to this request is recorded by those who look after it. You are not one of them."
        )
    return row


def _carry_out(
    request: HttpRequest, form: GovukForm, verb: Callable[[], Any], row: InformationRequest | None = None
) -> Any | None:
    """What was made; None where nothing was sent yet, or a rule refused, which the form then says.

    row: the request that it is about, once there is one.
    """
    if request.method != "POST" or not form.is_valid():
        return None
    try:
        return verb()
    except RuleBroken as broken:
        record_refusal(request, broken, row)
        form.refuse(broken)
        return None


def _form_page(
    request: HttpRequest, form: GovukForm, page: dict[str, Any], back: str, where: str
) -> HttpResponse:
    looked(request, page=str(request.resolver_match.url_name) if request.resolver_match else "")
    context = {"form": form, "back": Link(f"Back to {where}", back), "cancel": back} | page
    return render(request, "casework/form_page.html", context, status=form.http_status)


def _address(row: InformationRequest) -> str:
    return reverse("information_request", args=(row.reference,))


def _due_in_words(row: InformationRequest) -> str:
    """By when it is answered now, as the register has it; nothing where no day runs."""
    due = row.deadlines.open().first()
    if due is None:
        return ""
    return f"{due.get_kind_display()} by {words(due.due_on)}" + (
        ", which is past." if due.due_on < timezone.localdate() else "."
    )
