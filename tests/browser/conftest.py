"""A live server over the named cast, with a case in every state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from casework.enums import FileState
from casework.models import Case, Incident, RoleGrant
from casework.notifications import materialise
from tests.world import HEARD, PASSWORD, World, build_world

LONG = ("An account that goes on and on, in plain words, as people write on a bad day. " * 140)[:9_990]


@dataclass
class Files:
    """The world of the test and what is in it."""

    world: World
    cases: dict[FileState, Case]
    incident: Incident


STATES = {
    "sita": FileState.INVESTIGATION,
    "uma": FileState.FINDINGS,
    "sam": FileState.HEARING,
    "nora": FileState.DELIBERATION,
    "petra": FileState.DECIDED,
    "adam": FileState.OUTCOME,
    "olu": FileState.CLOSED,
}


@pytest.fixture
def files(transactional_db: None) -> Files:
    """One case in each state, an incident to assess, and texts as long as the forms allow."""
    world = build_world()
    # HR of the whole department, so that one officer sees the case of everybody in the cast.
    RoleGrant.objects.filter(user=world.user("hana")).update(unit=world.units["department"])
    cases = {state: world.case_in(state, name, account=LONG) for name, state in STATES.items()}
    incident = world.report(involved=("chidi",), account=LONG)
    # One told of a day that is over, and one told today.
    for moment in (HEARD - timedelta(days=1), timezone.now()):
        materialise(at=moment)
    return Files(world, cases, incident)


@pytest.fixture
def sign_in(page: Page, live_server: LiveServer, files: Files) -> Callable[[str], None]:
    """Sign in as a person of the cast, through the page."""

    def enter(name: str) -> None:
        page.context.clear_cookies()
        page.goto(f"{live_server.url}/sign_in/")
        page.get_by_label("Email address").fill(files.world.user(name).email)
        page.get_by_label("Password", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{live_server.url}/")

    return enter
