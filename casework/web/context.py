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
    if user is None or not user.is_authenticated:
        return organisation() | {"is_signed_in": False}
    return organisation() | {
        "is_signed_in": True,
        "reader_name": user.name or user.email,
        "nav_items": nav_items(request),
        "roles_line": roles_in_words(user),
    }


def nav_items(request: HttpRequest) -> list[NavItem]:
    """The menu of this reader: only what their roles open."""
    home = reverse("home")
    return [NavItem("Home", home, current=request.path == home)]


def roles_in_words(user: Any) -> str:
    """How the line "You are signed in as ..." ends, such as "HR officer and manager"; empty without a role."""
    return ""
