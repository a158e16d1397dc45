"""Who looks after requests, and requests on the register, by the real verbs."""

from __future__ import annotations

from datetime import date
from typing import Any

from accounts.models import User
from casework.actions.information_requests import add_request_step, record_request
from casework.enums import Nation, RequestKind, RequestStep, Role
from casework.models import InformationRequest, RequestEntry
from tests.fixtures_world import grant, hire
from tests.walked import walked_once
from tests.world import World

FOI, SAR, COMPLAINT = RequestKind
RECEIVED = date(2026, 11, 2)


@walked_once
def hire_who_answers(world: World) -> None:
    """dina looks after subject access and complaints, fola after requests for information."""
    hire(world, "dina", unit="digital")
    hire(world, "fola", unit="digital")
    grant(world, "dina", Role.DATA_PROTECTION_OFFICER, None)
    grant(world, "fola", Role.FOI_LEAD, None)


def received(world: World, kind: RequestKind, **changes: Any) -> InformationRequest:
    """A request of 2 November 2026, about sam where it is for subject access."""
    asked = InformationRequest.objects.count()
    given = {
        "kind": kind,
        "nation": Nation.ENGLAND_AND_WALES,
        "received_on": RECEIVED,
        # No two alike: what is sent twice is refused.
        "asks": f"How many people were disciplined over social media, asks letter {asked + 1}.",
        "about": world.sam if kind == SAR else None,
    } | changes
    return record_request(**{"by": changes.get("by") or _who_answers(world, kind)} | given)


def happened(
    world: World, request: InformationRequest, step: RequestStep, on: date, **changes: Any
) -> RequestEntry:
    """One thing more, recorded by whoever looks after it."""
    by = _who_answers(world, RequestKind(request.kind))
    return add_request_step(request, step=step, on=on, **{"by": by} | changes)


def _who_answers(world: World, kind: RequestKind) -> User:
    return world.user("fola" if kind == FOI else "dina")
