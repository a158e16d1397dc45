"""Close the sign-in of somebody who leaves."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from casework.actions.sign_ins import close_sign_in
from casework.actions.system_actor import system_actor
from casework.errors import NotNow
from casework.management.commands.end_role import ending_in_words
from casework.management.commands.grant_role import user_at


class Command(BaseCommand):
    help = "Let nobody sign in as this person any more: at once, with every session and role of theirs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--email", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        user = user_at(options["email"])
        try:
            ended = close_sign_in(user, by=system_actor(), on=timezone.localdate())
        except NotNow as refusal:
            raise CommandError(refusal.message) from None
        for grant in ended:
            self.stdout.write(ending_in_words(grant))
        self.stdout.write("The sign-in is closed.")
