"""The accounts app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Login users."""

    name = "accounts"
    verbose_name = "Accounts"
