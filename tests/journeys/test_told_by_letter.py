"""What an employee is told by a letter of its own: an investigation, a suspension, a pause, an end without an outcome."""

from __future__ import annotations

import json
from datetime import date, datetime
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from casework import actions
from casework.enums import Action, FileState, ToldThrough
from casework.models import AuditEvent, Case
from casework.queries.own_case import load_own, standing_letters
from casework.queries.versions import times_done
from tests.web.verbs_world import day, sign_in
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db

NEVER = "zq7never"
WHY = "So that nobody can change the page. Please do not write to the two colleagues named."


def on(number: int, month: int = 9, hour: int = 15) -> Any:
    return time_machine.travel(datetime(2026, month, number, hour, 0, tzinfo=LONDON), tick=False)


def page(client: Client, case: Case, name: str = "own_case") -> str:
    answer = client.get(reverse(name, kwargs={"reference": case.reference}))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


class Told:
    """Sam's case, with hana who sends and sam who reads."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.case = world.case_in(FileState.INVESTIGATION)

    def client(self, name: str) -> Client:
        return sign_in(self.world, name)

    def own(self) -> str:
        return page(self.client("sam"), self.case).partition("<main")[2].partition("</main>")[0]

    def posts(self, name: str, address: str, body: dict[str, Any]) -> Any:
        return self.client(name).post(reverse(address, kwargs={"reference": self.case.reference}), body)

    def sends(self, letter: str, number: int, month: int = 9, **body: Any) -> None:
        """Through HR's page, now: at three in the afternoon of the day."""
        fresh = Case.objects.get(pk=self.case.pk)
        given = {"letter": letter, "delivery": "email", **day("sent_on", f"{number} {month} 2026")}
        sent = {"version": fresh.version, "sent_time": "3pm", "said": ""} | given | body
        answer = self.posts("hana", "send_letter", sent)
        assert answer.status_code == 302, answer.content.decode()
        self.case.refresh_from_db()

    def acknowledges(self, letter: str, number: int, *, by: str = "sam") -> int:
        fresh = load_own(Case.objects.get(pk=self.case.pk))
        body = {"letter": letter, **day("received_on", f"{number} 9 2026")}
        self.case = fresh
        if by == "sam":
            times = times_done(fresh, Action.ACKNOWLEDGE_LETTER, by=self.world.user("sam"))
            shown = {"version": times, "letters": standing_letters(fresh)}
            return int(self.posts("sam", "own_acknowledge_letter", body | shown).status_code)
        paper = {"version": fresh.version, **day("told_on", f"{number} 9 2026")}
        return int(self.posts(by, "acknowledge_letter", body | paper).status_code)

    def strip(self) -> str:
        said = page(self.client("hana"), self.case, "case")
        return said.partition("The employee had no letter yet about")[2].partition("</a>")[0]


@pytest.fixture
def told(db: None) -> Told:
    with on(9, hour=10):
        return Told(build_world())


def test_from_the_notice_to_an_end_without_a_case_to_answer(told: Told) -> None:
    _the_notice(told)
    _corrected_afterwards(told)
    _suspended(told)
    _paused(told)
    _closed(told)
    events = AuditEvent.objects.filter(case=told.case.pk, action=Action.SEND_LETTER)
    facts = [json.loads(row.body)["facts"] for row in events.order_by("pk")]
    assert [one["letter"] for one in facts] == [
        *("investigation", "suspension", "pause", "resumption", "suspension_end", "closure"),
    ]
    assert all(set(one) == {"letter", "sent_letter"} for one in facts), "codes alone"


def _the_notice(told: Told) -> None:
    """Wed 9 Sep: before it sam finds nothing; the page is the letter; on Thu 10 Sep she says that it arrived."""
    case, address = told.case, reverse("own_case", kwargs={"reference": told.case.reference})
    with on(9):
        assert told.client("sam").get(address).status_code == 404
        assert told.acknowledges("investigation", 9) == 404
        assert "the investigation." in told.strip()
        told.sends("investigation", 9)
        assert told.strip() == ""
        [row] = case.sent_letters.all()
        assert (row.sent_on, row.received_on, row.printed_day) == (
            date(2026, 9, 9),
            date(2026, 9, 9),
            date(2026, 10, 7),
        )
        said = told.own()
        for words in (
            *(
                "The notice of the investigation, Wed 9 Sep 2026",
                "Ivor Example",
                case.allegations.get().particulars,
            ),
            *("No conclusion has been reached", "By Wed 7 Oct 2026", "Ask HR"),
            *("Sent on Wed 9 Sep 2026. It counts as received on Wed 9 Sep 2026.", "It is being looked into"),
            "You were sent the notice of the investigation",
        ):
            assert words in said, words
        assert not [name for name in ("Manny", "Wendy", "Colin", "Carla", "Hana") if name in said]
    with on(10):
        assert "Acknowledge a letter" in told.own()
        assert told.acknowledges("investigation", 10) == 302
        assert "You say that it arrived on Thu 10 Sep 2026." in told.own()
        assert "Acknowledge a letter" not in told.own()
        assert case.letter_receipts.get().through == ToldThrough.OWN_PAGE
        due = case.deadlines.get(kind="investigation")
        assert due.due_on == date(2026, 10, 7), "a receipt moves nothing"


