"""A staff file that is too large: refused by the length announced, or at the limit, and the page says so."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import StopUpload
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from casework.imports.runs import MOST_MEGABYTES
from casework.models import AuditEvent, StaffFile
from casework.web import uploads
from casework.web.uploads import AROUND_THE_FILE, TooLarge, upload_limit
from tests.web.verbs_world import sign_in
from tests.world import World, build_world

MOST = MOST_MEGABYTES * 1_000_000
SENTENCE = "The selected file must be smaller than 50MB"


@pytest.fixture
def world() -> World:
    return build_world()


class Watched(BytesIO):
    """A body that knows how far it was read."""

    @property
    def bytes_read(self) -> int:
        return self.tell()


def refused_in_words(answer: HttpResponse) -> bool:
    return answer.status_code == 413 and SENTENCE in answer.content.decode()


def nothing_was_kept() -> bool:
    handed = AuditEvent.objects.filter(action="staff_file_handed_over")
    return not StaffFile.objects.exists() and not handed.exists()


@pytest.mark.django_db
def test_announced_length_is_refused_before_a_byte_is_read(world: World) -> None:
    body = Watched(b"x" * 1_000)
    said = {"wsgi.input": body, "CONTENT_LENGTH": str(MOST + AROUND_THE_FILE + 1)}
    answer = sign_in(world, "lena").post(reverse("staff_files"), **said)
    assert refused_in_words(answer)
    assert body.bytes_read == 0
    assert nothing_was_kept()


@pytest.mark.django_db
def test_file_over_the_limit_is_stopped_while_it_comes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "_announced", lambda request: 0)
    file = SimpleUploadedFile("staff.csv", b"x" * (MOST + 1_000_000))
    assert refused_in_words(sign_in(world, "lena").post(reverse("staff_files"), {"content": file}))
    assert nothing_was_kept()


@pytest.fixture
def small(rf: RequestFactory) -> HttpRequest:
    """A request whose body is three times the limit of one megabyte, and announces nothing."""
    body = encode_multipart(BOUNDARY, {"content": SimpleUploadedFile("a.csv", b"x" * 3_000_000)})
    request = rf.generic("POST", "/", body, MULTIPART_CONTENT)
    request._dont_enforce_csrf_checks = True
    request._stream = request.environ["wsgi.input"] = Watched(body)
    return request


def test_reading_ends_at_the_limit(small: HttpRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    reached: list[HttpRequest] = []
    monkeypatch.setattr(uploads, "_announced", lambda request: 0)
    monkeypatch.setattr(uploads.errors, "too_large", lambda request, most: HttpResponse(status=413))

    @upload_limit(1)
    def view(request: HttpRequest) -> HttpResponse:
        reached.append(request)
        return HttpResponse(str(len(request.FILES)))

    assert view(small).status_code == 413
    assert 1_000_000 <= small._stream.bytes_read < 1_200_000


def test_several_files_count_together() -> None:
    stop = uploads.StopAtLimit(HttpRequest(), 10)
    assert stop.receive_data_chunk(b"x" * 6, 0) == b"x" * 6
    stop.file_complete(6)
    assert stop.receive_data_chunk(b"x" * 4, 0) == b"x" * 4
    stop.upload_complete()
    with pytest.raises(StopUpload):
        stop.receive_data_chunk(b"x", 4)
    with pytest.raises(TooLarge):
        stop.upload_complete()


@pytest.mark.django_db
def test_file_up_to_the_limit_is_taken(world: World) -> None:
    file = SimpleUploadedFile("staff.csv", b"x" * MOST)
    assert sign_in(world, "lena").post(reverse("staff_files"), {"content": file}).status_code == 302
    assert StaffFile.objects.get().size == MOST


@pytest.mark.django_db
@pytest.mark.parametrize("said", ["", "many", "-1"])
def test_announced_length_that_says_nothing_stops_nobody(world: World, said: str) -> None:
    answer = sign_in(world, "lena").post(reverse("staff_files"), {}, CONTENT_LENGTH=said)
    assert answer.status_code == (400 if said == "-1" else 422)


@pytest.mark.django_db
def test_page_is_protected_against_forged_requests_as_any_other(world: World) -> None:
    client: Client = sign_in(world, "lena", enforce_csrf_checks=True)
    address = reverse("staff_files")
    file = {"content": SimpleUploadedFile("staff.csv", b"a,b\n")}
    assert client.post(address, file).status_code == 403
    assert nothing_was_kept()
    client.get(address)
    token = client.cookies["casework_csrf"].value
    file = {"content": SimpleUploadedFile("staff.csv", b"a,b\n"), "csrfmiddlewaretoken": token}
    assert client.post(address, file).status_code == 302
