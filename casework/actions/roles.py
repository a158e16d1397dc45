"""Give a person a role in the organisation, and end it."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import User
from casework import audit
from casework.enums import Look, Role
from casework.errors import NotNow
from casework.models import RoleGrant, Unit
from casework.rules.dates import words

ONE_DAY = timedelta(days=1)


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


@transaction.atomic
def end_role(user: User, *, role: Role | str, unit: Unit | None, by: User, on: date) -> list[RoleGrant]:
    """Let a person act in a role no more, from a day on; returns what was ended. The grant is kept.

    on: the first day without the role. One that did not begin before that day has its first day as its last.

    Raises NotNow for a day in the past, for a role they do not hold then, and for the last administrator's.
    """
    if on < timezone.localdate():
        raise NotNow("They had this role until now, and may have used it. It can end today at the earliest.")
    ended = end_grants(user, role=Role(role), unit=unit, by=by, on=on)
    if not ended:
        raise NotNow(f"This person does not hold that role on {words(on)}.")
    return ended


def end_grants(user: User, *, by: User, on: date, **which: Role | Unit | None) -> list[RoleGrant]:
    """End a person's roles from a day on, all or ``which``; for verbs that hold a transaction."""
    # Locked before anything is changed: of two administrators who are ended at once, the second waits and is refused.
    list(RoleGrant.objects.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("pk"))
    open_then = RoleGrant.objects.filter(Q(to_date__isnull=True) | Q(to_date__gte=on), user=user, **which)
    ended = []
    for grant in open_then.order_by("pk"):
        last_day = max(on - ONE_DAY, grant.from_date)
        if grant.to_date == last_day:
            continue
        grant.to_date = last_day
        grant.save(update_fields=["to_date"])
        audit.record(
            Look.ROLE_ENDED,
            by=by,
            facts={"user": user.pk, "grant": grant.pk, "role": grant.role, "to": last_day.isoformat()},
        )
        ended.append(grant)
    _check_an_administrator_is_left(ended)
    return ended


def _check_an_administrator_is_left(ended: list[RoleGrant]) -> None:
    """NotNow where these were the roles of the last administrator who can sign in."""
    last_days = [grant.to_date for grant in ended if grant.role == Role.ADMINISTRATOR and grant.to_date]
    if not last_days:
        return
    left = RoleGrant.objects.in_force_on(max(last_days) + ONE_DAY)
    if not left.filter(role=Role.ADMINISTRATOR, user__is_active=True).exists():
        raise NotNow("This is the last administrator. Give somebody else that role first.")
