"""With the keyboard alone: skip link, sign in, reach the next step of a case, and record a note."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from casework.enums import FileState
from casework.models import Note
from tests.browser.conftest import Files
from tests.world import PASSWORD

pytestmark = pytest.mark.browser


def _tab_to(page: Page, wanted: str, *, most: int = 80) -> None:
    """Press Tab until the focused thing says ``wanted``; it must be visible there."""
    for _ in range(most):
        page.keyboard.press("Tab")
        said = page.evaluate("(document.activeElement.innerText || document.activeElement.name || '').trim()")
        if said.startswith(wanted):
            outlined = page.evaluate(
                "(() => { const s = getComputedStyle(document.activeElement);"
                "return s.outlineStyle !== 'none' || s.boxShadow !== 'none' || s.backgroundColor !== 'rgba(0, 0, 0, 0)'"
                "})()"
            )
            assert outlined, f"{wanted} has no visible focus"
            return
    pytest.fail(f"Tab never reached {wanted}")


def test_sign_in_with_the_keyboard(page: Page, site: LiveServer, files: Files) -> None:
    page.goto(f"{site.url}/sign_in/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to main content"
    page.get_by_label("Email address").focus()
    page.keyboard.type(files.world.user("hana").email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.url}/")


def test_a_note_with_the_keyboard(
    page: Page, site: LiveServer, files: Files, sign_in: Callable[[str], None]
) -> None:
    sign_in("hana")
    case = files.cases[FileState.HEARING]
    page.goto(site.url + reverse("case", kwargs={"reference": case.reference}))
    _tab_to(page, "Add a note")
    page.keyboard.press("Enter")
    page.wait_for_url("**/add_note/")
    page.locator("main textarea").focus()
    page.keyboard.type("Rang the employee; the room is booked.")
    _tab_to(page, "Add a note")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{case.reference}/")
    assert Note.objects.get(case=case).text == "Rang the employee; the room is booked."


def test_without_javascript_a_note_is_recorded(
    page: Page, site: LiveServer, files: Files, sign_in: Callable[[str], None]
) -> None:
    sign_in("hana")
    case = files.cases[FileState.DELIBERATION]
    cookies = page.context.cookies()
    bare = page.context.browser.new_context(java_script_enabled=False)
    bare.add_cookies(cookies)
    plain = bare.new_page()
    plain.goto(site.url + reverse("add_note", kwargs={"reference": case.reference}))
    plain.locator("main textarea").fill("Written without JavaScript.")
    plain.get_by_role("button", name="Add a note").click()
    plain.wait_for_url(f"**/{case.reference}/")
    bare.close()
    assert Note.objects.get(case=case).text == "Written without JavaScript."


def test_enter_in_a_search_for_a_person_searches_and_sends_nothing(
    page: Page, site: LiveServer, files: Files, sign_in: Callable[[str], None]
) -> None:
    sign_in("hana")
    case = files.cases[FileState.INVESTIGATION]
    address = site.url + reverse("appoint", kwargs={"reference": case.reference})
    page.goto(address)
    page.locator(".cw-picker__input").fill("chidi")
    page.keyboard.press("Enter")
    page.locator("main").get_by_text("Chidi Example").first.wait_for()
    assert page.locator(".govuk-error-summary").count() == 0
    assert page.url == address
