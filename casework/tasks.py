"""What Celery does: each task is a sweep that looks once and ends. The database says what is owed.

Nothing is put into the queue but these sweeps, by beat. A sweep that is lost is made up for by the next one, and
two at once do no harm.
"""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from casework.actions.covering import run_covers
from casework.actions.expiry import expire_warnings, pass_tribunal_limits
from casework.actions.holidays import follow_newer_list
from casework.actions.purging import owe_record_reviews, purge_approved
from casework.actions.recounting import recount_deadlines
from casework.imports.sweep import run_owed_imports
from casework.notifications import deliver, materialise


@shared_task
def sweep_warnings() -> None:
    """Write down which warnings have run out, and for which claims the time."""
    expire_warnings(on=timezone.localdate())
    pass_tribunal_limits(on=timezone.localdate())


@shared_task
def sweep_covers() -> None:
    """Hand over what goes to a stand-in from today, and give back what comes back."""
    run_covers(on=timezone.localdate())


@shared_task
def sweep_records() -> None:
    """Find records whose time is to be looked at."""
    owe_record_reviews()


@shared_task
def sweep_purges() -> None:
    """Purge what two people agreed to purge."""
    purge_approved(on=timezone.localdate())


@shared_task
def sweep_calendars() -> None:
    """Count again what a day off moves that was added or taken off."""
    follow_newer_list()
    recount_deadlines(at=timezone.now())


@shared_task
def sweep_reminders() -> None:
    """Tell people of their deadlines."""
    materialise(at=timezone.now())


@shared_task
def sweep_emails() -> None:
    """Send the emails that are due."""
    deliver()


@shared_task
def sweep_imports() -> None:
    """Check and import the staff files that were handed over."""
    run_owed_imports()
