"""How long an import of many employees takes, and how much memory: on this database, and rolled back."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from casework.actions.system_actor import system_actor
from casework.enums import Nation
from casework.imports.employee_rows import HEADER
from casework.imports.employees import import_employees
from casework.models import Grade

GRADES = ("EO", "HEO", "SEO", "G7", "G6", "SCS")
PLACES, REPORTS = 400, 12


class Command(BaseCommand):
    help = (
        "Import a made-up staff file and print the time and the peak memory, then the same file again. The work is "
        "done in one transaction that is rolled back, so the register stays as it is."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rows", type=int, default=122_000)
        parser.add_argument(
            "--measure", type=Path, help="import this file in this very process (used by itself)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["measure"]:
            self.stdout.write(json.dumps(measure(options["measure"])))
            return
        with TemporaryDirectory() as folder:
            path = Path(folder) / "staff.csv"
            write_staff(path, options["rows"])
            command = [sys.executable, sys.argv[0], "bench_import_employees", "--measure", str(path)]
            answer = subprocess.run(command, capture_output=True, text=True)
            size = path.stat().st_size
        if answer.returncode:
            raise CommandError(f"The import failed: {answer.stderr.strip()[-500:]}")
        found = json.loads(answer.stdout)
        self.stdout.write(
            f"{found['added']:,} rows ({size / 1e6:.1f} MB) imported in {found['seconds']:.1f} s; "
            f"again, with {found['changes_again']} changes, in {found['seconds_again']:.1f} s; "
            f"peak memory {found['peak_mb']:.0f} MB. Rolled back."
        )


def measure(path: Path) -> dict[str, float]:
    """Import the file twice in one transaction that is rolled back. Seconds, and megabytes of this whole process."""
    with transaction.atomic():
        for rank, code in enumerate(GRADES):
            Grade.objects.get_or_create(code=code, defaults={"name": code, "rank": rank})
        first, seconds = _timed(path)
        again, seconds_again = _timed(path)
        transaction.set_rollback(True)
    return {
        "seconds": seconds,
        "seconds_again": seconds_again,
        "added": first.added,
        "changes_again": again.changes,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _timed(path: Path) -> tuple[Any, float]:
    begun = time.perf_counter()
    with path.open("rb") as file:
        report = import_employees(file, by=system_actor(), on=timezone.localdate())
    return report.numbers, time.perf_counter() - begun


def write_staff(path: Path, rows: int) -> None:
    """A staff file of invented people: each manages twelve, who may stand before or after them in the file."""
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(HEADER) + "\n")
        file.writelines(",".join(cells) + "\n" for cells in _people(rows))


def _people(rows: int) -> Iterator[tuple[str, ...]]:
    for place in range(rows):
        # Upside down: the managers of most people come later in the file.
        number = rows - 1 - place
        region = number % PLACES // 20
        yield (
            f"BENCH{number:07d}",
            f"Zoë Invented-{number}",
            f"bench.{number}@example.org",
            f"Bench department/Region {region}/Office {number % PLACES}",
            f"BENCH{(number - 1) // REPORTS:07d}" if number else "",
            GRADES[number % len(GRADES)],
            Nation.values[region % 3],
            (date(2005, 1, 4) + timedelta(days=number % 7000)).isoformat(),
            "",
        )
