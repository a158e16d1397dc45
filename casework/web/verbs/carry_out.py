"""Send one form to its verb, once, and say in words what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.db import transaction
from django.forms import Textarea
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from casework.actions.calling import do_once
from casework.actions.drafts import discard_draft
from casework.enums import Action
from casework.errors import CaseworkError, NotNow, NotYou, RuleBroken
from casework.models import Case, Incident
from casework.queries.changes import Change, changes_since
from casework.queries.versions import version_shown
from casework.rules.citations import caution_in_words
from casework.web.doors import reader, record_refusal
from casework.web.errors import kept_by
from casework.web.forms.verb import BIGGEST_VERSION, VerbForm
from casework.web.shapes import Link, Row
from casework.web.verbs.page import VerbPage, address_of, caption_of
from casework.web.verbs.registry import FORMS
from casework.workflow import WORDS

Form = TypeVar("Form", bound=VerbForm)
Again = Callable[[VerbPage, Any, NotNow], HttpResponse]


def carry_out(page: VerbPage, form: VerbForm) -> Any:
    """Call the verb with the form's answers. The draft goes in the same transaction: both or neither."""
    with transaction.atomic():
        result = do_once(
            page.action,
            page.file,
            target=page.target,
            given=form.arguments(),
            version=form.cleaned_data["version"],
            by=page.by,
        )
        discard_draft(key=page.key, by=page.by)
    return result


def say_done(request: HttpRequest, action: Action, form: VerbForm) -> None:
    messages.success(request, form.done or f"{action.label}. {form.then or WORDS[action].then}")
    for caution in form.to_mind():
        messages.warning(request, caution_in_words(caution, form.law))


def done(page: VerbPage, form: VerbForm, result: Any = None) -> HttpResponse:
    """Post, redirect, get: to the file, or to the one case that was opened."""
    say_done(page.request, page.action, form)
    opened = result if page.action == Action.TAKE_OVER_CASE else None
    if page.action == Action.ASSESS_INCIDENT and result and len(result) == 1:
        opened = result[0]
    return redirect(address_of(opened or page.file))


def stale(page: VerbPage, data: Any, refusal: NotNow, again: Again) -> HttpResponse:
    """The file moved since the page was opened. ``page`` is opened afresh.

    Where the step can still be taken, the form comes back with everything typed, what is new, and the version
    as it is now, so that one more press sends it. Where it cannot, what was typed is shown to be copied.
    """
    record_refusal(page.request, refusal, page.file)
    try:
        page.check_open()
    except (NotNow, NotYou) as closed:
        return too_late(page.request, closed, page.file, page.action, data)
    fresh = data.copy()
    fresh["version"] = str(version_shown(page.file, page.by))
    return again(page, fresh, refusal)


def too_late(
    request: HttpRequest, refusal: CaseworkError, file: Case | Incident, action: Action, data: Any
) -> HttpResponse:
    """409: it was done already, or it can no longer be done. Nothing typed is lost."""
    news = changes_since(file, version_in(data), reader=reader(request))
    already = any(change.action == action and change.actor == reader(request).pk for change in news)
    context = {
        "heading": "This was already done" if already else "This can no longer be done",
        "message": "" if already else refusal.message,
        "instead": getattr(refusal, "instead", ""),
        "refusal": kept_by(refusal, file) if isinstance(refusal, NotNow | NotYou) else None,
        "caption": caption_of(file),
        "news": news,
        "typed": typed_texts(data, action),
        "back": Link(f"Go to {file.reference}", address_of(file)),
    }
    return render(request, "casework/verbs/too_late.html", context, status=409)


def refused(page: VerbPage, form: Form, broken: RuleBroken) -> Form:
    """The form with the rule at its field. The refusal is an event."""
    record_refusal(page.request, broken, page.file)
    form.is_valid()
    form.refuse_in_words(broken)
    return form


def news_for(page: VerbPage, data: Any) -> list[Change]:
    return changes_since(page.file, version_in(data), reader=page.by)


def did_it_since(page: VerbPage) -> bool:
    """Whether this person did this very thing after the page they send was opened."""
    news = news_for(page, page.request.POST)
    return any(change.action == page.action and change.actor == page.by.pk for change in news)


def version_in(data: Any) -> int:
    """The version a body says its page was about; the biggest, so nothing is news, when it says none."""
    typed = str(data.get("version", ""))
    return min(int(typed), BIGGEST_VERSION) if typed.isdecimal() and len(typed) < 12 else BIGGEST_VERSION


def typed_texts(data: Any, action: Action) -> list[Row]:
    """Whatever somebody wrote, under the question it answers, so that it can be copied. Codes have no spaces."""
    boxes = {name for name, field in FORMS[action].base_fields.items() if isinstance(field.widget, Textarea)}
    return [
        Row(_question(action, name), value)
        for name, values in data.lists()
        for value in values
        if value.strip() and (name in boxes or " " in value.strip())
    ]


def _question(action: Action, name: str) -> str:
    """The label of a field; ``reasons_2`` asks of allegation 2."""
    stem, _, number = name.rpartition("_")
    field = FORMS[action].base_fields.get(name)
    if field is not None and field.label:
        return str(field.label)
    said = (stem if number.isdecimal() else name).replace("_", " ").capitalize()
    return f"{said}, allegation {number}" if number.isdecimal() else said
