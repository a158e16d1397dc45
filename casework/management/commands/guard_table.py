"""Keep the table of guards in GUARDS.md as the code has them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.management.guards import guard_table
from casework.management.readme import put_between


class Command(BaseCommand):
    help = "Write the table of guards into GUARDS.md, between its two markers; with --check, say whether it is old."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; end with 1 when it is old")
        parser.add_argument("--readme", type=Path, default=Path(settings.BASE_DIR) / "GUARDS.md")

    def handle(self, *args: Any, **options: Any) -> None:
        same = put_between(options["readme"], "guards", guard_table(), check=options["check"])
        if not same and options["check"]:
            raise CommandError("The table in GUARDS.md is old. `manage.py guard_table` writes it anew.")
        self.stdout.write(
            "The table of guards is as the code says." if same else "The table was written anew."
        )
