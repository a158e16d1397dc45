"""Keep the columns of the export in README.md as the code says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.exports import SANCTION_COLUMNS
from casework.management.readme import put_between


class Command(BaseCommand):
    help = "Write the columns of the sanctions file into README.md, between two markers; with --check, only compare."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; end with 1 when they are old"
        )
        parser.add_argument("--readme", type=Path, default=Path(settings.BASE_DIR) / "README.md")

    def handle(self, *args: Any, **options: Any) -> None:
        rows = [f"| `{column.name}` | {column.meaning} |" for column in SANCTION_COLUMNS]
        table = "\n".join(["| column | what it means |", "|---|---|", *rows])
        same = put_between(options["readme"], "export-columns", table, check=options["check"])
        if not same and options["check"]:
            raise CommandError(
                "The columns in README.md are old. `manage.py export_columns` writes them anew."
            )
        self.stdout.write("The columns are as the code says." if same else "The columns were written anew.")
