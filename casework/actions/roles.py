"""Give a person a role in the organisation."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from accounts.models import User
from casework import audit
from casework.enums import Look, Role
from casework.errors import NotNow
from casework.models import RoleGrant, Unit
from casework.rules.dates import words


@transaction.atomic
def grant_role(user: User, *, role: Role | str, unit: Unit | None, by: User, on: date) -> RoleGrant:
    """Let a person act in a role from a day, in a unit and all below it, or in the whole organisation (no unit).

    Raises NotNow for somebody who cannot sign in, and when they hold this very role already.
    """
    if not user.is_active:
        raise NotNow("This person cannot sign in, so a role would be of no use.")
    same = RoleGrant.objects.in_force_on(on).filter(user=user, role=role, unit=unit)
    if same.exists():
        raise NotNow(f"This person holds that role already on {words(on)}.")
    grant = RoleGrant.objects.create(user=user, role=Role(role), unit=unit, from_date=on, granted_by=by)
    facts = {"user": user.pk, "role": str(role), "unit": unit.pk if unit else None, "from": on.isoformat()}
    audit.record(
        Look.ROLE_GRANTED, by=by, facts={name: value for name, value in facts.items() if value is not None}
    )
    return grant
