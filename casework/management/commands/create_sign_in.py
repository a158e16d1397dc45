"""Give employees their sign-ins."""

from __future__ import annotations

from smtplib import SMTPException
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.letters import send_password_link
from casework.actions.sign_ins import create_sign_in
from casework.actions.system_actor import system_actor
from casework.errors import NotNow
from casework.models import Employee


class Command(BaseCommand):
    help = (
        "Make the sign-in of somebody on the staff list, or open a closed one again, and send them the link by which "
        "they choose a password."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--staff-number",
            dest="numbers",
            action="append",
            required=True,
            help="can be given several times",
        )
        parser.add_argument("--email", default="", help="default: the work email of the staff list")

    def handle(self, *args: Any, **options: Any) -> None:
        numbers = list(dict.fromkeys(number.strip() for number in options["numbers"]))
        if options["email"] and len(numbers) > 1:
            raise CommandError("An email is of one person: give one staff number with it.")
        refused = [
            f"{number}: {said}" for number in numbers if (said := self._made(number, options["email"]))
        ]
        if refused:
            raise CommandError("\n".join(refused))

    def _made(self, number: str, email: str) -> str:
        """Make one, and say so; or say why not."""
        employee = Employee.objects.filter(staff_number=number).first()
        if employee is None:
            return "Nobody on the staff list has this number."
        try:
            user = create_sign_in(employee, email=email, by=system_actor(), on=timezone.localdate())
        except NotNow as refusal:
            return refusal.message
        try:
            send_password_link(user)
        except (SMTPException, OSError) as trouble:
            return (
                f"The sign-in was made for {user.email}, but the email did not leave ({type(trouble).__name__}). "
                "“I have forgotten my password” on the sign-in page sends it again."
            )
        self.stdout.write(
            f"{number}: can sign in as {user.email}; the link to choose a password is on its way."
        )
        return ""
