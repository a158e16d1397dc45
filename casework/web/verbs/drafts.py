"""Unfinished texts: kept while they are written, thrown away when asked. Their author's alone."""

from __future__ import annotations

import re

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from casework.actions.drafts import discard_draft, save_draft
from casework.enums import Action
from casework.web.doors import find_case, find_incident, reader
from casework.web.verbs.page import OF_INCIDENTS

_NAME = re.compile(r"[a-z][a-z0-9_]{0,60}")
_NO_ANSWERS = ("csrfmiddlewaretoken", "version", "save_draft")
MOST_FIELDS = 200


def kept_fields(data: QueryDict) -> dict[str, list[str]]:
    """What of a body is worth keeping: the answers, without tokens and buttons."""
    names = [
        name
        for name in data
        if _NAME.fullmatch(name) and name not in _NO_ANSWERS and not name.startswith(("find_", "add_"))
    ]
    return {name: data.getlist(name) for name in names[:MOST_FIELDS]}


def unticked(form: forms.Form, data: QueryDict) -> dict[str, list[str]]:
    """The boxes of a form that are empty: a browser sends nothing of them, and what was ticked before would stay."""
    return {
        name: []
        for name, field in form.fields.items()
        if isinstance(field.widget, forms.CheckboxInput | forms.CheckboxSelectMultiple) and name not in data
    }


@login_required
@require_POST
def draft(request: HttpRequest) -> JsonResponse:
    """Keep what is being written: ``key`` and the fields, or ``key``, ``field`` and ``text``."""
    key = _key_of(request)
    name = request.GET.get("field") or request.POST.get("field", "")
    if "text" in request.POST and _NAME.fullmatch(name):
        fields = {name: [request.POST["text"]]}
    else:
        fields = kept_fields(request.POST)
        fields.pop("key", None)
    try:
        saved = save_draft(key=key, fields=fields, by=reader(request))
    except ValueError as too_long:
        return JsonResponse({"error": str(too_long)}, status=400)
    return JsonResponse({"saved_at": timezone.localtime(saved.saved_at).isoformat(timespec="minutes")})


@login_required
@require_POST
def discard(request: HttpRequest) -> HttpResponse:
    """Throw the own unfinished text of one form away, and show that form empty."""
    key = _key_of(request)
    discard_draft(key=key, by=reader(request))
    return redirect(key)


def _key_of(request: HttpRequest) -> str:
    """The address of a verb's page, about a file this person sees. Raises Http404 for anything else."""
    key = request.GET.get("key") or request.POST.get("key", "")
    try:
        match = resolve(key)
    except Resolver404 as unknown:
        raise Http404("No such form.") from unknown
    if match.url_name not in Action.values or len(key) > 120:
        raise Http404("No such form.")
    reference = match.kwargs.get("reference")
    if reference:
        (find_incident if Action(match.url_name) in OF_INCIDENTS else find_case)(request, reference)
    elif key != reverse(Action.REPORT_INCIDENT.value):
        raise Http404("No such form.")
    return key
