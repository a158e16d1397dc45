"""The addresses of the pages about Casework itself."""

from __future__ import annotations

from django.urls import path

from casework.web import views_static

urlpatterns = [
    path("accessibility/", views_static.accessibility, name="accessibility"),
    path("privacy/", views_static.privacy, name="privacy"),
]
