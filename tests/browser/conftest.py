"""A live server over the named cast, with a case in every state."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from casework.actions import attach_evidence
from casework.actions.information_requests import take_back_request_step
from casework.enums import AppealGroundKind, AppealResult, FileState, RequestStep, SanctionLevel, Severity
from casework.models import Case, Incident, RoleGrant
from casework.notifications import materialise
from tests.browser.look import Look
from tests.database import start_afresh
from tests.fixtures_world import hire
from tests.requests_world import FOI, SAR, happened, hire_who_answers, received
from tests.walked import walked_once
from tests.world import APPEAL_CLOSED, HEARD, ISSUED, World, build_world

LONG = ("An account that goes on and on, in plain words, as people write on a bad day. " * 140)[:9_990]


@dataclass
class Files:
    """The world of the test and what is in it."""

    world: World
    cases: dict[FileState | str, Case]
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


# Beside the states: stages of an appeal that no state tells apart.
TO_ARRANGE, TO_TELL, SENT_BACK = "appeal to arrange", "appeal to tell", "sent back"


def appeals(world: World) -> dict[FileState | str, Case]:
    """An appeal at each of its stages, its grounds as long as the form allows; of a dismissal where it is decided."""
    cases: dict[FileState | str, Case] = {}
    for stage in (TO_ARRANGE, FileState.APPEAL, FileState.APPEAL_DELIBERATION, TO_TELL, SENT_BACK):
        name = "".join(filter(str.isalpha, str(stage)))
        hire(world, name, unit="leeds")
        case = world.case_in(FileState.DELIBERATION, name, severity=Severity.GROSS)
        world.decide(case, SanctionLevel.SUMMARY_DISMISSAL)
        day = ISSUED.date()
        world.issue(case, told_on=day, employment_ends_on=day)
        world.lodge(case, grounds=dict.fromkeys(AppealGroundKind, LONG))
        verbs = [world.arrange_appeal, world.record_appeal]
        reached = (
            (TO_ARRANGE, FileState.APPEAL).index(stage) if stage in (TO_ARRANGE, FileState.APPEAL) else 2
        )
        for verb in verbs[:reached]:
            verb(case)
        cases[stage] = case
    back = APPEAL_CLOSED
    final = SanctionLevel.FINAL_WRITTEN_WARNING
    world.decide_appeal(cases[TO_TELL], level=final, returns_on=back, reasons=LONG)
    world.decide_appeal(cases[SENT_BACK], AppealResult.REMITTED, returns_on=back)
    world.issue_appeal(cases[SENT_BACK])
    return cases


@pytest.fixture(scope="module")
def files(django_db_setup: None, django_db_blocker: Any) -> Iterator[Files]:
    """One case in each state, an incident to assess, and texts as long as the forms allow.

    Committed, so that the site serves them, and shared by the tests of a module: a test that moves a file on makes one.
    """
    with django_db_blocker.unblock():
        with transaction.atomic():
            world = build_world()
            cases, incident = _make_files(world)
        yield Files(world, cases, incident)
        start_afresh()


@pytest.fixture(scope="module")
def site(files: Files) -> Iterator[LiveServer]:
    """A server of these files."""
    server = LiveServer("localhost")
    yield server
    server.stop()


@walked_once
def _make_files(world: World) -> tuple[dict[FileState | str, Case], Incident]:
    # HR of the whole department, so that one officer sees the case of everybody in the cast.
    RoleGrant.objects.filter(user=world.user("hana")).update(unit=world.units["department"])
    cases: dict[FileState | str, Case] = {
        state: world.case_in(state, name, account=LONG) for name, state in STATES.items()
    }
    cases |= appeals(world)
    page = ContentFile(b"who was in: sam, sita", name=f"{'rota of the whole year ' * 8}.txt")
    investigated = cases[FileState.INVESTIGATION]
    attach_evidence(investigated, title=LONG[:190].strip(), content=page, by=world.user("ivor"))
    incident = world.report(involved=("chidi",), account=LONG)
    _ask(world)
    # One told of a day that is over, and one told today.
    for moment in (HEARD - timedelta(days=1), timezone.now()):
        materialise(at=moment)
    return cases, incident


def _ask(world: World) -> None:
    """A request late, one that waits for the requester, and one with a history and the longest texts."""
    hire_who_answers(world)
    longest = LONG[:300].strip()
    received(world, SAR, received_on=date(2026, 10, 1), asks=longest)
    waits = received(world, SAR, about=world.sita, asks="Emails of this year.")
    happened(world, waits, RequestStep.CLARIFICATION_ASKED, date(2026, 11, 4), said=longest)
    replied = received(world, FOI, received_on=date(2026, 10, 12), asks=longest)
    entry = happened(
        world, replied, RequestStep.EXTENDED, date(2026, 11, 2), said="Weighed.", until=date(2026, 12, 1)
    )
    take_back_request_step(entry, reason=longest, by=world.user("fola"))
    happened(
        world, replied, RequestStep.REPLIED, date(2026, 11, 6), result="refused", refused_for="cost_limit"
    )


@pytest.fixture
def sign_in(page: Page, site: LiveServer, files: Files) -> Callable[[str], None]:
    """Sign in as a person of the cast. The page of it has tests of its own (test_keyboard.py)."""

    def enter(name: str) -> None:
        client = Client()
        client.force_login(files.world.user(name))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.clear_cookies()
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site.url}])

    return enter


@pytest.fixture
def look(page: Page, site: LiveServer, axe: Callable[..., Any], silent_console: list[str]) -> Look:
    return Look(page, site.url, axe, silent_console)
