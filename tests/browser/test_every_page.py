"""Every page, at two widths, in a real browser: axe finds nothing, the console is silent, nothing scrolls sideways."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from casework.enums import FileState, Role
from tests.browser.conftest import SENT_BACK, STATES, TO_ARRANGE, TO_TELL, Files
from tests.browser.look import Look
from tests.fixtures_world import grant

pytestmark = pytest.mark.browser

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
        "record_past_sanction",
    ),
    "chidi": ("home", "cases", "notifications", "covers"),
    "petra": ("home", "cases"),
    "manny": ("home", "my_reports", "report_incident"),
    "audrey": (
        "home",
        "cases",
        "incidents",
        "sanctions",
        "sanctions_exports",
        "disclosure_table",
        "reply_date",
    ),
    "adam": ("home", "staff_files"),
    "lena": (
        "home",
        "policies",
        "covers",
        "separation_overrides",
        "records_to_review",
        "holidays",
        "add_holiday",
        "take_off_holiday",
    ),
    "nora": ("home", "password_change"),
    "dina": ("home", "information_requests", "record_request"),
}
PUBLIC = ("sign_in", "password_reset", "password_reset_sent", "accessibility", "privacy")


def test_the_style_sheet_is_there(page: Page, site: LiveServer, files: Files) -> None:
    answers = {}
    page.on("response", lambda response: answers.update({response.url: response.status}))
    page.goto(f"{site.url}/sign_in/")
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
    received = "&received_on_day=9&received_on_month=3&received_on_year=2026"
    look.at(f"{reverse('reply_date')}?kind=freedom_of_information&nation=england-and-wales{received}")
    assert "Thu 9 Apr 2026" in look.page.locator("main").inner_text()
    look.check()


_S = FileState
# HR, who has a step to take wherever the case is; everybody else where the page has something of their own.
CASES: dict[str, tuple[FileState | str, ...]] = {
    "hana": (*STATES.values(), TO_ARRANGE, _S.APPEAL, _S.APPEAL_DELIBERATION, TO_TELL, SENT_BACK),
    "chidi": (_S.HEARING, _S.DELIBERATION, _S.DECIDED),
    "petra": (_S.APPEAL, _S.APPEAL_DELIBERATION),
    "audrey": (_S.INVESTIGATION, _S.CLOSED, TO_TELL),
}


def test_hr_looks_at_every_case(files: Files) -> None:
    assert set(CASES["hana"]) == set(files.cases)


@pytest.mark.parametrize("name", CASES)
def test_case_pages_in_every_state(
    name: str, look: Look, sign_in: Callable[[str], None], files: Files
) -> None:
    sign_in(name)
    for state in CASES[name]:
        look.at(reverse("case", kwargs={"reference": files.cases[state].reference}))
    look.check()


def test_own_pages(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """The employee's own case where a hearing is to come and where an outcome is, and what they can do on each."""
    names = {employee.pk: name for name, employee in files.world.people.items()}
    for state in (FileState.HEARING, FileState.OUTCOME):
        case = files.cases[state]
        sign_in(names[case.subject_id])
        look.at(reverse("home"))
        look.at(own := reverse("own_case", kwargs={"reference": case.reference}))
        links = look.page.locator(f"main a[href^='{own}']").all()
        for address in [str(link.get_attribute("href")) for link in links]:
            look.at(address)
        assert links
    look.check()


def test_requests(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """One late, one that waits and one that was answered; every form that can be filled in, and its errors."""
    for name in ("dina", "fola"):
        sign_in(name)
        look.at(reverse("information_requests") + "?show=all")
        for address in _links(look, "th a"):
            look.at(address)
            for form in _links(look, "a[href*='/requests/']"):
                if form.startswith(address):
                    look.at(form)
    look.press("Take it back")
    look.forgive_refusal(422)
    look.here("a step that is not taken back without a reason")
    look.page.goto(look.base + reverse("record_request"))
    look.press("Record the request")
    look.forgive_refusal(422)
    look.here("record a request with errors")
    look.check()


def _links(look: Look, what: str) -> list[str]:
    return [str(link.get_attribute("href")) for link in look.page.locator(f"main {what}").all()]


def test_a_report_and_its_errors(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    sign_in("manny")
    look.at(reverse("my_report", kwargs={"reference": files.incident.reference}))
    look.page.goto(look.base + reverse("report_incident"))
    look.press("Report a concern")
    look.forgive_refusal(400)
    look.here("report with errors")
    look.check()


def test_a_past_sanction_and_its_errors(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """The questions that an answer reveals, people found while somebody types, and the form sent empty."""
    sign_in("hana")
    page = look.page
    page.goto(look.base + reverse("record_past_sanction"))
    page.locator("#id_employee_search").press_sequentially("example")
    page.locator("#id_employee_found input[type=radio]").first.wait_for()
    page.get_by_role("radio", name="For a number of months").check()
    page.get_by_role("radio", name="Social media").check()
    look.here("past sanction half filled in")
    look.press("Record a past sanction")
    look.forgive_refusal(400)
    assert page.locator(".govuk-error-summary li").count() >= 10
    look.here("past sanction with errors")
    look.check()


def test_what_is_found(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """Search results, an employee's history with a sanction, and a filter that cannot be."""
    sign_in("audrey")
    for words in ("example", "nobody of this name"):
        look.page.goto(look.base + reverse("search"))
        look.page.locator("main input[name=q]").fill(words)
        look.press("Search")
        look.here(f"search for {words}")
    look.at(reverse("sanction_history", kwargs={"pk": files.cases[FileState.OUTCOME].subject_id}))
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
    for route in ("incident", "assess_incident", "take_over_case"):
        look.at(reverse(route, kwargs={"reference": files.incident.reference}))
    look.check()


def test_policies(look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """Read, compare, draft with what it changes and whom it would have touched, faults, propose, approve."""
    sign_in("lena")
    look.at(reverse("policy", args=[files.world.policy.pk]))
    look.press("Copy to a draft")
    address = look.page.url.removeprefix(look.base)
    look.page.goto(look.base + address + "change/")
    look.here("the form of a draft")
    look.page.locator("#id_heaviest_minor").select_option("summary_dismissal")
    look.press("Save the draft")
    look.forgive_refusal(422)
    look.here("the form of a draft with faults")
    look.page.locator("#id_heaviest_minor").select_option("written_warning")
    look.page.locator("#id_written_warning_authority").select_option("7")
    look.press("Save the draft")
    assert look.page.get_by_role("rowheader", name="DC-").count()
    look.here("a draft and what it would have changed")
    look.page.goto(look.base + address + "propose/")
    look.here("propose")
    for part, value in (("day", "1"), ("month", "2"), ("year", "2031")):
        look.page.locator(f"#id_effective_from_{part}").fill(value)
    look.page.locator("#id_reason").fill("Decided higher up from now on.")
    look.press("Propose")
    look.here("one's own proposal")
    look.at(reverse("policies"))
    draft = address.strip("/").rpartition("/")[2]
    look.at(f"{reverse('compare_policies')}?a={files.world.policy.pk}&b=draft-{draft}")
    look.at(reverse("compare_policies"))
    grant(files.world, "hana", Role.HR_LEAD, None)
    sign_in("hana")
    look.at(address)
    look.press("Approve")
    look.here("approved")
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
