"""Keep the state diagram of README.md as the workflow table says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.management.diagram import mermaid
from casework.management.readme import put_between
from casework.workflow import TABLE


class Command(BaseCommand):
    help = "Write the state diagram into README.md, between its two markers; with --check, say whether it is old."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="change nothing; end with 1 when it is old")
        parser.add_argument("--readme", type=Path, default=Path(settings.BASE_DIR) / "README.md")

    def handle(self, *args: Any, **options: Any) -> None:
        same = put_between(options["readme"], "state-diagram", mermaid(TABLE), check=options["check"])
        if not same and options["check"]:
            raise CommandError(
                "The state diagram in README.md is old. `manage.py state_diagram` writes it anew."
            )
        self.stdout.write(
            "The state diagram is as the table says." if same else "The state diagram was written anew."
        )
