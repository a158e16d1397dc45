"""The addresses of the verbs, made from the workflow table: the name of an address is the verb."""

from __future__ import annotations

from django.urls import URLPattern, path

from casework.enums import Action
from casework.web.verbs import drafts
from casework.web.verbs.deciding import decide_outcome
from casework.web.verbs.page import OF_INCIDENTS
from casework.web.verbs.past_sanctions import record_past_sanction
from casework.web.verbs.reporting import report_incident
from casework.web.verbs.views import verb_page
from casework.workflow import WORDS

# What a verb acts on, where that is one row of the case.
_WHICH = {Action.REPLACE_PART: "<int:part>/", Action.CORRECT_RECORD: "<int:number>/"}


def _route(action: Action) -> URLPattern:
    if action == Action.REPORT_INCIDENT:
        return path(f"incidents/{action.value}/", report_incident, name=action.value)
    if action == Action.RECORD_PAST_SANCTION:
        return path(f"sanctions/{action.value}/", record_past_sanction, name=action.value)
    files = "incidents" if action in OF_INCIDENTS else "cases"
    address = f"{files}/<slug:reference>/{action.value}/{_WHICH.get(action, '')}"
    if action == Action.DECIDE_OUTCOME:
        return path(address, decide_outcome, name=action.value)
    return path(address, verb_page, {"action": action}, name=action.value)


urlpatterns = [
    *(_route(action) for action in WORDS),
    path("drafts/", drafts.draft, name="draft"),
    path("drafts/discard/", drafts.discard, name="discard_draft"),
]
