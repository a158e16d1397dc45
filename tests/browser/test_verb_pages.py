"""The page of every verb, at two widths, in a real browser: as it opens, with errors, and when it came too late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from casework.enums import FileState, PartKind
from casework.models import Case, Part
from tests.browser.conftest import LONG, SENT_BACK, TO_ARRANGE, TO_TELL, Files
from tests.browser.look import Look
from tests.fixtures_world import hire
from tests.world import DECIDED

pytestmark = pytest.mark.browser

_S = FileState
# person: (route, the state of the case it is opened on)
VERBS: dict[str, list[tuple[str, FileState | str]]] = {
    "hana": [
        ("appoint", _S.INVESTIGATION),
        ("add_allegation", _S.INVESTIGATION),
        ("correct_record", _S.INVESTIGATION),
        ("attach_evidence", _S.INVESTIGATION),
        ("attach_redacted_copy", _S.INVESTIGATION),
        ("replace_part", _S.HEARING),
        ("postpone_hearing", _S.HEARING),
        ("hearing_sheet", _S.HEARING),
        ("issue_outcome", _S.DECIDED),
        ("close_case", _S.OUTCOME),
        ("lodge_appeal", _S.OUTCOME),
        ("refuse_late_appeal", _S.OUTCOME),
        ("acknowledge_appeal", TO_ARRANGE),
        ("record_reinstatement_pay", SENT_BACK),
        ("withdraw_appeal", TO_ARRANGE),
        ("arrange_appeal_hearing", TO_ARRANGE),
        ("postpone_appeal_hearing", _S.APPEAL),
        ("appeal_hearing_sheet", _S.APPEAL),
        ("issue_appeal_outcome", TO_TELL),
        ("return_to_hearing", SENT_BACK),
        ("add_note", _S.DELIBERATION),
    ],
    "lena": [
        ("hear_again", _S.DELIBERATION),
        ("case_looks", _S.HEARING),
        ("reopen_case", _S.CLOSED),
        ("join_cases", _S.FINDINGS),
    ],
    "ivor": [("submit_findings", _S.INVESTIGATION)],
    "carla": [
        ("refer_to_hearing", _S.FINDINGS),
        ("return_findings", _S.FINDINGS),
        ("agree_sanction", _S.FINDINGS),
        ("no_case_to_answer", _S.FINDINGS),
    ],
    "chidi": [
        ("adjourn_hearing", _S.HEARING),
        ("record_hearing", _S.HEARING),
        ("decide_outcome", _S.DELIBERATION),
        ("open_spent_record", _S.DELIBERATION),
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


def _address(route: str, state: FileState | str, files: Files) -> str:
    case = files.cases[state]
    named: dict[str, Any] = {"reference": case.reference}
    if route == "replace_part":
        named["part"] = Part.objects.get(case=case, kind=PartKind.CHAIR, to_date__isnull=True).pk
    if route == "correct_record":
        named["number"] = 1
    return reverse(route, kwargs=named)


@pytest.mark.parametrize("name", sorted(VERBS))
def test_verb_pages(name: str, look: Look, sign_in: Callable[[str], None], files: Files) -> None:
    """As it opens; and sent empty each form comes back with its summary, and the page is as clean as before."""
    sign_in(name)
    for route, state in VERBS[name]:
        look.at(_address(route, state, files))
        if route in _SENT_EMPTY_IS_RIGHT:
            continue
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
    hire(files.world, "late", unit="leeds")
    case = files.world.case_in(_S.DECIDED, "late")
    address = look.base + reverse("add_note", kwargs={"reference": case.reference})
    look.page.goto(address)
    look.page.locator("main textarea").fill(LONG)
    files.world.withdraw(Case.objects.get(pk=case.pk), reason="Wrong.", on=DECIDED)
    look.press("Add a note")
    look.forgive_refusal(409)
    look.here("too late")
    look.page.goto(address)
    look.forgive_refusal(409)
    look.here("a step that is over")
    look.check()
