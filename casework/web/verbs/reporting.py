"""Report a concern. There is no file yet, so no reference, no version and no stage."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework import access
from casework.actions.calling import report_once
from casework.actions.drafts import discard_draft, save_draft
from casework.enums import Action, Look
from casework.errors import NotNow, NotYou, RuleBroken
from casework.models import Draft, Incident
from casework.web.doors import looked, reader, record_refusal, refusals_in_words
from casework.web.forms.incidents import ReportIncidentForm
from casework.web.shapes import Link
from casework.web.verbs.carry_out import typed_texts
from casework.web.verbs.drafts import kept_fields, unticked
from casework.web.verbs.page import address_of, as_data, keep_drafts
from casework.web.verbs.registry import template_of
from casework.workflow import WORDS, find_step

ACTION = Action.REPORT_INCIDENT


@login_required
@require_http_methods(["GET", "POST"])
@refusals_in_words
def report_incident(request: HttpRequest) -> HttpResponse:
    """Three questions for a manager; the fuller log for HR."""
    if not access.parts_for_new_files(reader(request)) & set(find_step(ACTION, None).who):
        raise NotYou(
            "A concern is reported by a manager or by HR. Ask your manager or HR to report it for you."
        )
    draft = Draft.objects.filter(author=reader(request), key=request.path).first()
    if request.method == "GET":
        typed = as_data(draft.fields) if draft else None
        return _show(request, ReportIncidentForm(file=None, by=reader(request), typed=typed), draft=draft)
    if "save_draft" in request.POST:
        form = ReportIncidentForm(request.POST, file=None, by=reader(request))
        typed = kept_fields(request.POST) | unticked(form, request.POST)
        try:
            save_draft(key=request.path, fields=typed, by=reader(request))
        except ValueError as too_long:
            form.add_error(None, str(too_long))
            return _show(request, form, status=400)
        messages.success(request, "Saved. Only you can see it, and it waits for you on this page.")
        return redirect(request.path)
    form = ReportIncidentForm(request.POST, file=None, by=reader(request))
    if form.is_searching:
        looked(request, Look.SEARCHED, route=ACTION.value)
        return _show(request, form)
    if not form.is_valid():
        return _show(request, form, status=400)
    return _send(request, form)


def _send(request: HttpRequest, form: ReportIncidentForm) -> HttpResponse:
    try:
        with transaction.atomic():
            incident = report_once(form.arguments(), by=reader(request))
            discard_draft(key=request.path, by=reader(request))
    except NotNow as refusal:
        record_refusal(request, refusal)
        return _already(request, refusal)
    except RuleBroken as broken:
        record_refusal(request, broken)
        form.refuse_in_words(broken)
        return _show(request, form, status=422)
    messages.success(
        request, f"Concern reported. Its reference is {incident.reference}. {WORDS[ACTION].then}"
    )
    return redirect(_where_next(request, incident))


def _where_next(request: HttpRequest, incident: Incident) -> str:
    """HR goes on to the incident; a manager to their own report, which says nothing of what becomes of it."""
    seen = Incident.objects.visible_to(reader(request)).filter(pk=incident.pk).exists()
    return address_of(incident) if seen else reverse("my_report", kwargs={"reference": incident.reference})


def _already(request: HttpRequest, refusal: NotNow) -> HttpResponse:
    context = {
        "heading": "This was already done",
        "message": refusal.message,
        "typed": typed_texts(request.POST, ACTION),
        "back": Link("Go to the home page", reverse("home")),
    }
    return render(request, "casework/verbs/too_late.html", context, status=409)


def _show(request: HttpRequest, form: ReportIncidentForm, status: int = 200, **more: Any) -> HttpResponse:
    keep_drafts(form, request.path)
    context = {
        "form": form,
        "heading": WORDS[ACTION].imperative,
        "submit": WORDS[ACTION].imperative,
        "steps": [WORDS[ACTION].then, "You are told its reference, so that you can ask about it."],
        "cancel": reverse("home"),
        "back": Link("Back to the home page", reverse("home")),
        "draft_key": request.path,
    }
    return render(request, template_of(ACTION), context | more, status=status)
