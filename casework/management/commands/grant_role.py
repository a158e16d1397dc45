"""Give a person a role."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.managers import fold_email
from accounts.models import User
from casework.actions.roles import grant_role
from casework.actions.system_actor import SYSTEM_EMAIL, system_actor
from casework.enums import Role
from casework.errors import NotNow
from casework.models import Unit


class Command(BaseCommand):
    help = "Give a person a role, in a unit and all below it, or in the whole organisation."

    def add_arguments(self, parser: CommandParser) -> None:
        add_role_arguments(parser, "--from", "the first day with the role; default today")

    def handle(self, *args: Any, **options: Any) -> None:
        user, which = role_asked(options)
        try:
            grant = grant_role(user, **which, by=system_actor())
        except NotNow as refusal:
            raise CommandError(refusal.message) from None
        self.stdout.write(f"Granted: {grant}.")


def add_role_arguments(parser: CommandParser, day: str, about_day: str) -> None:
    """Whose role it is, which one, where, and on which day it begins or ends. day: the name of that option."""
    parser.add_argument("--email", required=True)
    parser.add_argument("--role", required=True, choices=Role.values)
    where = 'names from the top down: "Department/Operations/Leeds"; without it, the whole organisation'
    parser.add_argument("--unit", metavar="PATH", help=where)
    parser.add_argument(day, dest="on", type=date.fromisoformat, metavar="2026-11-22", help=about_day)


def role_asked(options: dict[str, Any]) -> tuple[User, dict[str, Any]]:
    """The person, and the role, unit and day of the verb. Raises CommandError for an email or a unit that is not there."""
    unit = unit_at(options["unit"]) if options["unit"] else None
    on = options["on"] or timezone.localdate()
    return user_at(options["email"]), {"role": options["role"], "unit": unit, "on": on}


def user_at(email: str) -> User:
    """Whose sign-in this email is. Raises CommandError when it is nobody's."""
    user = User.objects.exclude(email=SYSTEM_EMAIL).filter(email=fold_email(email)).first()
    if user is None:
        raise CommandError(
            "Nobody has this email. `manage.py create_sign_in` gives somebody on the staff list a sign-in."
        )
    return user


def unit_at(path: str) -> Unit:
    """The unit whose name and whose units above are these. Raises CommandError when there is none."""
    top, *below = (name.strip() for name in path.strip("/").split("/"))
    unit = _named(top, above=None)
    for name in below:
        unit = _named(name, above=unit)
    return unit


def _named(name: str, *, above: Unit | None) -> Unit:
    unit = Unit.objects.filter(parent=above, name=name).first()
    if unit is None:
        raise CommandError(f"There is no unit “{name}” {f'in {above}' if above else 'at the top'}.")
    return unit
