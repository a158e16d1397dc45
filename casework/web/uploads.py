"""A file that is too large is refused while it comes, or before: by the length announced, or at the limit."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from casework.web import errors
from casework.web.doors import View

# What may stand around the file in the body of a form: other fields, boundaries, the file's name.
AROUND_THE_FILE = 100_000


class TooLarge(Exception):
    """The files of a request are larger than the page takes. What was received of them is dropped."""


class StopAtLimit(FileUploadHandler):
    """Ends the upload at the first piece that passes ``most`` bytes, all files of the request together.

    The parser is stopped by its own signal, at which it closes what it has begun to write; only then TooLarge is raised.
    """

    def __init__(self, request: HttpRequest, most: int) -> None:
        super().__init__(request)
        self._left = most

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self._left -= len(raw_data)
        if self._left < 0:
            raise StopUpload(connection_reset=True)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None

    def upload_complete(self) -> None:
        if self._left < 0:
            raise TooLarge


def upload_limit(megabytes: int) -> Callable[[View], View]:
    """Answer 413 to a larger upload, before its body is read or as soon as it passes the limit.

    Reading the body is what the check against forged requests begins with, so that check is made here, once the limit
    is set: the view is as protected as any other.
    """
    most = megabytes * 1_000_000

    def limited(view: View) -> View:
        protected = csrf_protect(view)

        @csrf_exempt
        @wraps(view)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if _announced(request) > most + AROUND_THE_FILE:
                return errors.too_large(request, megabytes)
            request.upload_handlers.insert(0, StopAtLimit(request, most))
            try:
                return protected(request, *args, **kwargs)
            except TooLarge:
                return errors.too_large(request, megabytes)

        return door

    return limited


def _announced(request: HttpRequest) -> int:
    """The length of the body in bytes, as its sender says; 0 where nothing usable is said."""
    said = request.META.get("CONTENT_LENGTH") or ""
    return int(said) if said.isdecimal() else 0
