"""Every page, at two widths, in a real browser: axe finds nothing, the console is silent, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from casework.enums import FileState, PartKind
from casework.models import Part
from tests.browser.conftest import Files
from tests.browser_fixtures import WIDTHS

pytestmark = pytest.mark.browser

_S = FileState
_ANY_STAGE = ("case", "add_note")
# person: (route, the state of the case it is opened on)
VERBS: dict[str, list[tuple[str, FileState]]] = {
    "hana": [
        ("appoint", _S.INVESTIGATION),
        ("add_allegation", _S.INVESTIGATION),
        ("correct_record", _S.INVESTIGATION),
        ("attach_evidence", _S.INVESTIGATION),
        ("replace_part", _S.HEARING),
        ("postpone_hearing", _S.HEARING),
        ("hearing_sheet", _S.HEARING),
        ("issue_outcome", _S.DECIDED),
        ("close_case", _S.OUTCOME),
        ("add_note", _S.DELIBERATION),
    ],
    "lena": [("withdraw_case", _S.HEARING), ("case_looks", _S.HEARING)],
    "ivor": [("submit_findings", _S.INVESTIGATION)],
    "carla": [("refer_to_hearing", _S.FINDINGS), ("no_case_to_answer", _S.FINDINGS)],
    "chidi": [
        ("record_hearing", _S.HEARING),
        ("decide_outcome", _S.DELIBERATION),
        ("recall_decision", _S.DECIDED),
        ("hearing_sheet", _S.HEARING),
    ],
    "audrey": [("case_looks", _S.OUTCOME)],
}
LISTS: dict[str, tuple[str, ...]] = {
    "hana": (
        "home",
        "cases",
        "incidents",
        "report_incident",
        "my_reports",
        "sanctions",
        "search",
        "notifications",
    ),
    "chidi": ("home", "cases", "notifications"),
    "manny": ("home", "my_reports", "report_incident"),
    "audrey": ("home", "cases", "incidents", "sanctions", "sanctions_exports"),
    "adam": ("home",),
    "nora": ("home", "password_change"),
}
PUBLIC = ("sign_in", "password_reset", "password_reset_sent", "accessibility", "privacy")


def _address(route: str, state: FileState, files: Files) -> str:
    case = files.cases[state]
    named: dict[str, Any] = {"reference": case.reference}
    if route == "replace_part":
        named["part"] = Part.objects.get(case=case, kind=PartKind.CHAIR, to_date__isnull=True).pk
    if route == "correct_record":
        named["number"] = 1
    return reverse(route, kwargs=named)


class Look:
    """Opens a page at both widths and gathers what is wrong with it."""

    def __init__(
        self, page: Page, base: str, axe: Callable[[Page], list[dict[str, Any]]], said: list[str]
    ) -> None:
        self.page, self.base, self.axe, self.said, self.wrong = page, base, axe, said, []

    def at(self, address: str) -> None:
        for name, width in WIDTHS.items():
            self.page.set_viewport_size({"width": width, "height": 900})
            response = self.page.goto(self.base + address)
            assert response is not None
            if response.status >= 400:
                self.wrong.append(f"{address}: {response.status}")
            self.now(f"{address} at {name}")

    def now(self, what: str) -> None:
        for found in self.axe(self.page):
            self.wrong.append(f"{what}: axe {found['id']} {found['nodes'][:2]}")
        wider = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wider > 0:
            self.wrong.append(f"{what}: scrolls sideways by {wider} px")

    def forgive_refusal(self, status: int) -> None:
        """Take away the line Chromium itself writes for the page's answer; any other line stays a fault."""
        begin = f"error: Failed to load resource: the server responded with a status of {status} "
        said = [line for line in self.said if line.startswith(begin)]
        assert len(said) == 1, f"{self.page.url} answered {status} {len(said)} times, not once"
        self.said.remove(said[0])

    def check(self) -> None:
        assert not self.wrong, "\n".join(self.wrong)


@pytest.fixture
def look(page: Page, live_server: LiveServer, axe: Callable[..., Any], silent_console: list[str]) -> Look:
    return Look(page, live_server.url, axe, silent_console)


def test_the_style_sheet_is_there(page: Page, live_server: LiveServer, files: Files) -> None:
    answers = {}
    page.on("response", lambda response: answers.update({response.url: response.status}))
    page.goto(f"{live_server.url}/sign_in/")
    static = {url: status for url, status in answers.items() if "/static/" in url}
    assert any(url.endswith("application.css") for url in static)
    assert set(static.values()) == {200}


def test_pages_without_a_sign_in(look: Look) -> None:
    for route in PUBLIC:
        look.at(reverse(route))
    look.check()


@pytest.mark.parametrize("name", sorted(LISTS))
def test_lists(name: str, look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    sign_in(name)
    for route in LISTS[name]:
        look.at(reverse(route))
    look.check()


@pytest.mark.parametrize("name", ["hana", "chidi", "audrey"])
def test_case_pages_in_every_state(
    name: str, look: Look, sign_in: Callable[[str], None], files: Files
) -> None:
    sign_in(name)
    for case in files.cases.values():
        if name == "chidi" and case.state in (FileState.INVESTIGATION, FileState.FINDINGS):
            continue
        look.at(reverse("case", kwargs={"reference": case.reference}))
    look.check()


@pytest.mark.parametrize("name", sorted(VERBS))
def test_verb_pages(name: str, look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    sign_in(name)
    for route, state in VERBS[name]:
        look.at(_address(route, state, files))
    look.check()


@pytest.mark.parametrize("name", ["chidi", "hana", "ivor"])
def test_verb_pages_with_errors(name: str, look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """Sent empty, each form comes back with its summary, and the page is as clean as before."""
    sign_in(name)
    for route, state in VERBS[name]:
        if route in ("hearing_sheet", "close_case", "case_looks"):
            continue
        look.page.goto(look.base + _address(route, state, files))
        with look.page.expect_navigation():
            look.page.locator("main form button[type=submit]:not(.govuk-button--secondary)").last.click()
        look.forgive_refusal(400)
        if look.page.locator(".govuk-error-summary").count() != 1:
            look.wrong.append(f"{route}: no error summary")
        for width in WIDTHS.values():
            look.page.set_viewport_size({"width": width, "height": 900})
            look.now(f"{route} with errors at {width}")
    look.check()


def test_incident_and_assessment(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    sign_in("hana")
    for route in ("incident", "assess_incident"):
        look.at(reverse(route, kwargs={"reference": files.incident.reference}))
    look.check()


def test_the_pages_of_refusal(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """404 and 403 in the look, with a way on."""
    sign_in("nora")
    case = files.cases[FileState.HEARING]
    look.page.goto(look.base + reverse("case", kwargs={"reference": case.reference}))
    look.forgive_refusal(404)
    assert "HR" in look.page.locator("main").inner_text()
    look.now("404")
    look.check()
