"""What pages and API ask and tell of a live warning that is extended instead of the next stage, and whom (SA-11)."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import FileState, Role
from casework.models import Case, Sanction
from tests.fixtures_world import grant
from tests.journeys.test_extended_instead import AGAIN, SENT, second, that_summer, warning, world
from tests.journeys.walks import at, heard
from tests.web.verbs_world import findings_step, level_step, sign_in
from tests.world import World

pytestmark = pytest.mark.django_db
__all__ = ["second", "that_summer", "warning", "world"]

OUTCOME = "Live warning extended by 4 months"
WARNING = "Written warning of Mon 2 Feb 2026"
UNTIL = "Up to and including Tue 1 Dec 2026; before, Sat 1 Aug 2026 was its last day"
CHOICE = {
    "level": "extend",
    "instead_months": "4",
    "instead_reasons": "It is a small thing.",
}


def said(answer: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))  # type: ignore[attr-defined]


def shown(world: World, name: str, case: Case, route: str = "case") -> str:
    answer = sign_in(world, name).get(reverse(route, kwargs={"reference": case.reference}))
    assert answer.status_code == 200, answer.content.decode()
    return said(answer)


def test_the_chair_is_asked_which_and_by_how_much(world: World, warning: Sanction, second: Case) -> None:
    client, path = sign_in(world, "chidi"), f"/cases/{second.reference}/decide_outcome/"
    version = {"version": second.version}
    client.post(f"{path}?step=findings", findings_step(severity_found="serious") | version)
    page = client.get(f"{path}?step=level")
    # There is one: nobody has to choose it.
    assert page.context["form"]["instead_of"].value() == str(warning.pk)
    asked = said(page)
    assert "Extend the live warning instead of a new one" in asked and WARNING in asked
    assert "until Tue 1 Sep 2026 at the least, Mon 1 Feb 2027 at the most" in asked
    chosen = level_step(**CHOICE) | version | {"instead_of": str(warning.pk)}
    too_long = client.post(f"{path}?step=level", chosen | {"instead_months": "7"})
    assert (too_long.status_code, "by 1 to 6 months" in said(too_long)) == (400, True)
    missing = said(client.post(f"{path}?step=level", chosen | {"instead_of": "", "instead_reasons": ""}))
    assert "Select which warning is extended" in missing and "Enter why an extension is enough" in missing
    assert client.post(f"{path}?step=level", chosen).status_code == 302
    check = said(client.get(f"{path}?step=check"))
    assert "Outcome Live warning extended" in check and "4 months: live until Tue 1 Dec 2026" in check
    assert client.post(f"{path}?step=check", version).status_code == 302
    assert (second.decisions.get().instead.sanction, second.sanctions.count()) == (warning, 0)
    letter = shown(world, "hana", second, "issue_outcome")
    assert OUTCOME in letter and "The letter has to leave by Sat 1 Aug 2026." in letter
    assert WARNING in letter and CHOICE["instead_reasons"] in letter
    _is_not_issued_by_whoever_investigates(world, second)


def _is_not_issued_by_whoever_investigates(world: World, case: Case) -> None:
    """ivor, an HR officer of the unit besides: neither the decision nor an earlier warning is for them to read."""
    grant(world, "ivor", Role.HR_OFFICER, "operations")
    client = sign_in(world, "ivor")
    told = said(client.get(f"/cases/{case.reference}/issue_outcome/"))
    assert "done by somebody from HR who has no other part in this case" in told
    assert OUTCOME not in told and "2 Feb 2026" not in told
    assert "/issue_outcome/" not in client.get(f"/cases/{case.reference}/").content.decode()
    assert _by_api(world, "ivor", case, "issue_outcome").status_code == 403  # type: ignore[attr-defined]


def _by_api(world: World, name: str, case: Case, verb: str, **body: object) -> object:
    case.refresh_from_db()
    door = f"/api/v1/cases/{case.reference}/{verb}"
    return sign_in(world, name).post(door, {"version": case.version} | body, content_type="application/json")


def _decided(world: World, case: Case) -> dict[str, object]:
    reasons = ("believed", "checked", "employee_said", "mitigation", "alternatives", "why_this_level")
    found = [{"allegation": 1, "finding": "found", "reasons": "She says so."}]
    given = {"findings": found, "severity_found": "serious", "level": "none"}
    return given | {"reasons": dict.fromkeys(reasons, "So.")}


def test_the_api_names_the_warning_by_level_and_day(world: World, warning: Sanction, second: Case) -> None:
    given = _decided(world, second)
    instead = {"level": "written_warning", "issued_on": "2026-02-02", "months": 4, "reasons": "It is small."}
    wrong = given | {"instead": instead | {"issued_on": "2026-02-03"}}
    answer = _by_api(world, "chidi", second, "decide_outcome", **wrong)
    assert (answer.status_code, answer.json()["rule_id"]) == (422, "SA-11"), answer.content
    answer = _by_api(world, "chidi", second, "decide_outcome", **given | {"instead": instead})
    assert answer.status_code in (200, 201), answer.content
    second.refresh_from_db()
    world.issue(second, sent_at=at(SENT), received_on=SENT)
    told = sign_in(world, "hana").get(f"/api/v1/cases/{second.reference}").json()
    assert told["decision"]["instead"] == {
        "level": "written_warning",
        "issued_on": "2026-02-02",
        "months": 4,
        "months_standing": 4,
        "live_to": "2026-12-01",
        "reasons": "It is small.",
    }
    assert (told["decision"]["level"], told["sanctions"]) == (None, [])
    # Whoever investigated sees the outcome, and no earlier sanction.
    ivors = sign_in(world, "ivor").get(f"/api/v1/cases/{second.reference}").json()["decision"]["instead"]
    assert (ivors["level"], ivors["issued_on"], ivors["reasons"], ivors["months"]) == (None, None, None, 4)


def _issued(world: World, case: Case, warning: Sanction, **changes: object) -> None:
    world.decide(case, "", is_found=True, instead=_chosen(warning), on=AGAIN.heard, **changes)
    world.issue(case, sent_at=at(SENT), received_on=SENT)


def _chosen(warning: Sanction) -> actions.Instead:
    return actions.Instead(warning.pk, 4, "It is a small thing.")


def test_pages_tell_it_on_both_cases_to_whoever_sees_both(world: World, warning: Sanction) -> None:
    second, first = heard(world, "sam", AGAIN, chair="petra"), warning.case
    _issued(world, second, warning, by=world.user("petra"))
    page = shown(world, "hana", second)
    for words in (OUTCOME, WARNING, UNTIL, "Last day to appeal Tue 11 Aug 2026", "It is a small thing."):
        assert words in page, words
    line = f"By 4 months, by the decision of Mon 27 Jul 2026 in {second.reference}."
    assert line in shown(world, "hana", first)
    assert "Live From Mon 2 Feb 2026 up to and including Tue 1 Dec 2026" in shown(world, "hana", first)
    # Whoever investigated sees the outcome, and not which warning; who sees one case alone is not told of the other.
    ivors = shown(world, "ivor", second)
    assert OUTCOME in ivors and WARNING not in ivors and "It is a small thing." not in ivors
    chidis = shown(world, "chidi", first)
    assert second.reference not in chidis and "up to and including Tue 1 Dec 2026" in chidis
    own = shown(world, "sam", second, "own_case")
    assert "Your live warning is extended by 4 months, instead of a new sanction" in own
    assert WARNING in own and UNTIL in own and "The last day is Tue 11 Aug 2026." in own
    assert "up to and including Tue 1 Dec 2026" in shown(world, "sam", first, "own_case")
    history = said(sign_in(world, "audrey").get(f"/employees/{warning.employee_id}/sanctions/"))
    assert "extended by a decision in another case instead of a new sanction" in history, history


def _days(world: World, name: str, second: Case, first: Case) -> tuple[str, str, str]:
    """The last live day: under earlier warnings in the second case, on the first one, and of its sanction by the API."""
    earlier = shown(world, name, second).partition("Live today, up to and including ")[2]
    own = shown(world, name, first).partition("Live From Mon 2 Feb 2026 up to and including ")[2]
    told = sign_in(world, name).get(f"/api/v1/cases/{first.reference}").json()["sanctions"]
    return " ".join(earlier.split()[:4]), " ".join(own.split()[:4]), told[0]["live_to"]


def test_the_result_of_an_appeal_is_told_by_its_letter(world: World, warning: Sanction, second: Case) -> None:
    _issued(world, second, warning)
    lodged, sits = date(2026, 8, 3), at(date(2026, 8, 17))
    with time_machine.travel(at(date(2026, 8, 4))):
        world.lodge(second, received_on=lodged, on=lodged)
        world.arrange_appeal(
            second, starts_at=sits, sent_at=at(date(2026, 8, 4)), received_on=lodged + timedelta(1)
        )
    with time_machine.travel(sits + timedelta(hours=2), tick=True):
        world.record_appeal(second, at=sits + timedelta(hours=2))
        name = world.hears_appeal(second).name.split()[0].lower()
        form = shown(world, name, second, "decide_appeal")
        assert "By how many months is it still extended?" in form and "Fewer than 4 months." in form
        assert "is not sent back to another hearing" in form
        [ground] = second.appeal_grounds.all()
        given = {
            "version": second.version,
            "result": "varied",
            "reasons": "It weighs less.",
            f"result_{ground.kind}": "accepted",
            f"reasons_{ground.kind}": "So.",
        }
        client: Client = sign_in(world, name)
        path = f"/cases/{second.reference}/decide_appeal/"
        wrong = client.post(path, given | {"months": "4"})
        assert "This is the outcome as it is." in said(wrong), wrong.status_code
        answer = client.post(path, given | {"months": "1"})
        assert answer.status_code == 302, said(answer)
        second.refresh_from_db()
        untold = "up to and including Tue 1 Dec 2026"
        assert untold in shown(world, "sam", warning.case, "own_case")
        assert "What stands now" not in shown(world, "sam", second, "own_case")
        result = "Decision varied: live warning extended by 1 month"
        assert result in shown(world, "hana", second) and result not in shown(world, "carla", second)
        # Nor by the last live day, to anybody: it stays until the letter.
        for reader in ("chidi", "hana"):
            assert _days(world, reader, second, warning.case) == (
                "Tue 1 Dec 2026",
                "Tue 1 Dec 2026",
                "2026-12-01",
            )
        world.issue_appeal(second, sent_at=sits + timedelta(hours=2))
        ends = "Up to and including Tue 1 Sep 2026; before, Sat 1 Aug 2026 was its last day"
        assert second.state == FileState.OUTCOME
        assert _days(world, "chidi", second, warning.case) == (
            "Tue 1 Sep 2026",
            "Tue 1 Sep 2026",
            "2026-09-01",
        )
        own = shown(world, "sam", second, "own_case")
        assert "What stands now" in own and ends in own
        assert "up to and including Tue 1 Sep 2026" in shown(world, "sam", warning.case, "own_case")
        page = shown(world, "hana", second)
        assert "Final outcome Live warning extended by 1 month" in page and ends in page
        assert "Final outcome Live warning extended by 1 month" in shown(world, "hana", second, "close_case")
