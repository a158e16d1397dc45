"""Give an employee a sign-in, and close it. Whoever has none can be no part in a case but its subject or a witness."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from accounts.managers import fold_email
from accounts.models import User
from casework import audit
from casework.actions.roles import end_grants
from casework.enums import Look
from casework.errors import NotNow
from casework.models import Employee, RoleGrant


@transaction.atomic
def create_sign_in(employee: Employee, *, email: str = "", by: User, on: date) -> User:
    """Make the sign-in of an employee, without a password; one that was closed is opened again, without its roles.

    email: where it is not the work email of the staff list, or, for a closed sign-in, not the one it had.

    The caller sends the link by which they choose a password, after the commit. Raises NotNow for somebody who has
    left or can sign in already, where no email is known, and for one that is taken.
    """
    employee.refresh_from_db(from_queryset=Employee.objects.select_for_update())
    closed = employee.user
    if closed is not None and closed.is_active:
        raise NotNow("This person has a sign-in already.")
    if employee.end_date is not None and employee.end_date < on:
        raise NotNow("This person no longer works here.")
    address = _free_address(email or (closed.email if closed else employee.work_email), but_for=closed)
    if closed is not None:
        closed.email, closed.is_active = address, True
        closed.save(update_fields=["email", "is_active"])
        user = closed
    else:
        user = User.objects.create_user(email=address, name=employee.name)
        employee.user = user
        employee.save(update_fields=["user"])
    audit.record(
        Look.SIGN_IN_CREATED,
        by=by,
        facts={"user": user.pk, "employee": employee.pk, "again": closed is not None},
    )
    return user


@transaction.atomic
def close_sign_in(user: User, *, by: User, on: date) -> list[RoleGrant]:
    """Let nobody sign in as this person any more, end their sessions and, from a day on, their roles; returns those.

    What they did keeps their name, and the sign-in stays theirs: whoever comes back is given it again.

    Raises NotNow where it is closed already, and for the last administrator.
    """
    user.refresh_from_db(from_queryset=User.objects.select_for_update())
    if not user.is_active:
        raise NotNow("This sign-in is closed already.")
    user.is_active = False
    # As with a changed password, every session goes by the old one and is none from now on, also when it is opened again.
    user.set_unusable_password()
    user.save(update_fields=["is_active", "password"])
    ended = end_grants(user, by=by, on=on)
    audit.record(Look.SIGN_IN_CLOSED, by=by, facts={"user": user.pk})
    return ended


def _free_address(email: str, *, but_for: User | None) -> str:
    """The address as it is stored. Raises NotNow for none, for what is no address, and for one that is taken."""
    address = fold_email(email)
    if not address:
        raise NotNow("The staff list has no work email of this person. Say which email they sign in with.")
    try:
        validate_email(address)
    except ValidationError:
        raise NotNow("This is not an email address. Write one such as name@example.org.") from None
    taken = User.objects.filter(email=address)
    if (taken.exclude(pk=but_for.pk) if but_for else taken).exists():
        raise NotNow("Another sign-in has this email. Say which other email they sign in with.")
    return address
