"""What every page is given: whose system this is, its marking, whom to ask, and the menu of this reader."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from casework.web.shapes import NavItem


def organisation() -> dict[str, Any]:
    """The settings that pages show. Needs no database and no request, so error pages use it too."""
    return {
        "organisation_name": getattr(settings, "ORGANISATION_NAME", "") or "Your organisation",
        "service_name": getattr(settings, "SERVICE_NAME", "") or "Disciplinary casework",
        "classification_marking": getattr(settings, "CLASSIFICATION_MARKING", ""),
        "hr_contact": getattr(settings, "HR_CONTACT", ""),
    }


def house(request: HttpRequest) -> dict[str, Any]:
    """The context processor."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return organisation() | {
        "is_signed_in": signed_in,
        "reader_name": (user.name or user.email) if signed_in else "",
        "nav_items": nav_items(request) if signed_in else [],
        "roles_line": roles_in_words(user) if signed_in else "",
    }


def nav_items(request: HttpRequest) -> list[NavItem]:
    """The menu of this reader: only what their roles open."""
    home = reverse("home")
    return [NavItem("Home", home, current=request.path == home)]


def roles_in_words(user: Any) -> str:
    """ "HR officer and manager": how the line "You are signed in as ..." ends; empty when they hold no role."""
    return ""
