"""The addresses of the registers and their files."""

from __future__ import annotations

from django.urls import path

from casework.web.registers import disclosure, files, overrides, records, reply_date, views

urlpatterns = [
    path("sanctions/", views.sanctions, name="sanctions"),
    path("sanctions/export/", files.sanctions_export, name="sanctions_export"),
    path("sanctions/exports/", views.sanctions_exports, name="sanctions_exports"),
    path("sanctions/employee/", views.find_sanction_history, name="find_sanction_history"),
    path("employees/<int:pk>/sanctions/", views.sanction_history, name="sanction_history"),
    path(
        "employees/<int:pk>/sanctions/export/", files.sanction_history_export, name="sanction_history_export"
    ),
    path("disclosure_table/", disclosure.disclosure_table, name="disclosure_table"),
    path(
        "disclosure_table/csv/",
        disclosure.disclosure_file,
        {"form_of_file": "csv"},
        name="disclosure_table_csv",
    ),
    path(
        "disclosure_table/json/",
        disclosure.disclosure_file,
        {"form_of_file": "json"},
        name="disclosure_table_json",
    ),
    path("overrides/", overrides.overrides, name="separation_overrides"),
    path("records/", records.records, name="records_to_review"),
    path("reply_date/", reply_date.reply_date, name="reply_date"),
    path("cases/<slug:reference>/audit_export/", files.audit_export, name="audit_export"),
]
