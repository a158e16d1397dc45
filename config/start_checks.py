"""What web and worker check before they serve: demo sign-ins never meet real use."""

from __future__ import annotations

import sys

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import DatabaseError, connection

DEMO_REFUSAL = (
    "Casework will not start: this database holds demo sign-ins, whose passwords are public. "
    "Use a database of your own, or set DEMO=1 to show the demo."
)
DATABASE_REFUSAL = (
    "Casework will not start: the database does not answer, or its tables are missing. "
    "Check DATABASE_URL, and run `manage.py migrate` as the owner."
)


def trouble() -> str:
    """One sentence that says why Casework must not serve this database, or the empty string."""
    try:
        demo = get_user_model().objects.filter(is_demo=True, is_active=True).exists()
    except DatabaseError:
        return DATABASE_REFUSAL
    return DEMO_REFUSAL if demo and not settings.DEMO else ""


def refuse_or_start() -> None:
    """End the process with one sentence when it must not serve."""
    sentence = trouble()
    # The parent of forked workers must not hand them an open connection.
    connection.close()
    if sentence:
        sys.exit(sentence)
