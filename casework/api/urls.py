"""Every address of the API, in one list, without a slash at the end. Those of the verbs come from their bodies."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from casework.api.resources import (
    cases,
    deadlines,
    disclosure,
    employees,
    events,
    hearings,
    incidents,
    notifications,
    sanctions,
)
from casework.api.resources.docs import NotHere, SchemaView, docs
from casework.api.verbs.registry import BODIES
from casework.api.verbs.views import OF_INCIDENTS, verb_view
from casework.enums import Action
from casework.workflow import WITHOUT_A_FILE


def _route(action: Action) -> URLPattern:
    files = "incidents" if action in OF_INCIDENTS else "cases"
    return path(
        f"{files}/<slug:reference>/{action.value}",
        verb_view(action).as_view(),
        name=f"api_{action.value}",
    )


urlpatterns = [
    path("cases", cases.CasesView.as_view(), name="api_cases"),
    path("cases/<slug:reference>", cases.CaseView.as_view(), name="api_case"),
    path("cases/<slug:reference>/events", events.CaseEventsView.as_view(), name="api_case_events"),
    path("incidents", incidents.IncidentsView.as_view(), name="api_incidents"),
    path("incidents/<slug:reference>", incidents.IncidentView.as_view(), name="api_incident"),
    path("hearings", hearings.HearingsView.as_view(), name="api_hearings"),
    path("sanctions", sanctions.SanctionsView.as_view(), name="api_sanctions"),
    path("employees/search", employees.EmployeeSearchView.as_view(), name="api_search_employees"),
    path("employees/sanction_history", sanctions.SanctionHistoryView.as_view(), name="api_sanction_history"),
    path("deadlines", deadlines.DeadlinesView.as_view(), name="api_deadlines"),
    path("notifications", notifications.NotificationsView.as_view(), name="api_notifications"),
    path("notifications/read", notifications.MarkReadView.as_view(), name="api_mark_notifications_read"),
    path("disclosure_table", disclosure.DisclosureView.as_view(), name="api_disclosure_table"),
    path("audit_events", events.AuditEventsView.as_view(), name="api_audit_events"),
    *(_route(action) for action in BODIES if action not in WITHOUT_A_FILE),
    path("schema", SchemaView.as_view(), name="api_schema"),
    path("docs", docs, name="api_docs"),
    re_path("", NotHere.as_view(), name="api_not_here"),
]
