"""Login users: one per email address, whatever its capitals."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError

from accounts.models import User

PASSWORD = "correct horse battery"

pytestmark = pytest.mark.django_db


def test_email_is_stored_folded_and_found_in_any_spelling() -> None:
    user = User.objects.create_user(" Anna.Ash@Example.ORG ", "Anna Ash", PASSWORD)
    assert user.email == "anna.ash@example.org"
    assert authenticate(email="ANNA.ash@example.org", password=PASSWORD) == user


def test_a_user_without_password_cannot_sign_in() -> None:
    user = User.objects.create_user("anna@example.org", "Anna Ash")
    assert not user.has_usable_password()
    assert authenticate(email="anna@example.org", password="") is None


def test_an_inactive_user_cannot_sign_in() -> None:
    user = User.objects.create_user("anna@example.org", "Anna Ash", PASSWORD)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert authenticate(email="anna@example.org", password=PASSWORD) is None


@pytest.mark.parametrize(("email", "name"), [("", "Anna Ash"), ("anna@example.org", " ")])
def test_email_and_name_are_needed(email: str, name: str) -> None:
    with pytest.raises(ValueError, match="email address and a name"):
        User.objects.create_user(email, name)


def test_two_users_cannot_share_an_email() -> None:
    User.objects.create_user("anna@example.org", "Anna Ash")
    with pytest.raises(IntegrityError, match="accounts_user_email_unique"):
        User.objects.create_user("ANNA@example.org", "Another Anna")


def test_database_refuses_an_email_with_capitals() -> None:
    with pytest.raises(IntegrityError, match="accounts_user_email_folded"):
        User.objects.create(email="Anna@example.org", name="Anna Ash")


@pytest.mark.parametrize("field", ["email", "name"])
def test_database_refuses_an_empty_email_or_name(field: str) -> None:
    values = {"email": "anna@example.org", "name": "Anna Ash"} | {field: ""}
    with pytest.raises(IntegrityError, match="accounts_user_email_and_name_given"):
        User.objects.create(**values)


def test_nobody_is_a_superuser() -> None:
    user = User.objects.create_user("anna@example.org", "Anna Ash")
    assert not hasattr(user, "is_superuser")
    assert not hasattr(user, "has_perm")
