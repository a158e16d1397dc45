"""The live periods of a warning as they stand, and one of them with another end (7.5)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from casework.models import LivePeriod, Sanction


def standing(warning: Sanction) -> list[LivePeriod]:
    """Those that nothing took the place of; the last to end comes last, as does one without a stated end."""
    return list(warning.live_periods.filter(superseded_at__isnull=True).order_by("to_on"))


def moved(before: LivePeriod, until: date, basis: str) -> LivePeriod:
    """The same live period with another end. The row that said otherwise is superseded, never changed."""
    before.superseded_at = timezone.now()
    before.save(update_fields=["superseded_at"])
    return LivePeriod.objects.create(
        case=before.case, sanction=before.sanction, from_on=before.from_on, to_on=until, basis=basis
    )