def _corrected_afterwards(told: Told) -> None:
    """Fri 11 Sep: neither a correction nor another allegation is told by the letter that left before."""
    case, hana = told.case, told.world.user("hana")
    was = case.allegations.get().particulars
    with on(11):
        actions.correct_record(
            case.allegations.get(),
            field="particulars",
            value="Took two.",
            reason="A slip.",
            by=hana,
            on=date(2026, 9, 11),
        )
        said = told.own()
        assert was in said and "Took two." not in said
        assert page(told.client("hana"), case, "case").count("Took two.")
        assert told.posts("hana", "send_letter", {"letter": "investigation"}).status_code != 302, "told once"


def _suspended(told: Told) -> None:
    """Mon 14 Sep, by post: it counts on Wed 16 Sep. What was noted for HR is not what she is told."""
    case, monday = told.case, date(2026, 9, 14)
    with on(14):
        told.world.suspend(case, reason=f"Noted {NEVER}", effective_on=monday, on=monday)
        before = told.own()
        assert "You are suspended" in before and "On full pay" in before, "that much is no letter's to tell"
        assert "the suspension." in told.strip()
        fresh = Case.objects.get(pk=case.pk)
        refused = told.posts(
            "hana",
            "send_letter",
            {
                "version": fresh.version,
                "letter": "suspension",
                "delivery": "email",
                "said": " ",
                "sent_time": "2pm",
            }
            | day("sent_on", "14 9 2026"),
        )
        assert refused.status_code == 422 and "The suspension letter says why." in refused.content.decode()
        told.sends("suspension", 14, delivery="first_class_post", said=WHY)
        row = case.sent_letters.get(kind="suspension")
        assert (row.received_on, row.printed_day) == (date(2026, 9, 16), date(2026, 9, 28))
        said = told.own()
        for words in (
            *("The suspension letter, Mon 14 Sep 2026", WHY, "It is not a disciplinary act", "On full pay"),
            *(
                "Nora Example",
                "By Mon 28 Sep 2026 at the latest",
                "It counts as received on Wed 16 Sep 2026.",
            ),
        ):
            assert words in said, words
        assert NEVER not in said
    with on(17):
        assert told.acknowledges("suspension", 17, by="hana") == 302
        assert "You say that it arrived on Thu 17 Sep 2026." in told.own()
        said = page(told.client("hana"), case, "case")
        assert "Letters to the employee" in said and WHY in said
        ivors = page(told.client("ivor"), case, "case")
        assert "The suspension letter" in ivors and WHY not in ivors, (
            "why, whoever investigates does not read"
        )
        api = {
            name: told.client(name).get(f"/api/v1/cases/{case.reference}").json()["letters"][1]
            for name in ("hana", "ivor")
        }
        assert (api["hana"]["said"], api["ivor"]["said"]) == (WHY, None)
        assert api["ivor"]["received_on"] == "2026-09-16"


def _paused(told: Told) -> None:
    """Paused on Fri 18 and going on from Mon 21 Sep; suspended until Tue 22 Sep. Each end is told by itself."""
    world, case, carla = told.world, told.case, told.world.user("carla")
    with on(18):
        case.refresh_from_db()
        world.pause(case, note=f"Noted {NEVER}", at=datetime(2026, 9, 18, 9, tzinfo=LONDON))
        told.sends("pause", 18, said="Your grievance is heard first.")
        said = told.own()
        assert "Your grievance is heard first." in said and "The case is paused from" in said
    with on(21):
        world.resume(case, note=f"Over {NEVER}", at=datetime(2026, 9, 21, 9, tzinfo=LONDON))
        assert "that the case goes on." in told.strip()
        told.sends("resumption", 21)
    with on(22):
        last = date(2026, 9, 22)
        world.lift_suspension(case, note=f"Lifted {NEVER}", last_day=last, on=last, by=carla)
        told.sends("suspension_end", 22)
        said = told.own()
        assert "From Wed 23 Sep 2026" in said and "The case goes on from" in said
        assert NEVER not in said and told.strip() == ""


def _closed(told: Told) -> None:
    """Tue 6 Oct: she reads that it ended at once, as before; its letter says what that means."""
    case = told.case
    with on(6, month=10):
        actions.no_case_to_answer(
            case, reasons=f"Weighed {NEVER}", by=told.world.user("carla"), on=date(2026, 10, 6)
        )
        assert "there is no case to answer" in told.own()
        assert "how the case ended." in told.strip()
        told.sends("closure", 6, 10)
        said = told.own()
        assert "The letter that the case is closed, Tue 6 Oct 2026" in said
        assert "No sanction was imposed by it." in said and "Took two." not in said
        assert NEVER not in said and told.strip() == ""
        assert (
            told.client("sita").get(reverse("own_case", kwargs={"reference": case.reference})).status_code
            == 404
        )
