"""From the closing of a case to the purge of its record: reminded, proposed, approved by another, gone (DP-6, DP-7, R20)."""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.models import CharField, FileField, Model, TextField
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework.actions.expiry import expire_warnings
from casework.actions.purging import owe_record_reviews, purge_approved
from casework.actions.system_actor import system_actor
from casework.enums import AppealResult, CountOf, DeadlineKind, Figures, FileState, Look, OutcomeTaken
from casework.models import (
    AuditEvent,
    AuditPayload,
    Case,
    Category,
    Deadline,
    DoomedFile,
    Evidence,
    Incident,
    Notification,
    PurgedCase,
    PurgedPerson,
    PurgedSanction,
    Sanction,
)
from casework.notifications import materialise
from casework.queries.disclosure import DisclosureAsked, sanctions_given
from casework.reports import disclosure
from casework.rules.disclosure import Given
from tests import fixtures_world as more
from tests import outside_world as outside
from tests.actions.refusals import not_now, not_you, refused
from tests.imports.past import csv_of, line, past_sanction, run
from tests.journeys.walks import at
from tests.paper_world import take_over
from tests.purging import (
    LAST_KEPT,
    PURGE_FROM,
    approve,
    database_day,
    keep_longer,
    propose,
    purge,
    scheduled,
)
from tests.web.verbs_world import NOW, sign_in
from tests.world import World, build_world

pytestmark = pytest.mark.django_db
REVIEW = DeadlineKind.RECORD_REVIEW


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with time_machine.travel(NOW, tick=True):
        yield scheduled(build_world())


def closed_case(world: World, name: str = "sam") -> Case:
    """Closed on Wed 4 Nov 2026 with a written warning, which has run out since."""
    case = world.case_in(FileState.CLOSED, name)
    expire_warnings(on=PURGE_FROM)
    return case


def told(day: date) -> set[tuple[str, str]]:
    """Who was told of a record by that morning, and by which row."""
    with time_machine.travel(at(day, 8), tick=True):
        materialise(at=at(day, 8))
    rows = Notification.objects.filter(deadline__kind=REVIEW)
    return set(rows.values_list("rule", "recipient__email"))


def listed(world: World, name: str, case: Case) -> str:
    """The list of records to review as an HR lead reads it on the first day."""
    with time_machine.travel(at(PURGE_FROM), tick=True):
        page = sign_in(world, name).get(reverse("records_to_review")).content.decode()
    assert case.reference in page and "Fri 5 Nov 2027" in page
    return page


def owed(case: Case) -> list[date]:
    return list(Deadline.objects.open().filter(case=case, kind=REVIEW).values_list("due_on", flat=True))


def test_from_the_closing_to_the_purge(world: World) -> None:
    case = closed_case(world)
    assert owed(case) == [PURGE_FROM]
    assert told(date(2027, 10, 5)) == set()
    leads = ("lena@example.org", "nia@example.org")
    assert told(date(2027, 10, 6)) <= {
        ("record_review_soon", one) for one in leads
    } and Notification.objects.filter(deadline__kind=REVIEW)
    with not_now("The record is kept until Thu 4 Nov 2027. Look at it from Wed 6 Oct 2027 on."):
        propose(world, case, on=date(2027, 10, 5))
    for early in (date(2027, 10, 6), LAST_KEPT):
        with refused("DP-6", says="is kept until Thu 4 Nov 2027", instead="Fri 5 Nov 2027"):
            propose(world, case, on=early)
    with not_now("Nobody has proposed"):
        approve(world, case)
    assert "Review the record" in listed(world, "lena", case)
    propose(world, case)
    assert "Another HR lead approves it" in listed(world, "lena", case)
    assert "Approve the purge" in listed(world, "nia", case)
    with time_machine.travel(at(PURGE_FROM), tick=True):
        asked = sign_in(world, "nia").get(f"/cases/{case.reference}/purge_case/").content.decode()
    assert "May be purged from" in asked and "Fri 5 Nov 2027" in asked and "Nothing brings it back" in asked
    with not_you("another HR lead"):
        approve(world, case, by=world.user("lena"))
    with database_day(PURGE_FROM):
        assert purge_approved(on=PURGE_FROM) == 0, "it is only proposed"
    approve(world, case)
    assert owed(case) == []
    pk, reference, incident = case.pk, case.reference, case.incident_id
    with database_day(PURGE_FROM):
        assert purge_approved(on=PURGE_FROM) == 1
        assert purge_approved(on=PURGE_FROM) == 0
    assert not Case.objects.filter(pk=pk).exists() and not Incident.objects.filter(pk=incident).exists()
    assert sign_in(world, "lena").get(f"/cases/{reference}/").status_code == 404
    with not_now("it was purged after you opened the page"):
        propose(world, case)
    event = json.loads(AuditEvent.objects.get(action=Look.CASE_PURGED).body)
    assert (event["case"], event["actor"]) == (pk, system_actor().pk)
    lena, nia = world.user("lena").pk, world.user("nia").pk
    said = {"reference": reference, "proposed_by": lena, "approved_by": nia, "class": "warning"}
    assert event["facts"] == said
    kept = PurgedSanction.objects.get()
    assert (kept.level, kept.decided, kept.case.unit) == ("written_warning", date(2026, 10, 1), None)
    assert not PurgedPerson.objects.exists(), "no other case is there to be counted with"


