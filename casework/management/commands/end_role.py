"""End a person's role."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from casework.actions.roles import end_role
from casework.actions.system_actor import system_actor
from casework.enums import Role
from casework.errors import NotNow
from casework.management.commands.grant_role import unit_at, user_at
from casework.models import RoleGrant
from casework.rules.dates import words


class Command(BaseCommand):
    help = "End a role in a unit, or in the whole organisation, as it was granted. The grant is kept with its last day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument(
            "--unit", metavar="PATH", help="as in grant_role; without it, the role in the whole organisation"
        )
        parser.add_argument(
            "--on",
            type=date.fromisoformat,
            metavar="2026-11-22",
            help="the first day without the role; default today",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        user = user_at(options["email"])
        unit = unit_at(options["unit"]) if options["unit"] else None
        on = options["on"] or timezone.localdate()
        try:
            ended = end_role(user, role=options["role"], unit=unit, by=system_actor(), on=on)
        except NotNow as refusal:
            raise CommandError(refusal.message) from None
        for grant in ended:
            self.stdout.write(ending_in_words(grant))


def ending_in_words(grant: RoleGrant) -> str:
    """One line: what ended, and its last day."""
    assert grant.to_date is not None
    return f"Ended: {grant}. Last day: {words(grant.to_date)}."
