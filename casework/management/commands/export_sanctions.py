"""Write the whole sanctions register to a file, for the operator of the database."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from casework.actions.system_actor import system_actor
from casework.exports.sanctions import export_rows
from casework.models import Sanction
from casework.queries.sanction_register import RegisterFilter, end_of


class Command(BaseCommand):
    help = (
        "Write every sanction that stands to a CSV file only you can read; an event of the system's own user."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, required=True, help="a file that is not there yet")
        parser.add_argument("--live-on", type=date.fromisoformat, metavar="2026-11-22", help="default today")
        parser.add_argument(
            "--known-at",
            type=date.fromisoformat,
            metavar="2026-10-01",
            help="as the register stood at the end of that day; default as it stands now",
        )
        parser.add_argument(
            "--only-live", action="store_true", help="leave out what was not live on that day"
        )
        parser.add_argument(
            "--superseded",
            action="store_true",
            help="with what no longer stands: set aside, withdrawn or replaced",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        wanted = RegisterFilter(
            options["live_on"] or timezone.localdate(),
            only_live=options["only_live"],
            superseded=options["superseded"],
            as_known_at=end_of(options["known_at"]) if options["known_at"] else None,
        )
        try:
            with options["out"].open("xb") as file:
                options["out"].chmod(0o600)
                for block in export_rows(Sanction.objects.all(), wanted, by=system_actor()):
                    file.write(block)
        except FileExistsError:
            raise CommandError(f"{options['out']} is there already. Nothing was written.") from None
        self.stdout.write(f"Written: {options['out']}")
