"""What an employee does in their own case, each on a page of its own. The verb is the one that HR takes down from paper."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework import files
from casework.actions.calling import do_own_once
from casework.enums import Action, PartKind
from casework.errors import CaseworkError, NotNow, RuleBroken
from casework.models import Case
from casework.queries.overlay_rows import pause_of
from casework.queries.own_case import can_appeal, standing_letters
from casework.queries.own_fits import OWN_FITS
from casework.queries.versions import times_done
from casework.web.doors import looked, reader, refusals_in_words
from casework.web.forms.own import OWN_FORMS
from casework.web.forms.verb import VerbForm
from casework.web.pages.own import find_own_case, own_address
from casework.web.shapes import Link
from casework.web.verbs.carry_out import typed_texts, version_in
from casework.workflow import WHILE_PAUSED, WORDS, steps_from

ABOUT: dict[Action, str] = {
    Action.NAME_COMPANION: "Say whom you bring to the hearing.",
    Action.PROPOSE_ANOTHER_TIME: "If you or your companion cannot come on that day.",
    Action.COMMENT_ON_NOTES: "Say whether they are right. Your version is kept beside ours.",
    Action.LODGE_APPEAL: "Say why the outcome is wrong.",
    Action.ACKNOWLEDGE_LETTER: "Say on which day a letter arrived. It never makes a time shorter for you.",
}


def own_links(case: Case) -> list[tuple[Link, str]]:
    """What the employee can do now, each with a sentence. ``case``: loaded by ``load_own``."""
    return [
        (Link(WORDS[action].imperative, _address(action, case)), words)
        for action, words in ABOUT.items()
        if _is_open(action, case)
    ]


def _is_open(action: Action, case: Case) -> bool:
    steps = [step for step in steps_from(case.state) if step.action == action]
    if not any(PartKind.SUBJECT in step.who for step in steps):
        return False
    if pause_of(case) is not None and action not in WHILE_PAUSED:
        return False
    return can_appeal(case, timezone.localdate()) if action == Action.LODGE_APPEAL else OWN_FITS[action](case)


def _address(action: Action, case: Case) -> str:
    return reverse(f"own_{action.value}", kwargs={"reference": case.reference})


@require_http_methods(["GET", "POST"])
@refusals_in_words
def own_verb(request: HttpRequest, action: Action, reference: str) -> HttpResponse:
    """GET changes nothing; POST calls the verb once. What others did to the file makes nothing stale and is not told."""
    case = find_own_case(request, reference)
    sent = request.POST if request.method == "POST" else None
    if not _is_open(action, case):
        return _too_late(request, action, case, _CLOSED)
    form = OWN_FORMS[action](sent, file=case, by=reader(request))
    if sent is None:
        return _show(request, case, form)
    if not form.is_valid():
        if _did_it_since(request, action, case):
            return _too_late(request, action, case, _CLOSED)
        return _show(request, case, form, status=400)
    if form.cleaned_data["letters"] != standing_letters(case):
        return _too_late(request, action, case, _NEW_LETTER)
    times = form.cleaned_data["version"]
    try:
        do_own_once(action, case, given=form.arguments(), times=times, by=reader(request))
    except NotNow as refusal:
        _record(request, refusal, case, action)
        return _too_late(request, action, find_own_case(request, reference), _CLOSED)
    except RuleBroken as broken:
        _record(request, broken, case, action)
        form.refuse_in_words(broken)
        return _show(request, case, form, status=422)
    messages.success(request, form.done)
    return redirect(own_address(case))


_CLOSED = "It was done already, or it cannot be done any more. Nothing was recorded now. Your case says what you can do."
_NEW_LETTER = (
    "You were sent something new after you opened the page. Read it first. Nothing was recorded now."
)


def _did_it_since(request: HttpRequest, action: Action, case: Case) -> bool:
    """Sent twice, the second may be wrong only because of the first: its letter is offered no more."""
    return times_done(case, action, by=reader(request)) > version_in(request.POST)


def _record(request: HttpRequest, refusal: CaseworkError, case: Case, action: Action) -> None:
    files.record_refusal(refusal, case, by=reader(request), route=f"own_{action.value}")


def _context(case: Case, action: Action) -> dict[str, Any]:
    back = Link("Back to your own case", own_address(case))
    return {"heading": WORDS[action].imperative, "caption": f"Your own case {case.reference}", "back": back}


def _show(request: HttpRequest, case: Case, form: VerbForm, status: int = 200) -> HttpResponse:
    looked(request, case=case, route=f"own_{form.action.value}")
    context = _context(case, form.action) | {
        "form": form,
        "rows": form.known(),
        "submit": WORDS[form.action].imperative,
        "steps": [WORDS[form.action].then],
        "cancel": own_address(case),
    }
    return render(request, "casework/pages/own_verb.html", context, status=status)


def _too_late(request: HttpRequest, action: Action, case: Case, message: str) -> HttpResponse:
    """409, in words that tell nothing of the file; what was typed is shown to be copied."""
    typed = typed_texts(request.POST, action) if request.method == "POST" else []
    context = _context(case, action) | {
        "heading": "This cannot be done now",
        "message": message,
        "typed": typed,
    }
    return render(request, "casework/verbs/too_late.html", context, status=409)
