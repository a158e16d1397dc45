"""add_allegation, correct_record, attach_evidence, add_note: what is added stays, and what was wrong is kept."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError

from casework import actions
from casework.actions import records
from casework.enums import IncidentChannel, Platform
from casework.models import Allegation, AuditEvent, AuditPayload, Case, Category, Correction, Evidence
from tests.actions.refusals import not_now, refused
from tests.world import FOUND, HAPPENED, World

pytestmark = pytest.mark.django_db


def _add(world: World, case: Case, **changes: Any) -> Allegation:
    given = {
        "particulars": "Left the screen unlocked.",
        "category": world.category,
        "channel": IncidentChannel.WORKPLACE,
        "acted_from": HAPPENED - timedelta(days=3),
        "acted_to": HAPPENED,
        "by": world.user("ivor"),
        "on": FOUND,
    } | changes
    return actions.add_allegation(case, **given)


def _correct(world: World, case: Case, **changes: Any) -> Correction:
    given = {
        "field": "particulars",
        "value": "On 8 September.",
        "reason": "The day was wrong.",
        "by": world.user("hana"),
        "on": FOUND,
    } | changes
    return actions.correct_record(case.allegations.get(number=1), **given)


def _attach(world: World, case: Case, content: bytes = b"the rota", **changes: Any) -> Evidence:
    given = {
        "title": " Rota ",
        "source": " Rota office ",
        "content": ContentFile(content, name="../week 37/rota.txt"),
        "by": world.user("ivor"),
    } | changes
    return actions.attach_evidence(case, **given)


def test_an_allegation_has_its_number_and_days(world: World) -> None:
    case = world.open_case()
    allegation = Allegation.objects.get(pk=_add(world, case).pk)
    assert (allegation.number, allegation.acted_from) == (2, HAPPENED - timedelta(days=3))
    assert (allegation.added_by, allegation.platform) == (world.user("ivor"), "")
    assert _add(world, case, channel=IncidentChannel.SOCIAL_MEDIA, platform=Platform.TIKTOK).number == 3


ALLEGATIONS = [
    ({"acted_to": HAPPENED - timedelta(days=4)}, "T1", "before the first day", "acted_to"),
    ({"acted_to": FOUND + timedelta(days=1)}, "T1", "after today, Mon 5 Oct 2026", "acted_to"),
    ({"channel": IncidentChannel.SOCIAL_MEDIA}, "T1", "which platform", "platform"),
    ({"platform": Platform.FACEBOOK}, "T1", "which platform", "platform"),
    ({"particulars": "  "}, "PR-02", "The allegation is missing", "particulars"),
]


@pytest.mark.parametrize(("changes", "rule", "says", "field"), ALLEGATIONS)
def test_an_allegation_that_cannot_be(
    world: World, changes: dict[str, Any], rule: str, says: str, field: str
) -> None:
    case = world.open_case()
    with refused(rule, says=says, field=field):
        _add(world, case, **changes)


def test_a_correction_keeps_what_it_said_and_why(world: World) -> None:
    case = world.open_case()
    old = case.allegations.get().particulars
    correction = Correction.objects.get(pk=_correct(world, case).pk)
    assert (correction.old_value, correction.new_value) == (old, "On 8 September.")
    assert (correction.field, correction.reason) == ("particulars", "The day was wrong.")
    assert correction.corrected_by == world.user("hana")
    assert case.allegations.get().particulars == "On 8 September."
    payload = AuditPayload.objects.get(case=case.pk).text
    assert old in payload
    assert "The day was wrong." in payload
    assert old not in AuditEvent.objects.latest("id").body


def test_a_day_and_a_category_are_corrected_too(world: World) -> None:
    case = world.open_case()
    _correct(world, case, field="acted_from", value=HAPPENED - timedelta(days=1))
    other = Category.objects.create(code="data", name="Data protection", path="/data/")
    _correct(world, case, field="category", value=other)
    allegation = case.allegations.get()
    assert (allegation.acted_from, allegation.category) == (HAPPENED - timedelta(days=1), other)
    kept = list(case.corrections.order_by("pk").values_list("old_value", "new_value"))
    assert kept == [("2026-09-07", "2026-09-06"), ("Social media misuse", "Data protection")]


CORRECTIONS = [
    ({"field": "number"}, "DP-10", "cannot be corrected here", "field"),
    ({"field": "case_id"}, "DP-10", "cannot be corrected here", "field"),
    ({"value": " "}, "PR-02", "The correct wording is missing", "value"),
    ({"reason": " "}, "PR-02", "The reason is missing", "reason"),
    ({"field": "acted_to", "value": FOUND + timedelta(days=1)}, "T1", "after today", "acted_to"),
    ({"field": "acted_to", "value": HAPPENED - timedelta(days=1)}, "T1", "before the first day", "acted_to"),
    ({"field": "acted_to", "value": HAPPENED}, "DP-10", "what the record already says", "value"),
]


@pytest.mark.parametrize(("changes", "rule", "says", "field"), CORRECTIONS)
def test_a_correction_that_cannot_be(
    world: World, changes: dict[str, Any], rule: str, says: str, field: str
) -> None:
    case = world.open_case()
    with refused(rule, says=says, field=field):
        _correct(world, case, **changes)


def test_evidence_is_bound_by_its_sha256(world: World) -> None:
    case = world.open_case()
    evidence = Evidence.objects.get(pk=_attach(world, case).pk)
    digest = hashlib.sha256(b"the rota").hexdigest()
    assert (evidence.number, evidence.title, evidence.source) == (1, "Rota", "Rota office")
    assert (evidence.sha256, evidence.size, evidence.file_name) == (digest, 8, "rota.txt")
    with default_storage.open(evidence.file.name) as stored:
        assert stored.read() == b"the rota"
    assert digest in AuditEvent.objects.latest("id").body


def test_the_stored_name_gives_nothing_away(world: World) -> None:
    case = world.open_case()
    stored = _attach(world, case).file.name
    assert "rota" not in stored
    assert case.reference not in stored
    assert _attach(world, case, b"another").file.name != stored


EVIDENCE = [
    ({"content": b""}, "PR-09", "The file is empty", "file"),
    ({"title": " "}, "PR-02", "A title is missing", "title"),
]


@pytest.mark.parametrize(("changes", "rule", "says", "field"), EVIDENCE)
def test_evidence_that_cannot_be(
    world: World, changes: dict[str, Any], rule: str, says: str, field: str
) -> None:
    case = world.open_case()
    with refused(rule, says=says, field=field):
        _attach(world, case, **changes)


def test_evidence_has_a_largest_size(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    assert records.MAX_EVIDENCE_BYTES == 25 * 1024 * 1024
    case = world.open_case()
    monkeypatch.setattr(records, "MAX_EVIDENCE_BYTES", 8)
    _attach(world, case)
    with refused("PR-09", says="larger than 25 MB", instead="Split or shrink", field="file"):
        _attach(world, case, b"the rotas")


def test_bytes_go_with_the_row_that_was_taken_back(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else they would stay in the storage, and no purge would ever reach them."""
    case = world.open_case()
    kept = _attach(world, case).file.name

    def fails(*given: object, **facts: object) -> None:
        raise OperationalError

    before = set(default_storage.listdir(str(case.pk))[1])
    with monkeypatch.context() as broken, pytest.raises(OperationalError):
        broken.setattr(records, "finish", fails)
        _attach(world, case, b"another page")
    assert set(default_storage.listdir(str(case.pk))[1]) == before and default_storage.exists(kept)


