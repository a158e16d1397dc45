"""Fill an empty database with the demo: an invented department and its cases."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import User
from casework.actions.system_actor import SYSTEM_EMAIL
from casework.management.demo.build import FEWEST, build_demo
from casework.models import Case, Category, Employee, Grade, Incident, PolicyVersion, Unit


class Command(BaseCommand):
    help = "Fill an empty database with the demo data. On a database with demo data it changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--employees", type=int, default=2000, help=f"how many, {FEWEST} or more (default 2000)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if User.objects.filter(is_demo=True).exists():
            self.stdout.write("The demo data is already here. Nothing was changed.")
            return
        refuse_a_real_database()
        try:
            built = build_demo(options["employees"], timezone.localdate())
        except ValueError as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(
            f"Demo data: {built.employees} employees, {built.incidents} incidents, {built.cases} cases, "
            f"{built.sanctions} sanctions. Who can sign in: manage.py demo_sign_ins"
        )


def refuse_a_real_database() -> None:
    """Raise CommandError where anything real is kept: demo sign-ins have a public password."""
    real = User.objects.exclude(email=SYSTEM_EMAIL).exists()
    if real or any(
        model.objects.exists() for model in (Unit, Employee, Grade, Category, PolicyVersion, Incident, Case)
    ):
        raise CommandError("This is not an empty or demo database. Nothing was changed.")
