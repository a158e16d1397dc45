"""Record a sanction from paper. There is no file yet: the verb makes a closed one."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.actions.calling import record_past_once
from casework.actions.past_records import check_may_begin
from casework.enums import Action, Look
from casework.errors import NotNow, RuleBroken
from casework.web.doors import looked, reader, record_refusal, refusals_in_words
from casework.web.forms.past_sanctions import RecordPastSanctionForm
from casework.web.shapes import Link
from casework.web.verbs.carry_out import say_done
from casework.web.verbs.page import address_of
from casework.web.verbs.registry import template_of
from casework.workflow import WORDS

ACTION = Action.RECORD_PAST_SANCTION


@login_required
@require_http_methods(["GET", "POST"])
@refusals_in_words
def record_past_sanction(request: HttpRequest) -> HttpResponse:
    """What the paper says and its scan; then the page of the record."""
    by = reader(request)
    check_may_begin(by)
    if request.method == "GET":
        return _show(request, RecordPastSanctionForm(file=None, by=by))
    form = RecordPastSanctionForm(request.POST, request.FILES, file=None, by=by)
    if form.is_searching:
        looked(request, Look.SEARCHED, route=ACTION.value)
        return _show(request, form)
    if not form.is_valid():
        return _show(request, form, status=400)
    return _send(request, form)


def _send(request: HttpRequest, form: RecordPastSanctionForm) -> HttpResponse:
    try:
        case = record_past_once(form.arguments(), by=reader(request))
    except NotNow as refusal:
        record_refusal(request, refusal)
        return _show(request, form, status=409, stale=refusal.message)
    except RuleBroken as broken:
        record_refusal(request, broken)
        form.refuse_in_words(broken)
        return _show(request, form, status=422)
    say_done(request, ACTION, form)
    return redirect(address_of(case))


def _show(request: HttpRequest, form: RecordPastSanctionForm, status: int = 200, **more: Any) -> HttpResponse:
    register = reverse("sanctions")
    context = {
        "form": form,
        "heading": WORDS[ACTION].imperative,
        "submit": WORDS[ACTION].imperative,
        "steps": [
            WORDS[ACTION].then,
            "The record is a closed case with the scan, which tells who recorded it and when.",
        ],
        "warning": form.warning,
        "has_file": form.has_file,
        "cancel": register,
        "back": Link("Back to the sanctions register", register),
    }
    return render(request, template_of(ACTION), context | more, status=status)