def test_kept_longer_it_is_looked_at_again(world: World) -> None:
    case = closed_case(world)
    with refused("R20", says="is looked at again", field="review_on"):
        keep_longer(world, case, review_on=PURGE_FROM)
    keep_longer(world, case)
    assert owed(case) == [date(2028, 5, 5)]
    with not_now("Nobody has proposed"):
        approve(world, case)
    # Whoever disagrees with a proposal keeps it longer in their turn.
    propose(world, case)
    keep_longer(world, case, by=world.user("nia"), review_on=date(2028, 6, 1))
    with not_now("Nobody has proposed"):
        approve(world, case)
    assert owed(case) == [date(2028, 6, 1)]


def test_a_hold_beats_every_purge_also_one_that_was_approved(world: World) -> None:
    case = closed_case(world)
    outside.place_hold(world, case, on=date(2027, 11, 1), review_on=date(2028, 3, 1))
    assert owed(case) == []
    with refused("DP-11", says="on legal hold"):
        propose(world, case)
    outside.lift_hold(world, case, on=PURGE_FROM)
    assert owed(case) == [PURGE_FROM]
    propose(world, case)
    approve(world, case)
    outside.place_hold(world, case, on=PURGE_FROM, review_on=date(2028, 3, 1))
    with database_day(PURGE_FROM):
        assert purge_approved(on=PURGE_FROM) == 0
        outside.lift_hold(world, case, on=PURGE_FROM)
        assert purge_approved(on=PURGE_FROM) == 0, "what was approved before a hold is asked again"
    assert owed(case) == [PURGE_FROM]
    assert purge(world, case) == 1


def test_what_is_live_owed_or_needed_elsewhere_stays(world: World) -> None:
    case = closed_case(world)
    sanction = case.sanctions.get()
    sanction.live_periods.update(to_on=PURGE_FROM)
    with refused("SA-3", says="live up to and including Fri 5 Nov 2027"):
        propose(world, case)
    sanction.live_periods.update(to_on=LAST_KEPT)
    other = world.open_case("sam", witnesses=[], complainants=[])
    with refused("DP-6", says="still needed for another case"):
        propose(world, case)
    world.withdraw(other, reason="Logged twice.", on=PURGE_FROM)
    Deadline.objects.create(case=case, kind=DeadlineKind.DECISION_REVIEW, anchor="x", due_on=LAST_KEPT)
    with refused("R20", says="still due on this case, by Thu 4 Nov 2027: review the decision"):
        propose(world, case)
    Deadline.objects.filter(anchor="x").update(met_at=at(PURGE_FROM))
    assert purge(world, case) == 1


def test_from_the_end_of_employment_once_the_employee_has_left(world: World) -> None:
    case = closed_case(world)
    outside.mark_safeguarding(world, case)
    assert owed(case) == []
    with not_now("the employee has not left"):
        propose(world, case)
    assert owe_record_reviews() == 0
    world.sam.end_date = date(2027, 2, 28)
    world.sam.save()
    assert (owe_record_reviews(), owe_record_reviews()) == (1, 0)
    assert owed(case) == [date(2052, 2, 29)]


