"""The page of each verb that test_verb_pages.py leaves out, where it can be done: axe and the console are silent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import transaction
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from casework.enums import Action
from tests.browser.look import Look
from tests.browser.test_verb_pages import VERBS
from tests.database import forget_rows, start_afresh
from tests.web.verbs_world import NOW, ON_PAGES, Ready, ready, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.browser

SEEN = {route for routes in VERBS.values() for route, _ in routes}
OTHERS = [action for action in ON_PAGES if action not in SEEN]


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: Any) -> Iterator[LiveServer]:
    """A server on that Monday, of whatever a test has committed."""
    with django_db_blocker.unblock():
        with time_machine.travel(NOW, tick=True):
            server = LiveServer("localhost")
            yield server
            server.stop()
        start_afresh()


def _anew(action: Action) -> tuple[World, Ready]:
    forget_rows()
    with transaction.atomic():
        world = build_world()
        return world, ready(world, action)


@pytest.mark.parametrize("action", OTHERS)
def test_its_page_is_clean(action: Action, look: Look, page: Page, site: LiveServer) -> None:
    world, verb = _anew(action)
    session = sign_in(world, verb.who).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": site.url}])
    look.at(verb.address)
    assert page.locator("main form").count() >= 1
    look.check()
