"""Scenario 6: a request under the Freedom of Information Act, from the day it is due to the answer that leaves."""

from __future__ import annotations

import csv
import html
import io
import json
from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.urls import reverse

from casework.enums import SanctionLevel
from casework.models import AuditEvent
from tests.imports.past import past_sanction
from tests.web.test_pages_policies import text
from tests.web.verbs_world import day, sign_in
from tests.world import LONDON, World, build_world

pytestmark = pytest.mark.django_db

ASKED = datetime(2026, 3, 9, 11, 0, tzinfo=LONDON)
ISSUED = date(2025, 6, 3)
WARNED = ("sita", "wendy", "colin", "uma", "nora", "ivor")
DISMISSED = ("sam", "manny")
QUESTION: dict[str, Any] = {"category": "social-media", **day("decided_from", "1 1 2025")}
QUESTION |= day("decided_to", "31 12 2025")


def _register(world: World) -> None:
    """Six final warnings and two dismissals."""
    given: dict[str, Any] = {"issued_on": ISSUED, "acted_on": date(2025, 5, 6), "on": date(2026, 3, 9)}
    for name in WARNED:
        past_sanction(world, name=name, reference=name, live_to=date(2026, 6, 2), **given)
    gone = {"level": SanctionLevel.SUMMARY_DISMISSAL, "live_to": None, "employment_ends_on": ISSUED}
    for name in DISMISSED:
        past_sanction(world, name=name, reference=name, **given | gone)


def test_scenario_6_foi_calendar_and_small_numbers() -> None:
    with time_machine.travel(ASKED, tick=False):
        world = build_world()
        _register(world)
        client = sign_in(world, "audrey")
        asked = {"kind": "freedom_of_information", "nation": "england-and-wales"}
        said = text(client.get(reverse("reply_date"), asked | day("received_on", "9 3 2026")))
        assert "The reply is due by Thu 9 Apr 2026" in said
        page = html.unescape(text(client.get(reverse("disclosure_table"), QUESTION)))
        for row in (
            "Verbal warning 0",
            "Written warning 0",
            "Final written warning c",
            "Dismissed <5",
            "Total 8",
        ):
            assert row in page, row
        assert "Small numbers: a figure below 5 is shown as <5." in page
        assert "Further cases of a person" not in page
        _files_say_the_same(client)
        _exact_figures_are_asked_for_and_said_to_be_so(client)


def _files_say_the_same(client: Any) -> None:
    answer = client.get(reverse("disclosure_table_json"), QUESTION).json()
    rows = {row["level"]: (row["number"], row["mark"], row["percent"]) for row in answer["rows"]}
    assert (rows["final_written_warning"], rows["dismissed"]) == ((None, "c", None), (None, "<5", None))
    assert (answer["total"], answer["bridge"]) == (8, {"units": [], "appeals": [], "changes": []})
    api = {"decided_from": "2025-01-01", "decided_to": "2025-12-31", "category": "social-media"}
    assert client.get("/api/v1/disclosure_table", api).json()["rows"] == answer["rows"]
    sheet = client.get(reverse("disclosure_table_csv"), QUESTION).content.decode("utf-8-sig")
    told = {row["line"]: row for row in csv.DictReader(io.StringIO(sheet))}
    assert (told["Dismissed"]["number"], told["Dismissed"]["percent"]) == ("<5", "")
    assert (told["Total"]["as_at"], told["Total"]["made_by"]) == ("2026-03-09", "Audrey Example")
    out = io.StringIO()
    words = ("--category", "social-media", "--from", "2025-01-01", "--to", "2025-12-31")
    call_command("disclosure_table", *words, stdout=out)
    printed = [" ".join(line.split()) for line in out.getvalue().splitlines()]
    assert {"Final written warning c", "Dismissed <5", "Total 8"} <= set(printed)
    for stamp in ("Period: the day on which", "Final outcome: what stands", "People: each person", "Made by"):
        assert stamp in out.getvalue(), stamp


def _exact_figures_are_asked_for_and_said_to_be_so(client: Any) -> None:
    """An auditor counts exactly; that they did is in the log."""
    page = text(client.get(reverse("disclosure_table"), QUESTION | {"figures": "exact"}))
    assert "Dismissed 2 25.0 %" in page
    assert "Exact figures, for internal use: small numbers are not hidden." in page
    looks = AuditEvent.objects.filter(action="viewed").order_by("id")
    figures = [json.loads(event.body)["facts"].get("figures") for event in looks]
    assert figures[1:] == ["published", "published", "exact"]
