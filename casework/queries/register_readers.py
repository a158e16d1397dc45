"""Who reads the sanctions register, and which sanctions and whose histories it has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from casework.enums import Role
from casework.models import Case, Employee, Posting, Sanction
from casework.models.people import EmployeeQuerySet
from casework.models.restricted import investigated_by
from casework.models.scoping import HR_ROLES, scope_of

if TYPE_CHECKING:
    from accounts.models import User

READERS = (Role.AUDITOR, *HR_ROLES)


def register_of(reader: User, roles: tuple[Role, ...] = READERS) -> QuerySet[Sanction]:
    """The sanctions that the register has for somebody who reads it by one of these roles.

    Of the units in which they hold it alone: whoever has a part in a case elsewhere is told by that part, which may be
    before an appeal is decided or its letter has left. Nor of a case that they investigate, whatever their role.
    """
    seen: QuerySet[Sanction] = Sanction.objects.visible_to(reader)
    here = Case.objects.of_units(reader, roles).exclude(pk__in=investigated_by(reader))
    return seen.filter(case__in=here)


def employees_in_reach(reader: User) -> EmployeeQuerySet:
    """Whose sanction history the reader may open; never their own.

    Who is or was posted in a unit of theirs, and who has a sanction in the register as they read it. The history then
    shows the sanctions that the register has for them, which may be none.
    """
    paths = [path for role, path in scope_of(reader) if role in READERS]
    everybody = Employee.objects.exclude(user=reader)
    if "" in paths:
        return everybody
    here = Q(pk__in=[])
    for path in paths:
        here |= Q(unit__path__startswith=path)
    posted = Exists(Posting.objects.filter(here, employee=OuterRef("pk")))
    return everybody.filter(posted | Q(pk__in=register_of(reader).values("employee")))
