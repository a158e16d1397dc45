"""Who did what the system does by itself: one named login user that nobody can sign in as."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password

from accounts.models import User

SYSTEM_EMAIL = "system@casework.invalid"
SYSTEM_NAME = "Casework, by itself"


def system_actor() -> User:
    """The system's own user, made when it is first needed: inactive, without a password, without a role."""
    defaults = {"name": SYSTEM_NAME, "is_active": False, "password": make_password(None)}
    return User.objects.get_or_create(email=SYSTEM_EMAIL, defaults=defaults)[0]
