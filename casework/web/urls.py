"""Every address of the pages, in one list. No address holds a name."""

from __future__ import annotations

from django.urls import include, path

from casework.web.pages import (
    case,
    cases,
    covers,
    evidence,
    hearing_sheet,
    home,
    incidents,
    notifications,
    own_page,
    own_verbs,
    people,
    reports,
    search,
    staff_files,
)

urlpatterns = [
    path("", home.home, name="home"),
    # First the verbs: "report_incident" could be read as the reference of an incident.
    path("", include("casework.web.verbs.urls")),
    path("cases/", cases.cases, name="cases"),
    path("cases/<slug:reference>/", case.case, name="case"),
    path("cases/<slug:reference>/looks/", case.case_looks, name="case_looks"),
    path("cases/<slug:reference>/hearing_sheet/", hearing_sheet.hearing_sheet, name="hearing_sheet"),
    path(
        "cases/<slug:reference>/appeal_hearing_sheet/",
        hearing_sheet.appeal_hearing_sheet,
        name="appeal_hearing_sheet",
    ),
    path("cases/<slug:reference>/evidence/<int:number>/", evidence.evidence, name="evidence"),
    path("cases/<slug:reference>/past_scan/", evidence.past_scan, name="past_scan"),
    path("incidents/", incidents.incidents, name="incidents"),
    path("incidents/<slug:reference>/", incidents.incident, name="incident"),
    path("my_reports/", reports.my_reports, name="my_reports"),
    path("my_reports/<slug:reference>/", reports.my_report, name="my_report"),
    path("own/<slug:reference>/", own_page.own_case, name="own_case"),
    *(
        path(
            f"own/<slug:reference>/{action.value}/",
            own_verbs.own_verb,
            {"action": action},
            name=f"own_{action.value}",
        )
        for action in own_verbs.ABOUT
    ),
    path("notifications/", notifications.notifications, name="notifications"),
    path(
        "notifications/read/", notifications.mark_all_notifications_read, name="mark_all_notifications_read"
    ),
    path("notifications/<int:pk>/read/", notifications.mark_notification_read, name="mark_notification_read"),
    path("covers/", covers.covers, name="covers"),
    path("covers/<int:pk>/", covers.cover, name="cover"),
    path("covers/<int:pk>/hand_back/", covers.hand_back_cover, name="hand_back_cover"),
    path("covers/<int:pk>/cancel/", covers.cancel_planned_cover, name="cancel_cover"),
    path("search/", search.search, name="search"),
    path("people/search/", people.people_search, name="people_search"),
    path("people/search/everybody/", people.everybody_search, name="everybody_search"),
    path("staff_files/", staff_files.staff_files, name="staff_files"),
    path("staff_files/<int:pk>/", staff_files.staff_file, name="staff_file"),
    path("staff_files/<int:pk>/progress/", staff_files.staff_file_progress, name="staff_file_progress"),
    path("staff_files/<int:pk>/confirm/", staff_files.confirm_staff_file, name="confirm_staff_file"),
    path("staff_files/<int:pk>/report/", staff_files.staff_file_report, name="staff_file_report"),
    path("requests/", include("casework.web.information_requests.urls")),
    path("policies/", include("casework.web.policies.urls")),
    path("", include("casework.web.registers.urls")),
    path("", include("casework.web.urls_static")),
]
