"""When a reply is due: a small page beside the disclosure table. It names nobody and keeps nothing of the request."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.enums import Nation, RequestKind
from casework.errors import NotYou
from casework.models.information_requests import READ_BY, kinds_of
from casework.models.scoping import scope_of
from casework.queries.calendars import days_off_between
from casework.queries.information_requests import calendar_of_request
from casework.rules.dates import words
from casework.rules.reply_dates import Reply, acknowledgement, foi_reply, nations_counted, sar_reply
from casework.web import fields
from casework.web.day_fields import DateField
from casework.web.doors import looked, reader, refusals_in_words
from casework.web.forms.base import GovukForm

FOI, SUBJECT_ACCESS, COMPLAINT = RequestKind
_AFTER_THIS = {
    FOI: (
        "Reply promptly: this is the last day, not the target.",
        "If you need clarification to answer, the 20 working days begin again on the day it reaches you: give that day.",
    ),
    SUBJECT_ACCESS: (
        "Reply without undue delay: this is the last day, not the target.",
        "While you wait for clarification or proof of identity that you need, the time stands still. Add those days.",
        "An extension has to be told to the person within the first month, with the reason.",
    ),
    COMPLAINT: (
        "This is the last day to say that it has arrived. Look into it without undue delay, and tell what you found.",
    ),
}


class ReplyDateForm(GovukForm):
    """What was asked for, where, and when it arrived."""

    mark_optional = False
    kind = fields.RadioField(
        label="What kind of request is it?",
        name_in_sentence="what kind of request it is",
        choices=RequestKind.choices,
        reveals={SUBJECT_ACCESS.value: ("extended",)},
    )
    extended = fields.CheckboxesField(
        label="Extension",
        required=False,
        help_text="",
        choices=[("yes", "It was extended by two months, because it is complex or there are many")],
    )
    nation = fields.SelectField(
        label="Where",
        name_in_sentence="where",
        help_text="Choose Scotland for a Scottish public authority. A body of the whole United Kingdom is not one, "
        "wherever its office is.",
        choices=Nation.choices,
    )
    received_on = DateField(
        label="When was it received?", name_in_sentence="the day on which it was received", not_future=True
    )


@require_safe
@refusals_in_words
def reply_date(request: HttpRequest) -> HttpResponse:
    """The question, and under it the day and how it comes about."""
    if not kinds_of(scope_of(reader(request)), READ_BY):
        raise NotYou("Reply dates are worked out for those who look after requests, HR leads and auditors.")
    form = ReplyDateForm(request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        given = form.cleaned_data
        kind, nation = RequestKind(given["kind"]), Nation(given["nation"])
        received_on, counted = given["received_on"], nations_counted(kind, nation)
        reply = _reply(kind, nation, given)
        off = days_off_between(counted, received_on, reply.due_on)
        context |= {
            "reply": reply,
            "left_out": [
                f"{words(day)} ({'; '.join(where)})" for day, where in off.items() if day != received_on
            ],
            "where": "any part of the United Kingdom" if len(counted) > 1 else nation.label,
            "is_foi": kind == FOI,
            "is_reply": kind != COMPLAINT,
            "after_this": _AFTER_THIS[kind],
        }
    looked(request, page="reply_date")
    return render(request, "casework/registers/reply_date.html", context, status=form.http_status)


def _reply(kind: RequestKind, nation: Nation, given: dict[str, Any]) -> Reply:
    received_on, calendar = given["received_on"], calendar_of_request(kind, nation)
    if kind == SUBJECT_ACCESS:
        return sar_reply(received_on, calendar, extended=bool(given["extended"]))
    return foi_reply(received_on, calendar) if kind == FOI else acknowledgement(received_on, calendar)