def _figures() -> list[Any]:
    """The whole disclosure table in every way of counting it, over whole months; the same question after as before."""
    found = []
    for count, outcome, figures, (first, last), as_at in product(
        CountOf,
        OutcomeTaken,
        Figures,
        ((date(2026, 1, 1), date(2027, 12, 31)), (date(2026, 10, 1), date(2026, 10, 31))),
        (date(2026, 10, 31), date(2026, 11, 30), date(2027, 12, 31)),
    ):
        category = Category.objects.get(code="social-media")
        asked = DisclosureAsked(category, first, last, as_at, count, outcome, figures)
        found.append(disclosure(Sanction.objects.all(), asked, by=system_actor()).table)
    return found


def test_every_figure_of_an_old_period_stays_right(world: World) -> None:
    """Two cases of sam, one of them varied on appeal, and one of uma: purged one after another, counted as before."""
    with time_machine.travel(datetime(2026, 10, 20, 9, tzinfo=NOW.tzinfo), tick=True):
        outcome = world.case_in(FileState.OUTCOME, "sam")
        past = past_sanction(world, live_to=date(2026, 12, 2), on=date(2026, 10, 20))
        past_sanction(
            world, name="uma", live_to=date(2026, 12, 2), reference="PF/2026/18", on=date(2026, 10, 20)
        )
    with time_machine.travel(datetime(2026, 11, 11, 9, tzinfo=NOW.tzinfo), tick=True):
        varied = appealed(world, outcome)
    expire_warnings(on=PURGE_FROM)
    before = _figures()
    assert any(table.total == 2 and table.units for table in before)
    for number, case in enumerate((past, varied, Case.objects.get(subject=world.uma)), start=1):
        day = date(2027, 12, 1)
        assert purge(world, case, on=day) == 1
        assert _figures() == before, number
        assert len(_in_one_statement(world)) == 4
        # The token is known of sam alone, and only while another case of his is kept.
        assert PurgedPerson.objects.count() == (1 if number == 1 else 0)
    assert not Sanction.objects.exists() and PurgedSanction.objects.count() == 4
    people = dict.fromkeys(PurgedCase.objects.values_list("person", flat=True))
    assert (len(people), PurgedCase.objects.count()) == (2, 3)


def _in_one_statement(world: World) -> list[Given]:
    """Kept and purged at once: asked one after the other, a purge between the two would count a sanction twice."""
    year = (date(2026, 1, 1), date(2026, 12, 31))
    asked = DisclosureAsked(world.category, *year, date(2027, 12, 1))
    with CaptureQueriesContext(connection) as asked_of_it:
        given = list(sanctions_given(Sanction.objects.all(), PurgedSanction.objects.all(), asked))
    assert len(asked_of_it) == 1
    return given


def test_what_was_purged_is_not_taken_over_again(world: World, settings: Any) -> None:
    """The old file is imported once more, or somebody types the record: it would count twice, and be kept anew."""
    old = line(live_months="", live_to="2026-12-02")
    report, _ = run(csv_of(old))
    assert report.recorded == 1
    case = Case.objects.get(subject=world.sam)
    source, reference = case.provenance.source, case.provenance.old_reference
    expire_warnings(on=PURGE_FROM)
    assert purge(world, case, on=date(2027, 12, 1)) == 1
    before = _figures()
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [settings.SECRET_KEY]
    report, said = run(csv_of(old))
    assert (report.recorded, report.known, said) == (0, 1, [])
    with not_now("was here and was purged"):
        past_sanction(world, source=source, reference=reference, on=date(2027, 12, 2))
    assert not Case.objects.exists() and _figures() == before


