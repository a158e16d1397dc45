"""Record what a newer list of bank holidays changed, with its event and its recount; keep that list in the repository."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.actions.holidays import follow_newer_list
from casework.enums import HolidayStep, Nation
from casework.rules import bank_holiday_list as kept
from casework.rules.dates import words


class Command(BaseCommand):
    help = (
        "After an upgrade: record each bank holiday that a newer list has or lacks, as the system; open deadlines are "
        "counted again. With --check or --write: compare the `holidays` package with the file in the repository."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group()
        which.add_argument(
            "--check", action="store_true", help="no database; end with 1 when the package says otherwise"
        )
        which.add_argument(
            "--write", action="store_true", help="no database; add what the package says to the file"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"] or options["write"]:
            self._compare(write=options["write"])
            return
        made = follow_newer_list()
        for row in made:
            self._say(Nation(row.nation), words(row.day), row.name, HolidayStep(row.step))
        if made:
            self.stdout.write("Open deadlines are counted again by the next sweep.")
        else:
            self.stdout.write("The bank holidays in force are those of the newest list, or as HR said.")

    def _compare(self, *, write: bool) -> None:
        found = kept.not_in_the_file()
        for one in found:
            self._say(one.nation, words(one.day), one.name, one.step)
        if found and not write:
            raise CommandError(
                "The holidays package says what the file does not. `manage.py compare_holidays --write` adds it."
            )
        if found:
            document = kept.with_added(json.loads(kept.FILE.read_text(encoding="utf-8")), found)
            kept.FILE.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        self.stdout.write(f"{kept.FILE.name} {'was added to' if found else 'says what the package says'}.")

    def _say(self, nation: Nation, day: str, name: str, step: HolidayStep) -> None:
        self.stdout.write(f"{nation.label}: {day}, {name}: {step.label.lower()}")
