"""Say who can sign in to the demo."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import User
from casework.management.demo.sign_ins import PASSWORD, SIGN_INS


class Command(BaseCommand):
    help = "List the demo sign-ins: role, name, email, and what to try. All have the same password."

    def handle(self, *args: Any, **options: Any) -> None:
        here = set(User.objects.filter(is_demo=True, is_active=True).values_list("email", flat=True))
        people = [person for person in SIGN_INS if person.email in here]
        if not people:
            raise CommandError(
                "There are no demo sign-ins in this database. `manage.py seed_demo` makes them."
            )
        self.stdout.write(f"Password for each: {PASSWORD}")
        for person in people:
            self.stdout.write(f"{person.called:<32}{person.name:<20}{person.email:<32}{person.to_try}")
