"""The addresses of the register of requests, below ``requests/``."""

from __future__ import annotations

from django.urls import path

from casework.web.information_requests import recording, views

urlpatterns = [
    path("", views.information_requests, name="information_requests"),
    # Before the page of one: "record" could be read as a reference.
    path("record/", recording.record_request, name="record_request"),
    path("<slug:reference>/", views.information_request, name="information_request"),
    path(
        "<slug:reference>/take_back/<int:pk>/",
        recording.take_back_request_step,
        name="take_back_request_step",
    ),
    path("<slug:reference>/<slug:step>/", recording.add_request_step, name="add_request_step"),
]
