"""Make the first administrator of a real database."""

from __future__ import annotations

import os
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from casework.actions.roles import grant_role
from casework.actions.system_actor import system_actor
from casework.enums import Role

PASSWORD_VARIABLE = "CASEWORK_PASSWORD"


class Command(BaseCommand):
    help = (
        "Make a sign-in with the role of administrator for the whole organisation. Asks for the password, "
        f"or takes it from {PASSWORD_VARIABLE} in the environment."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--name", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        email, name = options["email"].strip().casefold(), options["name"].strip()
        if User.objects.filter(email=email).exists():
            raise CommandError(
                "There is a sign-in with this email already. `manage.py grant_role` gives it a role."
            )
        try:
            validate_email(email)
            password = asked_password()
            validate_password(password, User(email=email, name=name))
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None
        with transaction.atomic():
            user = User.objects.create_user(email=email, name=name, password=password)
            grant_role(user, role=Role.ADMINISTRATOR, unit=None, by=system_actor(), on=timezone.localdate())
        self.stdout.write("The administrator can sign in.")


def asked_password() -> str:
    """From the environment, or typed twice. Raises CommandError when the two differ."""
    given = os.environ.get(PASSWORD_VARIABLE)
    if given is not None:
        return given
    password = getpass("Password: ")
    if getpass("The same again: ") != password:
        raise CommandError("The two passwords differ. Nothing was changed.")
    return password
