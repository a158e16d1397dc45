"""Take over sanctions imposed before this system, from paper or from an older one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from accounts.models import User
from casework.actions.system_actor import system_actor
from casework.imports.report import Remark
from casework.imports.sanction_rows import HEADER
from casework.imports.sanctions import import_sanctions
from casework.imports.words import remark_in_words


class Command(BaseCommand):
    help = f"Record past sanctions from a CSV file in UTF-8 whose first line is {','.join(HEADER)}"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="write nothing and say what would be recorded"
        )
        parser.add_argument(
            "--by", metavar="EMAIL", help="the HR lead who answers for it; the system's own user without"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open("rb") as file:
                report = import_sanctions(
                    file,
                    by=self._by(options["by"]),
                    on=timezone.localdate(),
                    dry_run=options["dry_run"],
                    remark=self._say,
                )
        except OSError as trouble:
            raise CommandError(
                f"{options['file']} cannot be read: {trouble.strerror}. Nothing was recorded."
            ) from None
        if report.refused:
            raise CommandError(f"{report.refused} Nothing was recorded.")
        self.stdout.write(
            f"{report.lines:,} lines: {report.recorded:,} recorded, {report.known:,} here already, "
            f"{report.errors:,} not recorded."
        )
        if report.dry_run:
            self.stdout.write("This was a dry run: nothing was written.")

    def _by(self, email: str | None) -> User:
        if email is None:
            return system_actor()
        user = User.objects.filter(email=email.strip().casefold(), is_active=True).first()
        if user is None:
            raise CommandError("Nobody who can sign in has this email.")
        return user

    def _say(self, remark: Remark) -> None:
        self.stdout.write(remark_in_words(remark))
