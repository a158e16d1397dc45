"""Every page, at two widths, in a real browser: axe finds nothing, the console is silent, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from casework.actions import withdraw_case
from casework.enums import FileState, PartKind
from casework.models import Case, Part
from tests.browser.conftest import LONG, SENT_BACK, TO_ARRANGE, TO_TELL, Files
from tests.browser_fixtures import WIDTHS
from tests.world import DECIDED

pytestmark = pytest.mark.browser

_S = FileState
_ANY_STAGE = ("case", "add_note")
# person: (route, the state of the case it is opened on)
VERBS: dict[str, list[tuple[str, FileState | str]]] = {
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
        ("lodge_appeal", _S.OUTCOME),
        ("refuse_late_appeal", _S.OUTCOME),
        ("withdraw_appeal", TO_ARRANGE),
        ("arrange_appeal_hearing", TO_ARRANGE),
        ("postpone_appeal_hearing", _S.APPEAL),
        ("appeal_hearing_sheet", _S.APPEAL),
        ("issue_appeal_outcome", TO_TELL),
        ("return_to_hearing", SENT_BACK),
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
    "petra": [
        ("appeal_hearing_sheet", _S.APPEAL),
        ("record_appeal_hearing", _S.APPEAL),
        ("decide_appeal", _S.APPEAL_DELIBERATION),
    ],
    "audrey": [("case_looks", _S.OUTCOME)],
}
_SENT_EMPTY_IS_RIGHT = (
    "hearing_sheet",
    "appeal_hearing_sheet",
    "close_case",
    "case_looks",
    "return_to_hearing",
)
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
    "petra": ("home", "cases"),
    "manny": ("home", "my_reports", "report_incident"),
    "audrey": ("home", "cases", "incidents", "sanctions", "sanctions_exports", "disclosure_table"),
    "adam": ("home", "staff_files"),
    "nora": ("home", "password_change"),
}
PUBLIC = ("sign_in", "password_reset", "password_reset_sent", "accessibility", "privacy")


def _address(route: str, state: FileState | str, files: Files) -> str:
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

    def here(self, what: str) -> None:
        """The page as it stands, at both widths."""
        for width in WIDTHS.values():
            self.page.set_viewport_size({"width": width, "height": 900})
            self.now(f"{what} at {width}")

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=name, exact=True).last.click()

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


def test_disclosure_table_with_figures_and_with_errors(
    look: Look, sign_in: Callable[[str], None], files: Files
) -> None:
    sign_in("audrey")
    asked = (
        "?decided_from_day=1&decided_from_month=1&decided_from_year=2026&decided_to_day=1&decided_to_month=12"
    )
    look.at(reverse("disclosure_table") + asked + "&decided_to_year=2026&category=social-media")
    assert look.page.get_by_role("rowheader", name="Total").count() == 1
    look.page.goto(look.base + reverse("disclosure_table") + asked)
    look.forgive_refusal(422)
    assert look.page.locator(".govuk-error-summary").count() == 1
    look.now("disclosure table with errors")
    look.check()


@pytest.mark.parametrize("name", ["hana", "chidi", "petra", "audrey"])
def test_case_pages_in_every_state(
    name: str, look: Look, sign_in: Callable[[str], None], files: Files
) -> None:
    sign_in(name)
    for case in files.cases.values():
        if not Case.objects.visible_to(files.world.user(name)).filter(pk=case.pk).exists():
            continue
        look.at(reverse("case", kwargs={"reference": case.reference}))
    look.check()


@pytest.mark.parametrize("name", sorted(VERBS))
def test_verb_pages(name: str, look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    sign_in(name)
    for route, state in VERBS[name]:
        look.at(_address(route, state, files))
    look.check()


@pytest.mark.parametrize("name", ["carla", "chidi", "hana", "ivor", "lena", "petra"])
def test_verb_pages_with_errors(name: str, look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """Sent empty, each form comes back with its summary, and the page is as clean as before."""
    sign_in(name)
    for route, state in VERBS[name]:
        if route in _SENT_EMPTY_IS_RIGHT:
            continue
        look.page.goto(look.base + _address(route, state, files))
        with look.page.expect_navigation():
            look.page.locator("main form button[type=submit]:not(.govuk-button--secondary)").last.click()
        look.forgive_refusal(400)
        if look.page.locator(".govuk-error-summary").count() != 1:
            look.wrong.append(f"{route}: no error summary")
        look.here(f"{route} with errors")
    look.check()


def test_the_steps_of_a_decision(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """The level with and without errors, and the answers to check, at their longest."""
    sign_in("chidi")
    page = look.page
    page.goto(look.base + _address("decide_outcome", _S.DELIBERATION, files))
    page.get_by_role("radio", name="Found", exact=True).check()
    page.locator("#id_reasons_1").fill(LONG)
    page.get_by_role("radio", name="Serious misconduct").check()
    look.press("Continue")
    look.here("level")
    look.press("Continue")
    look.forgive_refusal(400)
    look.here("level with errors")
    page.get_by_role("radio", name="Written warning", exact=True).check()
    for box in page.locator("main textarea").all():
        box.fill(LONG)
    look.press("Continue")
    assert "Check your answers" in page.locator("main").inner_text()
    look.here("check your answers")
    look.check()


def test_what_came_too_late(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """Somebody else did it while the page stood open: what was typed can be copied."""
    sign_in("hana")
    case = files.cases[_S.DECIDED]
    look.page.goto(look.base + _address("add_note", _S.DECIDED, files))
    look.page.locator("main textarea").fill(LONG)
    withdraw_case(Case.objects.get(pk=case.pk), reason="Wrong.", by=files.world.user("lena"), on=DECIDED)
    look.press("Add a note")
    look.forgive_refusal(409)
    look.here("too late")
    look.page.goto(look.base + _address("add_note", _S.DECIDED, files))
    look.forgive_refusal(409)
    look.here("a step that is over")
    look.check()


def test_a_report_and_its_errors(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    sign_in("manny")
    look.at(reverse("my_report", kwargs={"reference": files.incident.reference}))
    look.page.goto(look.base + reverse("report_incident"))
    look.press("Report a concern")
    look.forgive_refusal(400)
    look.here("report with errors")
    look.check()


def test_what_is_found(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """Search results, an employee's history with a sanction, and a filter that cannot be."""
    sign_in("audrey")
    for words in ("example", "nobody of this name"):
        look.page.goto(look.base + reverse("search"))
        look.page.locator("main input[name=q]").fill(words)
        look.press("Search")
        look.here(f"search for {words}")
    look.at(reverse("sanction_history", kwargs={"pk": files.cases[_S.OUTCOME].subject_id}))
    look.page.goto(look.base + reverse("find_sanction_history"))
    look.page.locator("main input[name=words]").fill("example")
    look.press("Search")
    look.here("employees found")
    look.page.goto(look.base + reverse("sanctions") + "?level=nonsense")
    look.here("filter with errors")
    look.forgive_refusal(422)
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