def test_the_scan_of_a_past_sanction_goes_with_its_record(
    world: World, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    days = {"issued_on": date(2026, 1, 12), "acted_on": date(2026, 1, 5), "live_to": date(2026, 7, 11)}
    scan = ContentFile(b"%PDF-1.4 the letter", name="letter.pdf")
    case = past_sanction(world, proof=scan, **days)
    other = past_sanction(world, name="sita", reference="PF/2", proof=scan, **days)
    listed = past_sanction(world, name="uma", reference="PF/3", **days)
    gone, kept = case.provenance.file.name, other.provenance.file.name
    expire_warnings(on=PURGE_FROM)
    assert purge(world, case, on=date(2027, 11, 24)) == 1
    assert purge(world, listed, on=date(2027, 11, 24)) == 1
    assert (default_storage.exists(gone), default_storage.exists(kept)) == (False, True)
    assert list(DoomedFile.objects.values_list("name", flat=True)) == [gone]


def test_the_scan_of_a_case_that_was_taken_over_goes_with_it(
    world: World, settings: Any, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    case = take_over(world, FileState.OUTCOME, scan=ContentFile(b"%PDF-1.4 the file", name="file.pdf"))
    gone = case.taken_over.file.name
    world.close(case, on=date(2026, 11, 25))
    expire_warnings(on=date(2027, 12, 1))
    assert default_storage.exists(gone)
    assert purge(world, case, on=date(2027, 12, 1)) == 1
    assert not default_storage.exists(gone)
    assert list(DoomedFile.objects.values_list("name", flat=True)) == [gone]


def appealed(world: World, case: Case) -> Case:
    """The outcome is varied on appeal, and the case closed."""
    world.lodge(case)
    world.arrange_appeal(case)
    world.record_appeal(case)
    world.decide_appeal(case, AppealResult.VARIED)
    world.issue_appeal(case)
    world.close(case, on=date(2026, 11, 13))
    return case


# Codes, the sum over a file and the random key under which it was stored: the log keeps such, and no words.
CODE = re.compile(r"[a-z_]+|[0-9a-f]{64}|[0-9a-f]+/[0-9a-f]{32}")


def _texts(rows: Any) -> set[str]:
    """Every free text of these rows."""
    model: type[Model] = rows.model
    free = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, TextField | CharField | FileField)
        and not field.choices
        and field.name != "anchor"
    ]
    return {str(value) for row in rows.values_list(*free) for value in row if value and len(str(value)) > 5}


def _everything() -> dict[str, list[str]]:
    """Each table, each row as PostgreSQL writes it down."""
    tables = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT row_to_json(t)::text FROM {table} t")
            found[table] = [text for (text,) in cursor.fetchall()]
    return found


def test_no_trace_is_left_and_the_log_still_verifies(world: World) -> None:
    more.hire_the_rest(world)
    case = more.closed_and_full(world)
    outside_day = date(2054, 1, 1)
    texts = {case.terms_of_reference}
    for relation in (*Case._meta.related_objects, *Incident._meta.related_objects):
        file = case if relation.model is Case else case.incident
        if relation.related_model is not Case:
            texts |= _texts(relation.related_model._default_manager.filter(**{relation.field.name: file}))
    texts |= _texts(Incident.objects.filter(pk=case.incident_id)) - {case.incident.reference}
    texts = {text for text in texts if not CODE.fullmatch(text)}
    payloads = {row.text for row in AuditPayload.objects.all()}
    files = list(Evidence.objects.filter(case=case).values_list("file", flat=True))
    assert len(texts) > 60 and payloads and files and all(map(default_storage.exists, files))
    bodies = dict(AuditEvent.objects.values_list("uid", "body"))

    _everything_done(case)
    world.sam.end_date = date(2027, 1, 4)
    world.sam.save()
    assert purge(world, case, on=outside_day) == 1

    rest = _everything()
    assert [
        table for table, rows in rest.items() if any(f'"case_id":{case.pk},' in row for row in rows)
    ] == []
    traces = [
        (text, table)
        for table, rows in rest.items()
        for text in texts | payloads
        if any(json.dumps(text, ensure_ascii=False)[1:-1] in row for row in rows)
    ]
    assert traces == []
    assert not any(map(default_storage.exists, files))
    after = dict(AuditEvent.objects.values_list("uid", "body"))
    assert bodies.items() <= after.items()
    commitments = {uid: json.loads(body).get("pc") for uid, body in after.items()}
    for row in AuditPayload.objects.all():
        bound = hmac.new(bytes(row.salt), row.text.encode(), sha256).hexdigest()
        assert bound == commitments[row.event_uid]


def _everything_done(case: Case) -> None:
    """By the day of the purge nothing is due on the case any more."""
    Deadline.objects.open().filter(case=case).exclude(kind=REVIEW).update(
        met_at=datetime(2027, 6, 1, tzinfo=NOW.tzinfo)
    )
