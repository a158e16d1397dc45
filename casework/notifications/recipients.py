"""Who holds a part on a file today and may see it: whoever is told, or nobody."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model

from casework import access
from casework.enums import DeadlineKind, PartKind, Role
from casework.models import Case, Deadline, Incident, InformationRequest, Part, RoleGrant
from casework.models.restricted import deadlines_kept_from, restricted_cases
from casework.models.scoping import HR_ROLES, NOT_ON_THE_FILE, reader_of
from casework.notifications.request_recipients import RequestRecipients, Told, may_be_told_of_request

if TYPE_CHECKING:
    from accounts.models import User


def file_of(deadline: Deadline) -> Case | Incident | InformationRequest:
    """The one file of a deadline."""
    file = deadline.case or deadline.incident or deadline.request
    assert file is not None, "deadline_of_one_file"
    return file


def may_be_told(user: User, part: str, deadline: Deadline) -> bool:
    """Whether this person still holds the part today, and the file and the deadline are open to them.

    To an HR director no file is: they are told of the cases of their units all the same.
    """
    file = file_of(deadline)
    if isinstance(file, InformationRequest):
        return may_be_told_of_request(user, part, file)
    if part == Role.HR_DIRECTOR:
        return Case.objects.told_to_director(reader_of(user)).filter(pk=file.pk).exists()
    visible = type(file)._default_manager.visible_to(user)
    if part not in access.parts(user, file) or not visible.filter(pk=file.pk).exists():
        return False
    if Deadline.objects.filter(deadlines_kept_from(reader_of(user)), pk=deadline.pk).exists():
        return False
    restricted = deadline.kind == DeadlineKind.DISCLOSURE_CHECK
    return not restricted or restricted_cases(user).filter(pk=file.pk).exists()


class Recipients:
    """The people of a sweep: holders of parts and of HR roles are loaded once, a person only when one is to be told."""

    def __init__(self, deadlines: Collection[Deadline], today: date) -> None:
        self.held: dict[tuple[int | None, str], list[int]] = {}
        self.users: dict[int, User] = {}
        held = Part.objects.filter(
            case__in=[row.case_id for row in deadlines if row.case_id],
            to_date__isnull=True,
            employee__user__is_active=True,
        ).exclude(kind__in=NOT_ON_THE_FILE)
        for case, kind, user in held.order_by("pk").values_list("case_id", "kind", "employee__user_id"):
            self.held.setdefault((case, kind), []).append(user)
        grants = RoleGrant.objects.in_force_on(today).filter(
            role__in=(*HR_ROLES, Role.HR_DIRECTOR), user__is_active=True
        )
        rows = {
            (role, path or "", user) for role, path, user in grants.values_list("role", "unit__path", "user")
        }
        self.of_requests = RequestRecipients(deadlines, today)
        # The nearest unit first: HR of Leeds comes before HR of the whole organisation.
        self.grants = sorted(rows, key=lambda row: (-len(row[1]), *row))

    def of(self, part: PartKind | Role, deadline: Deadline, told: Told) -> list[tuple[int, str]]:
        """Whoever is still to be told: user ids, each with the part as which they are told.

        Where nobody holds the part, HR of the unit is told: its officers, or its leads where it has none. Nobody is in
        the place of an HR director.
        """
        if part == Role.HR_DIRECTOR:
            return [(user, part) for user in self._by_role(part, deadline, told) or ()]
        if not isinstance(part, PartKind):
            return self.of_requests.of(part, deadline, told)
        held = self.held.get((deadline.case_id, part), [])
        new = self._entitled([user for user in held if user not in told], part, deadline)
        if new or told.keys() & set(held):
            return [(user, part) for user in new]
        for kind in (part,) if part == PartKind.HR_LEAD else (PartKind.HR_OFFICER, PartKind.HR_LEAD):
            found = self._by_role(kind, deadline, told)
            if found is not None:
                return [(user, kind) for user in found]
        return []

    def _by_role(self, part: PartKind | Role, deadline: Deadline, told: Told) -> list[int] | None:
        """Holders of the role in the nearest unit that has one who may see this file; None where there is none.

        A role is told once: nobody is, as long as somebody who was told still holds it.
        """
        file = file_of(deadline)
        assert not isinstance(file, InformationRequest)
        role = Role(part.value)
        grants = [row for row in self.grants if row[0] == role and file.unit.path.startswith(row[1])]
        if any(told.get(user) == part for _, _, user in grants):
            return []
        for _, rows in groupby(grants, key=lambda row: row[1]):
            found = self._entitled([user for _, _, user in rows if user not in told], part, deadline)
            if found:
                return found
        return None

    def _entitled(self, users: list[int], part: PartKind | Role, deadline: Deadline) -> list[int]:
        return [pk for pk in users if may_be_told(self._user(pk), part, deadline)]

    def _user(self, pk: int) -> User:
        if pk not in self.users:
            self.users[pk] = get_user_model().objects.get(pk=pk)
        return self.users[pk]
