"""The page of a verb: fetch within scope, check the shape of what was typed, call the verb, say a refusal."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from casework.actions.drafts import save_draft
from casework.actions.repeats import SENT_TWICE
from casework.enums import Action
from casework.errors import NotNow, RuleBroken
from casework.web.doors import refusals_in_words
from casework.web.errors import kept_by
from casework.web.verbs.carry_out import carry_out, did_it_since, done, news_for, refused, stale
from casework.web.verbs.drafts import kept_fields, unticked
from casework.web.verbs.offered import fill_in
from casework.web.verbs.page import VerbPage, open_page


@login_required
@require_http_methods(["GET", "POST"])
@refusals_in_words
def verb_page(request: HttpRequest, action: Action, reference: str, **which: int) -> HttpResponse:
    """Every verb that has one form. GET changes nothing; POST calls the verb once."""
    page = open_page(request, action, reference, which)
    if request.method == "GET":
        page.check_open()
        return page.show(page.form(typed=page.unfinished(), asked=request.GET))
    try:
        page.check_open()
    except NotNow as refusal:
        return stale(page, request.POST, refusal, show_again)
    if "take_day" in request.POST:
        return fill_in(page)
    return save_for_later(page) if "save_draft" in request.POST else send(page, which)


def send(page: VerbPage, which: dict[str, int]) -> HttpResponse:
    """What was typed, to the verb."""
    request = page.request
    form = page.form(request.POST, request.FILES)
    if form.is_searching:
        return page.show(form)
    if not form.is_valid():
        # Sent twice, the second may be wrong only because of the first: the part is no longer open, say.
        repeated = NotNow(SENT_TWICE, "") if did_it_since(page) else None
        return stale(page, request.POST, repeated, show_again) if repeated else page.show(form, status=400)
    try:
        result = carry_out(page, form)
    except NotNow as refusal:
        page = open_page(request, page.action, page.file.reference, which)
        return stale(page, request.POST, refusal, show_again)
    except RuleBroken as broken:
        # Afresh: the verb may have changed the rows in memory before it was refused.
        page = open_page(request, page.action, page.file.reference, which)
        return page.show(refused(page, page.form(request.POST, request.FILES), broken), status=422)
    return done(page, form, result)


def show_again(page: VerbPage, data: Any, refusal: NotNow) -> HttpResponse:
    """409: the same form with everything typed, what is new, and the version that one more press sends."""
    form = page.form(data, page.request.FILES)
    form.is_valid()
    news = news_for(page, page.request.POST)
    return page.show(form, status=409, stale=refusal.message, refusal=kept_by(refusal, page.file), news=news)


def save_for_later(page: VerbPage) -> HttpResponse:
    """The plain button: what was typed is kept for its author, as it is."""
    form = page.form(page.request.POST, page.request.FILES)
    try:
        return kept(page, unticked(form, page.request.POST))
    except ValueError as too_long:
        form.add_error(None, str(too_long))
        return page.show(form, status=400)


def kept(page: VerbPage, emptied: dict[str, list[str]]) -> HttpResponse:
    """Back to the page, with the draft saved. Raises ValueError, in words, when it is too long to be kept.

    emptied: the boxes that are empty now, of which a browser sends nothing.
    """
    save_draft(key=page.key, fields=kept_fields(page.request.POST) | emptied, by=page.by)
    messages.success(page.request, "Saved. Only you can see it, and it waits for you on this page.")
    return redirect(page.request.get_full_path())
