"""Settings, start-up and the processes that serve Casework."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
