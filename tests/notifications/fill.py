"""Fill an empty database with late incidents: ``python -m tests.notifications.fill INCIDENTS OFFICERS``.

Each is owed to every officer of the unit and to the one lead. Prints how many notifications that makes.
"""

from __future__ import annotations

import sys
from datetime import timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402

from casework.enums import Role  # noqa: E402
from tests.fixtures_world import grant, hire  # noqa: E402
from tests.world import build_world  # noqa: E402

FORTNIGHT = timedelta(days=14)


def main(incidents: int, officers: int) -> None:
    """hana is the first officer, lena the lead."""
    world = build_world()
    for number in range(officers - 1):
        hire(world, f"officer{number}")
        grant(world, f"officer{number}", Role.HR_OFFICER, "operations")
    day = timezone.localdate() - FORTNIGHT
    for number in range(incidents):
        world.report(account=f"Number {number}.", occurred_from=day, occurred_to=day, on=day)
    print(incidents * (officers + 1))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
