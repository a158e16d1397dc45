"""The casework app."""

from __future__ import annotations

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Disciplinary cases."""

    name = "casework"
    verbose_name = "Casework"
