"""How gunicorn serves Casework: ``gunicorn -c config/gunicorn.py``."""

from __future__ import annotations

import os
from typing import Any

import django

from config.start_checks import refuse_or_start

wsgi_app = "config.wsgi:application"
bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
workers = int(os.environ.get("WEB_WORKERS", "2"))
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 20
max_requests = 5000
max_requests_jitter = 500
control_socket_disable = True


def on_starting(server: Any) -> None:
    """Check before any worker is forked: a refusal there ends gunicorn, one in a worker would be tried for ever."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    refuse_or_start()
