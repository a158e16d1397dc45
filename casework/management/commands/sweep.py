"""Do once what the worker does every minute."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from casework.actions.expiry import expire_warnings
from casework.notifications import Came, deliver, materialise


class Command(BaseCommand):
    help = (
        "Expire warnings, make the notifications that are owed, and send the emails that are due: once, now."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        expired = expire_warnings(on=timezone.localdate())
        made = materialise(at=timezone.now())
        came = deliver()
        self.stdout.write(
            f"Warnings expired: {expired}. Notifications made: {made}. "
            f"Emails sent: {came[Came.SENT]}, put off: {came[Came.PUT_OFF]}, given up: {came[Came.GIVEN_UP]}."
        )
