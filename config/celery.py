"""The Celery application. Tasks only sweep what the database says is owed; the broker may lose everything."""

from __future__ import annotations

import os
from typing import Any

from celery import Celery
from celery.signals import worker_init

from config.start_checks import refuse_or_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# A worker serves no pages, and Django's checks would load them all, which doubles its start: `manage.py migrate` and
# `make check` run them.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

app = Celery("casework")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_init.connect
def check_before_work(**_: Any) -> None:
    """Refuse to start on a database that must not be served."""
    refuse_or_start()
