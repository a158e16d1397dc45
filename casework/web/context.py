"""What every page is given: whose system this is, its marking, whom to ask, and the menu of this reader."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from casework import access
from casework.enums import REQUEST_ROLES, Role
from casework.queries.notifications import unread_count
from casework.queries.stage import mid_sentence
from casework.web.shapes import NavItem

_HR = frozenset({Role.HR_OFFICER, Role.HR_LEAD})
# Name of the page, its words, and whose roles open it; None: everybody but those who only administer.
_HOME = ("home", "Home", None)
_COUNTED = "notifications"
# Not a role by itself: an HR lead or an administrator of the whole organisation.
_REGISTER = "runs_the_register"
_MENU: tuple[tuple[str, str, frozenset[str] | None], ...] = (
    _HOME,
    (_COUNTED, "Notifications", None),
    ("cases", "Cases", None),
    ("incidents", "Incidents", _HR | {Role.AUDITOR}),
    ("report_incident", "Report a concern", _HR | {Role.MANAGER}),
    ("my_reports", "My reports", _HR | {Role.MANAGER}),
    ("sanctions", "Sanctions register", _HR | {Role.AUDITOR}),
    ("disclosure_table", "Disclosure table", frozenset({Role.HR_LEAD, Role.AUDITOR})),
    ("information_requests", "Requests", frozenset({*REQUEST_ROLES, Role.HR_LEAD, Role.AUDITOR})),
    ("covers", "Cover", _HR),
    ("staff_files", "Staff list", frozenset({_REGISTER})),
)


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
    if not isinstance(user, User):
        user = None
    roles = access.roles_of(user) if user else frozenset()
    return organisation() | {
        "is_signed_in": user is not None,
        "reader_name": (user.name or user.email) if user else "",
        "nav_items": nav_items(request.path, _opened(user, roles), unread_count(user)) if user else [],
        "roles_line": roles_in_words(roles),
    }


def _opened(user: User, roles: frozenset[str]) -> frozenset[str]:
    """What opens the entries of the menu to this person: their roles, and whether they run the staff register."""
    leads = roles & {Role.HR_LEAD, Role.ADMINISTRATOR}
    return roles | {_REGISTER} if leads and access.runs_the_register(user) else roles


def nav_items(path: str, roles: frozenset[str], unread: int = 0) -> list[NavItem]:
    """The menu of this reader: only what their roles open. The entry that holds the page at ``path`` is the current one.

    unread: how many notifications wait.
    """
    only_administers = roles - {_REGISTER} == {Role.ADMINISTRATOR}
    open_ones = [
        row for row in _MENU if (row == _HOME or not only_administers if row[2] is None else roles & row[2])
    ]
    addresses = {reverse(name): text for name, text, _ in open_ones}
    home = reverse("home")
    around = [
        address for address in addresses if path == address or (address != home and path.startswith(address))
    ]
    here = max(around, key=len, default="")
    counts = {reverse(_COUNTED): unread}
    return [
        NavItem(text, address, current=address == here, count=counts.get(address, 0))
        for address, text in addresses.items()
    ]


def roles_in_words(roles: frozenset[str]) -> str:
    """ "HR officer and manager": how the line "You are signed in as ..." ends; empty when they hold no role."""
    labels = [mid_sentence(role.label) for role in Role if role in roles]
    return " and ".join(filter(None, [", ".join(labels[:-1]), *labels[-1:]]))
