"""The page of the API in a real browser: Swagger UI comes from our own address, and the content policy stops nothing."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from casework.enums import FileState
from tests.browser.conftest import Files
from tests.world import PASSWORD

pytestmark = pytest.mark.browser


def test_it_shows_what_a_verb_asks_and_can_be_tried(
    page: Page, site: LiveServer, files: Files, silent_console: list[str]
) -> None:
    case = files.cases[FileState.HEARING]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site.url}/sign_in/")
    page.get_by_label("Email address").fill(files.world.user("hana").email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{site.url}/")
    page.goto(site.url + reverse("api_docs"))

    verb = page.locator("#operations-cases-add_note")
    verb.get_by_role("button").first.click()
    verb.get_by_text("A remark that everybody working on the case reads").wait_for()
    verb.get_by_role("button", name="Try it out").click()
    verb.get_by_placeholder("reference").fill(case.reference)
    verb.locator("textarea").fill('{"text": "Tried from the page."}')
    verb.get_by_role("button", name="Execute").click()
    verb.locator(".live-responses-table").get_by_text("Note added").wait_for()

    assert case.notes.get().text == "Tried from the page."
    assert not [url for url in asked if not url.startswith((site.url, "data:"))]
