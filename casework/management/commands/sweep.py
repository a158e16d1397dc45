"""Do once what the worker does again and again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from casework.actions.covering import run_covers
from casework.actions.expiry import expire_warnings, pass_tribunal_limits
from casework.actions.holidays import follow_newer_list
from casework.actions.purging import owe_record_reviews, purge_approved
from casework.actions.recounting import recount_deadlines
from casework.imports.sweep import run_owed_imports
from casework.notifications import Came, deliver, materialise


class Command(BaseCommand):
    help = (
        "Carry out staff imports, expire warnings, begin and end cover for who is away, find records to review and purge "
        "what was approved, count again what a new day off moves, make the notifications that are owed, and send the emails "
        "that are due: once, now."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        imported = run_owed_imports()
        expired = expire_warnings(on=timezone.localdate())
        pass_tribunal_limits(on=timezone.localdate())
        covers = run_covers(on=timezone.localdate())
        owe_record_reviews()
        purged = purge_approved(on=timezone.localdate())
        follow_newer_list()
        recounted = recount_deadlines(at=timezone.now())
        made = materialise(at=timezone.now())
        came = deliver()
        self.stdout.write(
            f"Staff imports carried out: {imported}. Warnings expired: {expired}. "
            f"Covers begun or ended: {covers}. "
            f"Files counted again: {recounted}. Records purged: {purged}. "
            f"Notifications made: {made}. "
            f"Emails sent: {came[Came.SENT]}, put off: {came[Came.PUT_OFF]}, given up: {came[Came.GIVEN_UP]}."
        )