def test_the_same_file_is_on_a_case_once(world: World) -> None:
    case = world.open_case()
    _attach(world, case)
    with refused("PR-09", says="already on the case", field="file"):
        _attach(world, case, title="Under another name")
    _attach(world, world.open_case("sita"))
    assert Evidence.objects.count() == 2


def test_a_note_is_kept_as_written(world: World) -> None:
    case = world.open_case()
    note = actions.add_note(case, text=" Rang the union. ", by=world.user("carla"))
    note.refresh_from_db()
    assert (note.text, note.written_by) == ("Rang the union.", world.user("carla"))
    with refused("PR-02", says="The note is missing", field="text"):
        actions.add_note(case, text=" ", by=world.user("carla"))


def test_the_same_note_again_is_refused_until_another_stands_between(world: World) -> None:
    """The Back button offers the form with the old words in it and the new version."""
    case = world.open_case()
    actions.add_note(case, text="Rang the union.", by=world.user("carla"))
    with not_now("word for word"):
        actions.add_note(case, text="Rang the union. ", by=world.user("carla"))
    actions.add_note(case, text="Rang the union.", by=world.user("hana"))
    actions.add_note(case, text="They rang back.", by=world.user("carla"))
    actions.add_note(case, text="Rang the union.", by=world.user("carla"))
    assert case.notes.count() == 4
