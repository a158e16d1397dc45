"""Take over the staff list of the organisation's HR system."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from casework.actions.system_actor import system_actor
from casework.imports.employee_rows import HEADER
from casework.imports.employees import import_employees
from casework.imports.report import Report
from casework.imports.staging import remarks
from casework.imports.words import numbers_in_words, remark_in_words


class Command(BaseCommand):
    help = f"Bring employees, postings and units in line with a CSV file in UTF-8 whose first line is {','.join(HEADER)}"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="write nothing and say what would change")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open("rb") as file:
                report = import_employees(
                    file,
                    by=system_actor(),
                    on=timezone.localdate(),
                    dry_run=options["dry_run"],
                    read_out=self._say,
                )
        except OSError as trouble:
            raise CommandError(
                f"{options['file']} cannot be read: {trouble.strerror}. Nothing was changed."
            ) from None
        if report.refused:
            raise CommandError(f"{report.refused} Nothing was changed.")

    def _say(self, report: Report) -> None:
        for remark in remarks():
            self.stdout.write(remark_in_words(remark))
        for sentence in numbers_in_words(report.numbers):
            self.stdout.write(sentence)
        if report.dry_run:
            self.stdout.write("This was a dry run: nothing was written.")
