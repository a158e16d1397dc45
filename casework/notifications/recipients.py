"""Who holds a part on a file today and may see it: whoever is told, or nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from casework import access
from casework.enums import PartKind, Role
from casework.models import Case, Deadline, Incident, Part, RoleGrant
from casework.models.scoping import HR_ROLES, NOT_ON_THE_FILE

if TYPE_CHECKING:
    from accounts.models import User

_BY_ROLE = {PartKind.HR_OFFICER: Role.HR_OFFICER, PartKind.HR_LEAD: Role.HR_LEAD}


def file_of(deadline: Deadline) -> Case | Incident:
    """The one file of a deadline."""
    file = deadline.case or deadline.incident
    assert file is not None
    return file


def may_be_told(user: User, part: str, file: Case | Incident) -> bool:
    """Whether this person still holds the part today, and the file is open to them."""
    return (
        part in access.parts(user, file)
        and type(file).objects.visible_to(user).filter(pk=file.pk).exists()
    )


class Recipients:
    """The people of a sweep. Loads the holders of parts and roles once; asks for each person only when one is needed."""

    def __init__(self, deadlines: Iterable[Deadline], today: date) -> None:
        self.held: dict[tuple[int, str], list[int]] = {}
        self.users: dict[int, User] = {}
        held = Part.objects.filter(
            case__in=[row.case_id for row in deadlines if row.case_id],
            to_date__isnull=True,
            employee__user__is_active=True,
        ).exclude(kind__in=NOT_ON_THE_FILE)
        for case, kind, user in held.order_by("pk").values_list("case_id", "kind", "employee__user_id"):
            self.held.setdefault((case, kind), []).append(user)
        grants = RoleGrant.objects.in_force_on(today).filter(role__in=HR_ROLES, user__is_active=True)
        rows = grants.values_list("role", "unit__path", "user_id").distinct()
        # The nearest unit first: a role in Leeds comes before the same in the whole organisation.
        self.grants = sorted(
            ((role, path or "", user) for role, path, user in rows), key=lambda row: (-len(row[1]), *row)
        )

    def of(self, part: PartKind, deadline: Deadline) -> list[tuple[int, PartKind]]:
        """User ids, each with the part as which they are told.

        Where nobody holds the part, HR of the unit is told: its officers, or its leads where it has none.
        """
        file = file_of(deadline)
        kinds = [part] if part == PartKind.HR_LEAD else [PartKind.HR_OFFICER, PartKind.HR_LEAD]
        held = self._entitled(self.held.get((deadline.case_id or 0, part), []), part, file)
        if held:
            return [(user, part) for user in held]
        for kind in kinds:
            found = self._by_role(kind, file)
            if found:
                return [(user, kind) for user in found]
        return []

    def _by_role(self, part: PartKind, file: Case | Incident) -> list[int]:
        """Holders of the role in the nearest unit that has any who may see this file."""
        covering = [
            row for row in self.grants if row[0] == _BY_ROLE[part] and file.unit.path.startswith(row[1])
        ]
        for _, rows in groupby(covering, key=lambda row: row[1]):
            found = self._entitled([user for _, _, user in rows], part, file)
            if found:
                return found
        return []

    def _entitled(self, users: list[int], part: PartKind, file: Case | Incident) -> list[int]:
        return [pk for pk in users if may_be_told(self._user(pk), part, file)]

    def _user(self, pk: int) -> User:
        if pk not in self.users:
            self.users[pk] = get_user_model().objects.get(pk=pk)
        return self.users[pk]
