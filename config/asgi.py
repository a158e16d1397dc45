"""The ASGI door for a web server. Refuses to serve real use with demo sign-ins."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

from config.start_checks import refuse_or_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_asgi_application()
refuse_or_start()
