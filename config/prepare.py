"""Bring the tables up to date, as the owner, and say what the owner process needs to know next.

Run by `make run` as ``python -m config.prepare``. The last line it prints is JSON: which commands the product
has, whether anybody can sign in yet, and whether there are demo sign-ins.
"""

from __future__ import annotations

import json
import os

import django
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def refuse_a_stranger(executor: MigrationExecutor) -> None:
    """Exit in words where another version of Casework made the tables: nothing here could bring those up to date."""
    ours = {"accounts", "casework"}
    unknown = sorted(set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations))
    strange = next((f"{app}.{name}" for app, name in unknown if app in ours), "")
    if strange:
        raise SystemExit(
            f"This database was made by another version of Casework ({strange} is not known here). Start that version, "
            "or give this one a new database: the embedded one is made anew when you move the folder var/ away."
        )


def main() -> None:
    """Migrate if there is anything to migrate, then report."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    executor = MigrationExecutor(connection)
    refuse_a_stranger(executor)
    owed = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if owed:
        call_command("migrate", interactive=False, verbosity=0)
    report = {
        "applied": len(owed),
        "commands": sorted(name for name in ("seed_demo", "demo_sign_ins") if name in get_commands()),
        "empty": not get_user_model().objects.exists(),
        "demo": get_user_model().objects.filter(is_demo=True, is_active=True).exists(),
    }
    print(json.dumps(report))


if __name__ == "__main__":
    main()
