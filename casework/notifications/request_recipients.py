"""Who is told of a request: those who look after its kind, or HR leads where nobody does (R18, R19)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from casework.enums import REQUEST_ROLES, Role
from casework.models import Deadline, InformationRequest, RoleGrant

if TYPE_CHECKING:
    from accounts.models import User

Told = Mapping[int, str]
"""Who was told already, by user id, and as what."""


def may_be_told_of_request(user: User, role: str, request: InformationRequest) -> bool:
    """Whether this person still holds the role today, and the request is open to them."""
    return InformationRequest.objects.recorded_by(user, role).filter(pk=request.pk).exists()


class RequestRecipients:
    """The holders of the roles of a sweep, loaded once and only when a request has something to tell."""

    def __init__(self, deadlines: Iterable[Deadline], today: date) -> None:
        self.today = today
        self._asked = {row.request_id for row in deadlines if row.request_id is not None}
        self._held: dict[str, dict[int, User]] | None = None
        self._open: dict[tuple[int, str], frozenset[int]] = {}

    def of(self, role: Role, deadline: Deadline, told: Told) -> list[tuple[int, str]]:
        """Whoever is still to be told: user ids, each with the role as which they are told.

        A role is told once: nobody is, as long as somebody who was told still holds it.
        """
        for one in (role, Role.HR_LEAD):
            entitled = [
                pk
                for pk, user in self._holders().get(one, {}).items()
                if deadline.request_id in self._open_to(user, one)
            ]
            if any(told.get(pk) == one for pk in entitled):
                return []
            new = [(pk, one.value) for pk in entitled if pk not in told]
            if new:
                return new
        return []

    def _open_to(self, user: User, role: str) -> frozenset[int]:
        """The requests of the sweep that are open to this person by a role: ``may_be_told_of_request`` in one query."""
        key = (user.pk, role)
        if key not in self._open:
            rows = InformationRequest.objects.recorded_by(user, role).filter(pk__in=self._asked)
            self._open[key] = frozenset(rows.values_list("pk", flat=True))
        return self._open[key]

    def _holders(self) -> dict[str, dict[int, User]]:
        if self._held is None:
            self._held = {}
            grants = RoleGrant.objects.in_force_on(self.today).filter(
                role__in=(*REQUEST_ROLES, Role.HR_LEAD), user__is_active=True
            )
            for grant in grants.select_related("user").order_by("user"):
                self._held.setdefault(grant.role, {})[grant.user_id] = grant.user
        return self._held
