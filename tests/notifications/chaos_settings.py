"""Settings of the worker and beat under test: the product's own, in a hurry."""

from __future__ import annotations

from config.settings import *  # noqa: F403

CELERY_BEAT_SCHEDULE = {
    name: row | {"schedule": 1.0, "options": {"expires": 10}}
    for name, row in CELERY_BEAT_SCHEDULE.items()  # noqa: F405
}
EMAILS_PER_PERSON_A_DAY = 1_000_000
EMAIL_TIMEOUT = 1
EMAIL_LEASE_SECONDS = 3
EMAIL_RETRY_SECONDS = (1,)
