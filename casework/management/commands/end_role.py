"""End a person's role."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.actions.roles import end_role
from casework.actions.system_actor import system_actor
from casework.errors import NotNow
from casework.management.commands.grant_role import add_role_arguments, role_asked
from casework.models import RoleGrant
from casework.rules.dates import words


class Command(BaseCommand):
    help = "End a role in a unit, or in the whole organisation, as it was granted. The grant is kept with its last day."

    def add_arguments(self, parser: CommandParser) -> None:
        add_role_arguments(parser, "--on", "the first day without the role; default today")

    def handle(self, *args: Any, **options: Any) -> None:
        user, which = role_asked(options)
        try:
            ended = end_role(user, **which, by=system_actor())
        except NotNow as refusal:
            raise CommandError(refusal.message) from None
        for grant in ended:
            self.stdout.write(ending_in_words(grant))


def ending_in_words(grant: RoleGrant) -> str:
    """One line: what ended, and its last day."""
    assert grant.to_date is not None
    return f"Ended: {grant}. Last day: {words(grant.to_date)}."
