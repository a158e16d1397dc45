"""What the worker does by itself. Each task calls one function and ends; what is owed lives in the database."""

from __future__ import annotations

from celery import shared_task

from casework.imports import sweep


@shared_task(name="casework.run_owed_imports")
def run_owed_imports() -> int:
    """Check and import the staff files that were handed over."""
    return sweep.run_owed_imports()
